//! Contracts that are offered, suspended and ended, and that take the place of others.

use super::*;
use crate::{
    harness::Rpc,
    past::{now, LOCAL, WALLET},
};
use sp_core::{crypto::Ss58Codec, sr25519, Pair};

const HOUSEHOLD: [&str; 2] = ["--wallet-uri", WALLET];
/// Who lives there next, and the wallet of theirs.
const NEXT: &str = "//Citizen3";
/// Another contract officer of the supplier than the clerk.
const COLLEAGUE: [&str; 2] = ["--officer-uri", "//Supplier//Operator"];

async fn contract(rpc: &Rpc, id: &str) -> Value {
    rpc.ask("utility_contract", rpc_params![id]).await
}

/// The clerk offers a contract to somebody, with more terms than usual. Its number.
fn offered(node: &Node, consumer: &str, more: &[&str]) -> String {
    let (consumer, paper) = (hash(consumer), hash("d0"));
    let offer = ["contract", "offer", "--consumer", &consumer, "--tariff"];
    let terms = ["0", "--region", "1", "--document", &paper];
    let by = ["--officer-uri", CLERK];
    let words = utility(node, &[&offer[..], &terms, more, &by].concat());
    after(&words, "offered contract ").to_owned()
}

/// Links the wallet of the one who lives there next, who has signed at home.
fn link_at_home(node: &Node) {
    let subject = hash("52");
    let message = done(node, &["wallet-message", "--subject", &subject]);
    let wallet = sr25519::Pair::from_string(NEXT, None).expect("it is a secret");
    let signature = wallet.sign(message.trim_end().as_bytes());
    let (address, signature) = (
        wallet.public().to_ss58check(),
        format!("0x{}", hex::encode(signature)),
    );
    let signed = ["--wallet", &address, "--signature", &signature];
    let by = ["--officer-uri", "//Identity//Officer"];
    let link = ["link-wallet", "--subject", &subject];
    utility(node, &[&link[..], &signed, &by].concat());
}

/// Whether nobody is cut off now: from the 15th of October to the 15th of April.
fn is_winter() -> bool {
    let date = LOCAL.day_at(now()).expect("it is a day").date();
    let today = (date.month, date.day);
    today >= (10, 15) || today <= (4, 15)
}

#[tokio::test]
async fn a_household_suspends_declines_and_agrees_to_another_category() {
    let folder = TempDir::new().expect("a folder");
    // A second category of consumers, at half the price.
    let mut tariff = tariff();
    let mut half = tariff.tables[0].clone();
    half.category = 1;
    for block in half.blocks.iter_mut() {
        block.price /= 2;
    }
    tariff.tables.try_push(half).expect("there is room");
    tariff.categories = 2;
    let spec = past::a_month_ago(folder.path(), &tariff);
    let node = Node::start_with(&["--chain", spec.to_str().expect("UTF-8")]);
    let rpc = node.rpc().await;
    let by_wallet = |what: &str, id: &str| {
        let call = ["contract", what, id];
        utility(&node, &[&call[..], &HOUSEHOLD].concat());
    };

    by_wallet("suspend", "0");
    assert_eq!(contract(&rpc, "0").await["status"], "suspended");
    by_wallet("resume", "0");
    assert_eq!(contract(&rpc, "0").await["status"], "active");

    let propose = ["contract", "propose-category", "0", "--category", "1"];
    let clerk = ["--officer-uri", CLERK];
    utility(&node, &[&propose[..], &clerk].concat());
    let waits = contract(&rpc, "0").await["readings"]["proposal"].clone();
    assert_eq!(waits["category"], 1);
    let number = waits["number"].as_str().expect("a number");
    let agree = ["reading", "answer", "0", "--proposal", number, "--agree"];
    utility(&node, &[&agree[..], &HOUSEHOLD].concat());
    let is = contract(&rpc, "0").await;
    assert_eq!(
        (&is["category"], &is["formerCategories"][0]["category"]),
        (&json!(1), &json!(0))
    );

    let first = offered(&node, "51", &[]);
    by_wallet("decline", &first);
    assert_eq!(contract(&rpc, &first).await["status"], "declined");
    let second = offered(&node, "51", &[]);
    utility(
        &node,
        &[&["contract", "withdraw", &second][..], &clerk].concat(),
    );
    assert_eq!(contract(&rpc, &second).await["status"], "withdrawn");
    let list = utility(&node, &["contract", "list", "--consumer", &hash("51")]);
    for (id, status) in [
        ("0", "active"),
        (first.as_str(), "declined"),
        (second.as_str(), "withdrawn"),
    ] {
        let line = format!("contract {id}: {status}");
        assert!(list.contains(&line), "no {line:?} in: {list}");
    }
}

