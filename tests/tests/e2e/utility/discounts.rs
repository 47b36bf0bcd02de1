//! A social discount, from the office that grants it to the line of the bill.

use super::*;
use crate::past::{at, closes, does, meter_shows, BILLED};
use adliya_runtime::dev_keys as keys;
use adliya_tariffs::{Discount, DiscountOf};
use pallet_utility_bills::Call;

#[tokio::test]
async fn a_social_office_grants_a_discount_that_is_a_line_of_the_bill() {
    let folder = TempDir::new().expect("a folder");
    let mut tariff = tariff();
    let quarter = Discount {
        rate: 250_000,
        of: DiscountOf::Consumption,
    };
    tariff.discounts = vec![quarter].try_into().expect("one");
    // The household was billed a hundred days ago, granted a discount the day after, and billed again for the ninety days since.
    let spec = past::in_arrears(folder.path(), &tariff, 70, || {
        at(midnight_ago(99));
        let grant = Call::grant_discount {
            contract: 0.into(),
            discount: 0,
            months: 12,
        };
        does(&keys::SOCIAL_OFFICER, grant);
        at(midnight_ago(10));
        meter_shows(2, BILLED + 90 * 2_000);
        // The days before the discount, then those with it.
        closes();
        closes();
    });
    let node = Node::start_with(&["--chain", spec.to_str().expect("UTF-8")]);
    let rpc = node.rpc().await;
    let explained = |bill: &str| utility(&node, &["bill", "explain", "0", "--bill", bill]);
    assert!(!explained("1").contains("discount"));
    let second = explained("2");
    assert!(second.contains("discount of 0.25"), "{second}");
    let bill = rpc.ask("utility_explainBill", rpc_params![0, 2]).await;
    let lines = bill["bill"]["lines"].as_array().expect("a list").iter();
    let discounts = lines.filter(|line| line["kind"] == "discount");
    let amounts: Vec<_> = discounts.map(|line| line["amount"].as_str()).collect();
    let is_less = |amount: &Option<&str>| amount.is_some_and(|is| is.starts_with('-'));
    assert!(!amounts.is_empty() && amounts.iter().all(is_less), "{bill}");

    // It ends with this month, and another one begins with the next.
    let statement =
        async || rpc.ask("utility_statement", rpc_params![0]).await["discounts"].clone();
    let before = statement().await;
    assert_eq!(before.as_array().map(Vec::len), Some(1), "{before}");
    let officer = ["--officer-uri", "//Social//Officer"];
    let end = ["bill", "end-discount", "0"];
    let refusal = denied(
        &node,
        &[&["utility"][..], &end, &["--officer-uri", CLERK]].concat(),
    );
    assert!(
        refusal.contains("it takes an officer of a social office"),
        "{refusal}"
    );
    utility(&node, &[&end[..], &officer].concat());
    let ended = statement().await;
    assert_eq!(ended[0]["from"], before[0]["from"]);
    assert_ne!(ended[0]["until"], before[0]["until"]);
    let refusal = denied(&node, &[&["utility"][..], &end, &officer].concat());
    assert!(
        refusal.contains("there is no discount beyond this month"),
        "{refusal}"
    );

    let grant = |discount| {
        let of = ["--discount", discount, "--months", "3"];
        [
            &["utility", "bill", "grant-discount", "0"][..],
            &of,
            &officer,
        ]
        .concat()
    };
    let refusal = denied(&node, &grant("1"));
    assert!(
        refusal.contains("the tariff does not have the discount"),
        "{refusal}"
    );
    let words = done(&node, &grant("0"));
    let from = ended[0]["until"].as_str().expect("a day").to_owned();
    assert_eq!(after(&words, "contract 0 from "), from);
    // Renewed without a gap, it is the same one.
    let renewed = statement().await;
    assert_eq!(renewed.as_array().map(Vec::len), Some(1), "{renewed}");
    assert_eq!(renewed[0]["from"], before[0]["from"]);
    assert!(renewed[0]["until"].as_str() > Some(&from), "{renewed}");
}
