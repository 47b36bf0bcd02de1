//! `civil_*`: the civil register.

mod notice;

use self::notice::Notice;
use super::{
    answer::{address, name, time, Answer, Chain},
    error::Error,
    field,
};
use crate::types::Block;
use adliya_primitives::RecordId;
use adliya_runtime::AccountId;
use jsonrpsee::{core::RegisterMethodError, types::Params, RpcModule};
use pallet_civil_registry::{
    runtime_api::CivilRegistryApi,
    types::{
        CertificateStatus, CertificateView, GuardianshipView, HistoryPage, Issuer, MaritalStatus,
        Party, PersonView, RecordView, ReplacementView, ResidenceView, MAX_PAGE,
    },
};
use serde::Serialize;

const API: &str = "CivilRegistryApi";
/// The entries of a page when no limit is given.
const DEFAULT_PAGE: u32 = 20;

/// The methods of the namespace.
///
/// # Errors
/// When two of them have the same name.
pub(super) fn methods(chain: Chain) -> Result<RpcModule<Chain>, RegisterMethodError> {
    let mut module = RpcModule::new(chain);
    module.register_blocking_method("civil_person", |params, chain, _| person(&chain, &params))?;
    module.register_blocking_method("civil_record", |params, chain, _| record(&chain, &params))?;
    module
        .register_blocking_method("civil_history", |params, chain, _| history(&chain, &params))?;
    module.register_blocking_method("civil_certificate", |params, chain, _| {
        certificate(&chain, &params)
    })?;
    module.register_blocking_method("civil_notice", |params, chain, _| notice(&chain, &params))?;
    Ok(module)
}

/// A person.
fn person(chain: &Chain, params: &Params) -> Result<Answer<Person>, Error> {
    let [subject, at] = field::read(params, ["subject", "at"])?;
    let subject = field::subject("subject", subject)?;
    chain.ask::<dyn CivilRegistryApi<Block, AccountId>, _, _>(at, API, |api, at| {
        api.person(at, subject)
    })
}

/// The record of a number.
fn record(chain: &Chain, params: &Params) -> Result<Answer<Record>, Error> {
    let [record_id, at] = field::read(params, ["recordId", "at"])?;
    let id = field::id64("recordId", record_id)?;
    chain.ask::<dyn CivilRegistryApi<Block, AccountId>, _, _>(at, API, |api, at| api.record(at, id))
}

/// The records of a person, oldest first.
fn history(chain: &Chain, params: &Params) -> Result<Answer<History>, Error> {
    let [subject, from, limit, at] = field::read(params, ["subject", "from", "limit", "at"])?;
    let subject = field::subject("subject", subject)?;
    let from = field::optional_id64("from", from)?;
    let limit = field::limit("limit", limit, DEFAULT_PAGE, MAX_PAGE)?;
    chain.ask::<dyn CivilRegistryApi<Block, AccountId>, _, _>(at, API, |api, at| {
        let page = api.history(at, subject, from, limit)?;
        // The page of a person who is not registered is as empty as one behind the end of a history.
        let exists = !page.records.is_empty() || api.person(at, subject)?.is_some();
        Ok(exists.then_some(page))
    })
}

/// The certificate of a hash, which whoever holds the paper has computed.
fn certificate(chain: &Chain, params: &Params) -> Result<Answer<Certificate>, Error> {
    let [certificate, at] = field::read(params, ["certificateHash", "at"])?;
    let id = field::certificate("certificateHash", certificate)?;
    chain.ask::<dyn CivilRegistryApi<Block, AccountId>, _, _>(at, API, |api, at| {
        api.certificate(at, id)
    })
}

/// The notice of marriage of a number.
fn notice(chain: &Chain, params: &Params) -> Result<Answer<Notice>, Error> {
    let [notice, at] = field::read(params, ["noticeId", "at"])?;
    let id = field::id64("noticeId", notice)?;
    chain.ask::<dyn CivilRegistryApi<Block, AccountId>, _, _>(at, API, |api, at| api.notice(at, id))
}

/// A person in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person {
    subject: String,
    birth: String,
    death: Option<String>,
    marital_status: Marital,
    wallet: Option<String>,
    wallet_frozen: bool,
    wallet_replacement: Option<Replacement>,
    residence: Option<Residence>,
    guardian: Option<Guardian>,
}

/// Where a person lives, or lived last, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Residence {
    record: String,
    region: String,
}

