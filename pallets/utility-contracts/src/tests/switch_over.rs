//! Paper contracts that become live ones.

use super::*;
use crate::types::{Doubt, PaperContract};
use adliya_primitives::utilities::Supply;
use adliya_primitives::{merkle, SwitchOverId};

fn paper_of(consumer: u64, meter: Option<MeterId>, balance: i128) -> PaperContract {
    PaperContract {
        terms: ContractTerms {
            meter,
            document: H256::from_low_u64_be(7_000 + consumer),
            ..terms(consumer, TariffId(0))
        },
        as_of: Timestamp::get(),
        opening: list(meter.map(|_| stand(4_000, 0)).into_iter().collect()),
        used: [0; 4],
        balance,
    }
}

/// Paper contracts under their root.
struct Batch {
    id: SwitchOverId,
    papers: Vec<PaperContract>,
    leaves: Vec<H256>,
}

fn anchored(papers: Vec<PaperContract>) -> Batch {
    let leaves: Vec<_> = (0..).zip(&papers).map(|(at, is)| is.leaf(at)).collect();
    let root = merkle::root(&leaves);
    let id = crate::NextSwitchOver::<Test>::get();
    assert_ok!(Utility::anchor_switch_over(
        signed(SUPPLIER_FOUR_EYES),
        root,
        papers.len() as u32
    ));
    Batch { id, papers, leaves }
}

impl Batch {
    fn import_as(&self, index: usize, paper: &PaperContract) -> DispatchResult {
        let path = merkle::path(&self.leaves, index).expect("it is under the root");
        Utility::import_contract(
            signed(ANYBODY),
            self.id,
            index as u32,
            Box::new(paper.clone()),
            list(path),
        )
    }

    fn import(&self, index: usize) -> DispatchResult {
        self.import_as(index, &self.papers[index])
    }
}

/// A contract of this household that was on paper, with a meter.
fn imported(number: u8) -> (sr25519::Pair, MeterId, ContractId) {
    tariff_today();
    let (key, meter) = (consumer(number), certified(number));
    let batch = anchored(vec![paper_of(number.into(), Some(meter), 900)]);
    assert_ok!(batch.import(0));
    (key, meter, latest_contract())
}

fn dispute(key: &sr25519::Pair, id: ContractId, of: Doubt) -> DispatchResult {
    Utility::dispute_import(by(key), id, of, EVIDENCE)
}

#[test]
fn a_paper_contract_takes_effect_when_the_household_is_silent() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = imported(51);
        assert_eq!(contract_status(id), ContractStatus::Imported);
        assert_noop!(read(id, 4_100), Error::<Test>::NotInForce);
        pass(IMPORT_NOTICE);
        assert_eq!(contract_status(id), ContractStatus::Imported);
        pass(1);
        assert_eq!(contract_status(id), ContractStatus::Active);
        lodge_signed(51, meter, 1, Timestamp::get(), 4_200);
        assert_eq!(consumed(id), 200);
    });
}

#[test]
fn a_household_accepts_at_once_what_was_on_paper() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = imported(51);
        let view = Utility::contract_view(id).expect("imported");
        assert_ok!(Utility::accept_contract(
            by(&key),
            id,
            view.contract.terms.document
        ));
        assert_eq!(contract_status(id), ContractStatus::Active);
        let view = Utility::contract_view(id).expect("imported");
        assert_eq!(view.contract.import.map(|import| import.balance), Some(900));
    });
}

#[test]
fn what_the_household_disputes_in_time_does_not_take_effect() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, id) = imported(51);
        let neighbour = consumer(52);
        assert_noop!(
            dispute(&neighbour, id, Doubt::Reading),
            Error::<Test>::NotConsumer
        );
        pass(IMPORT_NOTICE);
        assert_ok!(dispute(&key, id, Doubt::Reading));
        assert_noop!(
            dispute(&key, id, Doubt::Balance),
            Error::<Test>::AlreadyDisputed
        );
        pass(99 * DAY);
        assert_eq!(contract_status(id), ContractStatus::Disputed);
        assert_noop!(
            Utility::suspend_contract(by(&key), id),
            Error::<Test>::NotActive
        );
        // The supplier takes it back, and brings the paper again with what is right.
        assert_ok!(Utility::withdraw_offer(signed(CLERK), id));
        assert_eq!(meter_status(meter), MeterStatus::Registered);
        let batch = anchored(vec![paper_of(51, Some(meter), 0)]);
        assert_ok!(batch.import(0));
        assert_eq!(contract_status(latest_contract()), ContractStatus::Imported);
    });
}

