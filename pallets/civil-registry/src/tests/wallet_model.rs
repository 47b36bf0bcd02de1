//! Wallets and certificates under random operations, against a plain model of what people would expect of them.

use super::{
    wallets::{identity_officer, message, signed_by},
    *,
};
use crate::types::{CertificateReason::Lost, CertificateStanding, CertificateStatus};
use adliya_primitives::{traits::CivilStatus, CertificateHash, Moment};
use proptest::{prelude::*, test_runner::TestRunner};
use sp_core::{sr25519, Pair};
use sp_runtime::MultiSignature;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

const STEPS: usize = 128;
const HISTORIES: u32 = 32;
/// The citizens 0, 1 and 2; the record of a citizen's birth has the citizen's number.
const CITIZENS: usize = 3;
const KEYS: u8 = 7;
const PAPERS: u8 = 8;
const ROOTS: u8 = 3;

/// Keys go by their number. A number from [`KEYS`] on is whatever wallet that citizen has, which a key drawn at random
/// seldom is.
#[derive(Clone, Debug)]
enum Step {
    Link(usize, u8),
    Freeze(usize),
    FreezeOwn(u8),
    Unfreeze(usize),
    Propose(usize, u8),
    Insist(usize, u8),
    Object(u8),
    Cancel(usize),
    Complete(usize),
    Days(u64),
    Die(usize),
    Issue(usize, u8),
    IssueOwn(u8, usize, u8),
    Set(u8, CertificateStanding),
    RevokeOwn(u8, u8),
    Correct(usize, u8),
}

fn step() -> impl Strategy<Value = Step> {
    let (citizen, key, paper) = (|| 0..CITIZENS, || 0..KEYS, || 0..PAPERS);
    let hand = || 0..KEYS + CITIZENS as u8;
    let standing = prop_oneof![
        Just(CertificateStanding::Valid),
        Just(CertificateStanding::Suspended(Lost)),
        Just(CertificateStanding::Revoked(Lost)),
    ];
    prop_oneof![
        4 => (citizen(), key()).prop_map(|(citizen, key)| Step::Link(citizen, key)),
        2 => citizen().prop_map(Step::Freeze),
        2 => key().prop_map(Step::FreezeOwn),
        6 => citizen().prop_map(Step::Unfreeze),
        4 => (citizen(), key()).prop_map(|(citizen, key)| Step::Propose(citizen, key)),
        2 => (citizen(), key()).prop_map(|(citizen, key)| Step::Insist(citizen, key)),
        5 => hand().prop_map(Step::Object),
        1 => citizen().prop_map(Step::Cancel),
        5 => citizen().prop_map(Step::Complete),
        4 => (1u64..6).prop_map(Step::Days),
        1 => prop::bool::weighted(0.3).prop_map(|dies| if dies { Step::Die(0) } else { Step::Days(1) }),
        1 => (citizen(), paper()).prop_map(|(citizen, paper)| Step::Issue(citizen, paper)),
        2 => (hand(), citizen(), paper()).prop_map(|(key, of, paper)| Step::IssueOwn(key, of, paper)),
        2 => (paper(), standing).prop_map(|(paper, standing)| Step::Set(paper, standing)),
        8 => (citizen(), paper())
            .prop_map(|(citizen, paper)| Step::IssueOwn(KEYS + citizen as u8, citizen, paper)),
        12 => (hand(), paper()).prop_map(|(key, paper)| Step::RevokeOwn(key, paper)),
        3 => (citizen(), 0..ROOTS).prop_map(|(citizen, root)| Step::Correct(citizen, root)),
    ]
}

/// A citizen as the identity officer's card index has them.
#[derive(Clone, Default)]
struct Citizen {
    dead: bool,
    wallet: Option<u8>,
    frozen: bool,
    /// The wallet that shall come, from when on, and whether an objection counts.
    awaited: Option<(u8, Moment, bool)>,
    /// What the entry of birth says.
    root: u8,
}

struct Paper {
    of: usize,
    root: u8,
    issued_by: Option<usize>,
    standing: CertificateStanding,
}

