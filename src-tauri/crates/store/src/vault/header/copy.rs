//! One of the two copies that a header consists of. All numbers are little-endian; bytes no field covers are zero.
//!
//! | bytes | what |
//! |---|---|
//! | 0..13 | `WARRAQ VAULT` and a line feed |
//! | 16..20 | version of the file format |
//! | 20..24 | count of key slots |
//! | 24..40 | salt of the database, not secret |
//! | 40..48 | how often the header was written |
//! | 64..1984 | key slots, 128 bytes each, 15 at most |
//! | 1984..2016 | SHA-256 of all bytes of the copy before |
//!
//! In format 1 the count of writings and the checksum were zero.

use sha2::{Digest, Sha256};

use warraq_core::vault_file::MAGIC;

use super::{Header, KdfCost, Slot, SlotKind};
use crate::error::StoreError;

/// The length of a copy.
pub(super) const COPY_BYTES: usize = 2016;

/// The length of a key slot.
pub(super) const SLOT_BYTES: usize = 128;

const SLOTS_AT: usize = 64;
const CHECKSUM_AT: usize = COPY_BYTES - 32;
const SLOTS_MOST: usize = (CHECKSUM_AT - SLOTS_AT) / SLOT_BYTES;

/// A copy that matches its checksum.
pub(super) struct Copy {
    /// How often the header was written; 0 in format 1.
    pub(super) count: u64,
    /// What it says; `Damaged` where that cannot be, though it is what somebody wrote.
    pub(super) header: Result<Header, StoreError>,
}

impl Copy {
    /// The copy in these bytes, where they match their checksum and are of a format that has one.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let is_whole = bytes.starts_with(MAGIC)
            && Sha256::digest(&bytes[..CHECKSUM_AT])[..] == bytes[CHECKSUM_AT..];
        let count = u64::from_le_bytes(array(bytes, 40));
        (is_whole && format(bytes) == 2 && count > 0).then(|| Self { count, header: header(bytes) })
    }

    /// The copy of format 1 in these bytes, which match a checksum already.
    pub(super) fn of_format_1(bytes: &[u8]) -> Option<Self> {
        let is_one = bytes.starts_with(MAGIC) && format(bytes) == 1;
        is_one.then(|| Self { count: 0, header: header(bytes) })
    }
}

/// The version of the format that the copy says it is of.
pub(super) fn format(bytes: &[u8]) -> u32 {
    number(bytes, 16)
}

/// The copy as it stands in a file.
pub(super) fn encode(header: &Header, count: u64, format: u32) -> [u8; COPY_BYTES] {
    let slots = header.slots.len() + header.others.len();
    assert!(slots <= SLOTS_MOST, "a vault has a slot for each of a few secrets");
    let mut bytes = [0; COPY_BYTES];
    bytes[..MAGIC.len()].copy_from_slice(MAGIC);
    bytes[16..20].copy_from_slice(&format.to_le_bytes());
    bytes[20..24].copy_from_slice(&u32::try_from(slots).expect("at most 15").to_le_bytes());
    bytes[24..40].copy_from_slice(&header.database_salt);
    bytes[40..48].copy_from_slice(&count.to_le_bytes());
    let mut places = bytes[SLOTS_AT..CHECKSUM_AT].chunks_exact_mut(SLOT_BYTES);
    for (slot, place) in header.slots.iter().zip(&mut places) {
        slot.encode(place);
    }
    for (other, place) in header.others.iter().zip(&mut places) {
        place.copy_from_slice(other);
    }
    let checksum = Sha256::digest(&bytes[..CHECKSUM_AT]);
    bytes[CHECKSUM_AT..].copy_from_slice(&checksum);
    bytes
}

fn header(bytes: &[u8]) -> Result<Header, StoreError> {
    let count = number(bytes, 20) as usize;
    if count > SLOTS_MOST {
        return Err(StoreError::damaged("the header holds impossible numbers"));
    }
    let mut header = Header::new(array(bytes, 24), Vec::new());
    for place in bytes[SLOTS_AT..].chunks_exact(SLOT_BYTES).take(count) {
        // A slot for a secret this Warraq does not know is no reason to refuse the ones it does.
        match SlotKind::from_number(number(place, 0)) {
            Some(kind) => header.slots.push(Slot::decode(kind, place)?),
            None => header.others.push(array(place, 0)),
        }
    }
    Ok(header)
}

impl Slot {
    fn encode(&self, place: &mut [u8]) {
        let numbers = [self.kind.number(), self.cost.memory_kib, self.cost.passes, self.cost.lanes];
        for (number, place) in numbers.into_iter().zip(place.chunks_exact_mut(4)) {
            place.copy_from_slice(&number.to_le_bytes());
        }
        place[16..48].copy_from_slice(&self.salt);
        place[48..72].copy_from_slice(&self.nonce);
        place[72..120].copy_from_slice(&self.wrapped);
    }

    fn decode(kind: SlotKind, place: &[u8]) -> Result<Self, StoreError> {
        let cost = KdfCost {
            memory_kib: number(place, 4),
            passes: number(place, 8),
            lanes: number(place, 12),
        };
        if !cost.is_bearable() {
            return Err(StoreError::damaged("a key slot asks for an absurd cost"));
        }
        let (salt, nonce, wrapped) = (array(place, 16), array(place, 48), array(place, 72));
        Ok(Self { kind, cost, salt, nonce, wrapped })
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array(bytes, at))
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes[at..at + N].try_into().expect("every place is inside a copy or slot of fixed length")
}