impl From<ResidenceView> for Residence {
    fn from(view: ResidenceView) -> Self {
        Self {
            record: view.record.to_string(),
            region: view.region.to_string(),
        }
    }
}

/// A guardian or trustee in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Guardian {
    subject: String,
    care: String,
    record: String,
    in_force: bool,
}

impl From<GuardianshipView> for Guardian {
    fn from(view: GuardianshipView) -> Self {
        Self {
            subject: view.guardian.to_string(),
            care: name(view.care),
            record: view.record.to_string(),
            in_force: view.in_force,
        }
    }
}

/// A wallet that shall take the place of another, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Replacement {
    wallet: String,
    due: String,
    contestable: bool,
}

impl From<ReplacementView<AccountId>> for Replacement {
    fn from(view: ReplacementView<AccountId>) -> Self {
        Self {
            wallet: address(&view.wallet),
            due: time(view.due),
            contestable: view.contestable,
        }
    }
}

/// A marital status in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Marital {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    separation: Option<String>,
}

impl From<PersonView<AccountId>> for Person {
    fn from(person: PersonView<AccountId>) -> Self {
        Self {
            subject: person.subject.to_string(),
            birth: person.birth.to_string(),
            death: person.death.map(|record| record.to_string()),
            marital_status: Marital::new(person.marital, person.separated),
            wallet: person.wallet.as_ref().map(address),
            wallet_frozen: person.wallet_frozen,
            wallet_replacement: person.replacement.map(Replacement::from),
            residence: person.residence.map(Residence::from),
            guardian: person.guardianship.map(Guardian::from),
        }
    }
}

impl Marital {
    fn new(status: MaritalStatus, separated: Option<RecordId>) -> Self {
        let (status, record) = match status {
            MaritalStatus::Single => ("single", None),
            MaritalStatus::Married(record) => ("married", Some(record)),
            MaritalStatus::Widowed(record) => ("widowed", Some(record)),
            MaritalStatus::MarriedAtDeath(record) => ("marriedAtDeath", Some(record)),
            MaritalStatus::Divorced(record) => ("divorced", Some(record)),
            MaritalStatus::Dissolved(record) => ("dissolved", Some(record)),
        };
        Self {
            status,
            record: record.map(|id| id.to_string()),
            separation: separated.map(|id| id.to_string()),
        }
    }
}

/// A record in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record {
    id: String,
    kind: String,
    status: String,
    claims_root: String,
    region: String,
    office: String,
    mandate: String,
    registered_at: String,
    timeliness: String,
    supervisor: Option<String>,
    extraterritorial: bool,
    parties: Vec<RecordParty>,
    corrections: u32,
    annulled_by: Option<String>,
}

/// A person in a record, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct RecordParty {
    subject: String,
    capacity: String,
}

impl From<RecordView> for Record {
    fn from(view: RecordView) -> Self {
        let RecordView {
            id,
            record,
            annulled_by,
        } = view;
        Self {
            id: id.to_string(),
            kind: name(record.kind),
            status: name(record.status),
            claims_root: format!("{:?}", record.claims_root),
            region: record.region.to_string(),
            office: record.office.to_string(),
            mandate: record.mandate.to_string(),
            registered_at: time(record.registered_at),
            timeliness: name(record.timeliness),
            supervisor: record.supervisor.map(|mandate| mandate.to_string()),
            extraterritorial: record.extraterritorial,
            parties: record.parties.into_iter().map(RecordParty::from).collect(),
            corrections: record.corrections,
            annulled_by: annulled_by.map(|id| id.to_string()),
        }
    }
}

impl From<Party> for RecordParty {
    fn from(party: Party) -> Self {
        Self {
            subject: party.subject.to_string(),
            capacity: name(party.capacity),
        }
    }
}

/// A page of a history in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct History {
    records: Vec<Record>,
    next: Option<String>,
}

impl From<HistoryPage> for History {
    fn from(page: HistoryPage) -> Self {
        Self {
            records: page.records.into_iter().map(Record::from).collect(),
            next: page.next.map(|id| id.to_string()),
        }
    }
}

/// A certificate in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Certificate {
    certificate_hash: String,
    status: &'static str,
    reason: Option<String>,
    record: String,
    kind: String,
    claims_root: String,
    issuer: CertificateIssuer,
    issued_at: String,
}

