//! The first 4096 bytes of a vault: what it is, and the data key wrapped once for every secret that opens it.
//!
//! Without them nothing in the vault can be read. So they hold the same twice, and one copy is never written while the
//! other is not whole: however writing is stopped, and whatever single place is damaged, one of the two is left.
//!
//! | bytes | what |
//! |---|---|
//! | 0..2016 | the first copy |
//! | 2048..4064 | the second copy |
//! | 4064..4096 | SHA-256 of all bytes before |
//!
//! What a copy is made of, is said in [`copy`]. Of two that differ the one that was written later counts. In format 1
//! there was only the first copy, without a checksum of its own, and zeros in the place of the second.
//!
//! The last checksum and the version stay where they are in every later format, so that a damaged header, a later one
//! and a file that is no vault can always be told apart.

mod copy;
#[cfg(test)]
mod tests;

use sha2::{Digest, Sha256};
use warraq_core::vault_file::MAGIC;

use super::cost::KdfCost;
use crate::error::StoreError;
use copy::{COPY_BYTES, Copy};

/// The length of the header: one page, so that database pages stay aligned to the disk's.
pub(super) const HEADER_BYTES: usize = 4096;

/// The version of the file format that this Warraq writes.
const FORMAT: u32 = 2;

/// Where the copies begin.
const PLACES: [usize; 2] = [0, SECOND_AT];
const SECOND_AT: usize = 2048;
const CHECKSUM_AT: usize = HEADER_BYTES - 32;

/// The header as bytes.
pub(super) type HeaderBytes = [u8; HEADER_BYTES];

/// What the header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The salt `SQLCipher` mixes into the key of its checksums.
    pub(super) database_salt: [u8; 16],
    /// One for each secret that opens the vault.
    pub(super) slots: Vec<Slot>,
    /// Slots for secrets that this Warraq does not know, as they are.
    others: Vec<[u8; copy::SLOT_BYTES]>,
}

/// The data key, wrapped for one secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// Which secret opens it.
    pub(super) kind: SlotKind,
    /// What turning the secret into a key costs.
    pub(super) cost: KdfCost,
    /// Salt of the secret.
    pub(super) salt: [u8; 32],
    /// Nonce of the wrapping.
    pub(super) nonce: [u8; 24],
    /// The data key and its tag.
    pub(super) wrapped: [u8; 48],
}

/// Which secret a slot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlotKind {
    /// The words the newsroom chose.
    Passphrase,
    /// The key that was printed at the beginning.
    Recovery,
}

impl SlotKind {
    /// The kind's number in a file.
    pub(super) fn number(self) -> u32 {
        match self {
            Self::Passphrase => 1,
            Self::Recovery => 2,
        }
    }

    fn from_number(number: u32) -> Option<Self> {
        [Self::Passphrase, Self::Recovery].into_iter().find(|kind| kind.number() == number)
    }
}

impl Header {
    /// That of a new vault.
    pub(super) fn new(database_salt: [u8; 16], slots: Vec<Slot>) -> Self {
        Self { database_salt, slots, others: Vec::new() }
    }

    /// The header of a new file.
    pub(super) fn encode(&self) -> HeaderBytes {
        encode(self, 1)
    }

    /// The same with `slot` in the place of every slot of its kind.
    pub(super) fn with(&self, slot: &Slot) -> Self {
        let others = self.slots.iter().filter(|other| other.kind != slot.kind).cloned();
        Self { slots: others.chain([slot.clone()]).collect(), ..self.clone() }
    }
}

/// The header as it stands in a file, which may be in the middle of a change.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// What counts of it.
    pub(super) header: Header,
    /// How often it was written.
    count: u64,
    /// Which copy that is.
    place: usize,
    bytes: HeaderBytes,
}

impl Written {
    /// The header in the first bytes of a file, as many as it has up to [`HEADER_BYTES`].
    ///
    /// # Errors
    /// `NotAVault` where it does not begin as one, `Damaged` where it begins as one and neither copy is whole, `Newer`
    /// where a later Warraq made it.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, StoreError> {
        let begins = bytes.starts_with(MAGIC);
        let Ok(bytes) = HeaderBytes::try_from(bytes) else {
            let cut_off = StoreError::header_damaged("the header is cut off");
            return Err(if begins { cut_off } else { StoreError::NotAVault });
        };
        if begins && copy::format(&bytes) > FORMAT && is_sealed(&bytes) {
            return Err(StoreError::Newer { found: copy::format(&bytes) });
        }
        let first = Copy::decode(&bytes[..COPY_BYTES]).or_else(|| first_of_format_1(&bytes));
        let second = Copy::decode(&bytes[SECOND_AT..SECOND_AT + COPY_BYTES]);
        let later = match (first, second) {
            (Some(first), Some(second)) if first.count >= second.count => (0, first),
            (_, Some(second)) => (1, second),
            (Some(first), None) => (0, first),
            (None, None) if begins => {
                return Err(StoreError::header_damaged("the header does not match its checksum"));
            }
            (None, None) => return Err(StoreError::NotAVault),
        };
        let (place, Copy { count, header }) = later;
        Ok(Self { header: header?, count, place, bytes })
    }

    /// Whether nothing is to be mended: both copies are whole and say the same.
    pub(super) fn is_whole(&self) -> bool {
        self.bytes == self.mended()
    }

    /// The header with every other byte as the copy that counts has it. Written over the header, it leaves that copy as
    /// it is.
    pub(super) fn mended(&self) -> HeaderBytes {
        if self.count == 0 {
            // Format 1, whose last checksum has matched.
            let mut bytes = self.bytes;
            bytes[SECOND_AT..CHECKSUM_AT].fill(0);
            return bytes;
        }
        let at = PLACES[self.place];
        in_both_places(&self.bytes[at..at + COPY_BYTES])
    }

    /// What is to be written over the header, one after the other and each on the disk before the next, so that it
    /// says `header`: first the copy that does not count now, then the other one too. Once the first is on the disk,
    /// it counts.
    pub(super) fn steps_to(&self, header: &Header) -> [HeaderBytes; 2] {
        let done = encode(header, self.count + 1);
        let mut begun = self.bytes;
        let at = PLACES[1 - self.place];
        begun[at..at + COPY_BYTES].copy_from_slice(&done[at..at + COPY_BYTES]);
        [begun, done]
    }

    /// Its bytes as they were read.
    pub(super) fn bytes(&self) -> &HeaderBytes {
        &self.bytes
    }
}

fn encode(header: &Header, count: u64) -> HeaderBytes {
    in_both_places(&copy::encode(header, count, FORMAT))
}

fn in_both_places(copy: &[u8]) -> HeaderBytes {
    let mut bytes = [0; HEADER_BYTES];
    for at in PLACES {
        bytes[at..at + COPY_BYTES].copy_from_slice(copy);
    }
    let checksum = Sha256::digest(&bytes[..CHECKSUM_AT]);
    bytes[CHECKSUM_AT..].copy_from_slice(&checksum);
    bytes
}

/// The only copy of format 1. Its checksum is the last one, and was made while zeros stood in the second place.
fn first_of_format_1(bytes: &HeaderBytes) -> Option<Copy> {
    let mut alone = *bytes;
    alone[SECOND_AT..CHECKSUM_AT].fill(0);
    is_sealed(&alone).then(|| Copy::of_format_1(&alone[..COPY_BYTES])).flatten()
}

fn is_sealed(bytes: &HeaderBytes) -> bool {
    Sha256::digest(&bytes[..CHECKSUM_AT])[..] == bytes[CHECKSUM_AT..]
}
