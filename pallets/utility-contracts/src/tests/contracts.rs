//! Contracts: offered, accepted, suspended, ended.

use super::*;
use crate::types::{ContractState, Manner, Word};
use adliya_primitives::MandateId;
use sp_runtime::DispatchError;

fn offer(by: u8, terms: ContractTerms) -> DispatchResult {
    Utility::offer_contract(signed(by), terms)
}

fn accept(key: &sr25519::Pair, id: ContractId) -> DispatchResult {
    Utility::accept_contract(by(key), id, DOCUMENT)
}

fn attest(by: u8, id: ContractId) -> DispatchResult {
    Utility::attest_acceptance(signed(by), id, STATEMENT)
}

fn state(id: ContractId) -> ContractState {
    Utility::contract_view(id).expect("offered").contract.state
}

#[test]
fn a_household_accepts_what_it_has_read() {
    ExtBuilder::build_and_execute(|| {
        let key = consumer(51);
        let meter = certified(1);
        let id = offered(ContractTerms {
            meter: Some(meter),
            ..terms(51, tariff_today())
        });
        assert_eq!(contract_status(id), ContractStatus::Offered);
        assert_eq!(meter_status(meter), MeterStatus::Registered);
        assert_noop!(
            Utility::accept_contract(by(&key), id, STATEMENT),
            Error::<Test>::DocumentMismatch
        );
        assert_ok!(accept(&key, id));
        let (at, manner) = (Timestamp::get(), Manner::ByWallet);
        let accepted = Word { at, manner };
        assert_eq!(state(id), ContractState::Active { accepted });
        let status = MeterStatus::Installed {
            contract: id,
            since: at,
        };
        assert_eq!(meter_status(meter), status);
    });
}

#[test]
fn accept_contract_fails_for_all_but_the_consumer() {
    ExtBuilder::build_and_execute(|| {
        let (neighbour, id) = (consumer(52), offered(terms(51, tariff_today())));
        assert_noop!(accept(&neighbour, id), Error::<Test>::NotConsumer);
        assert_noop!(
            Utility::accept_contract(signed(CLERK), id, DOCUMENT),
            Error::<Test>::WalletNotLinked
        );
    });
}

#[test]
fn acceptance_in_person_is_attested_by_another_officer_than_made_the_offer_and_the_contract_says_so(
) {
    ExtBuilder::build_and_execute(|| {
        let id = offered(terms(51, tariff_today()));
        assert_noop!(attest(CLERK, id), Error::<Test>::OwnOffer);
        assert_noop!(attest(OTHER_CLERK, id), Error::<Test>::NotOfThisOffice);
        assert_noop!(attest(OPERATOR, id), DispatchError::BadOrigin);
        assert_ok!(attest(COLLEAGUE, id));
        let manner = Manner::InPerson {
            statement: STATEMENT,
            officer: MandateId(COLLEAGUE.into()),
        };
        let at = Timestamp::get();
        let accepted = Word { at, manner };
        assert_eq!(state(id), ContractState::Active { accepted });
    });
}

#[test]
fn an_offer_lapses() {
    ExtBuilder::build_and_execute(|| {
        let key = consumer(51);
        let terms = terms(51, tariff_today());
        let (taken, left) = (offered(terms), offered(terms));
        pass(OFFER_TERM);
        assert_ok!(accept(&key, taken));
        pass(1);
        assert_eq!(contract_status(left), ContractStatus::Lapsed);
        assert_noop!(accept(&key, left), Error::<Test>::OfferLapsed);
        assert_noop!(attest(COLLEAGUE, left), Error::<Test>::OfferLapsed);
        assert_noop!(
            Utility::decline_offer(by(&key), left),
            Error::<Test>::OfferLapsed
        );
    });
}

#[test]
fn an_offer_is_closed_once() {
    ExtBuilder::build_and_execute(|| {
        let key = consumer(51);
        let terms = terms(51, tariff_today());
        let closed = [0; 3].map(|_| offered(terms));
        let [accepted, declined, withdrawn] = closed;
        let withdraw = |by, id| Utility::withdraw_offer(signed(by), id);
        assert_ok!(accept(&key, accepted));
        assert_ok!(Utility::decline_offer(by(&key), declined));
        assert_noop!(
            withdraw(OTHER_CLERK, withdrawn),
            Error::<Test>::NotOfThisOffice
        );
        assert_ok!(withdraw(COLLEAGUE, withdrawn));
        assert_eq!(
            closed.map(contract_status),
            [
                ContractStatus::Active,
                ContractStatus::Declined,
                ContractStatus::Withdrawn
            ]
        );
        for id in closed {
            assert_noop!(accept(&key, id), Error::<Test>::OfferClosed);
            assert_noop!(attest(COLLEAGUE, id), Error::<Test>::OfferClosed);
            assert_noop!(withdraw(CLERK, id), Error::<Test>::OfferClosed);
            assert_noop!(
                Utility::decline_offer(by(&key), id),
                Error::<Test>::OfferClosed
            );
        }
        assert_noop!(accept(&key, ContractId(9)), Error::<Test>::ContractNotFound);
    });
}