#[derive(Default)]
struct Model {
    citizens: [Citizen; CITIZENS],
    former: BTreeSet<u8>,
    papers: BTreeMap<u8, Paper>,
    now: Moment,
}

impl Model {
    fn is_free(&self, key: u8) -> bool {
        let used = |citizen: &Citizen| {
            citizen.wallet == Some(key) || citizen.awaited.is_some_and(|(wallet, ..)| wallet == key)
        };
        !self.former.contains(&key) && !self.citizens.iter().any(used)
    }

    fn holder(&self, key: u8) -> Option<usize> {
        let has = |citizen: &Citizen| citizen.wallet == Some(key);
        self.citizens.iter().position(has)
    }

    fn speaks_for(&self, key: u8) -> Option<usize> {
        self.holder(key)
            .filter(|holder| !self.citizens[*holder].frozen && !self.citizens[*holder].dead)
    }

    /// The step with the keys that it is about.
    fn resolve(&self, step: Step) -> Step {
        let key = |hand: u8| {
            let citizen = hand.checked_sub(KEYS).map(usize::from);
            citizen.map_or(hand, |citizen| self.citizens[citizen].wallet.unwrap_or(0))
        };
        match step {
            Step::IssueOwn(hand, of, paper) => Step::IssueOwn(key(hand), of, paper),
            Step::RevokeOwn(hand, paper) => Step::RevokeOwn(key(hand), paper),
            Step::Object(hand) => Step::Object(key(hand)),
            other => other,
        }
    }

    /// Takes a step, unless nobody would.
    fn take(&mut self, step: &Step) -> bool {
        let now = self.now;
        let possible = match *step {
            Step::Link(of, key) => {
                let citizen = &self.citizens[of];
                !citizen.dead && citizen.wallet.is_none() && self.is_free(key)
            }
            Step::Freeze(of) => self.citizens[of].wallet.is_some() && !self.citizens[of].frozen,
            Step::FreezeOwn(key) => self
                .holder(key)
                .is_some_and(|holder| !self.citizens[holder].frozen),
            Step::Unfreeze(of) => self.citizens[of].frozen,
            Step::Propose(of, key) | Step::Insist(of, key) => {
                let citizen = &self.citizens[of];
                let ready = citizen.wallet.is_some() && citizen.awaited.is_none();
                !citizen.dead && ready && self.is_free(key)
            }
            Step::Object(key) => self
                .holder(key)
                .and_then(|holder| self.citizens[holder].awaited)
                .is_some_and(|(_, _, counts)| counts),
            Step::Cancel(of) => self.citizens[of].awaited.is_some(),
            Step::Complete(of) => {
                let citizen = &self.citizens[of];
                !citizen.dead && citizen.awaited.is_some_and(|(_, due, _)| due <= now)
            }
            Step::Days(_) => true,
            Step::Die(of) => !self.citizens[of].dead,
            Step::Issue(_, paper) => !self.papers.contains_key(&paper),
            Step::IssueOwn(key, of, paper) => {
                self.speaks_for(key) == Some(of) && !self.papers.contains_key(&paper)
            }
            Step::Set(paper, standing) => self.papers.get(&paper).is_some_and(|paper| {
                let revoked = matches!(paper.standing, CertificateStanding::Revoked(_));
                !revoked && paper.standing != standing
            }),
            Step::RevokeOwn(key, paper) => self.papers.get(&paper).is_some_and(|paper| {
                let revoked = matches!(paper.standing, CertificateStanding::Revoked(_));
                let holder = self.speaks_for(key);
                !revoked && holder.is_some() && paper.issued_by == holder
            }),
            Step::Correct(of, root) => self.citizens[of].root != root,
        };
        if possible {
            self.make(step);
        }
        possible
    }

