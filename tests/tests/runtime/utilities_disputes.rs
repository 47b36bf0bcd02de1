//! Who is in arrears in Tashkent, and what the chain does not let a supplier do to them; in the real runtime.

use crate::{utilities::*, *};
use adliya_primitives::{BillNumber, ContractId, DisputeId};
use adliya_runtime::{UtilityBills, UtilityDisputes};
use adliya_tariffs::Service;
use frame_support::{assert_err, assert_ok};
use pallet_utility_bills::Call as Bills;
use pallet_utility_disputes::{
    types::{Matter, Obstacle, Outcome, Phase, Supplied},
    Call, Error,
};

const PAPER: H256 = H256::repeat_byte(0xd1);
const REGULATOR_OFFICER: AccountId = dev_keys::REGULATOR_OFFICER;
const REGULATOR: AccountId = dev_keys::REGULATOR;
const SOCIAL_OFFICER: AccountId = dev_keys::SOCIAL_OFFICER;
/// 180 kilowatt-hours of June within the norm, at 600 soʻm, in tiyin.
const JUNE: u128 = 180 * 600 * 100;

/// A household whose bill of June nobody has paid, on the fifth of August: it was due within thirty days.
struct Arrears {
    wallet: AccountId,
    meter: Meter,
    contract: ContractId,
}

fn arrears() -> Arrears {
    let tariff = approved(
        tariff_of(&published("uz-electricity-2025")),
        day(2025, 5, 1),
    );
    at(midnight(TASHKENT_TIME, day(2026, 6, 1)));
    let mut meter = Meter::new(10, Service::Electricity);
    let home = household(10);
    let contract = agreed(&home, tariff, meter.id, TASHKENT);
    at(midnight(TASHKENT_TIME, day(2026, 7, 1)));
    meter.lodges(180_000);
    assert_ok!(close(contract));
    assert_eq!(last_bill(contract).statement.total, JUNE);
    at(midnight(TASHKENT_TIME, day(2026, 8, 5)));
    Arrears {
        wallet: home.1,
        meter,
        contract,
    }
}

impl Arrears {
    fn announces(&self) -> Result<(), DispatchError> {
        let (contract, notice) = (self.contract, PAPER);
        dispatch(&CLERK, Call::announce_disconnection { contract, notice })
    }

    fn disconnects(&self) -> Result<(), DispatchError> {
        let contract = self.contract;
        dispatch(&OPERATOR, Call::disconnect { contract })
    }

    /// What the chain tells anybody who asks.
    fn obstacles(&self) -> Vec<Obstacle> {
        let view = UtilityDisputes::disconnection_view(self.contract);
        view.expect("it has an account").obstacles
    }

    fn supplied(&self) -> Supplied {
        let view = UtilityDisputes::disconnection_view(self.contract);
        view.expect("it has an account").case.supplied
    }

    fn pays(&self, amount: u128) {
        let contract = self.contract;
        assert_ok!(dispatch(&ANYBODY, Bills::pay { contract, amount }));
    }

    fn owes(&self) -> u128 {
        let view = UtilityBills::account_view(self.contract);
        view.expect("it has one").standing.payable
    }

    fn disputes(&self, matter: Matter) -> Result<(), DispatchError> {
        let open = Call::open_dispute {
            contract: self.contract,
            matter,
            statement: PAPER,
        };
        dispatch(&self.wallet, open)
    }
}

#[test]
fn who_does_not_pay_is_disconnected_after_notice_and_reconnected_in_time_after_paying() {
    utilities_story(|| {
        let mut home = arrears();
        let unannounced = home.disconnects();
        assert_err!(unannounced, Error::<Runtime>::NotAnnounced);
        assert_ok!(home.announces());
        at(now() + 13 * DAY);
        assert_err!(home.disconnects(), Error::<Runtime>::NoticeRunning);
        assert_eq!(home.obstacles(), [Obstacle::NoticeRunning]);
        at(now() + DAY);
        assert_eq!(home.obstacles(), []);
        assert_ok!(home.disconnects());
        assert!(matches!(home.supplied(), Supplied::Disconnected { .. }));

        // The meter is read and billed as before; and whoever pays has it back within two days.
        let contract = home.contract;
        let demand = || Call::demand_reconnection { contract };
        let unpaid = dispatch(&ANYBODY, demand());
        assert_err!(unpaid, Error::<Runtime>::StillOverdue);
        home.meter.lodges(180_000);
        home.pays(JUNE);
        assert_ok!(dispatch(&ANYBODY, demand()));
        at(now() + 3 * DAY);
        assert_ok!(dispatch(&OPERATOR, Call::reconnect { contract }));
        let view = UtilityDisputes::disconnection_view(contract).expect("it has an account");
        assert_eq!(view.case.supplied, Supplied::Connected);
        assert_eq!(
            view.case.late_reconnections, 1,
            "a day too late, for all to see"
        );
    });
}

#[test]
fn who_pays_before_the_day_is_not_disconnected() {
    utilities_story(|| {
        let home = arrears();
        assert_ok!(home.announces());
        home.pays(JUNE);
        at(now() + 14 * DAY);
        assert_err!(home.disconnects(), Error::<Runtime>::NothingOverdue);
    });
}

