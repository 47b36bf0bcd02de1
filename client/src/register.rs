//! The registration of a file of declarations: hundreds under way at once, in an order that changes no outcome.
//!
//! **Order.** A declaration waits until every earlier line of the file that concerns one of the same persons is finished:
//! registered in a finalised block, refused or given up. A birth concerns the parents too, and a death the spouse. All
//! others go ahead.
//!
//! **Parents.** A mother or father is named on chain if the register has them at the finalised head once that wait is
//! over; otherwise only the claims name them. So a parent registered by an earlier line counts, and no birth is
//! refused because of a parent whom the chain has not got.
//!
//! **Timeliness.** The class of each registration is made from the date of its event. One that is delayed takes a supervisor:
//! see `delayed`.
//!
//! **Notice.** A marriage that can be registered on no notice yet is declared, and registered by a later run, unless the
//! waiting is waived: see `notices`.

use crate::{
    blocks::{Blocks, Dispatched, Made},
    calls::{Call, RegisteredParents},
    chain::{BlockRef, Chain, ChainError, MORTALITY},
    claims::salted,
    declaration::{Declaration, FieldError, People},
    delayed::Earlier,
    identity::IdentityKeys,
    notices::Noticed,
    outcome::{Outcome, Unsettled},
    receipt::{Entry, Pending, Receipt, ReceiptParty, VERSION},
    records::{self, Found},
    refusal::Refusal,
    signers::{Signer, Signers},
    store::{Store, StoreError},
    submit::{attempt, Attempt},
    timeliness::{self, Clock},
};
use adliya_primitives::{RecordId, SubjectId, Timeliness};
use pallet_civil_registry::types::Capacity;
use sp_core::H256;
use std::{
    sync::{
        atomic::{AtomicU64, Ordering},
        Arc,
    },
    time::Duration,
};

/// How often a transaction is signed anew after the node has lost it.
pub(crate) const ATTEMPTS: u32 = 5;

/// A desk at work: what all declarations of a run share.
pub(crate) struct Desk {
    pub(crate) chain: Arc<Chain>,
    pub(crate) keys: IdentityKeys,
    /// Who waives the waiting of a marriage where, and confirms what is delayed.
    pub(crate) supervisors: Signers,
    /// What time it is.
    pub(crate) clock: Clock,
    /// What earlier runs have proposed.
    pub(crate) earlier: Earlier,
    pub(crate) store: Store,
    pub(crate) timeout: Duration,
    pub(crate) blocks: Blocks,
    /// The highest block that was seen, by which the anchor ages.
    pub(crate) seen: AtomicU64,
}

/// The persons that a declaration concerns, by their ids in the civil-status domain.
pub(crate) fn subjects(people: &People, keys: &IdentityKeys) -> Vec<SubjectId> {
    match people {
        People::Birth {
            child,
            mother,
            father,
        } => {
            let parents = mother.iter().chain(father);
            std::iter::once(child)
                .chain(parents)
                .map(|person| keys.civil(person))
                .collect()
        }
        People::Death { deceased } => vec![keys.civil(deceased)],
        People::Marriage { spouses } => spouses.iter().map(|spouse| keys.civil(spouse)).collect(),
    }
}

/// A record that the events of a block tell of.
pub(crate) fn found_in(block: H256, number: u64, extrinsic: H256, record: u64) -> Found {
    Found {
        record: RecordId(record),
        block: BlockRef {
            hash: block,
            number,
        },
        extrinsic,
    }
}

impl Desk {
    /// Registers one declaration. Everything that it has to wait for is finished.
    pub(crate) async fn register(
        &self,
        line: u64,
        declaration: &Declaration,
        signer: &Signer,
    ) -> Outcome {
        self.try_register(line, declaration, signer)
            .await
            .unwrap_or_else(Outcome::from)
    }

