use super::*;
use proptest::prelude::*;
use serde_json::{json, Value};

fn parse(value: &Value) -> Result<Declaration, FieldError> {
    Declaration::parse(
        &value.to_string(),
        NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
    )
}

fn newborn() -> Value {
    json!({
        "event": "birth",
        "registration": {"region": "1.14.7"},
        "child": {
            "given_name": "Dilnoza", "family_name": "Karimova", "patronymic": "Rustam qizi",
            "sex": "female", "date_of_birth": "2026-03-14", "place_of_birth": "UZ-SA, Urgut tumani",
        },
        "birth": {"order": 1, "weight_g": 3250},
        "mother": {"identifier": "uz-pinfl:41203950180010"},
        "father": {"identifier": "uz-pinfl:30507920180021"},
    })
}

fn marriage() -> Value {
    json!({
        "event": "marriage",
        "registration": {"region": "1.14.0.0"},
        "spouse_1": {"identifier": "uz-pinfl:30507920180021", "given_name": "Rustam", "family_name": "Karimov"},
        "spouse_2": {"identifier": "az-fin:5XK3M8P", "given_name": "Şəhla", "family_name": "Hüseynova"},
        "marriage": {"date": "2026-03-14", "place": "Samarqand"},
    })
}

fn death() -> Value {
    json!({
        "event": "death",
        "registration": {"region": "1.14"},
        "deceased": {"identifier": "az-fin:5XK3M8P", "given_name": "Şəhla", "family_name": "Hüseynova"},
        "death": {"date": "2026-03-14", "place": "Samarqand", "cause_icd10": "I21.9"},
    })
}

/// The declaration with the field at a dotted path replaced, or left out.
fn with(mut value: Value, path: &str, new: Option<Value>) -> Value {
    let (parents, name) = path.rsplit_once('.').unwrap_or(("", path));
    let mut at = &mut value;
    for parent in parents.split('.').filter(|part| !part.is_empty()) {
        at = &mut at[parent];
    }
    match new {
        Some(new) => at[name] = new,
        None => drop(at.as_object_mut().unwrap().remove(name)),
    }
    value
}

#[test]
fn a_newborn_is_identified_by_the_mother_the_day_and_the_order() {
    let declaration = parse(&newborn()).unwrap();
    let People::Birth {
        child,
        mother,
        father,
    } = &declaration.people
    else {
        panic!()
    };
    assert_eq!(child.scheme(), "birth");
    assert_eq!(child.identifier(), "uz-pinfl:41203950180010|2026-03-14|1");
    assert_eq!(mother.as_ref().unwrap().identifier(), "41203950180010");
    assert_eq!(father.as_ref().unwrap().scheme(), "uz-pinfl");
    assert_eq!(declaration.region, Region::new(1, 14, 7, 0));
}

#[test]
fn the_claims_are_the_fields_by_their_dotted_names() {
    let claims = parse(&newborn()).unwrap().claims;
    let names: Vec<_> = claims.keys().map(String::as_str).collect();
    // The names of the published vectors for a birth.
    let published = [
        "birth.order",
        "birth.weight_g",
        "child.date_of_birth",
        "child.family_name",
        "child.given_name",
        "child.patronymic",
        "child.place_of_birth",
        "child.sex",
        "father.identifier",
        "mother.identifier",
    ];
    assert_eq!(names, published);
    assert_eq!(claims["birth.weight_g"], "3250");
}

#[test]
fn a_late_transcription_goes_by_the_persons_own_identifier() {
    let late = with(newborn(), "child.identifier", Some(json!("az-fin:5XK3M8P")));
    let late = with(with(late, "mother", None), "birth", None);
    let People::Birth { child, mother, .. } = parse(&late).unwrap().people else {
        panic!()
    };
    assert_eq!((child.scheme(), child.identifier()), ("az-fin", "5XK3M8P"));
    assert_eq!(mother, None);
}

#[test]
fn a_person_without_an_identifier_is_referred_to_by_birth() {
    let by_birth =
        json!({"mother_identifier": "uz-pinfl:41203950180010", "date": "2026-03-14", "order": 1});
    let both = with(death(), "deceased.birth", Some(by_birth));
    assert_eq!(parse(&both).unwrap_err().field, "deceased.birth");
    let People::Death { deceased } = parse(&with(both, "deceased.identifier", None))
        .unwrap()
        .people
    else {
        panic!()
    };
    let People::Birth { child, .. } = parse(&newborn()).unwrap().people else {
        panic!()
    };
    assert_eq!(deceased, child);
}

