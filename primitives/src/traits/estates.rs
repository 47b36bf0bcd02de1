//! The estates of the dead, for domains whose documents a notary needs to settle them.

use crate::{EstateId, OfficeId, RecordId};

/// Who settles what the dead have left.
pub trait EstateKeeping {
    /// The estate that the entry of a death has opened and the practice that keeps it now, if a notary has taken it. None of
    /// a death that was annulled.
    fn keeper(death: RecordId) -> Option<(EstateId, OfficeId)>;
}