#[test]
fn nobody_is_disconnected_in_winter_nor_by_a_notice_of_before_it() {
    utilities_story(|| {
        let home = arrears();
        at(midnight(TASHKENT_TIME, day(2026, 10, 1)));
        assert_ok!(home.announces());
        for winter in [day(2026, 10, 15), day(2026, 11, 20)] {
            at(midnight(TASHKENT_TIME, winter));
            assert_err!(home.disconnects(), Error::<Runtime>::Winter);
            assert_eq!(home.obstacles(), [Obstacle::Winter]);
        }
        at(midnight(TASHKENT_TIME, day(2027, 4, 16)));
        assert_err!(home.disconnects(), Error::<Runtime>::NoticeLapsed);
        assert_ok!(home.announces());
        at(now() + 14 * DAY);
        assert_ok!(home.disconnects());
    });
}

#[test]
fn who_is_protected_is_not_disconnected_and_only_the_social_office_says_who_is() {
    utilities_story(|| {
        let home = arrears();
        let contract = home.contract;
        assert_ok!(home.announces());
        at(now() + 14 * DAY);
        let protect = Call::protect_consumer {
            contract,
            category: 1,
            until: now() + 100 * DAY,
        };
        let by_the_supplier = dispatch(&CLERK, protect.clone());
        assert_err!(by_the_supplier, DispatchError::BadOrigin);
        assert_ok!(dispatch(&SOCIAL_OFFICER, protect));
        assert_err!(home.disconnects(), Error::<Runtime>::Protected);
        let end = Call::end_protection { contract };
        assert_ok!(dispatch(&SOCIAL_OFFICER, end));
        assert_ok!(home.disconnects());
    });
}

#[test]
fn a_plan_of_instalments_protects_as_long_as_it_is_kept() {
    utilities_story(|| {
        let home = arrears();
        let contract = home.contract;
        assert_ok!(home.announces());
        let (instalments, first_at, interval) = (2, now() + 20 * DAY, 30 * DAY);
        let offer = Bills::offer_plan {
            contract,
            instalments,
            first_at,
            interval,
        };
        assert_ok!(dispatch(&CLERK, offer));
        let accept = Bills::accept_plan {
            contract,
            instalments,
            first_at,
            interval,
        };
        assert_ok!(dispatch(&home.wallet, accept));
        at(now() + 14 * DAY);
        assert_err!(home.disconnects(), Error::<Runtime>::PlanKept);
        // The first half is paid in time, the second is not.
        home.pays(JUNE / 2);
        at(now() + 35 * DAY);
        assert_err!(home.disconnects(), Error::<Runtime>::PlanKept);
        at(now() + 2 * DAY);
        assert_ok!(home.disconnects());
    });
}

#[test]
fn while_a_bill_is_disputed_nobody_is_disconnected_and_the_regulator_rules() {
    utilities_story(|| {
        let home = arrears();
        assert_ok!(home.announces());
        let third = JUNE / 3;
        let matter = Matter::Bill {
            bill: BillNumber(1),
            amount: third,
        };
        assert_ok!(home.disputes(matter));
        assert_eq!(home.owes(), JUNE - third, "what is disputed is frozen");
        at(now() + 14 * DAY);
        assert_err!(home.disconnects(), Error::<Runtime>::DisputeOpen);

        let id = DisputeId(0);
        assert_ok!(dispatch(&CLERK, Call::answer_dispute { id, root: PAPER }));
        at(now() + 2 * DAY);
        let rule = |amount| Call::rule_dispute {
            id,
            amount,
            decision: PAPER,
        };
        // Against the consumer, even in part, it takes two.
        let alone = dispatch(&REGULATOR_OFFICER, rule(third / 2));
        assert_err!(alone, DispatchError::BadOrigin);
        assert_ok!(by_four_eyes(
            &REGULATOR_OFFICER,
            &REGULATOR,
            rule(third / 2)
        ));
        assert_eq!(home.owes(), JUNE - third / 2);
        // There is time to pay after a dispute that was lost.
        assert_err!(home.disconnects(), Error::<Runtime>::NoticeRunning);
        at(now() + 14 * DAY);
        assert_ok!(home.disconnects());
    });
}

#[test]
fn a_supplier_that_does_not_answer_has_lost() {
    utilities_story(|| {
        let home = arrears();
        let matter = Matter::Bill {
            bill: BillNumber(1),
            amount: JUNE,
        };
        assert_ok!(home.disputes(matter));
        let id = DisputeId(0);
        let apply = Call::apply_default { id };
        at(now() + 15 * DAY);
        let early = dispatch(&ANYBODY, apply.clone());
        assert_err!(early, Error::<Runtime>::NoDefault);
        at(now() + 1);
        let phase = UtilityDisputes::dispute_view(id).map(|view| view.phase);
        assert_eq!(phase, Some(Phase::Default(Outcome::SupplierSilent)));
        assert_ok!(dispatch(&ANYBODY, apply));
        assert_eq!(home.owes(), 0);
        assert_err!(home.announces(), Error::<Runtime>::NothingOverdue);
    });
}

#[test]
fn an_announced_disconnection_that_is_disputed_with_success_falls() {
    utilities_story(|| {
        let home = arrears();
        assert_ok!(home.announces());
        assert_ok!(home.disputes(Matter::Disconnection));
        let id = DisputeId(0);
        assert_ok!(dispatch(&CLERK, Call::answer_dispute { id, root: PAPER }));
        at(now() + 16 * DAY);
        let uphold = Call::uphold_dispute {
            id,
            decision: PAPER,
        };
        assert_ok!(dispatch(&REGULATOR_OFFICER, uphold));
        assert_eq!(home.supplied(), Supplied::Connected);
        assert_err!(home.disconnects(), Error::<Runtime>::NotAnnounced);
    });
}
