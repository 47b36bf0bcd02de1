//! What is declared far from the counter: in a hospital, in a village without a network, in an archive.

use crate::*;
use adliya_primitives::{
    archive::volume_leaf,
    desk::{BatchHeader, BatchId, BatchItem},
    merkle, DeclarationId, OfficeId, PaperNumber, RecordId, VolumeId,
};
use frame_support::{assert_err, assert_ok, BoundedVec};
use pallet_authorities::types::Standing;
use pallet_civil_declarations::{
    types::{BatchStatus, Outcome, Path, RejectReason, ReturnReason, Status},
    Call, Error, Event,
};
use pallet_civil_registry::types::{Capacity, EventKind, MaritalStatus, Outline, Party};
use sp_core::{sr25519, Pair};
use sp_runtime::MultiSignature;

const HOSPITAL: AccountId = dev_keys::HOSPITAL_INFORMANT;
const COLLEAGUE: AccountId = dev_keys::SAMARKAND_REGISTRAR2;
const SUPERVISOR: AccountId = dev_keys::SAMARKAND_SUPERVISOR;
const COURIER: AccountId = dev_keys::ALICE;
const OFFICE: OfficeId = OfficeId(1);

/// What the development chain takes as the claims of a birth, a death, and so on.
fn root(byte: u8) -> H256 {
    H256::repeat_byte(byte)
}

fn newborn(child: SubjectId) -> VitalEvent {
    let opening = opening(child);
    VitalEvent::Birth {
        child,
        parents: Parents::default(),
        links: opening.linked.commitment(&opening.salt),
    }
}

fn dead(deceased: SubjectId) -> VitalEvent {
    VitalEvent::Death {
        deceased,
        opening: opening(deceased),
    }
}

/// That somebody was born, as a hospital declares it.
fn outline_of(child: SubjectId) -> Outline {
    let capacity = Capacity::Child;
    let parties = vec![Party {
        subject: child,
        capacity,
    }];
    Outline {
        kind: EventKind::Birth,
        parties: BoundedVec::try_from(parties).expect("one party"),
    }
}

fn is_registered(child: SubjectId) -> bool {
    CivilRegistry::person_view(child).is_some()
}

#[test]
fn a_hospital_declares_a_birth_and_the_parents_never_come_to_the_counter() {
    story(|| {
        let (child, declaration) = (subject(1), DeclarationId(0));
        let declare = |claims_root| Call::declare {
            claims_root,
            outline: outline_of(child),
            region: URGUT,
        };
        let status = || CivilDeclarations::status_of(declaration).expect("was lodged");
        assert_ok!(dispatch(&HOSPITAL, declare(root(1))));
        assert_eq!(status(), Status::Lodged);
        assert!(!is_registered(child), "a declaration registers nothing");

        // The registrar misses the father's consent, and the hospital brings it.
        assert_ok!(dispatch(
            &REGISTRAR,
            Call::return_declaration {
                declaration,
                reason: ReturnReason::ConsentMissing,
            }
        ));
        assert_eq!(status(), Status::Returned(ReturnReason::ConsentMissing));
        let accept = |claims_root, event| Call::accept_declaration {
            declaration,
            claims_root,
            event,
            timeliness: Timeliness::Timely,
        };
        assert_err!(
            dispatch(&REGISTRAR, accept(root(1), newborn(child))),
            Error::<Runtime>::AwaitsAmendment
        );
        assert_ok!(dispatch(
            &HOSPITAL,
            Call::amend {
                declaration,
                claims_root: root(2),
                outline: outline_of(child),
                region: URGUT,
            }
        ));

        // She cannot register another child by it, nor claims that she has not read.
        assert_err!(
            dispatch(&REGISTRAR, accept(root(2), newborn(subject(2)))),
            Error::<Runtime>::OutlineMismatch
        );
        assert_err!(
            dispatch(&REGISTRAR, accept(root(1), newborn(child))),
            Error::<Runtime>::RootMismatch
        );
        assert_ok!(dispatch(&REGISTRAR, accept(root(2), newborn(child))));
        let view = CivilRegistry::person_view(child).expect("registered");
        assert_eq!(status(), Status::Accepted(view.birth));
        let record = CivilRegistry::record_view(view.birth).expect("kept").record;
        assert_eq!((record.claims_root, record.region), (root(2), URGUT));

        // A second one of the same child is rejected, and one that nobody looks at expires.
        assert_ok!(dispatch(&HOSPITAL, declare(root(2))));
        let twice = DeclarationId(1);
        assert_ok!(dispatch(
            &REGISTRAR,
            Call::reject_declaration {
                declaration: twice,
                reason: RejectReason::Duplicate,
            }
        ));
        assert_ok!(dispatch(&HOSPITAL, declare(root(3))));
        at(NOW + 31 * DAY);
        let forgotten = DeclarationId(2);
        assert_eq!(
            CivilDeclarations::status_of(forgotten),
            Some(Status::Expired)
        );
    });
}