#[test]
fn a_household_that_is_satisfied_accepts_what_it_has_disputed() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = imported(51);
        assert_ok!(dispute(&key, id, Doubt::Balance));
        let view = Utility::contract_view(id).expect("imported");
        let document = view.contract.terms.document;
        assert_ok!(Utility::accept_contract(by(&key), id, document));
        let view = Utility::contract_view(id).expect("imported");
        assert_eq!(view.status, ContractStatus::Active);
        assert!(view.contract.import.is_some_and(|is| is.dispute.is_none()));
    });
}

#[test]
fn once_a_contract_has_taken_effect_its_opening_balance_is_disputed_for_a_while() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = imported(51);
        let notice_until = Timestamp::get() + IMPORT_NOTICE;
        pass(IMPORT_NOTICE + 1);
        assert_noop!(
            dispute(&key, id, Doubt::Balance),
            Error::<Test>::DisputeTooLate
        );
        let agreement = <Utility as Supply<_>>::agreement(id).expect("it is in force");
        let until = Some(notice_until + IMPORT_DISPUTE);
        assert_eq!(agreement.balance_disputed_until, until);
    });
}

#[test]
fn dispute_import_fails_for_what_was_withdrawn_and_for_what_was_never_on_paper() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = imported(51);
        assert_ok!(Utility::withdraw_offer(signed(CLERK), id));
        assert_noop!(
            dispute(&key, id, Doubt::Balance),
            Error::<Test>::DisputeTooLate
        );
        let other = in_force(terms(51, TariffId(0)));
        let agreement = <Utility as Supply<_>>::agreement(other).expect("it is in force");
        assert_eq!(agreement.balance_disputed_until, None);
        assert_noop!(
            dispute(&key, other, Doubt::Balance),
            Error::<Test>::NotImported
        );
    });
}

#[test]
fn nobody_imports_what_is_not_under_the_root_or_twice() {
    ExtBuilder::build_and_execute(|| {
        tariff_today();
        let batch = anchored((0..5).map(|one| paper_of(one, None, 0)).collect());
        let richer = PaperContract {
            balance: 1,
            ..batch.papers[2].clone()
        };
        assert_noop!(batch.import_as(2, &richer), Error::<Test>::NotUnderRoot);
        assert_noop!(
            batch.import_as(3, &batch.papers[2]),
            Error::<Test>::NotUnderRoot
        );
        assert_ok!(batch.import(2));
        assert_noop!(batch.import(2), Error::<Test>::AlreadyImported);
        let again = anchored(vec![batch.papers[2].clone()]);
        assert_noop!(again.import(0), Error::<Test>::AlreadyImported);
        assert_noop!(
            Utility::anchor_switch_over(signed(SUPPLIER_FOUR_EYES), DOCUMENT, 0),
            Error::<Test>::SwitchOverEmpty
        );
    });
}

#[test]
fn import_contract_fails_for_what_an_offer_could_not_say() {
    ExtBuilder::build_and_execute(|| {
        tariff_today();
        let sound = paper_of(1, None, 0);
        let with = |terms| PaperContract {
            terms,
            ..sound.clone()
        };
        let mut opened = sound.clone();
        opened.opening = list(vec![stand(1, 0)]);
        let mut later = sound.clone();
        later.as_of = Timestamp::get() + 1;
        for (paper, error) in [
            (
                with(ContractTerms {
                    region: ANDIJAN,
                    ..sound.terms
                }),
                Error::<Test>::OutsideJurisdiction,
            ),
            (
                with(ContractTerms {
                    category: 9,
                    ..sound.terms
                }),
                Error::UnknownCategory,
            ),
            (
                with(ContractTerms {
                    replaces: Some(ContractId(0)),
                    ..sound.terms
                }),
                Error::PaperReplaces,
            ),
            (opened, Error::OpeningMismatch),
            (later, Error::ReadingInFuture),
        ] {
            assert_noop!(anchored_alone(paper), error);
        }
        assert_ok!(anchored_alone(sound));
    });
}

/// Imports a contract under the root of a switch-over of it alone.
fn anchored_alone(paper: PaperContract) -> DispatchResult {
    frame_support::storage::with_storage_layer(|| anchored(vec![paper]).import(0))
}

