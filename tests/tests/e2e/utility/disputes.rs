//! Disputes and disconnection, as both sides and the regulator carry them on from the command line.

use super::*;
use crate::{
    harness::Rpc,
    past::{at, does, WALLET},
};
use adliya_runtime::dev_keys as keys;
use pallet_utility_disputes::{types::Matter, Call};
use sp_core::H256;

const OPERATOR: &str = "//Supplier//Operator";
const SOCIAL: &str = "//Social//Officer";
/// What the household disputes of its first bill, in tiyin.
const DISPUTED: u64 = 5_000_000;

async fn statement(rpc: &Rpc) -> Value {
    rpc.ask("utility_statement", rpc_params![0]).await
}

/// What the node tells of the disputes over the contract, and of its last one alone.
async fn told_of(rpc: &Rpc) -> (Value, Value) {
    let told = rpc.ask("utility_disputes", rpc_params![0]).await;
    let last = told["disputes"][0].clone();
    (told, last)
}

async fn payable(rpc: &Rpc) -> u64 {
    let sum = statement(rpc).await["payable"].clone();
    sum.as_str().expect("a sum").parse().expect("a number")
}

/// The household disputes its first bill.
fn disputes() {
    let open = Call::open_dispute {
        contract: 0.into(),
        matter: Matter::Bill {
            bill: adliya_primitives::BillNumber(1),
            amount: DISPUTED.into(),
        },
        statement: H256::repeat_byte(0x5a),
    };
    does(&keys::CITIZEN2, open);
}

/// The supplier announces that it will disconnect.
fn announces() {
    let announce = Call::announce_disconnection {
        contract: 0.into(),
        notice: H256::repeat_byte(0x0f),
    };
    does(&keys::SUPPLIER_CLERK, announce);
}

fn words<'w>(parts: &[&[&'w str]]) -> Vec<&'w str> {
    parts.concat()
}

#[tokio::test]
async fn a_bill_is_disputed_and_meanwhile_nobody_is_disconnected_for_it() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_arrears(&folder, 9, || {
        at(midnight_ago(8));
        announces();
    });
    let rpc = node.rpc().await;
    let total = payable(&rpc).await;
    let no = |arguments: &[&str]| denied(&node, &words(&[&["utility"], arguments]));
    let yes = |arguments: &[&str]| utility(&node, arguments);
    let clerk = ["--officer-uri", CLERK];
    let shown = || utility(&node, &["disconnection", "show", "0"]);

    assert!(shown().contains("connected; disconnection announced on"));
    let operator = ["--officer-uri", OPERATOR];
    let disconnect = ["disconnection", "disconnect", "0"];
    let refusal = no(&words(&[&disconnect, &operator]));
    assert!(
        refusal.contains("the consumer has time until the notice is over"),
        "{refusal}"
    );

    // Only the household's own wallet disputes its bill, and once at a time.
    let (amount, said) = (DISPUTED.to_string(), hash("5a"));
    let bill = ["--bill", "1", "--amount", &amount, "--statement", &said];
    let open = words(&[&["dispute", "open", "0"], &bill]);
    let refusal = no(&words(&[&open, &["--wallet-uri", ANYBODY]]));
    assert!(
        refusal.contains("does not speak for the consumer"),
        "{refusal}"
    );
    let wallet = ["--wallet-uri", WALLET];
    let open = words(&[&open, &wallet]);
    assert_eq!(after(&yes(&open), "opened dispute "), "0");
    assert!(no(&open).contains("a dispute over the contract is open"));
    let is = statement(&rpc).await;
    assert_eq!(is["frozen"], json!(amount));
    assert_eq!(is["payable"], json!((total - DISPUTED).to_string()));
    assert!(shown().contains("a dispute is open"));
    let (told, last) = told_of(&rpc).await;
    assert_eq!(
        (&told["supplied"], &told["open"]),
        (&json!("announced"), &json!("0"))
    );
    let obstacles = told["obstacles"].as_array().expect("a list");
    assert!(obstacles.contains(&json!("inDispute")), "{told}");
    assert_eq!(
        (&last["phase"], &last["frozen"], &last["outcome"]),
        (&json!("hearing"), &json!(amount), &Value::Null)
    );

    // Both sides are heard, and the regulator waits until they were: no longer than that.
    let root = hash("e1");
    yes(&words(&[
        &["dispute", "evidence", "0", "--root", &root],
        &wallet,
    ]));
    let paper = hash("de");
    let uphold = ["dispute", "uphold", "0", "--decision", &paper];
    let refusal = no(&words(&[
        &uphold,
        &["--officer-uri", "//Regulator//Officer"],
    ]));
    assert!(
        refusal.contains("once the supplier has answered"),
        "{refusal}"
    );
    let root = hash("e2");
    yes(&words(&[
        &["dispute", "answer", "0", "--root", &root],
        &clerk,
    ]));
    let told = yes(&["dispute", "show", "0"]);
    assert!(
        told.contains(&format!("{DISPUTED} of bill 1")) && told.contains("evidence until"),
        "{told}"
    );
    assert!(told.contains(&format!("evidence of the supplier: {}", hash("e2"))));

    // The supplier gives in. What it gave in to is not owed, and not disputed again.
    yes(&words(&[&["dispute", "concede", "0"], &clerk]));
    let (told, last) = told_of(&rpc).await;
    assert!(told["open"].is_null(), "{told}");
    assert_eq!(last["phase"], "closed");
    assert_eq!(
        (&last["outcome"]["how"], &last["outcome"]["credited"]),
        (&json!("conceded"), &json!(amount))
    );
    assert_eq!(statement(&rpc).await["frozen"], "0");
    assert_eq!(payable(&rpc).await, total - DISPUTED);
    let told = yes(&["dispute", "list", "0"]);
    assert!(
        told.contains(&format!("the supplier gave in; credited {DISPUTED}")),
        "{told}"
    );
    assert!(no(&open).contains("not disputed twice"));

    // A social office protects the household, whatever is owed.
    yes(&words(&[&["disconnection", "withdraw", "0"], &clerk]));
    let until = written(past::now() + 100 * DAY);
    let protect = ["disconnection", "protect", "0", "--category", "3"];
    let social = ["--officer-uri", SOCIAL];
    yes(&words(&[&protect, &["--until", &until], &social]));
    assert!(shown().contains(&format!("protected by rule 3 until {until}")));
    let notice = hash("0e");
    let announce = ["disconnection", "announce", "0", "--notice", &notice];
    let announce = words(&[&announce, &clerk]);
    assert!(no(&announce).contains("protected by a social office"));
    yes(&words(&[
        &["disconnection", "end-protection", "0"],
        &social,
    ]));
    let rest = (total - DISPUTED).to_string();
    let pay = ["bill", "pay", "0", "--amount", &rest];
    yes(&words(&[&pay, &["--signer-uri", ANYBODY]]));
    assert!(no(&announce).contains("nothing is overdue"));
}