#[test]
fn offer_contract_fails_for_a_tariff_that_does_not_apply_today() {
    ExtBuilder::build_and_execute(|| {
        let (first, second) = (approved(tariff(), day(40)), approved(tariff(), day(50)));
        let only_proposed = proposed(tariff(), day(60));
        let offer_at = |tariff| offer(CLERK, terms(51, tariff));
        for tariff in [first, only_proposed] {
            assert_noop!(offer_at(tariff), Error::<Test>::TariffNotInForce);
        }
        pass(40 * DAY);
        assert_ok!(offer_at(first));
        assert_noop!(offer_at(second), Error::<Test>::TariffNotInForce);
        pass(10 * DAY);
        assert_ok!(offer_at(second));
        assert_noop!(offer_at(first), Error::<Test>::TariffNotInForce);
        assert_noop!(offer_at(TariffId(9)), Error::<Test>::TariffNotFound);
    });
}

#[test]
fn offer_contract_fails_for_a_category_or_a_place_that_the_tariff_does_not_have() {
    ExtBuilder::build_and_execute(|| {
        let terms = terms(51, tariff_today());
        let category = 2;
        assert_noop!(
            offer(CLERK, ContractTerms { category, ..terms }),
            Error::<Test>::UnknownCategory
        );
        assert_ok!(propose(CLERK, tariff(), URGUT, day(70)));
        let tariff = latest_tariff();
        assert_ok!(approve(tariff));
        pass(40 * DAY);
        let region = SAMARKAND;
        assert_noop!(
            offer(
                CLERK,
                ContractTerms {
                    tariff,
                    region,
                    ..terms
                }
            ),
            Error::<Test>::OutsideTariff
        );
    });
}

#[test]
fn offer_contract_fails_for_another_suppliers_tariff_meter_or_region() {
    ExtBuilder::build_and_execute(|| {
        let terms = terms(51, tariff_today());
        let region = ANDIJAN;
        let theirs = ContractTerms { region, ..terms };
        assert_noop!(offer(CLERK, theirs), Error::<Test>::OutsideJurisdiction);
        assert_noop!(offer(OTHER_CLERK, theirs), Error::<Test>::NotOfThisOffice);
        assert_ok!(register(OTHER_OPERATOR, 1, vec![(energy(6), stand(0, 0))]));
        let meter = Some(latest_meter());
        assert_noop!(
            offer(CLERK, ContractTerms { meter, ..terms }),
            Error::<Test>::NotOfThisOffice
        );
    });
}

#[test]
fn accept_contract_fails_while_its_meter_is_on_another() {
    ExtBuilder::build_and_execute(|| {
        let (meter, first) = installed(1);
        let key = consumer(51);
        let second = offered(ContractTerms {
            meter: Some(meter),
            ..terms(51, TariffId(0))
        });
        assert_noop!(accept(&key, second), Error::<Test>::MeterNotFree);
        assert_ok!(Utility::attest_termination(
            signed(SUPPLIER_FOUR_EYES),
            first,
            STATEMENT
        ));
        assert_ok!(accept(&key, second));
    });
}

#[test]
fn the_consumer_suspends_and_resumes_and_nobody_else() {
    ExtBuilder::build_and_execute(|| {
        let (key, neighbour) = (consumer(51), consumer(52));
        let id = in_force(terms(51, tariff_today()));
        let suspend = |key| Utility::suspend_contract(by(key), id);
        let resume = |key| Utility::resume_contract(by(key), id);
        assert_noop!(suspend(&neighbour), Error::<Test>::NotConsumer);
        assert_noop!(
            Utility::suspend_contract(signed(CLERK), id),
            Error::<Test>::WalletNotLinked
        );
        assert_noop!(resume(&key), Error::<Test>::NotSuspended);
        assert_ok!(suspend(&key));
        assert_eq!(contract_status(id), ContractStatus::Suspended);
        assert_noop!(suspend(&key), Error::<Test>::NotActive);
        assert_noop!(resume(&neighbour), Error::<Test>::NotConsumer);
        assert_ok!(resume(&key));
        assert_eq!(contract_status(id), ContractStatus::Active);
    });
}

