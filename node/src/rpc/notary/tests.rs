use super::*;
use adliya_primitives::{DocketId, MandateId, OfficeId, Region, SubjectId};
use pallet_notary::types::{
    Act as Kept, Capacity, Exercise, FactKind, FeeSchedule, FeeSums, PowerTerms,
    Practice as KeptPractice, Presence, Scopes, Signature as KeptSignature, Term,
};
use serde_json::{json, Value};

const MOMENT: u64 = 1_773_482_013_000;
const WRITTEN: &str = "2026-03-14T09:53:33.000Z";

fn subject(byte: u8) -> SubjectId {
    SubjectId::from([byte; 32])
}

fn hex(byte: &str) -> String {
    format!("0x{}", byte.repeat(32))
}

fn sale() -> ActView {
    let party = |byte, capacity, signature| Party {
        subject: subject(byte),
        capacity,
        signature,
        checked_at: 0,
    };
    let signed = |means| Some(KeptSignature { at: MOMENT, means });
    let video = Means::Attested(Presence::Video);
    let parties = vec![
        party(1, Capacity::Transferor, signed(Means::Wallet)),
        party(2, Capacity::Transferee, signed(video)),
        party(3, Capacity::Consenting, None),
    ];
    ActView {
        id: ActId(u64::MAX),
        act: Kept {
            kind: ActKind::Sale,
            docket: DocketId(4),
            office: OfficeId(5),
            mandate: MandateId(12),
            region: Region::new(1, 14, 0, 0),
            claims_root: [9; 32].into(),
            parties: parties.try_into().expect("three parties"),
            term: Term {
                deadline: MOMENT,
                until: None,
            },
            link: Some(Link::Changes(ActId(1))),
            drafted_at: 0,
            certification: None,
            ending: None,
            annulled_at: None,
            suspensions: Default::default(),
            changed_by: None,
            orders: 0,
        },
        status: ActStatus::Drafted,
        practice: OfficeId(6),
    }
}

fn shown(view: ActView, power: Option<Power>) -> Value {
    serde_json::to_value(Act::from((view, power))).expect("is JSON")
}

#[test]
fn fees_are_told_in_the_minor_unit_with_who_set_them() {
    let schedule = FeeSchedule {
        sums: FeeSums {
            duty: u128::MAX,
            fee: 12_000_000,
        },
        since: MOMENT,
        office: OfficeId(11),
        mandate: MandateId(40),
        supervisor: MandateId(41),
    };
    let kinds = [ActKind::Sale, ActKind::Fact(FactKind::PhotoIdentity)];
    let list = kinds.map(|kind| (kind, schedule)).to_vec();
    let entry = json!({
        "kind": "sale",
        "duty": "340282366920938463463374607431768211455",
        "fee": "12000000",
        "since": WRITTEN,
        "office": "11",
        "mandate": "40",
        "supervisor": "41",
    });
    let mut fact = entry.clone();
    fact["kind"] = json!("fact");
    fact["fact"] = json!("photoIdentity");
    let told = serde_json::to_value(Fees::from(list)).expect("is JSON");
    assert_eq!(told, json!({ "fees": [entry, fact] }));
}

#[test]
fn an_act_says_who_signed_how_and_which_practice_keeps_it() {
    assert_eq!(
        shown(sale(), None),
        json!({
            "id": "18446744073709551615",
            "kind": "sale",
            "status": "drafted",
            "practice": "6",
            "docket": "4",
            "office": "5",
            "mandate": "12",
            "region": "1.14.0.0",
            "claimsRoot": hex("09"),
            "parties": [
                { "subject": hex("01"), "capacity": "transferor", "signature": { "at": WRITTEN, "means": "wallet" } },
                { "subject": hex("02"), "capacity": "transferee", "signature": { "at": WRITTEN, "means": "video" } },
                { "subject": hex("03"), "capacity": "consenting", "signature": null },
            ],
            "draftedAt": "1970-01-01T00:00:00.000Z",
            "deadline": WRITTEN,
            "validUntil": null,
            "link": { "relation": "changes", "act": "1" },
            "certification": null,
            "ending": null,
            "annulledAt": null,
            "suspensions": [],
            "changedBy": null,
            "orders": 0,
            "power": null,
        })
    );
}

#[test]
fn an_act_that_was_superseded_names_its_successor_and_one_that_states_a_fact_the_fact() {
    let mut view = sale();
    view.act.kind = ActKind::Fact(FactKind::PhotoIdentity);
    view.act.certification = Some(Certification {
        at: MOMENT,
        office: OfficeId(5),
        mandate: MandateId(12),
    });
    view.act.ending = Some(Ending {
        at: MOMENT,
        cause: EndingCause::Superseded(ActId(8)),
    });
    view.status = ActStatus::Superseded(ActId(8));
    let shown = shown(view, None);
    assert_eq!(
        [&shown["kind"], &shown["fact"], &shown["status"]],
        [
            &json!("fact"),
            &json!("photoIdentity"),
            &json!("superseded")
        ]
    );
    assert_eq!(
        shown["ending"],
        json!({ "at": WRITTEN, "cause": "superseded", "by": "8" })
    );
    assert_eq!(
        shown["certification"],
        json!({ "at": WRITTEN, "office": "5", "mandate": "12" })
    );
}

#[test]
fn the_terms_of_a_power_name_its_scopes_and_who_gave_it_up() {
    let attorneys = vec![subject(2), subject(3)];
    let gave_up = Renunciation {
        attorney: subject(3),
        at: MOMENT,
    };
    let power = Power {
        principal: subject(1),
        under: Some(ActId(3)),
        terms: PowerTerms {
            attorneys: attorneys.try_into().expect("two"),
            exercise: Exercise::Severally,
            scopes: Scopes::of(&[Scope::Taxes, Scope::Banking]),
            substitutions: 1,
            limit: Some(u128::MAX),
            territory: Region::new(1, 0, 0, 0),
        },
        renunciations: vec![gave_up].try_into().expect("one"),
    };
    assert_eq!(
        shown(sale(), Some(power))["power"],
        json!({
            "principal": hex("01"),
            "under": "3",
            "attorneys": [hex("02"), hex("03")],
            "exercise": "severally",
            "scopes": ["banking", "taxes"],
            "substitutions": 1,
            "limit": "340282366920938463463374607431768211455",
            "territory": "1.0.0.0",
            "renunciations": [{ "attorney": hex("03"), "at": WRITTEN }],
        })
    );
}

#[test]
fn a_power_in_force_says_with_whom_how_far_and_until_when() {
    let answer = InForce::from(PowerInForce {
        power: ActId(7),
        together_with: vec![subject(3)],
        limit: None,
        territory: Region::new(1, 14, 0, 0),
        until: MOMENT,
        annulled_since: None,
    });
    assert_eq!(
        serde_json::to_value(answer).expect("is JSON"),
        json!({
            "power": "7",
            "togetherWith": [hex("03")],
            "limit": null,
            "territory": "1.14.0.0",
            "until": WRITTEN,
            "annulledSince": null,
        })
    );
}

#[test]
fn a_practice_shows_the_files_that_it_keeps() {
    let practice = KeptPractice {
        region: Region::new(1, 14, 0, 0),
        own: None,
        inherited: vec![DocketId(0), DocketId(3)].try_into().expect("two"),
    };
    let view = PracticeView {
        office: OfficeId(5),
        practice,
    };
    assert_eq!(
        serde_json::to_value(Practice::from(view)).expect("is JSON"),
        json!({
            "office": "5",
            "region": "1.14.0.0",
            "ownDocket": null,
            "inheritedDockets": ["0", "3"],
        })
    );
}