#[tokio::test]
async fn a_regulator_finds_against_a_household_only_with_a_supervisor() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_arrears(&folder, 9, || {
        at(midnight_ago(20));
        disputes();
        at(midnight_ago(19));
        let answer = Call::answer_dispute {
            id: 0.into(),
            root: H256::repeat_byte(0xe2),
        };
        does(&keys::SUPPLIER_CLERK, answer);
    });
    let rpc = node.rpc().await;
    let rest = payable(&rpc).await;
    let told = utility(&node, &["dispute", "show", "0"]);
    assert!(told.contains("to be ruled on until"), "{told}");
    let (_, last) = told_of(&rpc).await;
    assert_eq!(
        (&last["phase"], &last["evidence"]),
        (&json!("ruling"), &Value::Null)
    );

    let decision = hash("de");
    let rule = |amount| {
        let rule = ["dispute", "rule", "0", "--amount", amount];
        words(&[&rule, &["--decision", &decision]])
    };
    let officer = ["--officer-uri", "//Regulator//Officer"];
    let supervisor = ["--supervisor-uri", "//Regulator"];
    let all = DISPUTED.to_string();
    let all = words(&[&["utility"], &rule(&all), &officer, &supervisor]);
    let refusal = denied(&node, &all);
    assert!(
        refusal.contains("who grants all that is claimed upholds the dispute"),
        "{refusal}"
    );
    let proposed = utility(&node, &words(&[&rule("1000000"), &officer]));
    let proposal = after(&proposed, "proposal ");
    assert_eq!(statement(&rpc).await["frozen"], json!(DISPUTED.to_string()));
    let confirm = ["--proposal", proposal];
    utility(&node, &words(&[&rule("1000000"), &confirm, &supervisor]));
    let told = utility(&node, &["dispute", "show", "0"]);
    assert!(
        told.contains(&format!("1000000 granted by decision {decision}")),
        "{told}"
    );
    assert_eq!(statement(&rpc).await["frozen"], "0");
    assert_eq!(payable(&rpc).await, rest + DISPUTED - 1_000_000);
}

