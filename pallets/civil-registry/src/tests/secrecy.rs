//! What nobody can read any more after an adoption, by API, by calls or in the raw state.

use super::{
    adoption::{carried_out, correct_parentage, legitimation, of_both, paternity},
    wallets::{linked, signed_by},
    *,
};
use crate::{
    types::{Care, PaternityGround, PersonalChange},
    Certificates, Decisions, Error, PersonRecords,
};
use adliya_primitives::CertificateHash;
use codec::Encode;
use frame_support::assert_noop;

/// A person's id that no other bytes of the state look like.
fn person_called(name: &str) -> SubjectId {
    SubjectId(H256(sp_io::hashing::blake2_256(name.as_bytes())))
}

/// A child to whom all has happened that joins it to its parents, and who is adopted then.
struct Adopted {
    child: SubjectId,
    natural: [SubjectId; 3],
    adoptive: [SubjectId; 2],
    birth: RecordId,
    new: RecordId,
    /// All records and decisions that are sealed, the birth first.
    records: Vec<RecordId>,
    decisions: Vec<DecisionId>,
    papers: Vec<CertificateHash>,
}

impl Adopted {
    fn after_much() -> Self {
        let [mother, father, wrong, adoptress, adopter] =
            ["mother", "father", "wrong", "adoptress", "adopter"].map(person_called);
        for person in [mother, father, wrong, adoptress, adopter] {
            assert_ok!(birth(person, Parents::default(), URGUT));
        }
        let child = person_called("child");
        let birth = child_of(child, Some(mother), None);
        let first_decision = NextDecision::<Test>::get();

        let mistaken = paternity(birth, wrong);
        assert_ok!(annul(mistaken, decided(Matter::AnnulRecord(mistaken))));
        let annulment = latest();
        let recognised = paternity(birth, father);
        let wedding = married(mother, father);
        let legitimated = legitimation(birth, wedding);
        assert_ok!(annul(
            legitimated,
            decided(Matter::AnnulRecord(legitimated))
        ));
        let no_longer = latest();
        let again = legitimation(birth, wedding);
        correct_parentage(birth, of_both(mother, wrong), 0x11);
        correct_parentage(birth, of_both(mother, father), 0x12);
        let root = H256::repeat_byte(0x13);
        assert_ok!(CivilRegistry::correct_minor(registrar(), birth, root));
        // Decisions that nobody carries out.
        decided(Matter::CorrectIdentity(birth));
        decided(Matter::AnnulRecord(recognised));
        decided(Matter::EstablishPaternity {
            birth,
            father: wrong,
        });
        decided(Matter::AppointGuardian {
            of: birth,
            guardian: wrong,
            care: Care::Guardianship,
        });
        decided(Matter::CorrectParentage {
            birth,
            parents: of_both(adoptress, wrong),
        });
        assert_ok!(CivilRegistry::register(
            registrar(),
            VitalEvent::PersonalChange {
                subject: child,
                change: PersonalChange::Name
            },
            entry(ROOT, URGUT)
        ));
        let records = vec![
            birth,
            mistaken,
            annulment,
            recognised,
            legitimated,
            no_longer,
            again,
        ];
        let papers: Vec<_> = (1..=4u8)
            .map(|byte| CertificateHash(H256::repeat_byte(byte)))
            .collect();
        let wallets = [(mother, 7), (father, 8), (child, 9)];
        for ((who, number), paper) in wallets.into_iter().zip(&papers) {
            let wallet = signed_by(&linked(who, number));
            assert_ok!(CivilRegistry::issue_own_certificate(wallet, birth, *paper));
        }
        assert_ok!(CivilRegistry::issue_certificate(
            registrar(),
            recognised,
            papers[3]
        ));

        let parents = of_both(adoptress, adopter);
        let decision = decided(Matter::Adopt { birth, parents });
        let of_parentage = |id: &DecisionId| {
            let kept = Decisions::<Test>::get(id).expect("kept");
            kept.matter.names_somebody()
        };
        let decisions = (first_decision.0..=decision.0).map(DecisionId);
        let decisions: Vec<_> = decisions.filter(of_parentage).collect();
        let new = carried_out(birth, decision);
        Self {
            child,
            natural: [mother, father, wrong],
            adoptive: [adoptress, adopter],
            birth,
            new,
            records,
            decisions,
            papers,
        }
    }
}

