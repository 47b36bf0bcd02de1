//! Questions that nodes and wallets ask.

use crate::types::{
    BatchView, DeclarationPage, DeclarationView, Desk, Outcome, RegionKey, VolumeView,
};
use adliya_primitives::{
    desk::BatchId, DeclarationId, OfficeId, PaperNumber, RecordId, Region, VolumeId,
};
use codec::Codec;
use sp_core::H256;

sp_api::decl_runtime_apis! {
    /// What leads to an entry of the civil register.
    pub trait CivilDeclarationsApi<AccountId, Outline>
    where
        AccountId: Codec,
        Outline: Codec,
    {
        /// A declaration, with how it stands now.
        fn declaration(id: DeclarationId) -> Option<DeclarationView<Outline>>;
        /// The open declarations of a region and of all that lies in it, from the beginning or from a former page's
        /// `next` on. At most `limit` of them and never more than [`MAX_PAGE`](crate::types::MAX_PAGE). Those whose time
        /// is over are among them until somebody closes them, and say that they are expired.
        fn region_declarations(
            region: Region,
            from: Option<RegionKey>,
            limit: u32,
        ) -> DeclarationPage<Outline>;
        /// How many batches an office has lodged, and the numbers that it may use.
        fn desk(office: OfficeId) -> Desk;
        /// A batch of an offline desk.
        fn batch(id: BatchId) -> Option<BatchView<AccountId>>;
        /// What became of an entry of a batch; nothing yet, if it has not been dealt with.
        fn batch_outcome(id: BatchId, index: u32) -> Option<Outcome>;
        /// The record behind a number of an office's paper register.
        fn paper_record(office: OfficeId, number: PaperNumber) -> Option<RecordId>;
        /// A digitised volume.
        fn volume(id: VolumeId) -> Option<VolumeView>;
        /// The volume of that root.
        fn volume_of(root: H256) -> Option<VolumeView>;
        /// The record that an entry of a volume has become.
        fn promotion(id: VolumeId, index: u32) -> Option<RecordId>;
    }
}
