//! The block as the node handles it.

use adliya_runtime::Header;
use sp_runtime::{generic, OpaqueExtrinsic};

/// A block whose extrinsics are bytes: only the runtime reads them, and JSON-RPC shows them in hex.
pub(crate) type Block = generic::Block<Header, OpaqueExtrinsic>;