#[test]
fn after_an_adoption_every_question_is_answered_as_if_there_had_been_no_other_birth() {
    ExtBuilder::build_and_execute(|| {
        let adopted = Adopted::after_much();
        let Adopted {
            child,
            natural,
            adoptive,
            new,
            ..
        } = adopted;
        for gone in adopted.records {
            assert_eq!(CivilRegistry::record_view(gone), None);
        }
        for gone in adopted.decisions {
            assert!(!Decisions::<Test>::contains_key(gone));
        }
        for paper in adopted.papers {
            assert_eq!(CivilRegistry::certificate_view(paper), None);
        }
        // The child's name change stays; the parents have their own births and what they did with each other.
        assert_eq!(history(child).len(), 2);
        assert_eq!(history(child)[0], new.0);
        assert_eq!(natural.map(history).map(|page| page.len()), [2, 2, 1]);
        for parent in adoptive {
            assert_eq!(history(parent).len(), 2);
        }
    });
}

#[test]
fn a_sealed_number_is_refused_like_one_that_was_never_given() {
    ExtBuilder::build_and_execute(|| {
        let adopted = Adopted::after_much();
        let [mother, father, _] = adopted.natural;
        let never = RecordId(10_000);
        let attempts: [&dyn Fn(RecordId) -> DispatchResult; 8] = [
            &|id| CivilRegistry::correct_minor(registrar(), id, ROOT),
            &|id| CivilRegistry::correct_material(RuntimeOrigin::signed(FOUR_EYES), id, ROOT),
            &|id| lodge(Matter::CorrectIdentity(id)),
            &|id| lodge(Matter::AnnulRecord(id)),
            &|id| lodge(Matter::Seal(id)),
            &|birth| {
                lodge(Matter::Adopt {
                    birth,
                    parents: of_both(mother, father),
                })
            },
            &|birth| {
                let ground = PaternityGround::Recognition;
                CivilRegistry::register(
                    registrar(),
                    VitalEvent::Paternity {
                        birth,
                        father,
                        ground,
                    },
                    entry(ROOT, URGUT),
                )
            },
            &|id| {
                let paper = CertificateHash(H256::repeat_byte(0x77));
                CivilRegistry::issue_certificate(registrar(), id, paper)
            },
        ];
        for attempt in attempts {
            for id in adopted.records.iter().copied().chain([never]) {
                assert_noop!(attempt(id), Error::<Test>::NotFound);
            }
        }
        let never = CertificateHash(H256::repeat_byte(0x78));
        for paper in adopted.papers.iter().copied().chain([never]) {
            use crate::types::{CertificateReason::Lost, CertificateStanding};
            let revoked = CertificateStanding::Revoked(Lost);
            assert_noop!(
                CivilRegistry::set_certificate_standing(registrar(), paper, revoked),
                Error::<Test>::CertificateNotFound
            );
            let wallet = RuntimeOrigin::signed(account_of(&wallet(7)));
            assert_noop!(
                CivilRegistry::revoke_own_certificate(wallet, paper, Lost),
                Error::<Test>::CertificateNotFound
            );
        }
    });
}

/// Every entry of the pallet's storage: its key with its value.
fn raw_entries() -> Vec<Vec<u8>> {
    let prefix = sp_io::hashing::twox_128(b"CivilRegistry");
    let mut entries = vec![];
    let mut key = prefix.to_vec();
    while let Some(next) = sp_io::storage::next_key(&key) {
        if !next.starts_with(&prefix) {
            break;
        }
        let value = sp_io::storage::get(&next).expect("is there");
        entries.push([next.as_slice(), &value].concat());
        key = next;
    }
    entries
}

