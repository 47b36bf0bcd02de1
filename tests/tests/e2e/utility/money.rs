//! How a bill is corrected, paid in instalments and by others, and what is asked wrongly.

use super::*;
use crate::{
    harness::Rpc,
    past::{does, WALLET},
};
use adliya_primitives::OfficeId;
use adliya_runtime::{dev_keys as keys, UtilityBills, SETTLEMENT_ASSET};
use jsonrpsee::core::{client::Error, params::ArrayParams};
use sp_core::crypto::Ss58Codec;

/// What the household pays in advance, in tiyin: more than some days cost.
const AHEAD: &str = "2000000";

/// A month is metered and billed; what the bill comes to.
pub(super) fn billed(node: &Node, folder: &TempDir) -> u64 {
    let all = profile(folder, "all.csv", SUPPLIED_DAYS);
    let all = all.display().to_string();
    let meter = [
        "--meter",
        "0",
        "--meter-uri",
        METER,
        "--signer-uri",
        ANYBODY,
    ];
    done(node, &[&["meter", "simulate", &all][..], &meter].concat());
    for command in ["open-account", "close-cycle"] {
        let words = utility(node, &["bill", command, "0", "--signer-uri", ANYBODY]);
        if command == "close-cycle" {
            return after(&words, "comes to ").parse().expect("a number");
        }
    }
    unreachable!("the cycle was closed")
}

#[tokio::test]
async fn a_bill_is_corrected_by_two_paid_in_instalments_and_what_is_left_given_back() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let rpc = node.rpc().await;
    let total = billed(&node, &folder);
    let statement = async || rpc.ask("utility_statement", rpc_params![0]).await;

    // The supplier adds nothing without a supervisor.
    let note = [
        "bill",
        "debit",
        "0",
        "--bill",
        "1",
        "--amount",
        "1000",
        "--document",
    ];
    let paper = hash("ab");
    let debit = [&note[..], &[&paper]].concat();
    let words = utility(&node, &[&debit[..], &["--officer-uri", CLERK]].concat());
    let proposal = after(&words, "proposal ").to_owned();
    assert_eq!(statement().await["payable"], json!(total.to_string()));
    let how = ["--proposal", &proposal, "--supervisor-uri", "//Supplier"];
    utility(&node, &[&debit[..], &how].concat());
    assert_eq!(
        statement().await["payable"],
        json!((total + 1_000).to_string())
    );

    // A social office pays never more than is to pay, and only what its account has.
    let social = ["--officer-uri", "//Social//Officer"];
    let subsidise = |amount: &str| {
        let call = ["utility", "bill", "subsidise", "0", "--amount", amount];
        denied(&node, &[&call[..], &social].concat())
    };
    let refusal = subsidise(&(total + 1_001).to_string());
    assert!(refusal.contains("more than what is to pay"), "{refusal}");
    assert!(subsidise("1000").starts_with("refused: "));
    let pay = |amount: &str| {
        let by = ["--amount", amount, "--signer-uri", ANYBODY];
        utility(&node, &[&["bill", "pay", "0"][..], &by].concat());
    };
    pay("1000");

    // The rest in two instalments, as the household agrees.
    let first = written(past::now() + 10 * DAY);
    let terms = [
        "--instalments",
        "2",
        "--first-at",
        &first,
        "--every-days",
        "30",
    ];
    let offer = [
        &["bill", "offer-plan", "0"][..],
        &terms,
        &["--officer-uri", CLERK],
    ]
    .concat();
    utility(&node, &offer);
    utility(&node, &["bill", "accept-plan", "0", "--wallet-uri", WALLET]);
    let is = statement().await;
    assert_eq!(is["plan"]["agreed"]["amount"], json!(total.to_string()));
    assert_eq!(is["plan"]["agreed"]["kept"], true);
    let half = total.div_ceil(2).to_string();
    pay(&half);
    assert_eq!(statement().await["bills"][0]["status"], "partPaid");
    pay(&(total - total.div_ceil(2)).to_string());
    assert_eq!(statement().await["payable"], "0");

    // What is paid in advance is the household's, and the supplier cannot have it.
    pay(AHEAD);
    let to = keys::SUPPLIER.to_ss58check();
    let much = (total + 1_001).to_string();
    let withdraw = [
        "utility", "bill", "withdraw", "--amount", &much, "--to", &to,
    ];
    let eyes = ["--officer-uri", CLERK, "--supervisor-uri", "//Supplier"];
    denied(&node, &[&withdraw[..], &eyes].concat());
    utility(&node, &["contract", "leave", "0", "--wallet-uri", WALLET]);
    let refund = ["utility", "bill", "refund", "0", "--wallet-uri", WALLET];
    let is_first = past::LOCAL.day_at(past::now()).expect("a day").date().day == 1;
    if !is_first {
        // The bill reaches into the contract's last month, of which it had the whole limits; or days are left to bill.
        let refusal = denied(&node, &refund);
        assert!(
            refusal.contains("not all that was consumed is billed"),
            "{refusal}"
        );
        let close = ["bill", "close-cycle", "0", "--signer-uri", ANYBODY];
        utility(&node, &close);
    }
    assert_eq!(statement().await["payable"], "0");
    done(&node, &refund);
    assert_eq!(statement().await["prepaid"], "0");
    let words = utility(&node, &["bill", "verify", "0"]);
    assert!(words.contains("Debit note of 1000 on bill 1"), "{words}");
    assert!(words.contains("all is in order"), "{words}");
}

