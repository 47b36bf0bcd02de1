//! What a household does, and how its paper contract becomes a live one.

use super::*;
use crate::past::WALLET;

const OPERATOR: &str = "//Supplier//Operator";

#[tokio::test]
async fn a_household_accepts_reads_its_own_meter_and_leaves() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let consumer = hash("52");
    let officer = ["--officer-uri", "//Identity//Officer"];
    let link = [
        "link-wallet",
        "--subject",
        &consumer,
        "--wallet-uri",
        "//Citizen3",
    ];
    utility(&node, &[&link[..], &officer].concat());

    let shown = "--register=1-0:1.8.0*255/kilowattHour/9=100.5";
    let serial = [
        "meter",
        "register",
        "--serial",
        "CE-102 7",
        "--service",
        "electricity",
    ];
    let operator = ["--officer-uri", OPERATOR];
    let words = utility(&node, &[&serial[..], &[shown], &operator].concat());
    let meter = after(&words, "registered meter ");
    let until = written(past::now() + 300 * DAY);
    let certify = [
        "meter",
        "certify",
        meter,
        "--until",
        &until,
        "--certificate",
        &hash("ce"),
    ];
    let wrong = [&["utility"][..], &certify, &operator].concat();
    let refusal = denied(&node, &wrong);
    assert!(refusal.contains("it takes a metrologist"), "{refusal}");
    let metrology = ["--officer-uri", "//Metrology//Officer"];
    utility(&node, &[&certify[..], &metrology].concat());

    let document = hash("d0");
    let who = [
        "--consumer",
        &consumer,
        "--tariff",
        "0",
        "--region",
        "1",
        "--meter",
        meter,
    ];
    let how = ["--document", &document, "--officer-uri", CLERK];
    let words = utility(&node, &[&["contract", "offer"][..], &who, &how].concat());
    let contract = after(&words, "offered contract ");
    let accept = |document| {
        let wallet = ["--document", document, "--wallet-uri", "//Citizen3"];
        [&["utility", "contract", "accept", contract][..], &wallet].concat()
    };
    let other = hash("d1");
    let refusal = denied(&node, &accept(&other));
    assert!(refusal.contains("another one than that"), "{refusal}");
    done(&node, &accept(&document));

    let at = written(past::now());
    let report = [
        "reading", "report", contract, "--at", &at, "--shows", "100.75",
    ];
    let wallet = ["--wallet-uri", "//Citizen3"];
    let words = utility(&node, &[&report[..], &wallet].concat());
    let proposal = after(&words, "proposal ");
    let shown = utility(&node, &["contract", "show", contract]);
    assert!(
        shown.contains(&format!("proposal {proposal}: a reading of 100.75")),
        "{shown}"
    );
    let agree = [
        "reading",
        "answer-reported",
        contract,
        "--proposal",
        proposal,
        "--agree",
    ];
    utility(&node, &[&agree[..], &operator].concat());
    let rpc = node.rpc().await;
    let answer = rpc.ask("utility_contract", rpc_params![contract]).await;
    let last = answer["readings"]["firm"]
        .as_array()
        .and_then(|all| all.last());
    let last = last.expect("a reading");
    assert_eq!(
        (&last["source"], &last["consumed"][0]),
        (&json!("consumer"), &json!("250"))
    );

    utility(
        &node,
        &[&["contract", "leave", contract][..], &wallet].concat(),
    );
    let refusal = denied(
        &node,
        &[&["utility", "contract", "leave", contract][..], &wallet].concat(),
    );
    assert!(refusal.contains("UtilityContracts.NotInForce"), "{refusal}");
    let answer = rpc.ask("utility_contract", rpc_params![contract]).await;
    assert_eq!(
        (&answer["status"], &answer["ended"]["manner"]),
        (&json!("terminated"), &json!("byWallet"))
    );
}

#[tokio::test]
async fn paper_contracts_are_anchored_brought_and_disputed() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let as_of = written(midnight_ago(1));
    let paper = |consumer: &str, document: &str, balance: &str| {
        let (consumer, document) = (hash(consumer), hash(document));
        format!("{consumer},0,0,,1.26,{document},{as_of},,,{balance}\n")
    };
    let heading = "consumer,tariff,category,meter,region,document,as_of,shown,used,balance\n";
    let own = paper("51", "d1", "7000");
    let text = [
        heading,
        &own,
        &paper("53", "d2", "0"),
        &paper("54", "d3", "-250"),
    ]
    .concat();
    let file = folder.path().join("papers.csv");
    fs::write(&file, &text).expect("it can be written");
    let file = file.display().to_string();

    let root = utility(&node, &["switch-over", "root", &file]);
    let root = after(&root, "under ").to_owned();
    // What an officer alone brings, nobody is bound by.
    let anchor = ["switch-over", "anchor", &file, "--officer-uri", CLERK];
    let words = utility(&node, &anchor);
    let proposal = after(&words, "proposal ").to_owned();
    let confirm = ["--proposal", &proposal, "--supervisor-uri", "//Supplier"];
    let words = utility(&node, &[&anchor[..3], &confirm].concat());
    assert_eq!(after(&words, "under "), root);
    let number = after(&words, "switch-over ").to_owned();
    let import = |file: &str| {
        let how = ["--switch-over", &number, "--signer-uri", ANYBODY];
        let arguments = [&["utility", "switch-over", "import", file][..], &how].concat();
        node.adliya(&arguments)
    };
    // After it is anchored, nobody makes a debt larger.
    let forged = folder.path().join("forged.csv");
    fs::write(&forged, text.replace(",7000", ",70000")).expect("it can be written");
    let output = import(&forged.display().to_string());
    let words = told(&output);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(
        words.contains("paper 0 refused: UtilityContracts.NotUnderRoot"),
        "{words}"
    );
    assert!(
        words.contains("brought 0, there already 0, refused 3"),
        "{words}"
    );
    let words = told(&import(&file));
    assert!(
        words.contains("brought 3, there already 0, refused 0"),
        "{words}"
    );
    assert!(told(&import(&file)).contains("brought 0, there already 3"));

    let contract = after(&words, "paper 0 is contract ");
    let dispute = ["switch-over", "dispute", contract, "--of", "balance"];
    let how = ["--evidence", &hash("e1"), "--wallet-uri", WALLET];
    utility(&node, &[&dispute[..], &how].concat());
    let rpc = node.rpc().await;
    let answer = rpc.ask("utility_contract", rpc_params![contract]).await;
    assert_eq!(answer["status"], "disputed");
    let import = &answer["import"];
    assert_eq!(
        (&import["balance"], &import["dispute"]["of"]),
        (&json!("7000"), &json!("balance"))
    );

    // Two of the regulator's decide that it was so.
    let decision = hash("de");
    let decide = ["switch-over", "decide", contract, "--takes-effect", "true"];
    let decide = [&decide[..], &["--decision", &decision]].concat();
    let officer = ["--officer-uri", "//Regulator//Officer"];
    let words = utility(&node, &[&decide[..], &officer].concat());
    let proposal = after(&words, "proposal ");
    let confirm = ["--proposal", proposal, "--supervisor-uri", "//Regulator"];
    let words = utility(&node, &[&decide[..], &confirm].concat());
    assert!(words.contains("takes effect in block"), "{words}");
    let answer = rpc.ask("utility_contract", rpc_params![contract]).await;
    assert_eq!(
        (&answer["status"], &answer["accepted"]["manner"]),
        (&json!("active"), &json!("byDecision"))
    );
    assert!(answer["import"]["dispute"].is_null());
}