/// Who issued a certificate, in JSON: an office and its registrar, or the holder by the place among the record's parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum CertificateIssuer {
    Office { office: String, mandate: String },
    Holder { party: u8 },
}

impl From<CertificateView> for Certificate {
    fn from(view: CertificateView) -> Self {
        let (status, reason) = match view.status {
            CertificateStatus::Valid => ("valid", None),
            CertificateStatus::Suspended(reason) => ("suspended", Some(reason)),
            CertificateStatus::Corrected => ("corrected", None),
            CertificateStatus::Revoked(reason) => ("revoked", Some(reason)),
            CertificateStatus::Annulled => ("annulled", None),
        };
        Self {
            certificate_hash: view.certificate.to_string(),
            status,
            reason: reason.map(name),
            record: view.record.to_string(),
            kind: name(view.kind),
            claims_root: format!("{:?}", view.issued_root),
            issuer: view.issuer.into(),
            issued_at: time(view.issued_at),
        }
    }
}

impl From<Issuer> for CertificateIssuer {
    fn from(issuer: Issuer) -> Self {
        match issuer {
            Issuer::Office { office, mandate } => Self::Office {
                office: office.to_string(),
                mandate: mandate.to_string(),
            },
            Issuer::Holder(party) => Self::Holder { party },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{CertificateHash, MandateId, OfficeId, Region, SubjectId, Timeliness};
    use pallet_civil_registry::types::{
        Capacity, Care, CertificateReason, EventKind, Record as Stored, RecordStatus,
    };
    use serde_json::{json, Value};

    fn birth() -> RecordView {
        let party = |byte, capacity| Party {
            subject: SubjectId::from([byte; 32]),
            capacity,
        };
        let parties = vec![party(1, Capacity::Child), party(2, Capacity::Mother)];
        RecordView {
            id: RecordId(u64::MAX),
            record: Stored {
                kind: EventKind::Birth,
                status: RecordStatus::Registered,
                claims_root: [9; 32].into(),
                region: Region::new(1, 14, 7, 0),
                office: OfficeId(2),
                mandate: MandateId(5),
                registered_at: 1_773_482_013_000,
                timeliness: Timeliness::Delayed,
                supervisor: Some(MandateId(6)),
                extraterritorial: false,
                parties: parties.try_into().expect("two parties"),
                corrections: 0,
                parentage: 0,
                satellites: 0,
            },
            annulled_by: None,
        }
    }

    fn hex(byte: &str) -> String {
        format!("0x{}", byte.repeat(32))
    }

    fn birth_in_json() -> Value {
        json!({
            "id": "18446744073709551615",
            "kind": "birth",
            "status": "registered",
            "claimsRoot": hex("09"),
            "region": "1.14.7.0",
            "office": "2",
            "mandate": "5",
            "registeredAt": "2026-03-14T09:53:33.000Z",
            "timeliness": "delayed",
            "supervisor": "6",
            "extraterritorial": false,
            "parties": [
                { "subject": hex("01"), "capacity": "child" },
                { "subject": hex("02"), "capacity": "mother" },
            ],
            "corrections": 0,
            "annulledBy": null,
        })
    }

    #[test]
    fn a_record_is_shown_with_its_registrar_and_its_parties() {
        assert_eq!(
            serde_json::to_value(Record::from(birth())).expect("is JSON"),
            birth_in_json()
        );
    }

    #[test]
    fn a_record_that_a_court_annulled_names_the_one_that_says_so() {
        let mut view = birth();
        view.record.kind = EventKind::NameChange;
        view.record.status = RecordStatus::Annulled;
        view.record.corrections = 2;
        view.annulled_by = Some(RecordId(7));
        let shown = serde_json::to_value(Record::from(view)).expect("is JSON");
        assert_eq!(
            (&shown["kind"], &shown["status"], &shown["annulledBy"]),
            (&json!("nameChange"), &json!("annulled"), &json!("7"))
        );
        assert_eq!(shown["corrections"], json!(2));
    }

    #[test]
    fn a_history_tells_where_to_go_on() {
        let page = HistoryPage {
            records: vec![birth()],
            next: Some(RecordId(5)),
        };
        assert_eq!(
            serde_json::to_value(History::from(page)).expect("is JSON"),
            json!({ "records": [birth_in_json()], "next": "5" })
        );
    }

    #[test]
    fn a_person_is_shown_with_the_records_that_say_so() {
        let mut person = PersonView {
            subject: SubjectId::from([1; 32]),
            birth: RecordId(0),
            death: None,
            marital: MaritalStatus::Single,
            separated: None,
            wallet: None,
            wallet_frozen: false,
            replacement: None,
            residence: None,
            guardianship: None,
        };
        assert_eq!(
            serde_json::to_value(Person::from(person.clone())).expect("is JSON"),
            json!({
                "subject": hex("01"),
                "birth": "0",
                "death": null,
                "maritalStatus": { "status": "single" },
                "wallet": null,
                "walletFrozen": false,
                "walletReplacement": null,
                "residence": null,
                "guardian": null,
            })
        );

        person.marital = MaritalStatus::Widowed(RecordId(8));
        person.wallet = Some(AccountId::new([7; 32]));
        person.wallet_frozen = true;
        person.replacement = Some(ReplacementView {
            wallet: AccountId::new([8; 32]),
            due: 1_773_482_013_000,
            contestable: true,
        });
        let shown = serde_json::to_value(Person::from(person.clone())).expect("is JSON");
        assert_eq!(
            shown["maritalStatus"],
            json!({ "status": "widowed", "record": "8" })
        );
        assert_eq!(shown["wallet"], address(&AccountId::new([7; 32])));
        assert_eq!(shown["walletFrozen"], json!(true));
        assert_eq!(
            shown["walletReplacement"],
            json!({
                "wallet": address(&AccountId::new([8; 32])),
                "due": "2026-03-14T09:53:33.000Z",
                "contestable": true,
            })
        );

        person.residence = Some(ResidenceView {
            record: RecordId(11),
            region: Region::new(1, 14, 7, 0),
        });
        person.guardianship = Some(GuardianshipView {
            guardian: SubjectId::from([2; 32]),
            care: Care::Trusteeship,
            record: RecordId(12),
            in_force: true,
        });
        let shown = serde_json::to_value(Person::from(person.clone())).expect("is JSON");
        assert_eq!(
            shown["residence"],
            json!({ "record": "11", "region": "1.14.7.0" })
        );
        assert_eq!(
            shown["guardian"],
            json!({ "subject": hex("02"), "care": "trusteeship", "record": "12", "inForce": true })
        );

        person.marital = MaritalStatus::Married(RecordId(9));
        person.separated = Some(RecordId(10));
        let shown = serde_json::to_value(Person::from(person)).expect("is JSON");
        assert_eq!(
            shown["maritalStatus"],
            json!({ "status": "married", "record": "9", "separation": "10" })
        );
    }

    fn certificate_of(status: CertificateStatus, issuer: Issuer) -> Value {
        let view = CertificateView {
            certificate: CertificateHash([3; 32].into()),
            status,
            record: RecordId(4),
            kind: EventKind::Birth,
            issued_root: [9; 32].into(),
            issuer,
            issued_at: 1_773_482_013_000,
        };
        serde_json::to_value(Certificate::from(view)).expect("is JSON")
    }

    #[test]
    fn a_certificate_is_shown_with_its_worth_and_its_issuer() {
        let office = Issuer::Office {
            office: OfficeId(2),
            mandate: MandateId(5),
        };
        assert_eq!(
            certificate_of(CertificateStatus::Valid, office),
            json!({
                "certificateHash": hex("03"),
                "status": "valid",
                "reason": null,
                "record": "4",
                "kind": "birth",
                "claimsRoot": hex("09"),
                "issuer": { "office": "2", "mandate": "5" },
                "issuedAt": "2026-03-14T09:53:33.000Z",
            })
        );
        let shown = certificate_of(CertificateStatus::Corrected, Issuer::Holder(1));
        assert_eq!(shown["issuer"], json!({ "party": 1 }));
    }

    #[test]
    fn a_certificate_that_is_worth_nothing_says_why() {
        use CertificateReason::{IssuedInError, UnderInquiry};
        for (status, name, reason) in [
            (CertificateStatus::Annulled, "annulled", Value::Null),
            (CertificateStatus::Corrected, "corrected", Value::Null),
            (
                CertificateStatus::Suspended(UnderInquiry),
                "suspended",
                json!("underInquiry"),
            ),
            (
                CertificateStatus::Revoked(IssuedInError),
                "revoked",
                json!("issuedInError"),
            ),
        ] {
            let shown = certificate_of(status, Issuer::Holder(0));
            assert_eq!(
                (&shown["status"], &shown["reason"]),
                (&json!(name), &reason)
            );
        }
    }
}
