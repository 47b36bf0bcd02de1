//! A supplier's day: meters that come and go, and readings that people take.

use super::*;
use crate::{
    harness::Rpc,
    past::{now, WALLET},
};

const OPERATOR: [&str; 2] = ["--officer-uri", "//Supplier//Operator"];
const METROLOGY: [&str; 2] = ["--officer-uri", "//Metrology//Officer"];
const HOUSEHOLD: [&str; 2] = ["--wallet-uri", WALLET];

/// What is firm of a contract's readings, what waits and what is in doubt.
async fn readings(rpc: &Rpc, contract: u64) -> Value {
    let answer = rpc.ask("utility_contract", rpc_params![contract]).await;
    answer["readings"].clone()
}

/// The last firm reading of a contract: where it is from, and what was consumed until then.
async fn last(rpc: &Rpc, contract: u64) -> (Value, Value) {
    let is = readings(rpc, contract).await;
    let firm = is["firm"].as_array().and_then(|all| all.last());
    let mark = firm.expect("a reading");
    (mark["source"].clone(), mark["consumed"][0].clone())
}

/// A meter that people read, registered showing this, and certified. Its number.
fn certified(node: &Node, serial: &str, shown: &str) -> String {
    let register = format!("--register=1-0:1.8.0*255/kilowattHour/9={shown}");
    let of = ["--serial", serial, "--service", "electricity", &register];
    let words = utility(node, &[&["meter", "register"][..], &of, &OPERATOR].concat());
    let meter = after(&words, "registered meter ").to_owned();
    let until = written(now() + 300 * DAY);
    let paper = hash("ce");
    let terms = ["--until", &until, "--certificate", &paper];
    let certify = ["meter", "certify", &meter];
    utility(node, &[&certify[..], &terms, &METROLOGY].concat());
    meter
}

/// The supplier's reader says that the meter of contract 0 shows this now. The number of the proposal.
fn taken(node: &Node, at: &str, shown: &str) -> String {
    let take = ["reading", "take", "0", "--at", at, "--shows", shown];
    let words = utility(node, &[&take[..], &OPERATOR].concat());
    after(&words, "proposal ").to_owned()
}

/// The household answers.
fn answers(node: &Node, proposal: &str, answer: &[&str]) {
    let call = ["reading", "answer", "0", "--proposal", proposal];
    utility(node, &[&call[..], answer, &HOUSEHOLD].concat());
}

#[tokio::test]
async fn a_tariff_of_a_ministry_is_rejected_by_the_regulator() {
    let node = Node::start();
    let folder = TempDir::new().expect("a folder");
    let file = tariff_file(folder.path()).display().to_string();
    let from = written(now() + 40 * DAY)[..10].to_owned();
    let propose = |supplier: &str, uri: &str| {
        let what = ["utility", "tariff", "propose", &file, "--from", &from];
        let for_whom = ["--supplier", supplier, "--region", "1"];
        node.adliya(&[&what[..], &for_whom, &["--officer-uri", uri]].concat())
    };
    let ministry = "//Energy//Tariffs";
    let refusal = told(&propose("7", CLERK));
    assert!(
        refusal.contains("it takes a tariff officer of a ministry"),
        "{refusal}"
    );
    let refusal = told(&propose("12", ministry));
    assert!(refusal.contains("the office is no supplier"), "{refusal}");
    let words = told(&propose("7", ministry));
    let tariff = after(&words, "proposed tariff ").to_owned();
    let shown = utility(&node, &["tariff", "show", &tariff]);
    assert!(
        shown.contains("proposed; electricity of office 7"),
        "{shown}"
    );

    let reject = ["tariff", "reject", &tariff, "--decision"];
    let paper = hash("de");
    let by = ["--officer-uri", "//Regulator//Officer"];
    utility(&node, &[&reject[..], &[&paper], &by].concat());
    let shown = utility(&node, &["tariff", "show", &tariff]);
    assert!(shown.contains("rejected on"), "{shown}");
}