/// A village office: its registrar's key, and what she has signed since she was last in the town.
struct Village {
    key: sr25519::Pair,
    batches: u64,
}

/// A batch on paper and on a stick.
struct Stick {
    header: BatchHeader<AccountId>,
    signature: MultiSignature,
    items: Vec<BatchItem<VitalEvent>>,
}

impl Village {
    fn new() -> Self {
        let key = sr25519::Pair::from_string("//Samarkand//Registrar", None).expect("is sound");
        assert_eq!(AccountId::from(key.public()), REGISTRAR);
        Self { key, batches: 0 }
    }

    /// Signs these as the next batch.
    fn sign(&mut self, items: Vec<BatchItem<VitalEvent>>) -> Stick {
        let leaves: Vec<_> = items.iter().map(BatchItem::leaf).collect();
        let header = BatchHeader {
            batch: BatchId {
                office: OFFICE,
                number: self.batches,
            },
            registrar: REGISTRAR,
            entries: items.len() as u32,
            root: merkle::root(&leaves),
        };
        self.batches += 1;
        let signature = self.key.sign(&header.message(&System::block_hash(0)));
        Stick {
            header,
            signature: signature.into(),
            items,
        }
    }
}

impl Stick {
    fn lodge(&self) -> Call<Runtime> {
        Call::lodge_batch {
            header: self.header.clone(),
            signature: self.signature.clone(),
        }
    }

    fn enter(&self, index: usize) -> Call<Runtime> {
        let leaves: Vec<_> = self.items.iter().map(BatchItem::leaf).collect();
        let path = merkle::path(&leaves, index).expect("is there");
        Call::enter_from_batch {
            batch: self.header.batch,
            item: self.items[index].clone(),
            path: Path::try_from(path).expect("within the bound"),
        }
    }

    fn outcome(&self, index: u32) -> Option<Outcome> {
        CivilDeclarations::batch_outcome(self.header.batch, index)
    }

    fn status(&self) -> BatchStatus {
        let view = CivilDeclarations::batch_view(self.header.batch);
        view.expect("was lodged").status
    }
}

/// Under a number of the paper register.
fn on_paper(number: u64, event: VitalEvent, region: Region) -> BatchItem<VitalEvent> {
    BatchItem {
        number: PaperNumber(number),
        entry: entry(root(number as u8), region),
        event,
    }
}

/// What the chain said of the entry that it refused last.
fn refusal() -> DispatchError {
    let events = System::events().into_iter().rev();
    let mut refused = events.filter_map(|record| match record.event {
        adliya_runtime::RuntimeEvent::CivilDeclarations(Event::BatchEntryRefused {
            error, ..
        }) => Some(error),
        _ => None,
    });
    refused.next().expect("an entry was refused")
}

