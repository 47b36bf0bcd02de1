//! How soon after its event a registration comes: the class that is stated, whom it takes, and a false one found out.

use crate::{
    harness::{told, Node, Rpc},
    registering::{
        birth, birth_on, newborn, pinfl, register, register_with, Outcomes, SIGNERS, SUPERVISORS,
    },
};
use adliya_client::{
    declaration::today,
    receipt::{DisclosedClaim, Disclosure, Document, VERSION},
    signers::Signers,
    store::write_new,
    Chain,
};
use adliya_primitives::{
    claims::{Claim, ClaimsTree},
    RecordId,
};
use jsonrpsee::rpc_params;
use sp_core::H256;
use std::path::Path;
use subxt::{
    dynamic::{self, Value},
    OnlineClient, SubstrateConfig,
};
use subxt_signer::{sr25519::Keypair, SecretUri};

/// How many proposals wait for a supervisor, as far as is final.
pub(crate) async fn proposals(rpc: &Rpc) -> usize {
    let prefix = frame_support::storage::storage_prefix(b"Authorities", b"Proposals");
    let prefix = format!("0x{}", hex::encode(prefix));
    let head = rpc.call("chain_getFinalizedHead", rpc_params![]).await;
    let keys = rpc
        .call("state_getKeysPaged", rpc_params![prefix, 1000, (), head])
        .await;
    keys.as_array().expect("keys").len()
}

/// What becomes of declarations at a desk without a supervisor.
async fn alone(node: &Node, declarations: &str, receipts: &Path) -> Outcomes {
    let nobody = Signers::default();
    register_with(node, declarations, &SIGNERS, nobody, receipts).await
}

async fn class(rpc: &Rpc, record: u64) -> String {
    let record = rpc.ask("civil_record", rpc_params![record]).await;
    let class = record["timeliness"].as_str().expect("it has a class");
    class.to_owned()
}

#[tokio::test]
async fn a_birth_of_today_is_timely_and_one_of_two_months_ago_late_and_neither_takes_a_supervisor()
{
    let node = Node::start();
    let mut days = today().iter_days().rev();
    let two_months_ago = days.nth(60).expect("there was such a day");
    let receipts = node.folder.join("receipts");
    for (record, line, expected) in [
        (0, newborn(&pinfl(4_120_395_018_600), "1.14.7"), "timely"),
        (
            1,
            birth_on(
                &pinfl(4_120_395_018_601),
                "1.14.7",
                &two_months_ago.to_string(),
            ),
            "late",
        ),
    ] {
        let (label, words) = &alone(&node, &line, &receipts).await[&1];
        assert_eq!(label, "registered", "{words}");
        assert_eq!(class(&node.rpc().await, record).await, expected);
    }
    let verified = node.adliya(&["verify", receipts.to_str().expect("UTF-8")]);
    assert!(verified.status.success(), "{}", told(&verified));
}

#[tokio::test]
async fn a_delayed_birth_is_proposed_once_and_registered_once_when_a_supervisor_comes() {
    let node = Node::start();
    let rpc = node.rpc().await;
    let line = birth(&pinfl(4_120_395_018_700), "1.14.7");
    let receipts = node.folder.join("receipts");

    // Nobody is there to confirm it, and nobody is there when it is tried again.
    for _ in 0..2 {
        let (label, words) = &alone(&node, &line, &receipts).await[&1];
        assert_eq!(label, "waits", "{words}");
        assert!(words.contains("Supervisor"), "{words}");
        assert_eq!(proposals(&rpc).await, 1);
    }
    // Another desk has not got its salts, and makes no second proposal, whoever is there.
    let elsewhere = node.folder.join("elsewhere");
    let (label, words) = &register(&node, &line, &SIGNERS, &elsewhere).await[&1];
    assert_eq!(label, "waits", "{words}");
    assert!(words.contains("OtherProposal"), "{words}");
    assert_eq!(proposals(&rpc).await, 1);
    assert!(rpc.ask("civil_record", rpc_params![0]).await.is_null());

    let (label, words) = &register(&node, &line, &SIGNERS, &receipts).await[&1];
    assert_eq!(label, "registered", "{words}");
    assert_eq!(class(&rpc, 0).await, "delayed");
    assert_eq!(proposals(&rpc).await, 0);
    let verified = node.adliya(&["verify", receipts.to_str().expect("UTF-8")]);
    assert!(verified.status.success(), "{}", told(&verified));

    // Once more, with a supervisor and without: it is there, and nobody is asked to confirm it again.
    for outcomes in [
        register(&node, &line, &SIGNERS, &receipts).await,
        alone(&node, &line, &elsewhere).await,
    ] {
        assert_eq!(outcomes[&1].0, "refused:AlreadyRegistered");
    }
    assert_eq!(proposals(&rpc).await, 0);
    assert!(rpc.ask("civil_record", rpc_params![1]).await.is_null());
}

#[tokio::test]
async fn of_more_delayed_births_than_may_be_proposed_at_once_all_are_registered() {
    let node = Node::start();
    let rpc = node.rpc().await;
    let lines: Vec<_> = (0..40)
        .map(|number| birth(&pinfl(4_120_395_018_800 + number), "1.14.7"))
        .collect();
    let lines = lines.join("\n");
    let receipts = node.folder.join("receipts");

    let outcomes = alone(&node, &lines, &receipts).await;
    assert!(outcomes.values().all(|(label, _)| label == "waits"));
    let could_not = outcomes
        .values()
        .filter(|(_, words)| words.contains("ProposalsOpen"));
    assert_eq!((could_not.count(), proposals(&rpc).await), (8, 32));

    for (line, (label, words)) in register(&node, &lines, &SIGNERS, &receipts).await {
        assert_eq!(label, "registered", "line {line}: {words}");
    }
    assert_eq!(proposals(&rpc).await, 0);
    assert!(rpc.ask("civil_record", rpc_params![39]).await.is_object());
    assert!(rpc.ask("civil_record", rpc_params![40]).await.is_null());
    let verified = node.adliya(&["verify", receipts.to_str().expect("UTF-8")]);
    assert!(verified.status.success(), "{}", told(&verified));
}

