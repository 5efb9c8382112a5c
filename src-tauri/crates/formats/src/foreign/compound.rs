//! Office's compound files: documents of before 2007, and encrypted ones of today.

use super::Foreign;
use crate::error::FormatError;

/// Their first bytes.
pub(super) const MAGIC: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The parts that tell kinds apart.
const PARTS: [(&str, Foreign); 4] = [
    ("WordDocument", Foreign::OldWord),
    ("Workbook", Foreign::Spreadsheet),
    ("Book", Foreign::Spreadsheet),
    ("PowerPoint Document", Foreign::Presentation),
];

/// Why the file is not read: it is locked, or of a kind that is not.
pub(super) fn refusal(bytes: &[u8]) -> FormatError {
    if has(bytes, "EncryptedPackage") {
        return FormatError::Locked;
    }
    let found = PARTS.iter().find(|(name, _)| has(bytes, name)).map(|(_, kind)| *kind);
    found.unwrap_or(Foreign::Other).into()
}

/// Whether it has a part of this name: its directory spells names in UTF-16, each in 64 bytes of their own.
fn has(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks(64).any(|entry| entry.starts_with(&name))
}
