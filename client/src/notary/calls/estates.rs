//! The calls about wills and estates.

use crate::transact::call::calls;
use adliya_primitives::{EstateId, SubjectId, WillId};
use pallet_estates::types::{Choice, Share, WillForm};
use sp_core::H256;

const PALLET: &str = "Estates";

calls! { PALLET:
    register_will(testator: SubjectId, form: WillForm, claims_root: H256);
    withdraw_will(will: WillId);
    take_estate(estate: EstateId);
    release_estate(estate: EstateId);
    list_estate(estate: EstateId, claims_root: H256);
    declare(estate: EstateId, choice: Choice, claims_root: H256);
    attest_declaration(estate: EstateId, heir: SubjectId, choice: Choice, claims_root: H256);
    admit_heir(estate: EstateId, heir: SubjectId, claims_root: H256);
    issue_certificate(estate: EstateId, heir: SubjectId, share: Share, claims_root: H256);
    join_certificate(estate: EstateId, certificate: u32, heir: SubjectId, share: Share);
    certify_spousal_share(estate: EstateId, claims_root: H256);
    close_estate(estate: EstateId, claims_root: H256);
}