#[test]
fn a_thousand_paper_contracts_are_switched_over_and_three_in_a_hundred_households_object() {
    ExtBuilder::build_and_execute(|| {
        tariff_today();
        let objects = |number: u64| number % 100 < 3;
        let papers = (0..1_000).map(|one| paper_of(one, None, i128::from(one) - 500));
        let batch = anchored(papers.collect());
        for index in 0..1_000 {
            assert_ok!(batch.import(index));
        }
        // Whoever objects has a wallet; most have none yet, and need none.
        for number in (0..1_000).filter(|number| objects(*number)) {
            let mut seed = [9; 32];
            seed[..8].copy_from_slice(&number.to_le_bytes());
            let key = sr25519::Pair::from_seed(&seed);
            assert_ok!(link_wallet(subject(number), &key));
            assert_ok!(dispute(&key, ContractId(number), Doubt::Balance));
        }
        pass(IMPORT_NOTICE + 1);
        let status = |number| contract_status(ContractId(number));
        let [mut active, mut disputed, mut owed] = [0i128; 3];
        for number in 0..1_000 {
            let view = Utility::contract_view(ContractId(number)).expect("imported");
            owed += view.contract.import.expect("imported").balance;
            match status(number) {
                ContractStatus::Active => active += 1,
                ContractStatus::Disputed => disputed += 1,
                other => panic!("{number} is {other:?}"),
            }
            assert_eq!(status(number) == ContractStatus::Disputed, objects(number));
        }
        assert_eq!((active, disputed, owed), (970, 30, -500));
    });
}

#[test]
fn a_paper_that_was_withdrawn_is_not_imported_again_under_its_own_root() {
    ExtBuilder::build_and_execute(|| {
        tariff_today();
        let (key, meter) = (consumer(51), certified(51));
        let wrong = paper_of(51, Some(meter), 900);
        let first = anchored(vec![wrong.clone()]);
        assert_ok!(first.import(0));
        assert_ok!(dispute(&key, latest_contract(), Doubt::Balance));
        assert_ok!(Utility::withdraw_offer(signed(CLERK), latest_contract()));
        assert_noop!(first.import(0), Error::<Test>::AlreadyImported);
        let right = PaperContract {
            balance: 90,
            ..wrong
        };
        assert_ok!(anchored(vec![right]).import(0));
    });
}

#[test]
fn a_paper_is_not_read_before_its_tariff_applies() {
    ExtBuilder::build_and_execute(|| {
        tariff_today();
        let mut early = paper_of(1, None, 0);
        early.as_of = Timestamp::get() - 9 * DAY;
        assert_noop!(anchored_alone(early), Error::<Test>::TariffNotInForce);
    });
}

fn decide(by: u8, id: ContractId, takes_effect: bool) -> DispatchResult {
    Utility::decide_import(signed(by), id, takes_effect, DOCUMENT)
}

#[test]
fn the_regulator_decides_on_a_paper_contract_that_is_disputed() {
    for takes_effect in [true, false] {
        ExtBuilder::build_and_execute(|| {
            let (key, meter, id) = imported(51);
            assert_noop!(
                decide(FOUR_EYES, id, takes_effect),
                Error::<Test>::NotDisputed
            );
            assert_ok!(dispute(&key, id, Doubt::Balance));
            for other in [REGULATOR, CLERK, SUPPLIER_FOUR_EYES] {
                assert_noop!(
                    decide(other, id, takes_effect),
                    sp_runtime::DispatchError::BadOrigin
                );
            }
            assert_noop!(
                decide(ANDIJAN_FOUR_EYES, id, takes_effect),
                Error::<Test>::OutsideJurisdiction
            );
            pass(200 * DAY);
            assert_eq!(contract_status(id), ContractStatus::Disputed);
            assert_ok!(decide(FOUR_EYES, id, takes_effect));
            let (status, on_it) = match takes_effect {
                true => (ContractStatus::Active, true),
                false => (ContractStatus::Withdrawn, false),
            };
            assert_eq!(contract_status(id), status);
            assert_eq!(
                matches!(meter_status(meter), MeterStatus::Installed { .. }),
                on_it
            );
            let agreement = <Utility as Supply<AccountId>>::agreement(id).expect("imported");
            assert_eq!(agreement.concluded, takes_effect);
            // The balance can still be disputed for as long as if nobody had objected.
            let until = Some(Timestamp::get() + IMPORT_DISPUTE);
            assert_eq!(agreement.balance_disputed_until, until);
        });
    }
}
