//! What the pallet stores and answers.

mod archive;
mod declarations;
mod desks;

pub use archive::{Volume, VolumeView};
pub use declarations::{
    Declarant, Declaration, DeclarationPage, DeclarationView, Informant, Pending, RegionKey,
    RejectReason, ReturnReason, Status,
};
pub use desks::{Batch, BatchStatus, BatchView, Block, Desk, Outcome};

use crate::Config;
use adliya_primitives::{desk::BatchItem, merkle::MAX_PATH_LEN, traits::VitalRegister};
use frame_support::{traits::ConstU32, BoundedVec};
use sp_core::H256;

/// The most declarations of one page.
pub const MAX_PAGE: u32 = 100;
/// The most blocks of an office that have unused numbers.
pub const MAX_OPEN_BLOCKS: u32 = 8;
/// The most numbers of one block.
pub const MAX_BLOCK_SIZE: u32 = 1_000;

/// The hashes from an entry of a batch or a volume to its root.
pub type Path = BoundedVec<H256, ConstU32<MAX_PATH_LEN>>;

/// What the register calls an event.
pub type EventOf<T> =
    <<T as Config>::Register as VitalRegister<<T as frame_system::Config>::AccountId>>::Event;

/// What the register says an entry is of.
pub type OutlineOf<T> =
    <<T as Config>::Register as VitalRegister<<T as frame_system::Config>::AccountId>>::Outline;

/// An entry of a batch.
pub type ItemOf<T> = BatchItem<EventOf<T>>;
