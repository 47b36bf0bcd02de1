//! What the pallet promises.