#[test]
fn a_wrong_field_is_named() {
    let cases = [
        (newborn(), "event", Some(json!("baptism"))),
        (newborn(), "event", None),
        (newborn(), "registration.region", Some(json!("1.0.7"))),
        (newborn(), "registration.region", None),
        (newborn(), "registration.clerk", Some(json!("x"))),
        (newborn(), "child.given_name", Some(json!(""))),
        (newborn(), "child.given_name", Some(json!("Dil\u{0}noza"))),
        (newborn(), "child.given_name", Some(json!(5))),
        (newborn(), "child.given_name", None),
        (newborn(), "child.sex", Some(json!("f"))),
        (newborn(), "child.date_of_birth", Some(json!("2026-02-29"))),
        (newborn(), "child.date_of_birth", Some(json!("2026-11-02"))),
        (newborn(), "child.nickname", Some(json!("Dili"))),
        (
            newborn(),
            "child.identifier",
            Some(json!("uz-pinfl:41203950180017")),
        ),
        (
            newborn(),
            "mother.identifier",
            Some(json!("az-fin:5XI3M8P")),
        ),
        (newborn(), "birth.order", None),
        (newborn(), "birth.order", Some(json!(0))),
        (newborn(), "note", Some(json!({}))),
        (marriage(), "spouse_2.identifier", None),
        (marriage(), "marriage.date", Some(json!(null))),
        (death(), "death.cause_icd10", Some(json!("heart"))),
        (death(), "death.place", None),
    ];
    for (value, field, new) in cases {
        let wrong = with(value, field, new);
        assert_eq!(parse(&wrong).unwrap_err().field, field, "{wrong}");
    }
}

#[test]
fn the_problem_is_said_in_words() {
    let wrong = with(
        newborn(),
        "child.identifier",
        Some(json!("uz-pinfl:41203950180017")),
    );
    let said = parse(&wrong).unwrap_err().to_string();
    assert_eq!(
        said,
        "child.identifier: the identifier's check digit is wrong"
    );
}

#[test]
fn nobody_dies_before_being_born() {
    let wrong = with(death(), "deceased.date_of_birth", Some(json!("2026-03-15")));
    assert_eq!(parse(&wrong).unwrap_err().field, "death.date");
}

#[test]
fn an_unidentified_newborn_of_an_unidentified_mother_is_refused() {
    let wrong = with(newborn(), "mother", None);
    assert_eq!(parse(&wrong).unwrap_err().field, "child.identifier");
}

#[test]
fn no_personal_data_in_debug_output() {
    let declaration = parse(&newborn()).unwrap();
    let text = format!("{declaration:?} {:?}", declaration.people);
    for secret in ["Dilnoza", "41203950180010", "Urgut"] {
        assert!(!text.contains(secret), "{text}");
    }
}

proptest! {
    #[test]
    fn any_line_is_read_or_refused_without_a_panic(line in "\\PC*") {
        let _ = Declaration::parse(&line, today());
    }

    #[test]
    fn any_value_in_any_field_is_read_or_refused_by_that_field(
        place in 0usize..10,
        value in prop_oneof![
            any::<String>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            Just(Value::Null),
        ],
    ) {
        let fields = [
            "event", "registration.region", "child.given_name", "child.sex", "child.date_of_birth",
            "birth.order", "birth.weight_g", "mother.identifier", "father.identifier", "child.identifier",
        ];
        let changed = with(newborn(), fields[place], Some(value));
        if let Err(error) = parse(&changed) {
            prop_assert_eq!(error.field, fields[place]);
        }
    }

    #[test]
    fn an_unknown_field_is_refused_by_its_name(name in "[a-z_]{1,12}") {
        let field = format!("child.{name}");
        prop_assume!(!fields::BIRTH.iter().any(|known| known.name == field));
        let error = parse(&with(newborn(), &field, Some(json!("x")))).unwrap_err();
        prop_assert_eq!(error, FieldError::new(field, "no such field"));
    }
}

#[test]
fn a_marriage_may_say_why_the_two_need_not_wait() {
    let waived = |ground| with(marriage(), "registration.waiver", Some(json!(ground)));
    assert_eq!(parse(&marriage()).unwrap().waiver, None);
    let declaration = parse(&waived("birth_of_child")).unwrap();
    assert_eq!(declaration.waiver, Some(WaiverGround::BirthOfChild));
    // The chain has it in the open: it is no claim.
    assert!(!declaration
        .claims
        .keys()
        .any(|name| name.contains("waiver")));
    assert_eq!(
        parse(&waived("haste")).unwrap_err().field,
        "registration.waiver"
    );
    let of_a_birth = with(newborn(), "registration.waiver", Some(json!("pregnancy")));
    assert_eq!(parse(&of_a_birth).unwrap_err().field, "registration.waiver");
}
