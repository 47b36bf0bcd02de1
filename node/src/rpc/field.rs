//! Reads parameters: [`read`] tells them apart, the others read one each. They take the parameter's name, which a
//! refusal bears.

use super::{answer::name, error::Error};
use adliya_primitives::{
    CertificateHash, DeclarationId, EstateId, MeterId, Moment, Month, Region, SubjectId,
};
use adliya_runtime::{AccountId, Hash};
use chrono::DateTime;
use jsonrpsee::types::Params;
use pallet_civil_declarations::types::RegionKey;
use pallet_notary::types::Scope;
use serde_json::Value;
use sp_core::crypto::Ss58Codec;
use std::fmt::Display;

/// How much of a wrong value a message shows, in characters.
const SHOWN: usize = 80;

/// A parameter as it came; `None` when it was left out.
pub(super) type Param = Option<Value>;

/// The parameters of these `names`, given by place in an array or by name in an object.
///
/// # Errors
/// When there are more of them, others, or they are neither an array nor an object.
pub(super) fn read<const N: usize>(
    params: &Params,
    names: [&'static str; N],
) -> Result<[Param; N], Error> {
    let expected = || format!("the method takes {}", names.join(", "));
    let mut read = [const { None }; N];
    match params.parse().unwrap_or(Value::Bool(false)) {
        Value::Null => {}
        Value::Array(values) => {
            for (place, value) in values.into_iter().enumerate() {
                let Some(param) = read.get_mut(place) else {
                    let field = format!("params[{place}]");
                    return Err(Error::UnknownField {
                        field,
                        expected: expected(),
                    });
                };
                *param = Some(value);
            }
        }
        Value::Object(values) => {
            for (name, value) in values {
                let place = names.iter().position(|known| *known == name);
                let Some(param) = place.and_then(|place| read.get_mut(place)) else {
                    let field = shown(&name);
                    return Err(Error::UnknownField {
                        field,
                        expected: expected(),
                    });
                };
                *param = Some(value);
            }
        }
        other => return Err(invalid("params", "an array or an object", &other)),
    }
    Ok(read)
}

fn invalid(field: &'static str, expected: impl Display, got: &Value) -> Error {
    let got = shown(&got.to_string());
    Error::InvalidField {
        field,
        reason: format!("expected {expected}, got {got}"),
    }
}

/// What came in, short enough for a message.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn required(field: &'static str, param: Param) -> Result<Value, Error> {
    optional(param).ok_or(Error::MissingField { field })
}

/// `null` is the same as left out.
fn optional(param: Param) -> Option<Value> {
    param.filter(|value| !value.is_null())
}

/// A whole number of 0 to `max`, as a JSON number or as decimal digits in a string.
fn whole(field: &'static str, value: &Value, max: u64) -> Result<u64, Error> {
    let number = match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        _ => None,
    };
    number.filter(|number| *number <= max).ok_or_else(|| {
        invalid(
            field,
            format!("a whole number of 0 to {max}, as a number or a string"),
            value,
        )
    })
}

/// An id that the chain assigns, of 32 bits.
pub(super) fn id32<Id: From<u32>>(field: &'static str, param: Param) -> Result<Id, Error> {
    let number = u32_of(field, &required(field, param)?)?;
    Ok(Id::from(number))
}

/// An id that the chain assigns, of 64 bits.
pub(super) fn id64<Id: From<u64>>(field: &'static str, param: Param) -> Result<Id, Error> {
    let number = whole(field, &required(field, param)?, u64::MAX)?;
    Ok(Id::from(number))
}

/// A 64-bit id that may be left out.
pub(super) fn optional_id64<Id: From<u64>>(
    field: &'static str,
    param: Param,
) -> Result<Option<Id>, Error> {
    let number = optional(param).map(|value| whole(field, &value, u64::MAX));
    Ok(number.transpose()?.map(Id::from))
}

/// A 32-bit number that may be left out.
pub(super) fn optional_id32(field: &'static str, param: Param) -> Result<Option<u32>, Error> {
    let number = optional(param).map(|value| u32_of(field, &value));
    number.transpose()
}

/// How many entries are wanted: 1 to `max`, `default` when left out.
pub(super) fn limit(
    field: &'static str,
    param: Param,
    default: u32,
    max: u32,
) -> Result<u32, Error> {
    let Some(value) = optional(param) else {
        return Ok(default);
    };
    match whole(field, &value, u64::MAX)? {
        0 => Err(invalid(
            field,
            format!("a whole number of 1 to {max}"),
            &value,
        )),
        got => u32::try_from(got)
            .ok()
            .filter(|limit| *limit <= max)
            .ok_or(Error::LimitTooLarge { field, max, got }),
    }
}

