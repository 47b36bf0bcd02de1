use crate::{
    harness::Node,
    registering::{newborn, pinfl, register, Outcomes},
};
use tempfile::TempDir;

/// What becomes of one birth in Urgut when this key signs.
async fn signed_by(node: &Node, uri: &str) -> (String, String) {
    let folder = TempDir::new().expect("a folder");
    let line = newborn(&pinfl(4_120_395_018_100), "1.14.7");
    let signer = format!("1={uri}");
    let outcomes: Outcomes = register(node, &line, &[&signer], folder.path()).await;
    outcomes.into_values().next().expect("one line")
}

#[tokio::test]
async fn those_who_may_not_register_are_refused_with_the_reason() {
    let node = Node::start();
    for (uri, label, reason) in [
        // A key that nobody knows has nothing to pay with: the node does not even take what it signs.
        ("//Nobody", "failed", "inability to pay"),
        // An officer of another kind.
        ("//Notary", "refused:BadOrigin", "notary"),
        // A registrar of another region.
        (
            "//Andijan//Registrar",
            "refused:OutsideJurisdiction",
            "region",
        ),
        // A registrar whose mandate has expired.
        ("//Samarkand//Expired", "refused:BadOrigin", "expired"),
    ] {
        let (got, words) = signed_by(&node, uri).await;
        assert_eq!(got, label, "{uri}: {words}");
        assert!(words.to_lowercase().contains(reason), "{uri}: {words}");
    }
    // Nothing of that has been registered, and the right officer still can.
    assert_eq!(
        signed_by(&node, "//Samarkand//Registrar").await.0,
        "registered"
    );
}

#[tokio::test]
async fn of_two_registrars_racing_for_the_same_birth_one_registers_it() {
    let node = Node::start();
    for round in 0..5 {
        let folders = [
            TempDir::new().expect("a folder"),
            TempDir::new().expect("a folder"),
        ];
        let line = newborn(&pinfl(4_120_395_018_200 + round), "1.14.7");
        let (one, other) = tokio::join!(
            register(
                &node,
                &line,
                &["1=//Samarkand//Registrar"],
                folders[0].path()
            ),
            register(
                &node,
                &line,
                &["1=//Samarkand//Registrar2"],
                folders[1].path()
            ),
        );
        let mut labels = [one[&1].0.clone(), other[&1].0.clone()];
        labels.sort();
        assert_eq!(labels, ["refused:AlreadyRegistered", "registered"]);
    }
}
