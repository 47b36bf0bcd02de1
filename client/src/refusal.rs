//! Why the chain refused, in words that a clerk can act on.

use crate::{
    chain::{Chain, ChainError},
    notary, utility,
};
use serde::Deserialize;
use std::fmt;
use subxt::{rpcs::client::rpc_params, utils::AccountId32};

/// A refusal by the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The error's name: of the civil register as it is, of another pallet as `Pallet.Error`, or the SDK's own.
    pub error: String,
    /// What it means.
    pub explanation: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.error, self.explanation)
    }
}

impl Refusal {
    /// Explains the error that a transaction of `signer` met. If the key may not do it, asks the node what is the matter with
    /// the key's mandate.
    pub(crate) async fn explain(chain: &Chain, signer: &AccountId32, error: String) -> Self {
        let needs = "to register it needs registrar, to waive or confirm, supervisor";
        Self::explain_for(chain, signer, error, needs).await
    }

    /// The same of a call that `needs` another role.
    pub(crate) async fn explain_for(
        chain: &Chain,
        signer: &AccountId32,
        error: String,
        needs: &str,
    ) -> Self {
        let explanation = match error.as_str() {
            "BadOrigin" | "Authorities.NotAuthorized" => mandate(chain, signer, needs).await,
            known => {
                let words = match known.split_once('.') {
                    Some(("Notary", error)) => notary::refusal::meaning(error),
                    Some(("Estates", error)) => notary::refusal::estates::meaning(error),
                    Some(("UtilityContracts", error)) => utility::refusal::of_contracts(error),
                    Some(("UtilityBills", error)) => utility::refusal::of_bills(error),
                    Some(("UtilityDisputes", error)) => utility::refusal::of_disputes(error),
                    _ => meaning(known),
                };
                words.to_owned()
            }
        };
        Self { error, explanation }
    }
}

/// Said of an error that has no words here.
pub(crate) const UNKNOWN: &str = "see the chain's documentation of this error";

/// What an error of the civil register means.
pub fn meaning(error: &str) -> &'static str {
    match error {
        "AlreadyRegistered" => "a birth is registered for this person already",
        "NotRegistered" => "somebody named in it is not in the register; register the birth first",
        "Deceased" => "somebody named in it is dead",
        "AlreadyMarried" => "one of the spouses is married",
        "PartiesNotDistinct" => "the same person is named twice",
        "OutsideJurisdiction" => "the region is outside that of the officer's office",
        "MalformedRegion" => "the region names a level below one that is zero",
        "SupervisorMissing" => {
            "a registration more than a year after the event takes a supervisor who confirms it"
        }
        "NotFromArchive" => "only an entry of an archive is registered as archived",
        "OwnRecord" => {
            "the officer, or the officer's spouse, is a party; somebody else must register it"
        }
        "LinksMismatch" => "the keys file is not the one with which the birth was registered",
        "SignatureInvalid" => "the wallet did not sign this subject on this chain",
        "WalletAlreadyLinked" => "the person has a wallet",
        "WalletTaken" => "the wallet is linked to another person",
        "NoIdLeft" => "the register has no numbers left",
        "NotFound" => "there is no such record",
        "KindMismatch" => "the record is of another kind",
        "RecordAnnulled" => "a court has annulled the record",
        "BirthNotAnnullable" => "a birth is not annulled; its parents can be corrected",
        "NotAnnullable" => "a record of this kind is not annulled as such",
        "DecisionNotFound" => "there is no such decision of a court",
        "MatterMismatch" => "the court decided something else",
        "AlreadyExecuted" => "the court's decision has been carried out already",
        "MarriageEnded" => "the marriage has ended already",
        "AlreadySeparated" => "a court has separated the spouses already",
        "RootUnchanged" => "the correction changes nothing",
        "FatherNamed" => "the birth names a father already",
        "MotherNotNamed" => "the birth names no mother who could consent; it takes a court",
        "NotTheParents" => "those who married are not the child's parents",
        "MarriageNotLater" => "the marriage was registered before the birth",
        "AlreadyLegitimated" => "the legitimation is registered already",
        "AlreadyDeclared" => "the two have given notice of their marriage already",
        "NoticeMissing" => "a marriage takes a notice",
        "NoticeNotFound" => "there is no such notice",
        "NoticeMismatch" => "the notice is of other people",
        "ConsentMissing" => "one of the two has not consented to the marriage",
        "AlreadyConsented" => "both have consented to the marriage already",
        "NoticeNotRipe" => "the two have to wait, and the waiting is not waived",
        "NothingToWaive" => "the two need not wait any more",
        "NoticeLapsed" => "the notice has lapsed; the two have to give another",
        "NoticeWithdrawn" => "one of the two has withdrawn the notice",
        "NoticeUsed" => "the marriage of this notice is registered already",
        "Authorities.SamePerson" => {
            "the supervisor is the person who proposed it; somebody else must confirm it"
        }
        "Authorities.NotOverOffice" => {
            "the supervisor is of an office that is not over the registrar's"
        }
        "Authorities.Expired" => "the proposal has expired; run this again to make another",
        _ => UNKNOWN,
    }
}