#[test]
fn a_village_office_is_without_a_network_for_a_week() {
    story(|| {
        // Before she leaves, the registrar takes twenty numbers of the office's paper register with her.
        assert_ok!(dispatch(&REGISTRAR, Call::reserve_numbers { count: 20 }));
        let [grandfather, child, registered_in_town, too_many] =
            [subject(10), subject(1), subject(2), subject(3)];
        assert_ok!(dispatch(
            &COLLEAGUE,
            birth(grandfather, Parents::default(), URGUT)
        ));

        let mut village = Village::new();
        let monday = village.sign(vec![
            on_paper(0, newborn(child), URGUT),
            on_paper(1, newborn(registered_in_town), URGUT),
            on_paper(2, dead(grandfather), URGUT),
            on_paper(3, newborn(too_many), ANDIJAN),
        ]);
        let friday = village.sign(vec![
            // The number of an entry that the chain has, and one that was never reserved.
            on_paper(2, newborn(subject(4)), URGUT),
            on_paper(900, newborn(subject(5)), URGUT),
            on_paper(4, dead(child), URGUT),
        ]);
        // In the town, somebody registers one of the children meanwhile.
        assert_ok!(dispatch(
            &COLLEAGUE,
            birth(registered_in_town, Parents::default(), URGUT)
        ));

        // A week later a courier brings both. Friday's is not taken before Monday's, nor Monday's twice, nor one that was
        // changed on the way.
        at(NOW + 7 * DAY);
        let lodge = |stick: &Stick| dispatch(&COURIER, stick.lodge());
        assert_err!(lodge(&friday), Error::<Runtime>::BatchGap);
        let mut changed = friday.header.clone();
        changed.batch.number = 0;
        let forged = Call::lodge_batch {
            header: changed,
            signature: friday.signature.clone(),
        };
        assert_err!(
            dispatch(&COURIER, forged),
            Error::<Runtime>::SignatureInvalid
        );
        assert_ok!(lodge(&monday));
        assert_err!(lodge(&monday), Error::<Runtime>::BatchReplayed);
        assert_ok!(lodge(&friday));

        // Entries go in one after the other, in the order in which she wrote them; each for itself.
        let enter = |stick: &Stick, index| dispatch(&COURIER, stick.enter(index));
        assert_err!(enter(&friday, 0), Error::<Runtime>::BatchNotNext);
        assert_err!(enter(&monday, 1), Error::<Runtime>::ProofInvalid);
        assert_ok!(enter(&monday, 0));
        let of_child = CivilRegistry::person_view(child).expect("registered").birth;
        assert_eq!(monday.outcome(0), Some(Outcome::Registered(of_child)));
        assert_eq!(
            CivilDeclarations::paper_record(OFFICE, PaperNumber(0)),
            Some(of_child)
        );
        type Registry = pallet_civil_registry::Error<Runtime>;
        for (index, why) in [
            (1, Some(Registry::AlreadyRegistered)),
            (2, None),
            (3, Some(Registry::OutsideJurisdiction)),
        ] {
            assert_ok!(enter(&monday, index));
            let refused = monday.outcome(index as u32) == Some(Outcome::Refused);
            assert_eq!(refused, why.is_some(), "entry {index}");
            if let Some(why) = why {
                assert_eq!(refusal(), why.into());
            }
        }
        assert_eq!(monday.status(), BatchStatus::Finished);
        assert_err!(enter(&monday, 0), Error::<Runtime>::BatchFinished);
        assert!(!is_registered(too_many));

        for (index, why) in [
            (0, Error::<Runtime>::NumberUsed),
            (1, Error::<Runtime>::NumberNotReserved),
        ] {
            assert_ok!(enter(&friday, index));
            assert_eq!(refusal(), why.into());
        }

        // Her mandate is revoked while Friday's batch is half in: what is left of it has no authority any more, and a
        // colleague closes it.
        let standing = Standing::Ended;
        let mandate = mandate_of(&REGISTRAR);
        assert_ok!(dispatch(
            &dev_keys::SAMARKAND,
            pallet_authorities::Call::set_mandate_standing { mandate, standing }
        ));
        assert_err!(enter(&friday, 2), Error::<Runtime>::DeskNotAuthorized);
        let batch = friday.header.batch;
        assert_ok!(dispatch(&COLLEAGUE, Call::close_batch { batch }));
        assert_eq!(friday.status(), BatchStatus::Closed);
        let view = CivilRegistry::person_view(child).expect("registered");
        assert_eq!((view.death, view.marital), (None, MaritalStatus::Single));
    });
}

