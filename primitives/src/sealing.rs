//! Seals: the commitment that stands on chain in the place of what a court has sealed.
//!
//! The chain computes it when it seals, from what it kept and a salt that the register's archive brings. The archive keeps the
//! salt and the content; whoever a court entitles to read them computes the commitment again, and so knows that the archive
//! hands out what was sealed and nothing else.

use sha2::{Digest, Sha256};
use sp_core::H256;

/// The bytes of a seal's salt.
pub const SALT_LEN: usize = 32;

/// `SHA-256(0x03 | salt | content)`: the content is the SCALE encoding of what was sealed.
///
/// The salt has one length, so what stands behind it is the content. The first byte sets it apart from the hashes of the
/// claims tree (0x00, 0x01) and of links (0x02). Of a content that others know or could list, only the salt keeps the
/// commitment from telling which it is: 256 random bits, new for each seal.
pub fn seal_commitment(salt: &[u8; SALT_LEN], content: &[u8]) -> H256 {
    let digest = Sha256::new()
        .chain_update([0x03])
        .chain_update(salt)
        .chain_update(content)
        .finalize();
    H256(digest.into())
}
