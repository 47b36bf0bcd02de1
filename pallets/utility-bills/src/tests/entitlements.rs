//! The chain of an account says with which category and discount days were billed, whatever is forgotten since.

use super::*;
use crate::types::Unbillable;
use adliya_tariffs::{bill, Terms, Usage};

/// In the second category everything is dear.
fn two_categories() -> Tariff {
    let mut tariff = simple(&[(Some(280), minor(1)), (None, minor(2))]);
    let mut dear = simple(&[(None, minor(2))]).tables[0].clone();
    dear.category = 1;
    tariff.categories = 2;
    tariff.tables = list(vec![tariff.tables[0].clone(), dear]);
    assert_eq!(tariff.validate(), Ok(()));
    tariff
}

type Said = (Day, u8, Option<u8>);

/// What a reader of the chain knows of the days once it has read so many links: an entry takes the place of those that are not from
/// an earlier day.
fn read_from(links: &[(Entry, H256)]) -> Vec<Said> {
    let mut known: Vec<Said> = vec![];
    for (entry, _) in links {
        if let Entry::Entitled {
            from,
            category,
            discount,
        } = *entry
        {
            known.retain(|before| before.0 < from);
            let last = known.last().map(|last| (last.1, last.2));
            if last != Some((category, discount)) {
                known.push((from, category, discount));
            }
        }
    }
    known
}

fn said(id: ContractId) -> Vec<Said> {
    read_from(&links(id))
}

/// Computes a bill from the chain and the tariff alone.
fn computed(id: ContractId, statement: &Statement) -> u128 {
    let links = links(id);
    let place = links
        .iter()
        .position(|link| link.0 == Entry::Bill(*statement));
    let known = read_from(&links[..place.expect("it is a link")]);
    let tariff = books(|books| books.tariffs[0].1.clone());
    let ends = known.iter().skip(1).map(|next| next.0);
    let ends = ends.chain([Day(u32::MAX)]);
    let terms: Vec<_> = known
        .iter()
        .zip(ends)
        .map(|(is, until)| Terms {
            from: is.0,
            until,
            tariff: &tariff,
            region: BAKU,
            category: is.1,
            discount: is.2,
        })
        .collect();
    let (begins, ends) = (statement.begins, statement.ends);
    let mut quantities = ends.totals;
    for (quantity, before) in quantities.iter_mut().zip(begins.totals) {
        *quantity -= before;
    }
    let usage = Usage {
        from: begins.counter.day,
        until: ends.day,
        quantities,
    };
    let bill = bill(&terms, &[usage], &begins.counter);
    bill.expect("the engine bills it").total
}

#[test]
fn the_chain_says_before_a_bill_with_which_category_and_discount_its_days_are_billed() {
    ExtBuilder::build_and_execute(|| {
        let id = discounts::entitled();
        assert_ok!(Bills::grant_discount(signed(SOCIAL_OFFICER), id, 0, 2));
        let bills = billed(id, &[31, 28, 31, 30]);
        let expected = [
            (date(2025, 1, 1), 0, None),
            (date(2025, 2, 1), 0, Some(0)),
            (date(2025, 4, 1), 0, None),
        ];
        assert_eq!(said(id), expected);
        for statement in &bills {
            assert_eq!(computed(id, statement), statement.total);
        }
        assert_eq!(links(id).last().expect("there are").1, kept(id).head);
    });
}

#[test]
fn what_is_billed_anew_is_said_anew() {
    ExtBuilder::build_and_execute(|| {
        let id = discounts::entitled();
        assert_ok!(Bills::grant_discount(signed(SOCIAL_OFFICER), id, 0, 1));
        billed(id, &[31]);
        read(id, date(2025, 3, 10), 80);
        estimate(id);
        closed(id);
        let before = said(id);
        strike_estimates(id);
        read(id, date(2025, 3, 20), 70);
        let links_before = links(id).len();
        let anew = closed(id);
        assert_eq!(said(id), before, "nothing else was granted meanwhile");
        // A reversal, February with the discount, March without, and the bill.
        assert_eq!(links(id).len(), links_before + 4);
        assert_eq!(computed(id, &anew), anew.total);
    });
}

#[test]
fn what_is_billed_anew_with_the_same_is_said_anew_too() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        read(id, date(2025, 2, 10), 80);
        estimate(id);
        closed(id);
        strike_estimates(id);
        read(id, date(2025, 2, 20), 70);
        closed(id);
        // An entry that was for days of the bill that is taken back may not stand for those that are billed in its place.
        let [.., (reversal, _), (entry, _), (bill, _)] = &links(id)[..] else {
            panic!("there are three");
        };
        assert!(matches!(reversal, Entry::Note(_)) && matches!(bill, Entry::Bill(_)));
        let from = date(2025, 1, 1);
        assert!(matches!(entry, Entry::Entitled { from: first, .. } if *first == from));
    });
}

#[test]
fn a_bill_is_computed_from_the_chain_when_the_contract_has_forgotten_its_category() {
    ExtBuilder::build_and_execute(|| {
        tariff_from(date(2025, 1, 1), two_categories());
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        assert_ok!(open(id));
        change(id, |sheet| {
            sheet.categories.push((midnight(date(2025, 3, 1)), 1));
        });
        read(id, date(2025, 2, 8), 31 * 10 + 7 * 10);
        let first = closed(id);
        read(id, date(2025, 3, 15), 35 * 12);
        let second = closed(id);
        change(id, |sheet| sheet.categories = vec![(0, 1)]);
        for statement in [first, second] {
            assert_eq!(computed(id, &statement), statement.total);
            // No sum is shown that is not the bill's.
            assert_eq!(
                Bills::explain_bill(id, statement.number),
                Err(Unbillable::TermsForgotten)
            );
        }
    });
}