#[test]
fn an_entry_of_an_old_register_is_promoted_once() {
    story(|| {
        // A volume of 1961, digitised: its entries are claims roots, of which the chain gets one root.
        let entries: Vec<H256> = (0..1000u64).map(H256::from_low_u64_be).collect();
        let leaves: Vec<_> = entries
            .iter()
            .zip(0..)
            .map(|(claims_root, index)| volume_leaf(index, claims_root))
            .collect();
        assert_ok!(dispatch(
            &REGISTRAR,
            Call::anchor_volume {
                root: merkle::root(&leaves),
                entries: 1000,
                provenance: root(9),
                region: URGUT,
            }
        ));
        let (old_man, index) = (subject(1), 412u32);
        let claims_root = entries[index as usize];
        let path = merkle::path(&leaves, index as usize).expect("is there");
        let promote = |claims_root| Call::promote {
            volume: VolumeId(0),
            index,
            claims_root,
            path: Path::try_from(path.clone()).expect("within the bound"),
            event: newborn(old_man),
        };
        assert_err!(
            dispatch(&REGISTRAR, promote(root(1))),
            Error::<Runtime>::ProofInvalid
        );
        assert_ok!(dispatch(&REGISTRAR, promote(claims_root)));
        let record: RecordId = CivilRegistry::person_view(old_man).expect("is there").birth;
        let kept = CivilRegistry::record_view(record).expect("kept").record;
        assert_eq!(
            (kept.claims_root, kept.timeliness),
            (claims_root, Timeliness::Archived)
        );
        assert_err!(
            dispatch(&REGISTRAR, promote(claims_root)),
            Error::<Runtime>::AlreadyPromoted
        );
        // Nobody says at the counter that something is from an archive.
        let mut entry = entry(root(2), URGUT);
        entry.timeliness = Timeliness::Archived;
        assert_err!(
            dispatch(
                &REGISTRAR,
                pallet_civil_registry::Call::register {
                    event: newborn(subject(2)),
                    entry,
                }
            ),
            pallet_civil_registry::Error::<Runtime>::NotFromArchive
        );
    });
}

#[test]
fn what_happened_years_ago_takes_a_supervisor() {
    story(|| {
        let child = subject(1);
        let mut entry = entry(root(1), URGUT);
        entry.timeliness = Timeliness::Delayed;
        let event = newborn(child);
        assert_err!(
            dispatch(
                &REGISTRAR,
                pallet_civil_registry::Call::register { event, entry }
            ),
            pallet_civil_registry::Error::<Runtime>::SupervisorMissing
        );
        let delayed = RuntimeCall::CivilRegistry(pallet_civil_registry::Call::register_delayed {
            event,
            entry,
        });
        assert_ok!(dispatch(
            &REGISTRAR,
            pallet_authorities::Call::propose {
                call: Box::new(delayed.clone()),
            }
        ));
        assert!(!is_registered(child));
        assert_ok!(dispatch(
            &SUPERVISOR,
            pallet_authorities::Call::confirm {
                proposal: adliya_primitives::ProposalId(0),
                call: Box::new(delayed),
            }
        ));
        let birth = CivilRegistry::person_view(child).expect("registered").birth;
        let record = CivilRegistry::record_view(birth).expect("kept").record;
        assert_eq!(record.timeliness, Timeliness::Delayed);
        assert_eq!(record.supervisor, Some(mandate_of(&SUPERVISOR)));
    });
}