/// The code and the parameter with which a question is refused.
async fn refused(rpc: &Rpc, method: &str, params: Vec<Value>) -> (i32, Value) {
    let mut array = ArrayParams::new();
    for param in &params {
        array.insert(param).expect("JSON");
    }
    match rpc.try_call(method, array).await {
        Err(Error::Call(error)) => {
            let data = error.data().map(|data| data.get()).unwrap_or("null");
            let data: Value = serde_json::from_str(data).expect("JSON");
            (error.code(), data["field"].clone())
        }
        other => panic!("{method} {params:?} was not refused: {other:?}"),
    }
}

#[tokio::test]
async fn what_is_asked_wrongly_of_utility_contracts_is_refused_by_name() {
    let node = Node::start();
    let rpc = node.rpc().await;
    for (method, params, code, field) in [
        ("utility_contract", vec![], 8001, "contractId"),
        ("utility_contract", vec![json!("x")], 8002, "contractId"),
        ("utility_statement", vec![json!(-1)], 8002, "contractId"),
        ("utility_previewBill", vec![Value::Null], 8001, "contractId"),
        ("utility_explainBill", vec![json!(0)], 8001, "billNumber"),
        (
            "utility_explainBill",
            vec![json!(0), json!("4294967296")],
            8002,
            "billNumber",
        ),
        ("utility_tariff", vec![json!("first")], 8002, "tariffId"),
        ("utility_meter", vec![json!("0x12")], 8002, "meter"),
        ("utility_disputes", vec![], 8001, "contractId"),
        ("utility_disputes", vec![json!(0), json!("x")], 8002, "from"),
        (
            "utility_disputes",
            vec![json!(0), Value::Null, json!(65)],
            8003,
            "limit",
        ),
        ("utility_contractsOf", vec![], 8001, "subject"),
        ("utility_contractsOf", vec![json!("0x12")], 8002, "subject"),
        (
            "utility_contractsOf",
            vec![json!(hash("51")), Value::Null, json!(101)],
            8003,
            "limit",
        ),
        ("utility_officeMoney", vec![], 8001, "officeId"),
        (
            "utility_officeMoney",
            vec![json!(7), json!("4294967296")],
            8002,
            "asset",
        ),
        (
            "utility_officeMoney",
            vec![json!(7), json!(1), json!("0x12")],
            8002,
            "at",
        ),
        ("utility_meter", vec![json!(0), json!("0x12")], 8002, "at"),
    ] {
        let got = refused(&rpc, method, params.clone()).await;
        assert_eq!(got, (code, json!(field)), "{method} {params:?}");
    }
    for method in [
        "utility_contract",
        "utility_statement",
        "utility_previewBill",
        "utility_disputes",
        "utility_tariff",
        "utility_meter",
    ] {
        assert!(rpc.ask(method, rpc_params![0]).await.is_null(), "{method}");
    }
    let bill = rpc.ask("utility_explainBill", rpc_params![0, 1]).await;
    assert!(bill.is_null());
    let money = rpc.ask("utility_officeMoney", rpc_params![99]).await;
    assert!(money.is_null());
    let nobody = rpc
        .ask("utility_contractsOf", rpc_params![hash("77")])
        .await;
    assert_eq!(nobody, json!({ "contracts": [], "next": null }));
}