    fn make(&mut self, step: &Step) {
        let mut issue = |of: usize, paper, issued_by| {
            let root = self.citizens[of].root;
            let standing = CertificateStanding::Valid;
            let issued = Paper {
                of,
                root,
                issued_by,
                standing,
            };
            self.papers.insert(paper, issued);
        };
        match *step {
            Step::Issue(of, paper) => issue(of, paper, None),
            Step::IssueOwn(_, of, paper) => issue(of, paper, Some(of)),
            Step::Link(of, key) => self.citizens[of].wallet = Some(key),
            Step::Freeze(of) => self.citizens[of].frozen = true,
            Step::FreezeOwn(key) | Step::Object(key) => {
                let holder = self.holder(key).expect("was possible");
                match step {
                    Step::Object(_) => self.citizens[holder].awaited = None,
                    _ => self.citizens[holder].frozen = true,
                }
            }
            Step::Unfreeze(of) => self.citizens[of].frozen = false,
            Step::Propose(of, key) | Step::Insist(of, key) => {
                let counts = matches!(step, Step::Propose(..));
                self.citizens[of].awaited = Some((key, self.now + 7 * DAY, counts));
            }
            Step::Cancel(of) => self.citizens[of].awaited = None,
            Step::Complete(of) => {
                let citizen = &mut self.citizens[of];
                let awaited = citizen.awaited.take().map(|(wallet, ..)| wallet);
                let old = core::mem::replace(&mut citizen.wallet, awaited);
                citizen.frozen = false;
                self.former.extend(old);
            }
            Step::Days(days) => self.now += days * DAY,
            Step::Die(of) => self.citizens[of].dead = true,
            Step::Set(paper, standing) => {
                self.papers.get_mut(&paper).expect("was possible").standing = standing;
            }
            Step::RevokeOwn(_, paper) => {
                self.papers.get_mut(&paper).expect("was possible").standing =
                    CertificateStanding::Revoked(Lost);
            }
            Step::Correct(of, root) => self.citizens[of].root = root,
        }
    }

    /// Holds the register against the model.
    fn compare(&self) {
        for key in 0..KEYS {
            assert_eq!(
                CivilRegistry::subject_of(&account_of(&pair(key))),
                self.speaks_for(key).map(citizen),
                "{key}"
            );
        }
        for (number, expected) in self.citizens.iter().enumerate() {
            let view = CivilRegistry::person_view(citizen(number)).expect("registered");
            let wallet = expected.wallet.map(|key| account_of(&pair(key)));
            assert_eq!((view.wallet, view.wallet_frozen), (wallet, expected.frozen));
            let awaited = expected.awaited.map(|(key, due, counts)| {
                let wallet = account_of(&pair(key));
                (wallet, due, counts)
            });
            let shown = view.replacement;
            assert_eq!(
                shown.map(|shown| (shown.wallet, shown.due, shown.contestable)),
                awaited
            );
        }
        for paper in 0..PAPERS {
            let view = CivilRegistry::certificate_view(hash_of(paper));
            let expected = self.papers.get(&paper).map(|paper| {
                let said = self.citizens[paper.of].root == paper.root;
                match (said, paper.standing) {
                    (_, CertificateStanding::Revoked(why)) => CertificateStatus::Revoked(why),
                    (false, _) => CertificateStatus::Corrected,
                    (_, CertificateStanding::Suspended(why)) => CertificateStatus::Suspended(why),
                    (_, CertificateStanding::Valid) => CertificateStatus::Valid,
                }
            });
            assert_eq!(view.map(|view| view.status), expected);
        }
    }
}

fn citizen(number: usize) -> SubjectId {
    subject(number as u64 + 1)
}

fn entry(of: usize) -> RecordId {
    RecordId(of as u64)
}

fn hash_of(paper: u8) -> CertificateHash {
    CertificateHash(H256::repeat_byte(paper))
}

fn root_of(number: u8) -> H256 {
    H256::repeat_byte(number)
}

thread_local! {
    static PAIRS: Vec<sr25519::Pair> = (0..KEYS).map(|key| wallet(key + 100)).collect();
}

fn pair(key: u8) -> sr25519::Pair {
    PAIRS.with(|pairs| pairs[usize::from(key)].clone())
}

