//! Four eyes: a registration more than a year after its event, which the registrar proposes and a supervisor confirms.
//!
//! Many are under way at once. Each is confirmed as soon as its proposal is in a block, before that is final, so that a line
//! takes little longer than one of a single transaction; should the block be given up, it is confirmed anew where the
//! proposal has come to be. What is proposed and not confirmed stays in the folder `pending` with its salts, and a later run
//! finds the proposal again by its claims root.

use crate::{
    blocks::{Dispatched, Made},
    calls::{Call, EncodedCall, Register},
    chain::{person_key, proposals_prefix, ChainError, MORTALITY},
    declaration::People,
    outcome::{Outcome, Unsettled, Waiting},
    receipt::{Entry, Pending},
    refusal::Refusal,
    register::{found_in, Desk, ATTEMPTS},
    signers::Signer,
    submit::{encoded, submit, Seen, Sent, Submitted},
};
use adliya_primitives::{self as primitives, Moment, ProposalId, SubjectId};
use codec::Decode;
use pallet_authorities::types::Proposal;
use pallet_civil_registry::types::{EventKind, Person, VitalEvent};
use sp_core::H256;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{atomic::Ordering, Mutex, PoisonError},
    time::Duration,
};
use subxt::transactions::StaticPayload;
use tokio::sync::{OnceCell, SemaphorePermit};

/// The errors of a confirmation when there is no such proposal.
const NO_SUCH_PROPOSAL: [&str; 2] = ["Authorities.NotFound", "Authorities.CallMismatch"];

/// A proposal that the chain has, expired or not.
#[derive(Clone, Debug)]
pub(crate) struct OpenProposal {
    id: ProposalId,
    call: EncodedCall,
    expires_at: Moment,
}

/// Whom a registration is about, and the root of its claims.
#[derive(Debug, PartialEq, Eq)]
struct Gist {
    kind: EventKind,
    subjects: BTreeSet<SubjectId>,
    claims_root: H256,
}

/// Of a call to register with delay. Its first two bytes say which call it is.
fn gist(call: &EncodedCall) -> Option<Gist> {
    let mut input = call.0.get(2..)?;
    let event = VitalEvent::decode(&mut input).ok()?;
    let entry = primitives::Entry::decode(&mut input).ok()?;
    let (kind, subjects) = match event {
        VitalEvent::Birth { child, .. } => (EventKind::Birth, [child].into()),
        VitalEvent::Death { deceased, .. } => (EventKind::Death, [deceased].into()),
        VitalEvent::Marriage { spouses, .. } => (EventKind::Marriage, spouses.into()),
        _ => return None,
    };
    input.is_empty().then_some(Gist {
        kind,
        subjects,
        claims_root: entry.claims_root,
    })
}

impl OpenProposal {
    /// The root of what it would register, if it is the event that `call` would.
    fn root_of_same_event(&self, call: &EncodedCall) -> Option<H256> {
        if self.call.0.get(..2) != call.0.get(..2) {
            return None;
        }
        let (own, other) = (gist(&self.call)?, gist(call)?);
        let same = own.kind == other.kind && own.subjects == other.subjects;
        same.then_some(own.claims_root)
    }

    fn has_root(&self, root: H256) -> bool {
        gist(&self.call).is_some_and(|gist| gist.claims_root == root)
    }
}

/// What earlier runs have proposed.
#[derive(Default)]
pub(crate) struct Earlier {
    /// The proposals that the chain had when they were asked for first.
    proposals: OnceCell<Vec<OpenProposal>>,
    /// What this folder has of them, by claims root.
    pending: Mutex<BTreeMap<H256, Pending>>,
}

impl Earlier {
    /// Takes in what was not settled. Gives it back if no proposal on chain is of it.
    pub(crate) fn adopt(&self, proposals: &[OpenProposal], pending: Pending) -> Option<Pending> {
        let root = pending.entry.claims_root;
        if !proposals.iter().any(|proposal| proposal.has_root(root)) {
            return Some(pending);
        }
        self.put(pending);
        None
    }

    fn put(&self, pending: Pending) {
        let mut known = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(pending.entry.claims_root, pending);
    }

    /// Takes out what was proposed with this root, if it says the same as `entry`.
    fn take(&self, root: H256, entry: &Entry) -> Option<Pending> {
        let mut known = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        let earlier = known.remove(&root)?;
        if say_the_same(&earlier.entry, entry) {
            return Some(earlier);
        }
        known.insert(root, earlier);
        None
    }

    /// How many are not settled still.
    pub(crate) fn left(&self) -> usize {
        let known = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        known.len()
    }
}