#[test]
fn no_raw_read_joins_what_is_sealed_to_anybody_or_the_child_to_its_former_parents() {
    // Numbers that no other bytes of the state look like. That they begin in the middle is the one invariant that the
    // state does not keep, so this is run without them; what happens is the same as above.
    let (record, decision) = (0x1122_3344_5566_7788, 0x0a0b_0c0d_0e0f_1011);
    ExtBuilder::build().execute_with(|| {
        NextRecord::<Test>::put(RecordId(record));
        NextDecision::<Test>::put(DecisionId(decision));
        let adopted = Adopted::after_much();
        let entries = raw_entries();
        let holds =
            |entry: &[u8], bytes: &[u8]| entry.windows(bytes.len()).any(|seen| seen == bytes);
        let tells = |entry: &[u8], number: u64| {
            holds(entry, &number.to_le_bytes()) || holds(entry, &number.to_be_bytes())
        };
        let everybody = adopted.natural.into_iter().chain(adopted.adoptive);
        let everybody: Vec<_> = everybody.chain([adopted.child]).collect();
        let sealed = adopted.records.iter().map(|id| id.0);
        let sealed: Vec<_> = sealed
            .chain(adopted.decisions.iter().map(|id| id.0))
            .collect();
        assert_eq!(sealed.len(), 7 + 6);
        let mut seen = [0; 3];
        for entry in &entries {
            let of_child = holds(entry, &adopted.child.encode());
            seen[0] += usize::from(of_child);
            for parent in adopted.natural {
                let of_parent = holds(entry, &parent.encode());
                seen[1] += usize::from(of_parent);
                assert!(!(of_parent && of_child), "{entry:02x?}");
                assert!(!(of_parent && tells(entry, adopted.new.0)), "{entry:02x?}");
            }
            for number in &sealed {
                let told = tells(entry, *number);
                seen[2] += usize::from(told);
                let anybody = everybody.iter().find(|who| holds(entry, &who.encode()));
                assert!(!told || anybody.is_none(), "{anybody:?} {entry:02x?}");
            }
        }
        // They are all there, so the test looks at what it means to.
        assert!(seen.iter().all(|times| *times > 3), "{seen:?}");
        assert_eq!(
            PersonRecords::<Test>::iter_keys()
                .filter(|(_, key)| adopted.records.contains(&RecordId::from(*key)))
                .count(),
            0
        );
        assert_eq!(adopted.birth, adopted.records[0]);
    });
}

/// Not even a hash of them: whoever tries the persons of the register would find it.
#[test]
fn a_certificate_keeps_nothing_that_depends_on_who_the_parties_are() {
    ExtBuilder::build_and_execute(|| {
        let families = [["mother", "child"], ["other mother", "other child"]];
        let kept = families.map(|family| {
            let [mother, child] = family.map(person_called);
            assert_ok!(birth(mother, Parents::default(), URGUT));
            let birth = child_of(child, Some(mother), None);
            let number = birth.0 as u8;
            let wallet = signed_by(&linked(mother, number));
            let papers =
                [number, number + 100].map(|byte| CertificateHash(H256::repeat_byte(byte)));
            assert_ok!(CivilRegistry::issue_own_certificate(
                wallet, birth, papers[0]
            ));
            assert_ok!(CivilRegistry::issue_certificate(
                registrar(),
                birth,
                papers[1]
            ));
            papers.map(|paper| {
                let mut certificate = Certificates::<Test>::get(paper).expect("was issued");
                certificate.record = RecordId(0);
                certificate
            })
        });
        let [one, other] = kept;
        assert_eq!(one, other);
    });
}
