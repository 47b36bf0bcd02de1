//! Spouses who live together again after a court had separated them.

use super::*;
use crate::{types::EventKind, Error, Event, Marriages};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;

fn separated(one: SubjectId, other: SubjectId) -> RecordId {
    let wedding = married(one, other);
    assert_ok!(separate(wedding, decided(Matter::SeparateSpouses(wedding))));
    wedding
}

#[test]
fn register_reconciliation_ends_the_separation_and_keeps_its_record() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let wedding = separated(one, other);
        let separation = latest();
        assert_ok!(reconcile(wedding));
        System::assert_last_event(
            Event::ReconciliationRegistered {
                record: latest(),
                marriage: wedding,
                spouses: [one, other],
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        let kept = Marriages::<Test>::get(wedding).expect("kept");
        assert_eq!((kept.separated, kept.ended), (None, None));
        for spouse in [one, other] {
            assert_eq!(marital(spouse), MaritalStatus::Married(wedding));
            assert_eq!(history(spouse).last(), Some(&latest().0));
        }
        assert_eq!(record(separation).kind, EventKind::Separation);
        assert_eq!(record(latest()).kind, EventKind::Reconciliation);
        let view = CivilRegistry::person_view(one).expect("registered");
        assert_eq!(view.separated, None);
    });
}

#[test]
fn spouses_can_be_separated_again_after_a_reconciliation() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let wedding = separated(one, other);
        assert_ok!(reconcile(wedding));
        assert_noop!(reconcile(wedding), Error::<Test>::NotSeparated);
        let again = decided(Matter::SeparateSpouses(wedding));
        assert_ok!(separate(wedding, again));
        assert_ok!(reconcile(wedding));
    });
}

#[test]
fn register_reconciliation_fails_for_those_who_were_not_separated_or_are_not_married() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let wedding = married(one, other);
        assert_noop!(reconcile(wedding), Error::<Test>::NotSeparated);
        assert_noop!(reconcile(RecordId(0)), Error::<Test>::NotFound);
        assert_ok!(separate(wedding, decided(Matter::SeparateSpouses(wedding))));
        assert_ok!(divorce(wedding, DivorceGround::MutualConsent));
        assert_noop!(reconcile(wedding), Error::<Test>::MarriageEnded);
    });
}

#[test]
fn register_reconciliation_fails_for_the_registrars_own_marriage() {
    ExtBuilder::build_and_execute(|| {
        let [spouse] = born();
        enter(registrar_herself());
        let wedding = married_by_colleague(registrar_herself(), spouse);
        let separation = decided(Matter::SeparateSpouses(wedding));
        assert_ok!(CivilRegistry::register(
            colleague(),
            VitalEvent::Separation {
                marriage: wedding,
                decision: separation
            },
            entry(ROOT, URGUT)
        ));
        assert_noop!(reconcile(wedding), Error::<Test>::OwnRecord);
    });
}