#[tokio::test]
async fn what_was_so_at_a_block_of_the_past_is_told_of_that_block() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_arrears(&folder, 9, || {});
    let rpc = node.rpc().await;
    let before = rpc.call("chain_getFinalizedHead", rpc_params![]).await;
    let sum = rpc.ask("utility_statement", rpc_params![0]).await["payable"].clone();
    let amount = sum.as_str().expect("a sum");
    let pay = ["bill", "pay", "0", "--amount", amount];
    utility(&node, &[&pay[..], &["--signer-uri", ANYBODY]].concat());
    let is = rpc.ask("utility_statement", rpc_params![0]).await;
    assert_eq!(is["payable"], "0");
    let question = rpc_params![0, before.clone()];
    let was = rpc.call("utility_statement", question).await;
    assert_eq!(was["block"]["hash"], before);
    assert_eq!(was["result"]["payable"], sum);
}

/// What the social office has been given, in tiyin.
const GIVEN: u64 = 20_000_000;
/// What it pays of the bill.
const SUBSIDY: u64 = 3_000_000;

#[tokio::test]
async fn a_social_office_pays_of_what_it_was_given_and_the_supplier_takes_what_it_was_paid() {
    let folder = TempDir::new().expect("a folder");
    let (social, supplier) = (OfficeId(12), OfficeId(7));
    let node = node_with_arrears(&folder, 9, || {
        let give = pallet_assets::Call::transfer {
            id: SETTLEMENT_ASSET.into(),
            target: UtilityBills::account_of(social).into(),
            amount: GIVEN.into(),
        };
        does(&keys::TREASURY, give);
    });
    let rpc = node.rpc().await;
    let money =
        async |office: OfficeId| rpc.ask("utility_officeMoney", rpc_params![office.0]).await;
    let is = money(social).await;
    let account = UtilityBills::account_of(social).to_ss58check();
    assert_eq!(
        is,
        json!({ "office": "12", "account": account, "asset": "1", "free": GIVEN.to_string(), "prepaid": "0" })
    );
    let words = utility(&node, &["bill", "office-money", "12"]);
    assert!(
        words.contains(&format!("{GIVEN} of asset 1 on {account}")),
        "{words}"
    );
    let refusal = denied(&node, &["utility", "bill", "office-money", "99"]);
    assert!(refusal.contains("no office 99"), "{refusal}");

    let payable = async || {
        let is = rpc.ask("utility_statement", rpc_params![0]).await;
        let sum = is["payable"].as_str().expect("a sum");
        sum.parse::<u64>().expect("a number")
    };
    let owed = payable().await;
    let subsidy = SUBSIDY.to_string();
    let subsidise = ["bill", "subsidise", "0", "--amount", &subsidy];
    let officer = ["--officer-uri", "//Social//Officer"];
    utility(&node, &[&subsidise[..], &officer].concat());
    assert_eq!(payable().await, owed - SUBSIDY);
    assert_eq!(
        money(social).await["free"],
        json!((GIVEN - SUBSIDY).to_string())
    );
    let paid = money(supplier).await;
    assert_eq!(
        (&paid["free"], &paid["prepaid"]),
        (&json!(subsidy), &json!("0"))
    );

    // What consumers have paid ahead is theirs, and the least balance of the asset stays while anything is held.
    let ahead = (owed - SUBSIDY + 700).to_string();
    let pay = ["bill", "pay", "0", "--amount", &ahead];
    utility(&node, &[&pay[..], &["--signer-uri", ANYBODY]].concat());
    let paid = money(supplier).await;
    let (all, held) = (json!((owed - 1).to_string()), json!("700"));
    assert_eq!((&paid["free"], &paid["prepaid"]), (&all, &held));
    let to = keys::SUPPLIER.to_ss58check();
    let eyes = ["--officer-uri", CLERK, "--supervisor-uri", "//Supplier"];
    let withdraw = |amount: u64| {
        let amount = amount.to_string();
        let call = ["utility", "bill", "withdraw", "--amount", &amount];
        let arguments = [&call[..], &["--to", &to], &eyes].concat();
        node.adliya(&arguments)
    };
    let refused = withdraw(owed);
    assert_eq!(refused.status.code(), Some(1), "{}", told(&refused));
    let taken = withdraw(owed - 1);
    assert!(taken.status.success(), "{}", told(&taken));
    let left = money(supplier).await;
    assert_eq!((&left["free"], &left["prepaid"]), (&json!("0"), &held));
}