#[tokio::test]
async fn an_officer_attests_what_a_consumer_without_a_wallet_says_and_never_alone() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let rpc = node.rpc().await;
    let id = offered(&node, "53", &[]);
    let statement = hash("5a");
    let attest = |what: &'static str, by: &[&'static str]| {
        let call = ["utility", "contract", what];
        let of = [id.as_str(), "--statement", &statement];
        let arguments = [&call[..], &of, by].concat();
        arguments.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let run = |arguments: &[String]| {
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        node.adliya(&arguments)
    };
    // Who made the offer does not attest that it was accepted.
    let refused = run(&attest("attest-acceptance", &["--officer-uri", CLERK]));
    assert!(
        told(&refused).contains("another one attests"),
        "{}",
        told(&refused)
    );
    let words = run(&attest("attest-acceptance", &COLLEAGUE));
    assert!(words.status.success(), "{}", told(&words));
    let is = contract(&rpc, &id).await;
    assert_eq!(
        (&is["status"], &is["accepted"]["manner"]),
        (&json!("active"), &json!("inPerson"))
    );

    // The end of a contract takes a supervisor, and what forbids to disconnect forbids it.
    let words = told(&run(&attest("attest-leaving", &COLLEAGUE)));
    assert!(words.contains("waits for a supervisor"), "{words}");
    assert_eq!(contract(&rpc, &id).await["status"], "active");
    let eyes = [&COLLEAGUE[..], &["--supervisor-uri", "//Supplier"]].concat();
    let ended = run(&attest("attest-leaving", &eyes));
    let is = contract(&rpc, &id).await;
    if is_winter() {
        let words = told(&ended);
        assert_eq!(ended.status.code(), Some(1), "{words}");
        assert!(
            words.contains("nobody is disconnected there in winter"),
            "{words}"
        );
        assert_eq!(is["status"], "active");
    } else {
        assert!(ended.status.success(), "{}", told(&ended));
        assert_eq!(is["ended"]["manner"], "inPerson");
    }
}

#[tokio::test]
async fn a_contract_passes_on_with_its_meter_and_what_it_showed() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let rpc = node.rpc().await;
    let all = profile(&folder, "all.csv", SUPPLIED_DAYS);
    let all = all.display().to_string();
    let meter = ["--meter", "0", "--meter-uri", METER];
    let simulate = ["meter", "simulate", &all];
    done(
        &node,
        &[&simulate[..], &meter, &["--signer-uri", ANYBODY]].concat(),
    );
    link_at_home(&node);

    // The household releases its contract to the one who lives there next.
    let next = offered(&node, "52", &["--replaces", "0", "--meter", "0"]);
    let paper = hash("d0");
    let accept = ["utility", "contract", "accept", &next, "--document", &paper];
    let accept = [&accept[..], &["--wallet-uri", NEXT]].concat();
    let refusal = denied(&node, &accept);
    assert!(
        refusal.contains("UtilityContracts.NotReleased"),
        "{refusal}"
    );
    let release = ["contract", "release", "0", "--to", &next];
    utility(&node, &[&release[..], &HOUSEHOLD].concat());
    done(&node, &accept);
    let old = contract(&rpc, "0").await;
    assert_eq!(
        (&old["status"], &old["successor"]),
        (&json!("terminated"), &json!(next))
    );
    let new = contract(&rpc, &next).await;
    let first = &new["readings"]["firm"][0];
    let shown = (SUPPLIED_DAYS * 5_000).to_string();
    assert_eq!(
        (&new["meter"], &first["totals"][0], &first["consumed"][0]),
        (&json!("0"), &json!(shown), &json!("0"))
    );

    // Then in person, to somebody who has no wallet.
    let last = offered(&node, "53", &["--replaces", &next, "--meter", "0"]);
    let paper = hash("5a");
    let attest = ["contract", "attest-release", &next, "--to", &last];
    utility(
        &node,
        &[&attest[..], &["--paper", &paper], &COLLEAGUE].concat(),
    );
    let attest = ["contract", "attest-acceptance", &last, "--statement"];
    utility(&node, &[&attest[..], &[&paper], &COLLEAGUE].concat());
    let is = contract(&rpc, &next).await;
    assert_eq!(
        (&is["status"], &is["ended"]["manner"]),
        (&json!("terminated"), &json!("inPerson"))
    );
    assert_eq!(contract(&rpc, &last).await["status"], "active");
    let of_the_last = rpc
        .ask("utility_contractsOf", rpc_params![hash("53")])
        .await;
    assert_eq!(of_the_last["contracts"][0]["id"], json!(last));
    assert!(of_the_last["next"].is_null(), "{of_the_last}");
    let words = utility(&node, &["reading", "verify", &last]);
    assert!(words.contains("all is in order"), "{words}");

    // A wallet takes itself away, and speaks for nobody any more.
    let unlink = ["unlink-own-wallet", "--wallet-uri", NEXT];
    utility(&node, &unlink);
    let refusal = denied(&node, &[&["utility"][..], &unlink].concat());
    assert!(
        refusal.contains("the key is no consumer's wallet"),
        "{refusal}"
    );
}