#[test]
fn a_contract_ends_once_and_frees_its_meter() {
    ExtBuilder::build_and_execute(|| {
        let (meter, id) = installed(51);
        let key = consumer(51);
        let terminate = || Utility::terminate_contract(by(&key), id);
        assert_ok!(Utility::suspend_contract(by(&key), id));
        assert_ok!(terminate());
        assert_eq!(contract_status(id), ContractStatus::Terminated);
        assert_eq!(meter_status(meter), MeterStatus::Registered);
        assert_noop!(terminate(), Error::<Test>::NotInForce);
        assert_noop!(
            Utility::attest_termination(signed(SUPPLIER_FOUR_EYES), id, STATEMENT),
            Error::<Test>::NotInForce
        );
        assert_noop!(
            Utility::resume_contract(by(&key), id),
            Error::<Test>::NotSuspended
        );
    });
}

#[test]
fn the_contracts_of_a_consumer_are_found_from_their_id_whatever_became_of_them() {
    ExtBuilder::build_and_execute(|| {
        let (_, _, first) = connected(51);
        let view = Utility::contract_view(first).expect("offered");
        let terms = ContractTerms {
            meter: None,
            ..view.contract.terms
        };
        let declined = offered(terms);
        assert_ok!(Utility::withdraw_offer(signed(CLERK), declined));
        let all = |after, limit| Utility::contracts_page(subject(51), after, limit);
        let ids = |page: &crate::types::ContractsPage| {
            page.contracts.iter().map(|is| is.id).collect::<Vec<_>>()
        };
        let page = all(None, 1);
        let rest = all(page.next, 1);
        let mut found = [ids(&page), ids(&rest)].concat();
        found.sort();
        assert_eq!(found, [first, declined]);
        assert_eq!((page.contracts.len(), rest.next), (1, None));
        assert!(ids(&Utility::contracts_page(subject(53), None, 9)).is_empty());
    });
}

#[test]
fn an_officer_ends_no_contract_alone_and_none_that_is_guarded() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        let attest = |by| Utility::attest_termination(signed(by), id, STATEMENT);
        for alone in [CLERK, COLLEAGUE, FOUR_EYES] {
            assert_noop!(attest(alone), DispatchError::BadOrigin);
        }
        Guarded::set(true);
        assert_noop!(attest(SUPPLIER_FOUR_EYES), DispatchError::Other("guarded"));
        Guarded::set(false);
        assert_ok!(attest(SUPPLIER_FOUR_EYES));
        assert_eq!(
            last_event(),
            Event::TerminationAttested {
                contract: id,
                statement: STATEMENT,
                office: SUPPLIER,
                officer: MandateId(CLERK.into()),
                supervisor: MandateId(SUPERVISOR.into()),
            }
            .into()
        );
        // The household needs nobody's leave.
        let (_, meter) = (key, certified(52));
        let other = consumer(53);
        let id = in_force(ContractTerms {
            meter: Some(meter),
            ..terms(53, TariffId(0))
        });
        Guarded::set(true);
        assert_ok!(Utility::terminate_contract(by(&other), id));
    });
}

#[test]
fn a_reading_that_waits_is_answered_before_the_contract_ends() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, id) = connected(51);
        assert_ok!(read(id, 300));
        let end = || Utility::terminate_contract(by(&key), id);
        assert_noop!(end(), Error::<Test>::ProposalPending);
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        assert_ok!(end());
        assert_eq!(consumed(id), 300);
        // The next consumer begins with what this one ended with.
        let next = in_force(ContractTerms {
            meter: Some(meter),
            ..terms(54, TariffId(0))
        });
        assert_eq!(last_mark(next).totals[0], 300);
    });
}

#[test]
fn nobody_begins_with_what_a_meter_showed_long_ago() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, id) = connected(51);
        assert_ok!(Utility::terminate_contract(by(&key), id));
        pass(CLOSING_AGE);
        let named = ContractTerms {
            meter: Some(meter),
            ..terms(54, TariffId(0))
        };
        let next = offered(named);
        assert_noop!(
            Utility::attest_acceptance(signed(COLLEAGUE), next, STATEMENT),
            Error::<Test>::ReadingTooOld
        );
        // The operator says what it shows now.
        let bare = in_force(terms(54, TariffId(0)));
        let shows = list(vec![stand(520, 0)]);
        assert_ok!(Utility::install_meter(signed(OPERATOR), meter, bare, shows));
        assert_eq!(last_mark(bare).totals[0], 520);
    });
}
