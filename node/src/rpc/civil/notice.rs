//! Notices of marriage in JSON.

use super::{name, time};
use pallet_civil_registry::types::{
    Consent as Given, ConsentWay, NoticeEnd, NoticeStatus, NoticeView, Waiver as Waived,
};
use serde::Serialize;

/// A notice in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::rpc) struct Notice {
    id: String,
    status: &'static str,
    spouses: [String; 2],
    declaration: Consent,
    consent: Option<Consent>,
    waiver: Option<Waiver>,
    ripe_at: Option<String>,
    lapses_at: String,
    withdrawn_by: Option<String>,
    record: Option<String>,
}

/// How and when somebody consented, in JSON: with a wallet, or before the registrar who is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::rpc) struct Consent {
    way: &'static str,
    given_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mandate: Option<String>,
}

/// A waiver in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::rpc) struct Waiver {
    ground: String,
    office: String,
    mandate: String,
}

impl From<NoticeView> for Notice {
    fn from(view: NoticeView) -> Self {
        let NoticeView {
            id,
            notice,
            status,
            ripe_at,
            lapses_at,
        } = view;
        let status = match status {
            NoticeStatus::AwaitingConsent => "awaitingConsent",
            NoticeStatus::Waiting => "waiting",
            NoticeStatus::Ripe => "ripe",
            NoticeStatus::Lapsed => "lapsed",
            NoticeStatus::Withdrawn => "withdrawn",
            NoticeStatus::Registered => "registered",
        };
        let (withdrawn_by, record) = match notice.end {
            Some(NoticeEnd::Withdrawn(by)) => (Some(by.to_string()), None),
            Some(NoticeEnd::Registered(record)) => (None, Some(record.to_string())),
            None => (None, None),
        };
        Self {
            id: id.to_string(),
            status,
            spouses: notice.spouses.map(|spouse| spouse.to_string()),
            declaration: notice.declaration.into(),
            consent: notice.consent.map(Consent::from),
            waiver: notice.waiver.map(Waiver::from),
            ripe_at: ripe_at.map(time),
            lapses_at: time(lapses_at),
            withdrawn_by,
            record,
        }
    }
}

impl From<Given> for Consent {
    fn from(consent: Given) -> Self {
        let (way, office, mandate) = match consent.way {
            ConsentWay::Wallet => ("wallet", None, None),
            ConsentWay::InPerson { office, mandate } => {
                let mandate = mandate.to_string();
                ("inPerson", Some(office.to_string()), Some(mandate))
            }
        };
        Self {
            way,
            given_at: time(consent.given_at),
            office,
            mandate,
        }
    }
}

impl From<Waived> for Waiver {
    fn from(waiver: Waived) -> Self {
        Self {
            ground: name(waiver.ground),
            office: waiver.office.to_string(),
            mandate: waiver.mandate.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{MandateId, NoticeId, OfficeId, RecordId, SubjectId};
    use pallet_civil_registry::types::{Notice as Stored, WaiverGround};
    use serde_json::json;

    fn view() -> NoticeView {
        let given_at = 1_773_482_013_000;
        NoticeView {
            id: NoticeId(3),
            notice: Stored {
                spouses: [1, 2].map(|byte| SubjectId::from([byte; 32])),
                declaration: Given {
                    way: ConsentWay::Wallet,
                    given_at,
                },
                consent: Some(Given {
                    way: ConsentWay::InPerson {
                        office: OfficeId(2),
                        mandate: MandateId(5),
                    },
                    given_at,
                }),
                waiver: Some(Waived {
                    ground: WaiverGround::BirthOfChild,
                    office: OfficeId(2),
                    mandate: MandateId(6),
                }),
                end: None,
            },
            status: NoticeStatus::Ripe,
            ripe_at: Some(given_at),
            lapses_at: given_at + 1_000,
        }
    }

    #[test]
    fn a_notice_is_shown_with_how_each_consented() {
        let hex = |byte: &str| format!("0x{}", byte.repeat(32));
        assert_eq!(
            serde_json::to_value(Notice::from(view())).expect("is JSON"),
            json!({
                "id": "3",
                "status": "ripe",
                "spouses": [hex("01"), hex("02")],
                "declaration": { "way": "wallet", "givenAt": "2026-03-14T09:53:33.000Z" },
                "consent": {
                    "way": "inPerson",
                    "givenAt": "2026-03-14T09:53:33.000Z",
                    "office": "2",
                    "mandate": "5",
                },
                "waiver": { "ground": "birthOfChild", "office": "2", "mandate": "6" },
                "ripeAt": "2026-03-14T09:53:33.000Z",
                "lapsesAt": "2026-03-14T09:53:34.000Z",
                "withdrawnBy": null,
                "record": null,
            })
        );
    }

    #[test]
    fn a_notice_says_what_it_came_to() {
        let mut ended = view();
        ended.status = NoticeStatus::Registered;
        ended.notice.end = Some(NoticeEnd::Registered(RecordId(9)));
        let shown = serde_json::to_value(Notice::from(ended)).expect("is JSON");
        assert_eq!(
            (&shown["status"], &shown["record"]),
            (&json!("registered"), &json!("9"))
        );
        let mut ended = view();
        ended.status = NoticeStatus::Withdrawn;
        ended.notice.end = Some(NoticeEnd::Withdrawn(SubjectId::from([2; 32])));
        let shown = serde_json::to_value(Notice::from(ended)).expect("is JSON");
        assert_eq!(
            shown["withdrawnBy"],
            json!(format!("0x{}", "02".repeat(32)))
        );
    }
}
