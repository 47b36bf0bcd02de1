//! The calls about what acts cost, the price of a sale, practices and who asks for access.

use crate::transact::call::calls;
use adliya_primitives::{ActId, Moment, OfficeId, SubjectId};
use pallet_notary::types::{ActKind, Capacity, Cover, FeeSums, Relation, SaleTerms, Term, Waiver};
use sp_core::H256;

const PALLET: &str = "Notary";

calls! { PALLET:
    draft_sale(parties: &[(SubjectId, Capacity)], terms: &SaleTerms, claims_root: H256, term: Term);
    hold_price(act: ActId, claims_root: H256, amount: u128);
    hold_fee(act: ActId, amount: u128);
    settle_act(act: ActId);
    set_fee(kind: ActKind, sums: FeeSums);
    record_exemption(subject: SubjectId, waiver: Waiver, until: Moment, claims_root: H256);
    end_exemption(subject: SubjectId);
    set_payout(account: [u8; 32]);
    hand_over_practice(from: OfficeId, to: OfficeId);
    request_access(subject: SubjectId, cover: Cover);
    declare_related(subject: SubjectId, relation: Relation);
}