    async fn try_register(
        &self,
        line: u64,
        declaration: &Declaration,
        signer: &Signer,
    ) -> Result<Outcome, Unsettled> {
        let Some(timeliness) = self.timeliness(declaration) else {
            let error = FieldError::new("json", "it has no date of the event");
            return Ok(Outcome::Invalid(error));
        };
        let notice = match self.noticed(declaration, signer).await? {
            Noticed::NotNeeded => None,
            Noticed::Ripe(notice) => Some(notice),
            Noticed::Settled(outcome) => return Ok(outcome),
        };
        let parents = self.registered_parents(&declaration.people).await?;
        let tree = salted(declaration).map_err(|error| Unsettled::Other(error.to_string()))?;
        let root = tree.root();
        let registration =
            Call::registration(declaration, &self.keys, parents, notice, root, timeliness);
        let entry = Entry {
            line,
            kind: declaration.kind(),
            region: declaration.region,
            parties: self.parties(&declaration.people, parents),
            claims_root: root,
            claims: tree.claims().to_vec(),
        };
        let mut pending = Pending {
            version: VERSION,
            genesis: self.chain.genesis(),
            after: 0,
            void_after: 0,
            entry,
        };
        if timeliness == Timeliness::Delayed {
            let people = &declaration.people;
            return self
                .register_delayed(people, &registration, signer, pending)
                .await;
        }
        let call = Call::Register(registration);
        let settling = self.settle(&call, signer, &mut pending);
        let settled = tokio::time::timeout(self.timeout, settling).await;
        self.or_look_up(settled.ok(), pending).await
    }

    /// The class of a declaration by the date of its event, which every declaration has.
    fn timeliness(&self, declaration: &Declaration) -> Option<Timeliness> {
        let date = declaration
            .claims
            .get(timeliness::date_claim(declaration.kind())?)?;
        timeliness::class(
            declaration.kind(),
            declaration.region,
            date,
            self.clock.now(),
        )
    }

    /// What became of a declaration; of one that took too long, what the chain has of it.
    pub(crate) async fn or_look_up(
        &self,
        in_time: Option<Result<Outcome, Unsettled>>,
        pending: Pending,
    ) -> Result<Outcome, Unsettled> {
        if let Some(outcome) = in_time {
            return outcome;
        }
        // It may have come through without our hearing of it.
        match self.look_up(&pending).await? {
            Some(found) => self.keep(pending, found).await,
            None => Err(Unsettled::Other(format!(
                "not final after {} s; run this again to find out what became of it",
                self.timeout.as_secs()
            ))),
        }
    }

    /// Sends the call until it is in a finalised block.
    async fn settle(
        &self,
        call: &Call,
        signer: &Signer,
        pending: &mut Pending,
    ) -> Result<Outcome, Unsettled> {
        let mut lost = String::new();
        for tried in 0..ATTEMPTS {
            let anchor = self.chain.anchor(self.seen.load(Ordering::Relaxed)).await?;
            if tried == 0 {
                pending.after = anchor.number;
            }
            pending.void_after = anchor.number.saturating_add(MORTALITY);
            // First the note, then the transaction: a crash in between loses no salt.
            self.note(pending.clone()).await?;
            match attempt(&self.chain, signer, call, &anchor).await? {
                Attempt::Final { block, extrinsic } => {
                    let read = self.blocks.get(&self.chain, block).await?;
                    self.seen.fetch_max(read.number, Ordering::Relaxed);
                    return match read.dispatched(extrinsic) {
                        Some(Dispatched::Done(Made::Record(record))) => {
                            let found = found_in(block, read.number, extrinsic, *record);
                            self.keep(pending.clone(), found).await
                        }
                        Some(Dispatched::Failed { error }) => {
                            self.refused(error.clone(), tried > 0, signer, pending.clone())
                                .await
                        }
                        _ => Err(Unsettled::Other(format!(
                            "block {} does not say what became of extrinsic {extrinsic:?}",
                            read.number
                        ))),
                    };
                }
                Attempt::Rejected(reason) => {
                    self.forget(pending).await?;
                    return Err(Unsettled::Other(format!("the node rejects it: {reason}")));
                }
                Attempt::Again(reason) => lost = reason,
            }
            // A transaction that the pool has given up may still have been put into a block by another node.
            if let Some(found) = self.look_up(pending).await? {
                return self.keep(pending.clone(), found).await;
            }
        }
        Err(Unsettled::Other(format!(
            "given up after {ATTEMPTS} attempts: {lost}"
        )))
    }