fn u32_of(field: &'static str, value: &Value) -> Result<u32, Error> {
    let number = whole(field, value, u32::MAX.into())?;
    u32::try_from(number).map_err(|_| invalid(field, "a whole number of 32 bits", value))
}

/// 32 bytes: `0x` and 64 hex digits.
fn hash32(field: &'static str, value: &Value) -> Result<Hash, Error> {
    value
        .as_str()
        .and_then(|text| text.strip_prefix("0x"))
        .and_then(bytes32)
        .map(Hash::from)
        .ok_or_else(|| invalid(field, "0x and 64 hex digits", value))
}

fn bytes32(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(digits, &mut bytes).ok()?;
    Some(bytes)
}

/// A person in the domain that the method is of.
pub(super) fn subject(field: &'static str, param: Param) -> Result<SubjectId, Error> {
    hash32(field, &required(field, param)?).map(SubjectId)
}

/// A person who may be left out.
pub(super) fn optional_subject(
    field: &'static str,
    param: Param,
) -> Result<Option<SubjectId>, Error> {
    let subject = optional(param).map(|value| hash32(field, &value).map(SubjectId));
    subject.transpose()
}

/// A place in the list of a region's declarations, as a page's `next` gives it; `None` when left out.
pub(super) fn region_key(field: &'static str, param: Param) -> Result<Option<RegionKey>, Error> {
    let Some(value) = optional(param) else {
        return Ok(None);
    };
    let read = || {
        let (region, declaration) = value.as_str()?.split_once('/')?;
        let declaration = declaration.parse().map(DeclarationId);
        Some(RegionKey::new(region.parse().ok()?, declaration.ok()?))
    };
    let key = read().ok_or_else(|| invalid(field, "the `next` of a former page", &value))?;
    Ok(Some(key))
}

/// The hash by which the chain knows a certificate.
pub(super) fn certificate(field: &'static str, param: Param) -> Result<CertificateHash, Error> {
    hash32(field, &required(field, param)?).map(CertificateHash)
}

/// A region: one to four numbers with dots between them.
pub(super) fn region(field: &'static str, param: Param) -> Result<Region, Error> {
    region_of(field, &required(field, param)?)
}

/// A region that may be left out.
pub(super) fn optional_region(field: &'static str, param: Param) -> Result<Option<Region>, Error> {
    optional(param)
        .map(|value| region_of(field, &value))
        .transpose()
}

fn region_of(field: &'static str, value: &Value) -> Result<Region, Error> {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| invalid(field, "a region as in \"1.14.7.0\"", value))
}

/// A month of the calendar.
pub(super) fn month(field: &'static str, param: Param) -> Result<Month, Error> {
    let value = required(field, param)?;
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| invalid(field, "a month as in \"2026-03\"", &value))
}

/// What an attorney may be entitled to.
pub(super) fn scope(field: &'static str, param: Param) -> Result<Scope, Error> {
    let value = required(field, param)?;
    let known = |text: &str| Scope::ALL.into_iter().find(|scope| name(scope) == text);
    let scope = value.as_str().and_then(known);
    scope.ok_or_else(|| invalid(field, "a scope as in \"banking\"", &value))
}

/// A moment that may be left out.
pub(super) fn optional_moment(field: &'static str, param: Param) -> Result<Option<Moment>, Error> {
    let Some(value) = optional(param) else {
        return Ok(None);
    };
    let read = |text| DateTime::parse_from_rfc3339(text).ok();
    let moment = value
        .as_str()
        .and_then(read)
        .and_then(|moment| Moment::try_from(moment.timestamp_millis()).ok());
    let form = "a time as in \"2026-03-14T09:53:33Z\", not before 1970";
    moment.map(Some).ok_or_else(|| invalid(field, form, &value))
}

/// How an estate is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EstateName {
    /// By its number.
    Number(EstateId),
    /// By who died, in the civil-status domain.
    Deceased(SubjectId),
}

/// An estate: its number, or `0x` and the 64 hex digits of the deceased's id.
pub(super) fn estate(field: &'static str, param: Param) -> Result<EstateName, Error> {
    let value = required(field, param)?;
    let is_hash = value.as_str().is_some_and(|text| text.starts_with("0x"));
    match is_hash {
        true => hash32(field, &value).map(|hash| EstateName::Deceased(SubjectId(hash))),
        false => {
            let number = whole(field, &value, u64::MAX)?;
            Ok(EstateName::Number(EstateId(number)))
        }
    }
}

/// How a meter is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MeterName {
    /// By its number.
    Number(MeterId),
    /// By the hash of its type and serial number.
    Serial(Hash),
}