/// The same declaration, salted twice.
fn say_the_same(one: &Entry, other: &Entry) -> bool {
    let claims = |entry: &Entry| -> BTreeMap<String, String> {
        let claims = entry.claims.iter();
        claims
            .map(|claim| (claim.name.clone(), claim.value.clone()))
            .collect()
    };
    one.kind == other.kind && one.region == other.region && claims(one) == claims(other)
}

/// What came of proposing.
enum Proposed<'s> {
    /// The proposal has this number, in a block that may still be given up if the transaction is there to be watched.
    As(ProposalId, Option<Sent<'s>>),
    /// It was not proposed.
    Settled(Outcome),
}

/// A registration that takes four eyes.
struct Case<'d> {
    call: EncodedCall,
    registrar: &'d Signer,
    pending: Pending,
}

impl Desk {
    /// Registers what is delayed: proposes it unless that has been done, and has it confirmed if a supervisor is at the desk.
    pub(crate) async fn register_delayed(
        &self,
        people: &People,
        registration: &StaticPayload<Register>,
        registrar: &Signer,
        pending: Pending,
    ) -> Result<Outcome, Unsettled> {
        if let Some(error) = self.foreseen(people).await? {
            let account = registrar.account();
            let refusal = Refusal::explain(&self.chain, account, error.to_owned()).await;
            return Ok(Outcome::Refused(refusal));
        }
        let anchor = self.chain.anchor(self.seen.load(Ordering::Relaxed)).await?;
        let call = encoded(registration, &anchor)?;
        let supervisor = self.supervisors.covering(pending.entry.region);
        let mut case = Case {
            call,
            registrar,
            pending,
        };
        let mut open = None;
        let now = self.clock.now();
        let mut other = None;
        for proposal in self.proposals().await? {
            let Some(root) = proposal.root_of_same_event(&case.call) else {
                continue;
            };
            if proposal.expires_at <= now {
                // It takes the place of one that could be confirmed.
                self.send(&Call::close(proposal.id), registrar).await?;
            } else if let Some(earlier) = self.earlier.take(root, &case.pending.entry) {
                case.pending = earlier;
                case.call = proposal.call.clone();
                open = Some((proposal.id, proposal.expires_at));
                break;
            } else {
                other = Some((proposal.id, proposal.expires_at));
            }
        }
        match (open, other, supervisor) {
            (None, Some((proposal, until)), _) => {
                Ok(Outcome::Waits(Waiting::OtherProposal { proposal, until }))
            }
            (Some((proposal, until)), _, None) => {
                self.earlier.put(case.pending);
                Ok(Outcome::Waits(Waiting::Supervisor { proposal, until }))
            }
            (Some((proposal, _)), _, Some(supervisor)) => {
                let confirming = self.confirm(&mut case, (proposal, None), supervisor, None);
                let confirmed = tokio::time::timeout(self.timeout, confirming).await;
                self.or_look_up(confirmed.ok(), case.pending).await
            }
            (None, None, None) => {
                let proposing = self.propose_alone(&mut case);
                let proposed = tokio::time::timeout(self.timeout, proposing).await;
                self.or_look_up(proposed.ok(), case.pending).await
            }
            (None, None, Some(supervisor)) => {
                // Not counted as time that the declaration takes.
                let permit = registrar.proposing.acquire().await.ok();
                let doing = self.propose_and_confirm(&mut case, supervisor, permit);
                let done = tokio::time::timeout(self.timeout, doing).await;
                self.or_look_up(done.ok(), case.pending).await
            }
        }
    }

