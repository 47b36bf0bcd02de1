//! What two fathers have left: one died more than half a year ago and his estate is divided, one died the other day.

use super::*;
use crate::past::{self, at, does, DAY};
use adliya_primitives::{
    subject::{wallet_link_message, LinkedSubjects},
    Entry, EstateId, Region, SubjectId, Timeliness,
};
use adliya_runtime::{dev_keys as keys, System};
use pallet_civil_registry::types::{LinksOpening, Parents, VitalEvent};
use pallet_estates::types::Choice;
use sp_core::{sr25519, Pair, H256};
use sp_runtime::MultiSignature;

const TEXT: H256 = H256::repeat_byte(0x77);
const LONG_DEAD: u8 = 0x11;
const JUST_DEAD: u8 = 0x12;

fn opening(civil: u8) -> LinksOpening {
    let id = |domain: u8| SubjectId::from([civil + domain; 32]);
    LinksOpening {
        salt: [7; 32],
        linked: LinkedSubjects {
            notary: id(0x20),
            wills: id(0x40),
            utility: id(0x60),
        },
    }
}

fn registered(event: VitalEvent) {
    let register = pallet_civil_registry::Call::register {
        event,
        entry: Entry {
            claims_root: TEXT,
            region: Region::new(1, 14, 0, 0),
            timeliness: Timeliness::Timely,
        },
    };
    does(&keys::SAMARKAND_REGISTRAR, register);
}

fn born(civil: u8) {
    let links = opening(civil);
    registered(VitalEvent::Birth {
        child: SubjectId::from([civil; 32]),
        parents: Parents::default(),
        links: links.linked.commitment(&links.salt),
    });
}

fn died(civil: u8) {
    registered(VitalEvent::Death {
        deceased: SubjectId::from([civil; 32]),
        opening: opening(civil),
    });
}

fn live() {
    let long_ago = past::now() - 200 * DAY;
    at(long_ago);
    let identify = pallet_notary::Call::identify_notary {
        notary: keys::NOTARY,
        subject: SubjectId::from([0x91; 32]),
    };
    does(&keys::IDENTITY_OFFICER, identify);
    for (byte, uri) in [(1, "//Citizen1"), (2, "//Citizen2")] {
        let heir = SubjectId::from([byte; 32]);
        let wallet = sr25519::Pair::from_string(uri, None).expect("it is a secret");
        let message = wallet_link_message(&System::block_hash(0), &heir);
        let link = pallet_notary::Call::link_wallet {
            subject: heir,
            wallet: wallet.public().into(),
            signature: MultiSignature::Sr25519(wallet.sign(&message)),
        };
        does(&keys::IDENTITY_OFFICER, link);
    }
    for civil in [LONG_DEAD, JUST_DEAD] {
        born(civil);
        let will = pallet_estates::Call::register_will {
            testator: opening(civil).linked.wills,
            form: pallet_estates::types::WillForm::Closed,
            claims_root: TEXT,
        };
        does(&keys::NOTARY, will);
    }
    died(LONG_DEAD);
    let estate = EstateId(0);
    does(&keys::NOTARY, pallet_estates::Call::take_estate { estate });
    for heir in [keys::CITIZEN1, keys::CITIZEN2] {
        let accept = pallet_estates::Call::declare {
            estate,
            choice: Choice::Accept,
            claims_root: TEXT,
        };
        does(&heir, accept);
    }
    at(past::now() - 10 * DAY);
    died(JUST_DEAD);
}

fn node(folder: &TempDir) -> Node {
    let spec = past::lived(folder.path(), live);
    Node::start_with(&["--chain", spec.to_str().expect("UTF-8")])
}

/// A file of claims, and the folder for the papers that are made of them.
fn claims(folder: &TempDir) -> (String, String) {
    let file = folder.path().join("claims.json");
    fs::write(&file, json!({ "text": "as it was" }).to_string()).expect("it can be written");
    let papers = folder.path().join("papers").display().to_string();
    (file.display().to_string(), papers)
}

/// The path of the paper that a command has told of.
fn paper(words: &str) -> &str {
    let mut lines = words.lines();
    let path = lines.find_map(|line| line.strip_prefix("paper: "));
    path.unwrap_or_else(|| panic!("no paper: {words}"))
}

const NOTARY: [&str; 2] = ["--notary-uri", "//Notary"];