fn signature(key: u8, of: usize) -> MultiSignature {
    MultiSignature::Sr25519(pair(key).sign(&message(citizen(of))))
}

fn dispatch(step: &Step) -> DispatchResult {
    let signed = |key: u8| signed_by(&pair(key));
    let (officer, account) = (identity_officer(), |key: u8| account_of(&pair(key)));
    match *step {
        Step::Link(of, key) => {
            CivilRegistry::link_wallet(officer, citizen(of), account(key), signature(key, of))
        }
        Step::Freeze(of) => CivilRegistry::freeze_wallet(officer, citizen(of)),
        Step::FreezeOwn(key) => CivilRegistry::freeze_own_wallet(signed(key)),
        Step::Unfreeze(of) => CivilRegistry::unfreeze_wallet(officer, citizen(of)),
        Step::Propose(of, key) => CivilRegistry::propose_wallet_replacement(
            officer,
            citizen(of),
            account(key),
            signature(key, of),
        ),
        Step::Insist(of, key) => CivilRegistry::insist_on_wallet_replacement(
            RuntimeOrigin::signed(IDENTITY_FOUR_EYES),
            citizen(of),
            account(key),
            signature(key, of),
        ),
        Step::Object(key) => CivilRegistry::object_to_replacement(signed(key)),
        Step::Cancel(of) => CivilRegistry::cancel_wallet_replacement(officer, citizen(of)),
        Step::Complete(of) => {
            CivilRegistry::complete_wallet_replacement(RuntimeOrigin::signed(NOBODY), citizen(of))
        }
        Step::Days(days) => {
            Timestamp::set_timestamp(Timestamp::get() + days * DAY);
            Ok(())
        }
        Step::Die(of) => death(citizen(of)),
        Step::Issue(of, paper) => {
            CivilRegistry::issue_certificate(registrar(), entry(of), hash_of(paper))
        }
        Step::IssueOwn(key, of, paper) => {
            CivilRegistry::issue_own_certificate(signed(key), entry(of), hash_of(paper))
        }
        Step::Set(paper, standing) => {
            CivilRegistry::set_certificate_standing(registrar(), hash_of(paper), standing)
        }
        Step::RevokeOwn(key, paper) => {
            CivilRegistry::revoke_own_certificate(signed(key), hash_of(paper), Lost)
        }
        Step::Correct(of, root) => {
            CivilRegistry::correct_minor(registrar(), entry(of), root_of(root))
        }
    }
}

/// Whatever citizens and officers try in whatever order, the pallet takes exactly what a plain model takes.
#[test]
fn wallets_and_certificates_agree_with_a_plain_model() {
    let taken = RefCell::new(BTreeMap::<String, u32>::new());
    let histories = prop::collection::vec(step(), STEPS);
    let outcome = TestRunner::new(ProptestConfig::with_cases(HISTORIES)).run(&histories, |steps| {
        ExtBuilder::build_and_execute(|| {
            let mut model = Model {
                now: NOW,
                ..Model::default()
            };
            for number in 0..CITIZENS {
                let (child, parents) = (citizen(number), Parents::default());
                assert_ok!(CivilRegistry::register(
                    registrar(),
                    VitalEvent::Birth {
                        child,
                        parents,
                        links: links(child)
                    },
                    crate::mock::entry(root_of(0), URGUT)
                ));
            }
            for step in steps {
                let step = model.resolve(step);
                let expected = model.take(&step);
                let outcome = dispatch(&step);
                assert_eq!(outcome.is_ok(), expected, "{step:?}: {outcome:?}");
                model.compare();
                CivilRegistry::check_invariants().expect("the invariants hold all the time");
                if expected {
                    let name = format!("{step:?}");
                    let name = name.split('(').next().unwrap_or_default();
                    *taken.borrow_mut().entry(name.into()).or_default() += 1;
                }
            }
        });
        Ok(())
    });
    outcome.expect("the pallet and the model agree");
    let taken = taken.into_inner();
    assert_eq!(taken.len(), 16, "some steps were never taken: {taken:?}");
}
