//! What the pallet promises, in the domain's words.

mod four_eyes;
mod genesis;
mod mandates;
mod offices;

use crate::mock::*;
use adliya_primitives::{traits::Accreditation, Role};

/// Whether a key may act now in a role.
fn may_act(account: AccountId, role: Role) -> bool {
    Authorities::officer(&account, role).is_some()
}

fn signed(account: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(account)
}