/// The part of the answer to `authority_officer` that is of use here.
#[derive(Deserialize)]
struct Answer {
    result: Option<Officer>,
}

#[derive(Deserialize)]
struct Officer {
    office: String,
    roles: Vec<String>,
    impediment: Option<Impediment>,
}

#[derive(Deserialize)]
struct Impediment {
    kind: String,
    office: Option<String>,
}

/// What keeps a key from acting, as far as the node can tell.
async fn mandate(chain: &Chain, account: &AccountId32, needs: &str) -> String {
    let params = rpc_params![account.to_string()];
    match chain
        .rpc()
        .request("authority_officer", params)
        .await
        .map_err(ChainError::from)
    {
        Ok(answer) => hindrance(account, &answer, needs),
        Err(error) => format!("{account} may not do this, and the node could not say why: {error}"),
    }
}

fn hindrance(account: &AccountId32, answer: &Answer, needs: &str) -> String {
    let Some(officer) = &answer.result else {
        return format!("{account} has never had a mandate");
    };
    let Some(Impediment { kind, office }) = &officer.impediment else {
        let roles = officer.roles.join(", ");
        return format!(
            "the mandate of {account} at office {} is in force, but for {roles} only: {needs}",
            officer.office
        );
    };
    let office = office.as_deref().unwrap_or("?");
    let why = match kind.as_str() {
        "keyReplaced" => "the mandate has moved to another key".to_owned(),
        "mandateRevoked" => "the mandate was revoked".to_owned(),
        "mandateSuspended" => "the mandate is suspended".to_owned(),
        "mandateNotYetValid" => "the mandate is not valid yet".to_owned(),
        "mandateExpired" => "the mandate has expired".to_owned(),
        "officeSuspended" => format!("office {office} is suspended"),
        "officeClosed" => format!("office {office} is closed"),
        other => other.to_owned(),
    };
    format!("{account} may not act: {why}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_value, json};

    #[test]
    fn the_nodes_answer_is_put_into_words() {
        let said = |result| {
            let answer = json!({"block": {"hash": "0x00", "number": 1}, "result": result});
            let answer = from_value(answer).unwrap();
            hindrance(&AccountId32([1; 32]), &answer, "it needs registrar")
        };
        let officer = |impediment| json!({"office": "2", "region": "1.14.0.0", "roles": ["notary"], "impediment": impediment});
        assert!(said(json!(null)).ends_with("has never had a mandate"));
        assert!(said(officer(json!(null))).ends_with("for notary only: it needs registrar"));
        assert!(said(officer(json!({"kind": "mandateExpired"}))).ends_with("has expired"));
        let suspended = officer(json!({"kind": "officeSuspended", "office": "1"}));
        assert!(said(suspended).ends_with("office 1 is suspended"));
    }
}