/// A meter: its number, or `0x` and the 64 hex digits of its serial number's hash.
pub(super) fn meter(field: &'static str, param: Param) -> Result<MeterName, Error> {
    let value = required(field, param)?;
    let is_hash = value.as_str().is_some_and(|text| text.starts_with("0x"));
    match is_hash {
        true => hash32(field, &value).map(MeterName::Serial),
        false => whole(field, &value, u64::MAX).map(|number| MeterName::Number(MeterId(number))),
    }
}

/// The hash of a block; `None` when left out.
pub(super) fn block(field: &'static str, param: Param) -> Result<Option<Hash>, Error> {
    optional(param)
        .map(|value| hash32(field, &value))
        .transpose()
}

/// A key: an SS58 address of whatever network (it is the key that counts), or `0x` and its 64 hex digits.
pub(super) fn account(field: &'static str, param: Param) -> Result<AccountId, Error> {
    let value = required(field, param)?;
    let account = value
        .as_str()
        .and_then(|text| match text.strip_prefix("0x") {
            Some(digits) => bytes32(digits).map(AccountId::from),
            None => AccountId::from_ss58check(text).ok(),
        });
    account.ok_or_else(|| invalid(field, "an SS58 address, or 0x and 64 hex digits", &value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{OfficeId, RecordId};
    use serde_json::json;

    fn message<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
        result.expect_err("is refused").to_string()
    }

    fn read_two(params: &str) -> Result<[Param; 2], Error> {
        read(&Params::new(Some(params)), ["subject", "at"])
    }

    #[test]
    fn parameters_are_given_by_place_or_by_name_and_may_be_left_out() {
        let both = Ok([Some(json!("a")), Some(json!("b"))]);
        assert_eq!(read_two(r#"["a", "b"]"#), both);
        assert_eq!(read_two(r#"{"at": "b", "subject": "a"}"#), both);
        assert_eq!(read_two(r#"["a"]"#), Ok([Some(json!("a")), None]));
        assert_eq!(read_two(r#"{"at": "b"}"#), Ok([None, Some(json!("b"))]));
        assert_eq!(
            read(&Params::new(None), ["subject", "at"]),
            Ok([None, None])
        );
    }

    #[test]
    fn a_parameter_that_the_method_does_not_take_is_named() {
        let expected = "the method takes subject, at";
        assert_eq!(
            message(read_two(r#"{"Subject": 1}"#)),
            format!("Subject: is unknown; {expected}")
        );
        assert_eq!(
            message(read_two("[1, 2, 3]")),
            format!("params[2]: is unknown; {expected}")
        );
        assert_eq!(
            message(read_two("7")),
            "params: expected an array or an object, got 7"
        );
    }

    #[test]
    fn an_id_is_a_number_or_its_decimal_digits() {
        assert_eq!(id32("officeId", Some(json!(7))), Ok(OfficeId(7)));
        assert_eq!(id32("officeId", Some(json!("7"))), Ok(OfficeId(7)));
        assert_eq!(
            id64("recordId", Some(json!(u64::MAX))),
            Ok(RecordId(u64::MAX))
        );
        assert_eq!(
            id64("recordId", Some(json!("18446744073709551615"))),
            Ok(RecordId(u64::MAX))
        );
    }

    #[test]
    fn what_is_no_id_is_refused_by_the_name_of_its_field() {
        for bad in [
            json!(-1),
            json!(1.5),
            json!(4_294_967_296_u64),
            json!("4294967296"),
            json!(""),
            json!("+1"),
            json!("0x1"),
            json!("١"),
            json!([1]),
            json!({}),
            json!(true),
        ] {
            let refusal = message(id32::<OfficeId>("officeId", Some(bad.clone())));
            assert!(
                refusal.starts_with("officeId: expected a whole number"),
                "{bad}: {refusal}"
            );
        }
    }

    #[test]
    fn a_missing_field_is_named() {
        for missing in [None, Some(Value::Null)] {
            assert_eq!(
                message(subject("subject", missing.clone())),
                "subject: is missing"
            );
            assert_eq!(
                message(id64::<RecordId>("recordId", missing)),
                "recordId: is missing"
            );
        }
    }

    #[test]
    fn a_subject_is_32_bytes_in_hex() {
        let good = format!("0x{}", "Ab".repeat(32));
        assert_eq!(
            subject("subject", Some(json!(good))),
            Ok(SubjectId(Hash::repeat_byte(0xab)))
        );
        assert_eq!(
            message(subject("subject", Some(json!("0x12")))),
            "subject: expected 0x and 64 hex digits, got \"0x12\""
        );
        let without_prefix = "ab".repeat(32);
        let with_a_stray_letter = format!("0x{}g", "a".repeat(63));
        let too_long = format!("0x{}", "ab".repeat(33));
        for bad in [
            json!(without_prefix),
            json!(with_a_stray_letter),
            json!(too_long),
            json!(7),
        ] {
            assert!(subject("subject", Some(bad)).is_err());
        }
    }

    #[test]
    fn an_account_is_an_address_of_any_network_or_the_key_in_hex() {
        let alice = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
        let expected = account("account", Some(json!(alice))).expect("is a key");
        for address in [
            "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
            "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
        ] {
            assert_eq!(
                account("account", Some(json!(address))),
                Ok(expected.clone())
            );
        }
        let with_a_typo = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ";
        for bad in [
            json!(with_a_typo),
            json!("0xd435"),
            json!("Alice"),
            json!(5),
        ] {
            let refusal = message(account("account", Some(bad)));
            assert!(
                refusal.starts_with("account: expected an SS58 address"),
                "{refusal}"
            );
        }
    }

    #[test]
    fn a_region_and_a_month_are_texts_of_their_form() {
        assert_eq!(
            region("region", Some(json!("1.14"))),
            Ok(Region::new(1, 14, 0, 0))
        );
        assert_eq!(optional_region("from", Some(Value::Null)), Ok(None));
        for bad in [json!("1.0.7"), json!("Urgut"), json!(1)] {
            assert!(region("region", Some(bad)).is_err());
        }
        let march = month("fromMonth", Some(json!("2026-03"))).expect("is a month");
        assert_eq!(march.to_string(), "2026-03");
        for bad in [json!("2026-13"), json!("March"), json!(202_603)] {
            let refusal = message(month("fromMonth", Some(bad)));
            assert!(
                refusal.starts_with("fromMonth: expected a month"),
                "{refusal}"
            );
        }
    }

    #[test]
    fn a_scope_and_a_moment_are_texts_of_their_form() {
        assert_eq!(
            scope("scope", Some(json!("disposeOfVehicle"))),
            Ok(Scope::DisposeOfVehicle)
        );
        for bad in [json!("Banking"), json!("theft"), json!(5)] {
            let refusal = message(scope("scope", Some(bad)));
            assert!(refusal.starts_with("scope: expected a scope"), "{refusal}");
        }
        let moment = |value| optional_moment("moment", value);
        assert_eq!(moment(None), Ok(None));
        for same in ["2026-03-14T09:53:33Z", "2026-03-14T14:53:33.000+05:00"] {
            assert_eq!(moment(Some(json!(same))), Ok(Some(1_773_482_013_000)));
        }
        for bad in [
            json!("2026-03-14"),
            json!("1969-12-31T23:59:59Z"),
            json!(1_773_482_013_000_u64),
        ] {
            let refusal = message(moment(Some(bad)));
            assert!(refusal.starts_with("moment: expected a time"), "{refusal}");
        }
    }

    #[test]
    fn a_meter_is_a_number_or_the_hash_of_its_serial_number() {
        let read = |value| meter("meter", Some(value));
        assert_eq!(read(json!("7")), Ok(MeterName::Number(MeterId(7))));
        let serial = format!("0x{}", "ab".repeat(32));
        let hash = Hash::repeat_byte(0xab);
        assert_eq!(read(json!(serial)), Ok(MeterName::Serial(hash)));
        assert!(message(read(json!("0x12"))).contains("64 hex digits"));
        assert!(message(read(json!("A-7"))).contains("a whole number"));
        assert_eq!(message(meter("meter", None)), "meter: is missing");
    }

    #[test]
    fn a_limit_has_a_default_and_an_upper_bound() {
        assert_eq!(limit("limit", None, 20, 100), Ok(20));
        assert_eq!(limit("limit", Some(json!("100")), 20, 100), Ok(100));
        for got in [101, u64::MAX] {
            assert_eq!(
                limit("limit", Some(json!(got)), 20, 100),
                Err(Error::LimitTooLarge {
                    field: "limit",
                    max: 100,
                    got
                })
            );
        }
        assert!(message(limit("limit", Some(json!(0)), 20, 100)).contains("1 to 100"));
    }

    #[test]
    fn a_long_value_is_cut_in_the_message() {
        let refusal = message(block("at", Some(json!("x".repeat(100_000)))));
        assert!(refusal.len() < 200 && refusal.ends_with('…'), "{refusal}");
    }

    #[test]
    fn a_place_in_a_list_of_declarations_is_read_as_a_page_gives_it() {
        let key = |value| region_key("from", value);
        assert_eq!(key(None), Ok(None));
        let place = RegionKey::new(Region::new(1, 14, 7, 0), DeclarationId(12));
        assert_eq!(key(Some(json!("1.14.7.0/12"))), Ok(Some(place)));
        for wrong in [json!("12"), json!("1.14.7.0/"), json!("x/1"), json!(12)] {
            assert!(message(key(Some(wrong))).starts_with("from: "));
        }
    }
}
