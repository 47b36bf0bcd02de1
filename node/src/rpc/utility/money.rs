//! What offices have on the accounts from which they pay, and to which they are paid, in JSON.

use crate::rpc::answer::address;
use adliya_primitives::OfficeId;
use adliya_runtime::AccountId;
use pallet_utility_bills::types::OfficeMoney;
use serde::Serialize;

/// What an office has of an asset, in its minor unit, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Money {
    office: String,
    account: String,
    asset: String,
    free: String,
    prepaid: String,
}

impl From<(OfficeId, u32, OfficeMoney<AccountId>)> for Money {
    fn from((office, asset, money): (OfficeId, u32, OfficeMoney<AccountId>)) -> Self {
        Self {
            office: office.to_string(),
            account: address(&money.account),
            asset: asset.to_string(),
            free: money.free.to_string(),
            prepaid: money.prepaid.to_string(),
        }
    }
}
