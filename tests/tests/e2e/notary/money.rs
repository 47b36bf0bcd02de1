//! A flat is sold by the command, with the price in escrow, and what it costs is paid.

use super::*;

const PRICE: &str = "40000000";
const SELLER: &str = "//Citizen1";
const BUYER: &str = "//Citizen2";

/// The sale of a flat, with its price.
fn sale() -> Value {
    let (seller, buyer) = (subject("01"), subject("02"));
    json!({
        "kind": "sale",
        "parties": [
            { "subject": &seller, "capacity": "transferor" },
            { "subject": &buyer, "capacity": "transferee" },
        ],
        "price": { "amount": PRICE, "buyer": &buyer, "seller": &seller },
        "deadline": in_days(30),
        "claims": { "object": "a flat in Samarkand" },
    })
}

/// A node on which sales cost something and seller and buyer have wallets.
fn market() -> Node {
    let node = Node::start();
    identify(&node);
    link(&node, &subject("01"), SELLER);
    link(&node, &subject("02"), BUYER);
    let set = [
        "fee", "set", "--kind", "sale", "--duty", "300", "--fee", "121",
    ];
    let who = ["--officer-uri", "//Treasury//Treasurer"];
    // The treasurer sets nothing alone.
    let words = done(&node, &[&set[..], &who].concat());
    let proposal = words.trim().rsplit(' ').next().expect("a number");
    let free = done(&node, &["fee", "schedule", "--kind", "sale"]);
    assert!(free.contains("costs nothing"), "{free}");
    let confirm = ["--proposal", proposal, "--supervisor-uri", "//Treasury"];
    done(&node, &[&set[..], &confirm].concat());
    let told = done(&node, &["fee", "schedule", "--kind", "sale"]);
    assert!(
        told.starts_with("state duty 300, notary's fee 121"),
        "{told}"
    );
    node
}

#[tokio::test]
async fn a_flat_is_sold_through_escrow_by_the_command() {
    let node = market();
    let folder = TempDir::new().expect("a folder");
    let till = adliya_runtime::dev_keys::BOB.to_ss58check();
    let both = ["--officer-uri", "//Notary", "--supervisor-uri", "//Chamber"];
    let payout = ["practice", "payout", "--account", &till];
    done(&node, &[&payout[..], &both].concat());

    let (act, document) = drafted(&node, folder.path(), &sale());
    let document = document.display().to_string();
    let dues = || done(&node, &["fee", "show", "--act", &act]);
    for wallet in [SELLER, BUYER] {
        done(&node, &["sign", &document, "--wallet-uri", wallet]);
    }
    let certify = ["certify", &document, "--notary-uri", "//Notary"];
    let refusal = denied(&node, &certify);
    assert!(refusal.contains("Notary.FeeNotHeld"), "{refusal}");

    // Only the buyer owes the price, and no other sum than was signed.
    let hold = |amount: &str, wallet: &str| {
        let arguments = [
            "hold-price",
            &document,
            "--amount",
            amount,
            "--wallet-uri",
            wallet,
        ];
        arguments.map(str::to_owned)
    };
    let refused = |arguments: &[String; 6]| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        denied(&node, &arguments)
    };
    assert!(refused(&hold(PRICE, SELLER)).contains("Notary.NotBuyer"));
    assert!(refused(&hold("1", BUYER)).contains("Notary.AmountMismatch"));
    let right = hold(PRICE, BUYER);
    done(&node, &right.each_ref().map(String::as_str));
    let hold_fee = ["fee", "hold", "--act", &act, "--payer-uri", SELLER];
    done(&node, &[&hold_fee[..], &["--amount", "421"]].concat());
    assert_eq!(dues().matches("on hold in").count(), 2, "{}", dues());

    // Nobody moves it before it is certified.
    let settle = ["fee", "settle", "--act", &act, "--signer-uri", BUYER];
    assert!(denied(&node, &settle).contains("Notary.NotOver"));
    done(&node, &certify);
    assert_eq!(
        dues().matches("paid by").count(),
        1,
        "the seller has the price: {}",
        dues()
    );
    done(&node, &settle);
    assert_eq!(dues().matches("paid by").count(), 2, "{}", dues());
    assert!(denied(&node, &settle).contains("Notary.NothingHeld"));
}

#[tokio::test]
async fn a_sale_that_is_withdrawn_gives_the_price_back_and_a_practice_passes_on() {
    let node = market();
    let folder = TempDir::new().expect("a folder");
    let (act, document) = drafted(&node, folder.path(), &sale());
    let document = document.display().to_string();
    let price = ["--amount", PRICE, "--wallet-uri", BUYER];
    done(&node, &[&["hold-price", &document][..], &price].concat());
    done(&node, &["withdraw", "--act", &act, "--wallet-uri", SELLER]);
    let dues = done(&node, &["fee", "show", "--act", &act]);
    assert!(dues.contains("given back to"), "{dues}");

    // The chamber passes the acts of the practice on, which another supervisor confirms.
    let second = adliya_runtime::dev_keys::NOTARY2.to_ss58check();
    let who = ["--notary", &second, "--subject", &subject("92")];
    let officer = ["--officer-uri", "//Identity//Officer"];
    done(&node, &[&["identify"][..], &who, &officer].concat());
    let hand_over = ["practice", "hand-over", "--from", "5", "--to", "10"];
    let words = done(
        &node,
        &[&hand_over[..], &["--officer-uri", "//Chamber"]].concat(),
    );
    assert!(words.starts_with("waits for a supervisor"), "{words}");
    let proposal = words.trim().rsplit(' ').next().expect("a number");
    let confirm = ["--proposal", proposal, "--supervisor-uri", "//Ministry"];
    done(&node, &[&hand_over[..], &confirm].concat());
    let successor = done(&node, &["practice", "show", "--office", "10"]);
    assert!(successor.contains("taken over 0"), "{successor}");
    assert_eq!(
        denied(&node, &["practice", "show", "--office", "1"]).trim(),
        "there is no practice of that office"
    );

    // Who asks to read the seller's documents is seen by the seller.
    let seller = subject("01");
    let ask = ["request-access", "--subject", &seller, "--act", &act];
    done(&node, &[&ask[..], &["--signer-uri", "//Bob"]].concat());
    let table = done(&node, &["readers", "--subject", &seller]);
    let bob = adliya_runtime::dev_keys::BOB.to_ss58check();
    assert!(
        table.contains(&bob) && table.contains(&format!("act {act}")),
        "{table}"
    );
}

#[tokio::test]
async fn a_house_of_three_brothers_is_certified_since_all_of_them_live() {
    let node = Node::start();
    let folder = TempDir::new().expect("a folder");
    identify(&node);
    let party = |byte, capacity| json!({ "subject": subject(byte), "capacity": capacity });
    let gift = json!({
        "kind": "gift",
        "parties": [
            party("01", "transferor"),
            party("02", "transferor"),
            party("03", "transferor"),
            party("04", "transferee"),
        ],
        "deadline": in_days(30),
        "claims": { "object": "a house in Samarkand" },
    });
    let (act, document) = drafted(&node, folder.path(), &gift);
    for byte in ["01", "02", "03", "04"] {
        let who = subject(byte);
        let attest = ["attest", "--act", &act, "--subject", &who];
        done(
            &node,
            &[&attest[..], &["--notary-uri", "//Notary"]].concat(),
        );
    }
    let document = document.display().to_string();
    done(&node, &["certify", &document, "--notary-uri", "//Notary"]);
    let table = done(&node, &["list", "--subject", &subject("04")]);
    assert!(table.contains("inForce"), "{table}");
}