#[tokio::test]
async fn a_supplier_who_does_not_answer_in_time_loses_to_whoever_says_so() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_arrears(&folder, 9, || {
        at(midnight_ago(20));
        disputes();
    });
    let rpc = node.rpc().await;
    let rest = payable(&rpc).await;
    let told = utility(&node, &["dispute", "show", "0"]);
    assert!(told.contains("anybody may end it"), "{told}");
    // The node says how it would end before anybody has written that down.
    let (_, last) = told_of(&rpc).await;
    assert_eq!(last["phase"], "default");
    assert_eq!(last["outcome"], json!({ "how": "supplierSilent" }));
    let end = ["dispute", "apply-default", "0", "--signer-uri", ANYBODY];
    utility(&node, &end);
    let told = utility(&node, &["dispute", "show", "0"]);
    let outcome = format!("the supplier did not answer in time; credited {DISPUTED}");
    assert!(told.contains(&outcome), "{told}");
    assert_eq!(statement(&rpc).await["frozen"], "0");
    assert_eq!(payable(&rpc).await, rest);
    let refusal = denied(&node, &words(&[&["utility"], &end]));
    assert!(refusal.contains("the dispute has ended"), "{refusal}");
}

#[tokio::test]
async fn who_has_paid_is_reconnected() {
    let folder = TempDir::new().expect("a folder");
    let cut = past::last_summer_day();
    let node = node_with_arrears(&folder, cut + 16, || {
        at(midnight_ago(cut + 15));
        announces();
        at(midnight_ago(cut));
        let contract = 0.into();
        does(&keys::SUPPLIER_OPERATOR, Call::disconnect { contract });
    });
    let rpc = node.rpc().await;
    let shown = || utility(&node, &["disconnection", "show", "0"]);
    let since = written(midnight_ago(cut));
    assert!(shown().contains(&format!("disconnected since {since}")));

    let demand = ["disconnection", "demand-reconnection", "0"];
    let demand = words(&[&demand, &["--signer-uri", ANYBODY]]);
    let no = |arguments: &[&str]| denied(&node, &words(&[&["utility"], arguments]));
    assert!(no(&demand).contains("something is overdue"));
    let sum = payable(&rpc).await.to_string();
    let pay = ["bill", "pay", "0", "--amount", &sum];
    utility(&node, &words(&[&pay, &["--signer-uri", ANYBODY]]));
    assert!(shown().contains("reconnection can be demanded"));
    assert!(utility(&node, &demand).contains("is to be reconnected until"));
    assert!(no(&demand).contains("demanded before"));

    let reconnect = ["disconnection", "reconnect", "0", "--officer-uri"];
    let refusal = no(&words(&[&reconnect, &["//Social//Officer"]]));
    assert!(refusal.contains("it takes a meter operator"), "{refusal}");
    utility(&node, &words(&[&reconnect, &[OPERATOR]]));
    assert!(shown().starts_with("connected\n"));
    assert!(shown().contains("1 disconnections, 0 late reconnections"));
}

#[tokio::test]
async fn a_social_office_helps_a_household_that_has_no_wallet_at_hand() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_arrears(&folder, 9, || {});
    let rpc = node.rpc().await;
    let (amount, said) = (DISPUTED.to_string(), hash("5a"));
    let bill = ["--bill", "1", "--amount", &amount, "--statement", &said];
    let assist = words(&[&["dispute", "assist", "0"], &bill]);
    let by_clerk = words(&[&["utility"], &assist, &["--officer-uri", CLERK]]);
    let refusal = denied(&node, &by_clerk);
    assert!(
        refusal.contains("it takes an officer of a social office"),
        "{refusal}"
    );
    let social = ["--officer-uri", SOCIAL];
    let told = utility(&node, &words(&[&assist, &social]));
    assert_eq!(after(&told, "opened dispute "), "0");
    let root = hash("e1");
    let evidence = ["dispute", "assist-evidence", "0", "--root", &root];
    utility(&node, &words(&[&evidence, &social]));
    let (_, last) = told_of(&rpc).await;
    assert_eq!(
        (&last["attestedBy"]["by"], &last["evidence"]),
        (&json!("socialOffice"), &json!(root))
    );
    let told = utility(&node, &["dispute", "show", "0"]);
    assert!(told.contains("with the help of office 12"), "{told}");
}