    /// A refusal; unless it was by an earlier attempt of ours, given up too soon, that the event is registered.
    async fn refused(
        &self,
        error: String,
        retried: bool,
        signer: &Signer,
        pending: Pending,
    ) -> Result<Outcome, Unsettled> {
        if retried {
            if let Some(found) = self.look_up(&pending).await? {
                return self.keep(pending, found).await;
            }
        }
        self.forget(&pending).await?;
        Ok(Outcome::Refused(
            Refusal::explain(&self.chain, signer.account(), error).await,
        ))
    }

    pub(crate) async fn look_up(&self, pending: &Pending) -> Result<Option<Found>, ChainError> {
        let Some(party) = pending.entry.parties.first() else {
            return Ok(None);
        };
        let root = pending.entry.claims_root;
        records::find(
            &self.chain,
            &self.blocks,
            &party.subject,
            root,
            pending.after,
        )
        .await
    }

    pub(crate) async fn keep(&self, pending: Pending, found: Found) -> Result<Outcome, Unsettled> {
        let receipt = Receipt::new(pending, found);
        let record = receipt.record;
        let written = self.on_disk(move |store| store.keep(&receipt)).await;
        let receipt = written.map_err(|error| {
            Unsettled::Other(format!(
                "registered as record {record}, but the receipt cannot be written: {error}; \
                 its salts are in the folder pending, and the next run writes it"
            ))
        })?;
        Ok(Outcome::Registered { record, receipt })
    }

    pub(crate) async fn note(&self, pending: Pending) -> Result<(), Unsettled> {
        Ok(self.on_disk(move |store| store.note(&pending)).await?)
    }

    pub(crate) async fn forget(&self, pending: &Pending) -> Result<(), Unsettled> {
        let root = pending.entry.claims_root;
        Ok(self.on_disk(move |store| store.forget(root)).await?)
    }

    /// Writing waits for the disk, so it leaves the network's threads.
    async fn on_disk<R: Send + 'static>(
        &self,
        work: impl FnOnce(Store) -> Result<R, StoreError> + Send + 'static,
    ) -> Result<R, StoreError> {
        let store = self.store.clone();
        let folder = store.folder().to_owned();
        tokio::task::spawn_blocking(move || work(store))
            .await
            .unwrap_or_else(|error| {
                Err(StoreError::Io {
                    path: folder,
                    source: std::io::Error::other(error),
                })
            })
    }

    async fn registered_parents(&self, people: &People) -> Result<RegisteredParents, ChainError> {
        let People::Birth { mother, father, .. } = people else {
            return Ok(Default::default());
        };
        if mother.is_none() && father.is_none() {
            return Ok(Default::default());
        }
        let head = self.chain.finalised_head().await?;
        let mut registered = [None, None];
        for (parent, place) in [mother, father].into_iter().zip(&mut registered) {
            let Some(parent) = parent else { continue };
            let subject = self.keys.civil(parent);
            *place = self
                .chain
                .is_registered(&subject, head)
                .await?
                .then_some(subject);
        }
        let [mother, father] = registered;
        Ok(RegisteredParents { mother, father })
    }

    /// The parties as the record will have them.
    fn parties(&self, people: &People, parents: RegisteredParents) -> Vec<ReceiptParty> {
        let party = |capacity, subject| ReceiptParty { capacity, subject };
        match people {
            People::Birth { child, .. } => {
                let child = Some(party(Capacity::Child, self.keys.civil(child)));
                let mother = parents
                    .mother
                    .map(|subject| party(Capacity::Mother, subject));
                let father = parents
                    .father
                    .map(|subject| party(Capacity::Father, subject));
                [child, mother, father].into_iter().flatten().collect()
            }
            People::Death { deceased } => {
                vec![party(Capacity::Deceased, self.keys.civil(deceased))]
            }
            People::Marriage { spouses } => spouses
                .iter()
                .map(|spouse| party(Capacity::Spouse, self.keys.civil(spouse)))
                .collect(),
        }
    }
}