#[tokio::test]
async fn an_estate_is_divided_among_its_heirs_and_closed_by_the_command() {
    let folder = TempDir::new().expect("a folder");
    let node = node(&folder);
    let (file, papers) = claims(&folder);
    let dead = subject("11");
    let show = || done(&node, &["estate", "show", "--deceased", &dead]);
    let before = show();
    assert!(before.contains("estate 0 is dividing"), "{before}");
    assert_eq!(before.matches("accept ").count(), 3, "two heirs: {before}");
    let wills = done(&node, &["will", "list", "--deceased", &dead]);
    assert!(
        wills.contains("stands") && wills.contains("closed"),
        "{wills}"
    );

    let certify = |heir: &str, share: &str| {
        let text = [
            "estate", "certify", &file, "--papers", &papers, "--estate", "0",
        ];
        let whose = ["--heir", heir, "--share", share];
        let arguments = [&text[..], &whose, &NOTARY].concat();
        arguments.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let run = |arguments: Vec<String>, right: bool| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        if right {
            done(&node, &arguments)
        } else {
            denied(&node, &arguments)
        }
    };
    let told = run(certify(&subject("01"), "1/2"), true);
    assert!(told.contains("issued certificate 0"), "{told}");
    let paper = fs::read_to_string(paper(&told)).expect("the paper is there");
    assert!(
        paper.contains("as it was") && paper.contains("salt"),
        "{paper}"
    );
    let refused = run(certify(&subject("02"), "2/3"), false);
    assert!(refused.contains("more than the estate"), "{refused}");
    let close = [
        "estate", "close", &file, "--papers", &papers, "--estate", "0",
    ];
    let close = [&close[..], &NOTARY].concat();
    assert!(denied(&node, &close).contains("Estates.NotDivided"));
    run(certify(&subject("02"), "1/2"), true);
    done(&node, &close);
    let after = show();
    assert!(after.contains("estate 0 is settled"), "{after}");
    assert_eq!(after.matches("1/2 0x").count(), 2, "{after}");
    // The papers of what was refused are gone: two certificates and the closing are left.
    let left = fs::read_dir(folder.path().join("papers")).expect("it is there");
    assert_eq!(left.count(), 3);
}

#[tokio::test]
async fn heirs_accept_and_renounce_and_wills_are_hidden_while_their_testators_live() {
    let folder = TempDir::new().expect("a folder");
    let node = node(&folder);
    let (file, papers) = claims(&folder);
    let with = |command: &[&'static str]| -> Vec<String> {
        let paper = [&file as &str, "--papers", &papers];
        let arguments = [&command[..2], &paper, &command[2..]].concat();
        arguments.into_iter().map(str::to_owned).collect()
    };
    let ends_well = |arguments: &[String]| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        done(&node, &arguments)
    };
    let refused = |arguments: &[String]| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        denied(&node, &arguments)
    };

    let take = [&["estate", "take", "--estate", "1"][..], &NOTARY].concat();
    done(&node, &take);
    assert!(denied(&node, &take).contains("Estates.AlreadyTaken"));
    ends_well(&with(&[
        "estate",
        "list",
        "--estate",
        "1",
        "--notary-uri",
        "//Notary",
    ]));
    let accept = with(&[
        "estate",
        "accept",
        "--estate",
        "1",
        "--wallet-uri",
        "//Citizen1",
    ]);
    let paper_of_heir = ends_well(&accept);
    assert!(Path::new(paper(&paper_of_heir)).exists());
    assert!(refused(&accept).contains("that is final"));
    // The son renounces before the notary, who says who that is.
    let before = with(&[
        "estate",
        "renounce",
        "--estate",
        "1",
        "--notary-uri",
        "//Notary",
    ]);
    let arguments = [
        &["notary"][..],
        &before.iter().map(String::as_str).collect::<Vec<_>>(),
    ]
    .concat();
    let nobody = node.adliya(&arguments);
    assert_eq!(nobody.status.code(), Some(2), "{}", told(&nobody));
    let son = [&before[..], &["--heir".to_owned(), subject("02")]].concat();
    ends_well(&son);
    let shown = done(&node, &["estate", "show", "--estate", "1"]);
    assert!(
        shown.contains("estate 1 is taken") && shown.contains("renounce "),
        "{shown}"
    );
    assert!(
        shown.contains("kept by practice 5") && shown.contains("listed 2"),
        "{shown}"
    );
    let whose = [
        "--heir".to_owned(),
        subject("01"),
        "--share".to_owned(),
        "1/1".to_owned(),
    ];
    let certify = with(&[
        "estate",
        "certify",
        "--estate",
        "1",
        "--notary-uri",
        "//Notary",
    ]);
    assert!(refused(&[&certify[..], &whose].concat()).contains("too early"));

    // Of the living no will is found, though the notary has registered it.
    let register = with(&["will", "register", "--notary-uri", "//Notary"]);
    let testator = ["--testator".to_owned(), subject("a1")];
    let words = ends_well(&[&register[..], &testator].concat());
    assert!(words.contains("registered will 2"), "{words}");
    let of_living = denied(&node, &["will", "list", "--deceased", &subject("a1")]);
    assert!(of_living.contains("nobody dead"), "{of_living}");
    let withdraw = [&["will", "withdraw", "--will", "2"][..], &NOTARY].concat();
    done(&node, &withdraw);
    assert!(denied(&node, &withdraw).contains("the will was taken back"));
}