#[tokio::test]
async fn a_supervisor_of_another_region_cannot_confirm_and_the_right_one_still_can() {
    let node = Node::start();
    let line = birth(&pinfl(4_120_395_018_900), "1.14.7");
    let receipts = node.folder.join("receipts");
    let wrong = Signers::parse(["1=//Andijan//Supervisor"]).expect("it is sound");
    let (label, words) = &register_with(&node, &line, &SIGNERS, wrong, &receipts).await[&1];
    assert_eq!(label, "refused:Authorities.NotOverOffice", "{words}");
    assert_eq!(
        register(&node, &line, &SIGNERS, &receipts).await[&1].0,
        "registered"
    );
    assert_eq!(proposals(&node.rpc().await).await, 0);
}

/// Registers the birth of somebody born in 1991 as timely, with a client that does not ask for the date. Returns the claims.
async fn stated_falsely(node: &Node) -> ClaimsTree {
    let claim = |name: &str, value: &str, salt: u8| Claim {
        name: name.to_owned(),
        value: value.to_owned(),
        salt: H256::repeat_byte(salt),
    };
    let claims = ClaimsTree::new(vec![
        claim("child.date_of_birth", "1991-04-05", 1),
        claim("child.given_name", "Gulnoza", 2),
    ])
    .expect("they make a tree");
    let id = |byte: u8| Value::from_bytes([byte; 32]);
    let nobody = || Value::unnamed_variant("None", []);
    let event = Value::named_variant(
        "Birth",
        [
            ("child", id(7)),
            (
                "parents",
                Value::named_composite([("mother", nobody()), ("father", nobody())]),
            ),
            ("links", id(8)),
        ],
    );
    let region = u32::from_be_bytes([1, 14, 7, 0]);
    let entry = Value::named_composite([
        ("claims_root", Value::from_bytes(claims.root().0)),
        ("region", Value::u128(region.into())),
        ("timeliness", Value::unnamed_variant("Timely", [])),
    ]);
    let call = dynamic::tx("CivilRegistry", "register", vec![event, entry]);
    let uri: SecretUri = SIGNERS[0]
        .split_once('=')
        .and_then(|(_, uri)| uri.parse().ok())
        .expect("a secret");
    let registrar = Keypair::from_uri(&uri).expect("a key");
    let client = OnlineClient::<SubstrateConfig>::from_insecure_url(&node.url)
        .await
        .expect("the node is there");
    let at = client.at_current_block().await.expect("it has a head");
    let sent = at
        .tx()
        .sign_and_submit_then_watch_default(&call, &registrar)
        .await
        .expect("the node takes it");
    sent.wait_for_finalized_success()
        .await
        .expect("the chain does not know the date");
    claims
}

#[tokio::test]
async fn a_false_class_is_found_out_when_the_date_is_disclosed_and_not_before() {
    let node = Node::start();
    let claims = stated_falsely(&node).await;
    assert_eq!(class(&node.rpc().await, 0).await, "timely");
    let genesis = Chain::connect(&node.url)
        .await
        .expect("the node is there")
        .genesis();
    let disclose = |name: &str| {
        let place = claims
            .claims()
            .iter()
            .position(|claim| claim.name == name)
            .expect("it is claimed");
        let disclosed = DisclosedClaim {
            claim: claims.claims()[place].clone(),
            proof: claims.proof(place).expect("it has a place"),
        };
        let path = node.folder.join(format!("{name}.json"));
        let disclosure = Disclosure {
            version: VERSION,
            genesis,
            record: RecordId(0),
            claims: vec![disclosed],
        };
        write_new(&path, &Document::Disclosure(disclosure)).expect("written");
        node.adliya(&["verify", "--quiet", path.to_str().expect("UTF-8")])
    };

    let of_the_name = disclose("child.given_name");
    assert!(of_the_name.status.success(), "{}", told(&of_the_name));

    let of_the_date = disclose("child.date_of_birth");
    assert_eq!(of_the_date.status.code(), Some(3), "{}", told(&of_the_date));
    for part in [
        "FALSE CLASS",
        "timely",
        "1991-04-05",
        "delayed",
        "1 verified",
    ] {
        assert!(told(&of_the_date).contains(part), "{}", told(&of_the_date));
    }
}

/// The command line says what is missing.
#[test]
fn the_command_names_what_a_delayed_line_waits_for() {
    let node = Node::start();
    let file = node.folder.join("adult.jsonl");
    let line = birth(&pinfl(4_120_395_018_710), "1.14.7");
    std::fs::write(&file, line).expect("written");
    let register = |supervisor: &[&str]| {
        let receipts = node.folder.join("receipts");
        let mut arguments = vec!["register", file.to_str().expect("UTF-8"), "--keys", "dev"];
        arguments.extend(["--signer", SIGNERS[0]]);
        arguments.extend(["--receipts", receipts.to_str().expect("UTF-8")]);
        arguments.extend(supervisor);
        node.adliya(&arguments)
    };
    let waits = register(&[]);
    assert_eq!(waits.status.code(), Some(1), "{}", told(&waits));
    assert!(told(&waits).contains("--supervisor"), "{}", told(&waits));
    let done = register(&["--supervisor", SUPERVISORS[0]]);
    assert!(done.status.success(), "{}", told(&done));
}
