//! Contracts in JSON.

use super::{
    super::answer::{name, time, word},
    readings::Readings,
    WithJournal,
};
use adliya_primitives::ContractId;
use pallet_utility_contracts::types::{ContractState, Import, Manner, Release, Word};
use serde::Serialize;

/// A page of a consumer's contracts in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Contracts {
    contracts: Vec<Contract>,
    next: Option<String>,
}

impl From<(Vec<WithJournal>, Option<ContractId>)> for Contracts {
    fn from((contracts, next): (Vec<WithJournal>, Option<ContractId>)) -> Self {
        Self {
            contracts: contracts.into_iter().map(Contract::from).collect(),
            next: next.map(|id| id.to_string()),
        }
    }
}

/// A contract in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Contract {
    id: String,
    status: String,
    of_the_dead: bool,
    supplier: String,
    service: String,
    consumer: String,
    tariff: String,
    category: u8,
    former_categories: Vec<Former>,
    meter: Option<String>,
    region: String,
    document: String,
    utc_offset_minutes: i16,
    offered_at: String,
    offered_by: String,
    offer_until: Option<String>,
    closed_at: Option<String>,
    accepted: Option<Said>,
    suspended_at: Option<String>,
    ended: Option<Said>,
    replaces: Option<String>,
    release: Option<Released>,
    successor: Option<String>,
    import: Option<Imported>,
    readings: Option<Readings>,
}

impl From<WithJournal> for Contract {
    fn from((view, journal): WithJournal) -> Self {
        let contract = view.contract;
        let state = Stands::from(contract.state);
        let former = contract.former.iter().map(|former| Former {
            category: former.category,
            until: former.until.to_string(),
        });
        Self {
            id: view.id.to_string(),
            status: name(view.status),
            of_the_dead: view.of_the_dead,
            supplier: contract.supplier.to_string(),
            service: word(contract.service),
            consumer: contract.terms.consumer.to_string(),
            tariff: contract.terms.tariff.to_string(),
            category: contract.terms.category,
            former_categories: former.collect(),
            meter: contract.terms.meter.map(|id| id.to_string()),
            region: contract.terms.region.to_string(),
            document: format!("{:?}", contract.terms.document),
            utc_offset_minutes: contract.local_time.0,
            offered_at: time(contract.offered_at),
            offered_by: contract.offered_by.to_string(),
            offer_until: state.offer_until.map(time),
            closed_at: state.closed_at.map(time),
            accepted: state.accepted.map(Said::from),
            suspended_at: state.suspended_at.map(time),
            ended: state.ended.map(Said::from),
            replaces: contract.terms.replaces.map(|id| id.to_string()),
            release: contract.release.map(Released::from),
            successor: contract.successor.map(|id| id.to_string()),
            import: contract.import.map(Imported::from),
            readings: journal.map(Readings::from),
        }
    }
}

/// What a contract's state says.
#[derive(Default)]
struct Stands {
    offer_until: Option<u64>,
    closed_at: Option<u64>,
    accepted: Option<Word>,
    suspended_at: Option<u64>,
    ended: Option<Word>,
}

impl From<ContractState> for Stands {
    fn from(state: ContractState) -> Self {
        let mut is = Self::default();
        match state {
            ContractState::Offered { until } => is.offer_until = Some(until),
            ContractState::Imported => {}
            ContractState::Withdrawn { at } | ContractState::Declined { at } => {
                is.closed_at = Some(at)
            }
            ContractState::Active { accepted } => is.accepted = Some(accepted),
            ContractState::Suspended { accepted, at } => {
                (is.accepted, is.suspended_at) = (Some(accepted), Some(at))
            }
            ContractState::Terminated { accepted, ended } => {
                (is.accepted, is.ended) = (Some(accepted), Some(ended))
            }
        }
        is
    }
}

/// A category that a contract was in, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Former {
    category: u8,
    until: String,
}

/// When and how the consumer said something, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Said {
    at: String,
    manner: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    officer: Option<String>,
}

impl From<Word> for Said {
    fn from(word: Word) -> Self {
        let (manner, paper, officer) = match word.manner {
            Manner::ByWallet => ("byWallet", None, None),
            Manner::InPerson { statement, officer } => ("inPerson", Some(statement), Some(officer)),
            Manner::BySilence => ("bySilence", None, None),
            Manner::OnDeath {
                certificate,
                officer,
            } => ("onDeath", Some(certificate), Some(officer)),
            Manner::ByDecision { decision } => ("byDecision", Some(decision), None),
        };
        Self {
            at: time(word.at),
            manner,
            paper: paper.map(|paper| format!("{paper:?}")),
            officer: officer.map(|officer| officer.to_string()),
        }
    }
}

/// Whom a consumer lets take a contract over, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Released {
    to: String,
    word: Said,
}

impl From<Release> for Released {
    fn from(release: Release) -> Self {
        Self {
            to: release.to.to_string(),
            word: Said::from(release.word),
        }
    }
}

/// What was brought of a paper contract, in JSON. The balance is what the consumer owed, less than zero if they had paid ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Imported {
    switch_over: String,
    balance: String,
    notice_until: String,
    dispute_until: String,
    dispute: Option<Disputed>,
}

/// What a consumer says was not so, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Disputed {
    at: String,
    of: String,
    evidence: String,
}

impl From<Import> for Imported {
    fn from(import: Import) -> Self {
        Self {
            switch_over: import.batch.to_string(),
            balance: import.balance.to_string(),
            notice_until: time(import.notice_until),
            dispute_until: time(import.dispute_until),
            dispute: import.dispute.map(|dispute| Disputed {
                at: time(dispute.at),
                of: name(dispute.of),
                evidence: format!("{:?}", dispute.evidence),
            }),
        }
    }
}
