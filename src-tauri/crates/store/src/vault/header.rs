//! The first 4096 bytes of a vault: what it is, and the data key wrapped once for every secret that opens it.
//!
//! All numbers are little-endian. Bytes no field covers are zero.
//!
//! | bytes | what |
//! |---|---|
//! | 0..13 | `WARRAQ VAULT` and a line feed |
//! | 16..20 | version of the file format |
//! | 20..24 | count of key slots |
//! | 24..40 | salt of the database, not secret |
//! | 64.. | key slots, 128 bytes each, 31 at most |
//! | 4064..4096 | SHA-256 of all bytes before |
//!
//! The checksum and the version stay where they are in every later format, so that a damaged header, a
//! later one and a file that is no vault can always be told apart.

use sha2::{Digest, Sha256};

use super::keys::KdfCost;
use crate::error::StoreError;

/// The length of the header: one page, so that database pages stay aligned to the disk's.
pub(super) const HEADER_BYTES: usize = 4096;

/// The version of the file format that this Warraq writes.
const FORMAT: u32 = 1;

const MAGIC: &[u8; 13] = b"WARRAQ VAULT\n";
const SLOTS_AT: usize = 64;
const SLOT_BYTES: usize = 128;
const CHECKSUM_AT: usize = HEADER_BYTES - 32;
const SLOTS_MOST: usize = (CHECKSUM_AT - SLOTS_AT) / SLOT_BYTES;

/// The header as bytes.
pub(super) type HeaderBytes = [u8; HEADER_BYTES];

/// What the header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The salt `SQLCipher` mixes into the key of its checksums.
    pub(super) database_salt: [u8; 16],
    /// One for each secret that opens the vault.
    pub(super) slots: Vec<Slot>,
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
    /// The header as it stands in a file.
    pub(super) fn encode(&self) -> HeaderBytes {
        assert!(self.slots.len() <= SLOTS_MOST, "a vault has a slot for each of a few secrets");
        let mut bytes = [0; HEADER_BYTES];
        bytes[..MAGIC.len()].copy_from_slice(MAGIC);
        bytes[16..20].copy_from_slice(&FORMAT.to_le_bytes());
        let count = u32::try_from(self.slots.len()).expect("at most 31");
        bytes[20..24].copy_from_slice(&count.to_le_bytes());
        bytes[24..40].copy_from_slice(&self.database_salt);
        for (slot, place) in self.slots.iter().zip(bytes[SLOTS_AT..].chunks_exact_mut(SLOT_BYTES)) {
            slot.encode(place);
        }
        let checksum = Sha256::digest(&bytes[..CHECKSUM_AT]);
        bytes[CHECKSUM_AT..].copy_from_slice(&checksum);
        bytes
    }

    /// The header in the first bytes of a file, as many as it has up to [`HEADER_BYTES`].
    ///
    /// # Errors
    /// `NotAVault` where it does not begin as one, `Damaged` where it begins as one and is cut off or
    /// changed, `Newer` where a later Warraq made it.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, StoreError> {
        if !bytes.starts_with(MAGIC) {
            return Err(StoreError::NotAVault);
        }
        let bytes: &HeaderBytes =
            bytes.try_into().map_err(|_| StoreError::damaged("the header is cut off"))?;
        if Sha256::digest(&bytes[..CHECKSUM_AT])[..] != bytes[CHECKSUM_AT..] {
            return Err(StoreError::damaged("the header does not match its checksum"));
        }
        let format = number(bytes, 16);
        if format > FORMAT {
            return Err(StoreError::Newer { found: format });
        }
        let count = number(bytes, 20) as usize;
        if format == 0 || count > SLOTS_MOST {
            return Err(StoreError::damaged("the header holds impossible numbers"));
        }
        let slots = bytes[SLOTS_AT..].chunks_exact(SLOT_BYTES).take(count);
        // A slot for a secret this Warraq does not know is no reason to refuse the ones it does.
        let slots = slots.filter_map(Slot::decode).collect::<Result<_, _>>()?;
        Ok(Self { database_salt: array(bytes, 24), slots })
    }
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

    fn decode(place: &[u8]) -> Option<Result<Self, StoreError>> {
        let kind = SlotKind::from_number(number(place, 0))?;
        let cost = KdfCost {
            memory_kib: number(place, 4),
            passes: number(place, 8),
            lanes: number(place, 12),
        };
        Some(if cost.is_bearable() {
            let (salt, nonce, wrapped) = (array(place, 16), array(place, 48), array(place, 72));
            Ok(Self { kind, cost, salt, nonce, wrapped })
        } else {
            Err(StoreError::damaged("a key slot asks for an absurd cost"))
        })
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array(bytes, at))
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes[at..at + N].try_into().expect("every place is inside a header or slot of fixed length")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        let slot = |kind, byte| Slot {
            kind,
            cost: KdfCost::standard(),
            salt: [byte; 32],
            nonce: [byte; 24],
            wrapped: [byte; 48],
        };
        let slots = vec![slot(SlotKind::Passphrase, 1), slot(SlotKind::Recovery, 2)];
        Header { database_salt: [7; 16], slots }
    }

    fn sealed(mut bytes: HeaderBytes) -> HeaderBytes {
        let checksum = Sha256::digest(&bytes[..CHECKSUM_AT]);
        bytes[CHECKSUM_AT..].copy_from_slice(&checksum);
        bytes
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Header::decode(&header().encode()).unwrap(), header());
    }

    #[test]
    fn every_single_damaged_byte_is_seen() {
        let good = header().encode();
        for at in 0..HEADER_BYTES {
            let mut bytes = good;
            bytes[at] ^= 0x40;
            let refused = Header::decode(&bytes).unwrap_err();
            let expected = if at < MAGIC.len() {
                matches!(refused, StoreError::NotAVault)
            } else {
                matches!(refused, StoreError::Damaged(_))
            };
            assert!(expected, "byte {at}: {refused:?}");
        }
    }

    #[test]
    fn a_header_cut_off_is_damaged_and_less_than_its_name_is_no_vault() {
        let good = header().encode();
        for length in [13, 100, HEADER_BYTES - 1] {
            let refused = Header::decode(&good[..length]).unwrap_err();
            assert!(matches!(refused, StoreError::Damaged(_)), "{length}: {refused:?}");
        }
        for length in [0, 1, 12] {
            assert!(matches!(Header::decode(&good[..length]), Err(StoreError::NotAVault)));
        }
    }

    #[test]
    fn a_later_format_is_newer() {
        let mut bytes = header().encode();
        bytes[16] = 9;
        assert!(matches!(Header::decode(&sealed(bytes)), Err(StoreError::Newer { found: 9 })));
    }

    #[test]
    fn an_absurd_cost_is_refused_before_it_is_paid() {
        let mut absurd = header();
        absurd.slots[0].cost.memory_kib = 1024 * 1024 + 1;
        let refused = Header::decode(&absurd.encode()).unwrap_err();
        assert!(matches!(refused, StoreError::Damaged(_)), "{refused:?}");
    }

    #[test]
    fn a_slot_of_an_unknown_kind_is_passed_over() {
        let mut bytes = header().encode();
        bytes[SLOTS_AT] = 77;
        let read = Header::decode(&sealed(bytes)).unwrap();
        assert_eq!(read.slots, header().slots[1..]);
    }
}
