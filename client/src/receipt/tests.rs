use super::*;
use proptest::prelude::*;

pub(crate) fn receipt() -> Receipt {
    let claim = |place: u8, name: &str, value: &str| Claim {
        name: name.to_owned(),
        value: value.to_owned(),
        salt: H256::repeat_byte(place),
    };
    let claims = vec![
        claim(1, "child.family_name", "Hüseynov"),
        claim(2, "child.given_name", "Əli"),
        claim(3, "child.sex", "male"),
        claim(4, "mother.identifier", "az-fin:5XK3M8P"),
        claim(5, "birth.order", "1"),
    ];
    let tree = ClaimsTree::new(claims).unwrap();
    Receipt {
        version: VERSION,
        genesis: H256::repeat_byte(7),
        record: RecordId(u64::MAX),
        block: BlockRef {
            hash: H256::repeat_byte(8),
            number: 12,
        },
        extrinsic: H256::repeat_byte(9),
        entry: Entry {
            line: 3,
            kind: EventKind::Birth,
            region: Region::new(1, 14, 7, 0),
            parties: vec![ReceiptParty {
                capacity: Capacity::Child,
                subject: SubjectId::from([6; 32]),
            }],
            claims_root: tree.root(),
            claims: tree.claims().to_vec(),
        },
    }
}

#[test]
fn a_file_is_read_back_as_it_was_written() {
    let document = Document::Receipt(receipt());
    let json = serde_json::to_string_pretty(&document).unwrap();
    assert!(
        json.contains("\"record\": \"18446744073709551615\""),
        "{json}"
    );
    assert!(json.contains("\"kind\": \"birth\""), "{json}");
    assert!(json.contains("\"region\": \"1.14.7.0\""), "{json}");
    assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document);
}

#[test]
fn a_disclosure_has_the_chosen_claims_and_no_others() {
    let names = ["child.sex".to_owned(), "birth.order".to_owned()];
    let disclosure = receipt().disclose(&names).unwrap();
    let root = receipt().entry.claims_root;
    assert!(disclosure
        .claims
        .iter()
        .all(|c| c.proof.verify(&c.claim, &root)));
    let json = serde_json::to_string(&Document::Disclosure(disclosure)).unwrap();
    assert!(json.contains("child.sex") && !json.contains("Əli") && !json.contains("5XK3M8P"));
    let unknown = receipt().disclose(&["child.nickname".to_owned()]);
    assert_eq!(
        unknown,
        Err(EntryError::NoSuchClaim("child.nickname".to_owned()))
    );
}

#[test]
fn a_claim_that_is_left_out_or_added_is_noticed() {
    let mut entry = receipt().entry;
    entry.claims.pop();
    assert!(matches!(entry.tree(), Err(EntryError::Root { .. })));
    let mut entry = receipt().entry;
    let twin = entry.claims[0].clone();
    entry.claims.push(twin);
    assert!(matches!(entry.tree(), Err(EntryError::Claims(_))));
}

proptest! {
    #[test]
    fn any_changed_byte_of_the_claims_is_refused(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let original = receipt();
        let json = serde_json::to_string(&original.entry.claims).unwrap();
        let mut bytes = json.clone().into_bytes();
        let place = place.index(bytes.len());
        prop_assume!(bytes[place] != byte);
        bytes[place] = byte;
        // Whatever still reads as claims either says the same or gives another root.
        if let Ok(claims) = serde_json::from_slice::<Vec<Claim>>(&bytes) {
            let entry = Entry { claims: claims.clone(), ..original.entry.clone() };
            prop_assert_eq!(entry.tree().is_ok(), claims == original.entry.claims);
        }
    }

    #[test]
    fn any_changed_byte_of_a_claim_is_refused(
        claim in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), flip in 1u8..,
    ) {
        let mut entry = receipt().entry;
        let at = claim.index(entry.claims.len());
        entry.claims[at].salt.0[place.index(32)] ^= flip;
        let refused = matches!(entry.tree(), Err(EntryError::Root { .. }));
        prop_assert!(refused);
    }
}