#[tokio::test]
async fn what_a_reader_says_is_agreed_to_objected_to_and_looked_at() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let rpc = node.rpc().await;

    let proposal = taken(&node, &written(midnight_ago(1)), "150");
    answers(&node, &proposal, &["--agree"]);
    let agreed = (json!("reader"), json!("150000"));
    assert_eq!(last(&rpc, 0).await, agreed);

    // An estimate that the household objects to, and the supplier gives in.
    let at = written(now());
    let estimate = ["reading", "estimate", "0", "--at", &at];
    let words = utility(&node, &[&estimate[..], &OPERATOR].concat());
    let evidence = hash("e1");
    answers(&node, after(&words, "proposal "), &["--object", &evidence]);
    let doubt = readings(&rpc, 0).await["inspection"].clone();
    assert_eq!(
        (&doubt["ground"], &doubt["closed"]),
        (&json!("objected"), &Value::Null)
    );
    let paper = hash("4e");
    let concede = ["reading", "concede-inspection", "0", "--report", &paper];
    utility(&node, &[&concede[..], &OPERATOR].concat());
    assert_eq!(
        last(&rpc, 0).await,
        agreed,
        "what was objected to stays out"
    );

    // A reading that the household objects to, and metrology finds right.
    let proposal = taken(&node, &written(now()), "160");
    answers(&node, &proposal, &["--object", &evidence]);
    let close = ["reading", "close-inspection", "0", "--report", &paper];
    let found = ["--finding", "readingStands"];
    let by_supplier = [&["utility"][..], &close, &found, &OPERATOR].concat();
    let refusal = denied(&node, &by_supplier);
    assert!(refusal.contains("it takes a metrologist"), "{refusal}");
    utility(&node, &[&close[..], &found, &METROLOGY].concat());
    let closed = readings(&rpc, 0).await["inspection"]["closed"].clone();
    assert_eq!(closed["finding"], "readingStands");
    assert_eq!(last(&rpc, 0).await, (json!("reader"), json!("160000")));

    // Less than people have read before is not firm, and is looked at.
    let take = ["reading", "take", "0", "--at", &written(now()), "--shows"];
    let words = utility(&node, &[&take[..], &["155"], &OPERATOR].concat());
    assert!(words.contains("it contradicts what is firm"), "{words}");
    let words = utility(&node, &["reading", "verify", "0"]);
    assert!(words.contains("all is in order"), "{words}");
}

#[tokio::test]
async fn meters_are_sealed_exchanged_removed_and_installed() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let rpc = node.rpc().await;
    let no = |arguments: &[&str]| denied(&node, &[&["utility"][..], arguments].concat());

    let seals = hash("5a");
    let seal = ["meter", "seal", "0", "--seals", &seals];
    utility(&node, &[&seal[..], &OPERATOR].concat());
    let meter = rpc.ask("utility_meter", rpc_params![0]).await;
    assert_eq!(meter["seals"], json!(seals));

    // The old one showed 40, the new one shows a quarter already. One that is on a contract is not taken away.
    let new = certified(&node, "CE-102 1", "0");
    let at = written(now());
    let exchange = ["meter", "exchange", &new, "--contract", "0"];
    let shown = ["--at", &at, "--shows", "40", "--opening", "0.25"];
    let remove = |meter| [&["meter", "remove", meter][..], &OPERATOR].concat();
    assert!(no(&remove("0")).contains("the meter is on a contract"));
    utility(&node, &[&exchange[..], &shown, &OPERATOR].concat());
    let waits = readings(&rpc, 0).await["proposal"]["number"].clone();
    let proposal = waits.as_str().expect("a number").to_owned();
    answers(&node, &proposal, &["--agree"]);
    let contract = rpc.ask("utility_contract", rpc_params![0]).await;
    assert_eq!(contract["meter"], json!(new));
    let came = (json!("opening"), json!("40000"));
    assert_eq!(last(&rpc, 0).await, came, "what the old one counted counts");
    utility(&node, &remove("0"));
    let meter = rpc.ask("utility_meter", rpc_params![0]).await;
    assert_eq!(meter["status"], "removed");

    // The new one goes on, and every reading is in the chain.
    let proposal = taken(&node, &written(now()), "1.25");
    answers(&node, &proposal, &["--agree"]);
    assert_eq!(last(&rpc, 0).await, (json!("reader"), json!("41000")));
    let words = utility(&node, &["reading", "verify", "0"]);
    assert!(
        words.contains("closing") && words.contains("all is in order"),
        "{words}"
    );

    // A contract without a meter gets one, which shows no less than it did.
    let (consumer, paper) = (hash("51"), hash("d0"));
    let offer = ["contract", "offer", "--consumer", &consumer, "--tariff"];
    let terms = ["0", "--region", "1", "--document", &paper];
    let by = ["--officer-uri", CLERK];
    let words = utility(&node, &[&offer[..], &terms, &by].concat());
    let other = after(&words, "offered contract ").to_owned();
    let accept = ["contract", "accept", &other, "--document", &paper];
    utility(&node, &[&accept[..], &HOUSEHOLD].concat());
    let third = certified(&node, "CE-102 2", "5");
    let install = |opening| {
        let call = ["meter", "install", &third, "--contract", &other];
        [&call[..], &["--opening", opening], &OPERATOR].concat()
    };
    assert!(no(&install("4.5")).contains("UtilityContracts.ReadingReversed"));
    utility(&node, &install("5.5"));
    let number: u64 = other.parse().expect("a number");
    let first = readings(&rpc, number).await["firm"][0].clone();
    assert_eq!(
        (&first["source"], &first["totals"][0]),
        (&json!("opening"), &json!("5500"))
    );
    assert!(no(&install("5.5")).contains("a meter is on the contract"));

    // It does not measure right: its certificate ends, once.
    let decision = hash("dc");
    let withdraw = ["meter", "withdraw-certificate", &third, "--decision"];
    let withdraw = [&withdraw[..], &[&decision], &METROLOGY].concat();
    utility(&node, &withdraw);
    assert!(no(&withdraw).contains("metrology does not certify the meter"));
}