    /// Why the chain would refuse it, whoever confirms it: nothing is proposed that is registered already.
    async fn foreseen(&self, people: &People) -> Result<Option<&'static str>, ChainError> {
        let (subject, is_birth) = match people {
            People::Birth { child, .. } => (child, true),
            People::Death { deceased } => (deceased, false),
            // Their notice has told.
            People::Marriage { .. } => return Ok(None),
        };
        let head = self.chain.finalised_head().await?;
        let key = person_key(&self.keys.civil(subject));
        let person: Option<Person> = self.chain.read(&key, head).await?;
        Ok(match person {
            Some(_) if is_birth => Some("AlreadyRegistered"),
            None if !is_birth => Some("NotRegistered"),
            Some(Person { death: Some(_), .. }) => Some("Deceased"),
            _ => None,
        })
    }

    /// The proposals on chain, as they were when they were asked for first.
    pub(crate) async fn proposals(&self) -> Result<&[OpenProposal], ChainError> {
        let read = || async { self.read_proposals().await };
        let proposals = self.earlier.proposals.get_or_try_init(read).await?;
        Ok(proposals)
    }

    async fn read_proposals(&self) -> Result<Vec<OpenProposal>, ChainError> {
        let head = self.chain.finalised_head().await?;
        let read: Vec<(u64, Proposal)> = self.chain.read_map(&proposals_prefix(), head).await?;
        let proposals = read.into_iter().map(|(id, proposal)| OpenProposal {
            id: ProposalId(id),
            call: EncodedCall(proposal.call.into_inner()),
            expires_at: proposal.expires_at,
        });
        Ok(proposals.collect())
    }

    /// The proposal of these claims that the chain has now.
    async fn proposal_of(&self, root: H256) -> Result<Option<OpenProposal>, ChainError> {
        let proposals = self.read_proposals().await?;
        Ok(proposals
            .into_iter()
            .find(|proposal| proposal.has_root(root)))
    }

    /// Proposes, with nobody to confirm it.
    async fn propose_alone(&self, case: &mut Case<'_>) -> Result<Outcome, Unsettled> {
        let root = case.pending.entry.claims_root;
        match self.propose(case, false).await? {
            Proposed::Settled(outcome) => Ok(outcome),
            Proposed::As(proposal, _) => {
                let open = self.proposal_of(root).await?;
                let until = open.map_or(0, |open| open.expires_at);
                Ok(Outcome::Waits(Waiting::Supervisor { proposal, until }))
            }
        }
    }

    async fn propose_and_confirm(
        &self,
        case: &mut Case<'_>,
        supervisor: &Signer,
        permit: Option<SemaphorePermit<'_>>,
    ) -> Result<Outcome, Unsettled> {
        match self.propose(case, true).await? {
            Proposed::Settled(outcome) => Ok(outcome),
            Proposed::As(proposal, sent) => {
                self.confirm(case, (proposal, sent), supervisor, permit)
                    .await
            }
        }
    }

    /// Proposes: until the proposal is final, or in `haste` until it is in a block.
    async fn propose<'s>(
        &self,
        case: &mut Case<'s>,
        haste: bool,
    ) -> Result<Proposed<'s>, Unsettled> {
        let registrar = case.registrar;
        let call = Call::propose(case.call.clone());
        let mut pause = Duration::from_secs(1);
        let mut lost = String::new();
        let mut tried = 0u32;
        while tried < ATTEMPTS {
            let anchor = self.chain.anchor(self.seen.load(Ordering::Relaxed)).await?;
            if tried == 0 {
                case.pending.after = anchor.number;
            }
            case.pending.void_after = anchor.number.saturating_add(MORTALITY);
            // First the note, then the transaction: a crash in between loses no salt.
            self.note(case.pending.clone()).await?;
            tried = tried.saturating_add(1);
            let mut sent = match submit(&self.chain, registrar, &call, &anchor).await? {
                Submitted::Taken(sent) => sent,
                Submitted::Rejected(reason) => {
                    self.forget(&case.pending).await?;
                    return Err(Unsettled::Other(format!("the node rejects it: {reason}")));
                }
                Submitted::Again(reason) => {
                    lost = reason;
                    continue;
                }
            };
            let failed = loop {
                let (block, is_final) = match sent.next().await? {
                    Seen::InBlock(_) if !haste => continue,
                    Seen::InBlock(block) => (block, false),
                    Seen::Final(block) => (block, true),
                    Seen::Lost(reason) => break Err(reason),
                };
                match self.became(block, sent.extrinsic).await? {
                    Dispatched::Done(Made::Proposal(id)) => {
                        let unsure = (!is_final).then_some(sent);
                        return Ok(Proposed::As(ProposalId(id), unsure));
                    }
                    Dispatched::Failed { error } if is_final => break Ok(error),
                    // Perhaps not so in the block that becomes final.
                    _ if !is_final => {}
                    _ => break Err("its block does not name the proposal".to_owned()),
                }
            };
            match failed {
                Ok(error) if error == "Authorities.TooManyProposals" => {
                    if !haste {
                        self.forget(&case.pending).await?;
                        return Ok(Proposed::Settled(Outcome::Waits(Waiting::ProposalsOpen)));
                    }
                    // Others of this key are being confirmed.
                    lost = "the registrar has too many proposals open".to_owned();
                    tokio::time::sleep(pause).await;
                    pause = pause.saturating_mul(2);
                }
                Ok(error) => {
                    self.forget(&case.pending).await?;
                    let account = registrar.account();
                    let refusal = Refusal::explain(&self.chain, account, error).await;
                    return Ok(Proposed::Settled(Outcome::Refused(refusal)));
                }
                Err(reason) => {
                    lost = reason;
                    // It may still have been put into a block by another node.
                    let root = case.pending.entry.claims_root;
                    if let Some(open) = self.proposal_of(root).await? {
                        return Ok(Proposed::As(open.id, None));
                    }
                }
            }
        }
        Err(Unsettled::Other(format!(
            "given up after {ATTEMPTS} attempts to propose it: {lost}"
        )))
    }

    /// Confirms a proposal until that is final. The permit for another one is free as soon as this one is closed.
    async fn confirm<'s>(
        &self,
        case: &mut Case<'s>,
        (mut id, mut proposed): (ProposalId, Option<Sent<'s>>),
        supervisor: &Signer,
        mut permit: Option<SemaphorePermit<'_>>,
    ) -> Result<Outcome, Unsettled> {
        let root = case.pending.entry.claims_root;
        let mut lost = String::new();
        for _ in 0..ATTEMPTS {
            let anchor = self.chain.anchor(self.seen.load(Ordering::Relaxed)).await?;
            case.pending.void_after = anchor.number.saturating_add(MORTALITY);
            self.note(case.pending.clone()).await?;
            let call = Call::confirm(id, case.call.clone());
            let failed = match submit(&self.chain, supervisor, &call, &anchor).await? {
                Submitted::Rejected(reason) => {
                    return Err(Unsettled::Other(format!(
                        "the node rejects the confirmation: {reason}"
                    )))
                }
                Submitted::Again(reason) => Err(reason),
                Submitted::Taken(mut sent) => loop {
                    let block = match sent.next().await? {
                        Seen::InBlock(_) => {
                            permit = None;
                            continue;
                        }
                        Seen::Final(block) => block,
                        Seen::Lost(reason) => break Err(reason),
                    };
                    match self.became(block, sent.extrinsic).await? {
                        Dispatched::Done(Made::Record(record)) => {
                            let number = self.blocks.get(&self.chain, block).await?.number;
                            let found = found_in(block, number, sent.extrinsic, record);
                            return self.keep(case.pending.clone(), found).await;
                        }
                        Dispatched::Failed { error } => break Ok(error),
                        Dispatched::Done(_) => break Err("its block names no record".to_owned()),
                    }
                },
            };
            // By an earlier attempt of ours, or by somebody else.
            if let Some(found) = self.look_up(&case.pending).await? {
                return self.keep(case.pending.clone(), found).await;
            }
            let error = match failed {
                Err(reason) => {
                    lost = reason;
                    continue;
                }
                Ok(error) => error,
            };
            if NO_SUCH_PROPOSAL.contains(&error.as_str()) {
                // The block that it was in was given up.
                let moved = match proposed.take() {
                    Some(sent) => self.settled_as(sent).await?,
                    None => self.proposal_of(root).await?.map(|open| open.id),
                };
                if let Some(moved) = moved {
                    id = moved;
                    lost = error;
                    continue;
                }
            }
            drop(permit);
            return self.turned_down(case, id, error, supervisor).await;
        }
        Err(Unsettled::Other(format!(
            "proposed, but given up after {ATTEMPTS} attempts to confirm it: {lost}"
        )))
    }

    /// The chain has refused what was proposed, or the one who confirmed it.
    async fn turned_down(
        &self,
        case: &Case<'_>,
        id: ProposalId,
        error: String,
        supervisor: &Signer,
    ) -> Result<Outcome, Unsettled> {
        let of_the_confirmation = error.starts_with("Authorities.");
        let account = if of_the_confirmation {
            // Somebody else may confirm it: it stays open.
            supervisor.account()
        } else {
            self.send(&Call::close(id), case.registrar).await?;
            self.forget(&case.pending).await?;
            case.registrar.account()
        };
        let refusal = Refusal::explain(&self.chain, account, error).await;
        Ok(Outcome::Refused(refusal))
    }

    /// The number that a proposal has in the block that became final.
    async fn settled_as(&self, mut sent: Sent<'_>) -> Result<Option<ProposalId>, Unsettled> {
        loop {
            let block = match sent.next().await? {
                Seen::InBlock(_) => continue,
                Seen::Final(block) => block,
                Seen::Lost(_) => return Ok(None),
            };
            return match self.became(block, sent.extrinsic).await? {
                Dispatched::Done(Made::Proposal(id)) => Ok(Some(ProposalId(id))),
                _ => Ok(None),
            };
        }
    }

    /// What became of a transaction in a block.
    async fn became(&self, block: H256, extrinsic: H256) -> Result<Dispatched, Unsettled> {
        let read = self.blocks.get(&self.chain, block).await?;
        self.seen.fetch_max(read.number, Ordering::Relaxed);
        read.dispatched(extrinsic).cloned().ok_or_else(|| {
            Unsettled::Other(format!(
                "block {} does not say what became of extrinsic {extrinsic:?}",
                read.number
            ))
        })
    }
}
