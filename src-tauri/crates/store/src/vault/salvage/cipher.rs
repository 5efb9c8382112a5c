//! The pages of a database as `SQLCipher` 4 encrypts them, each by itself: AES-256 in CBC, and HMAC-SHA512 over what that
//! gives, its first block and the number of the page.
//!
//! Through `SQLite` a page is only read by whoever is led to it; of a damaged database every page has to be looked at.
//!
//! Source: <https://www.zetetic.net/sqlcipher/design/>

use aes::Aes256Dec;
use aes::cipher::generic_array::GenericArray;
use aes::cipher::{BlockDecrypt, KeyInit};
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

use super::super::keys::DataKey;

/// The length of a page in a file, in bytes.
pub(super) const PAGE: usize = 4096;

/// How much of a page is the database's own, in bytes; behind it are the first block and the checksum.
const USABLE: usize = 4016;
const CHECKSUM_AT: usize = USABLE + BLOCK;
const BLOCK: usize = 16;

/// What a database begins with; encrypted, the salt stands there.
const BEGINNING: &[u8; BLOCK] = b"SQLite format 3\0";

/// The salt of the checksums' key is that of the database, each byte changed by this.
const OF_CHECKSUMS: u8 = 0x3a;

/// What decrypts pages.
pub(super) struct PageCipher {
    cipher: Aes256Dec,
    checksum: Hmac,
}

impl PageCipher {
    /// That of a database with this key and salt.
    pub(super) fn new(key: &DataKey, salt: &[u8; 16]) -> Self {
        let salt = salt.map(|byte| byte ^ OF_CHECKSUMS);
        // PBKDF2 with two rounds, of which the first half of the first block is taken.
        let of_key = Hmac::new(key.bytes());
        let first = of_key.of(&[&salt, &1_u32.to_be_bytes()]);
        let second = of_key.of(&[&first]);
        let mut of_checksums = Zeroizing::new([0; 32]);
        for (byte, (first, second)) in of_checksums.iter_mut().zip(first.iter().zip(&second)) {
            *byte = first ^ second;
        }
        let cipher = Aes256Dec::new(key.bytes().into());
        Self { cipher, checksum: Hmac::new(&of_checksums) }
    }

    /// What the page with this number holds; nothing where it is not as it was written.
    pub(super) fn open(&self, number: u32, page: &[u8; PAGE]) -> Option<Vec<u8>> {
        let begins = if number == 1 { BLOCK } else { 0 };
        let checksum = self.checksum.of(&[&page[begins..CHECKSUM_AT], &number.to_le_bytes()]);
        if page[CHECKSUM_AT..] != checksum {
            return None;
        }
        let mut blocks: Vec<_> = page[begins..USABLE]
            .chunks_exact(BLOCK)
            .map(|block| *GenericArray::from_slice(block))
            .collect();
        self.cipher.decrypt_blocks(&mut blocks);
        let mut plain = page[..USABLE].to_vec();
        plain[..begins].copy_from_slice(&BEGINNING[..begins]);
        let before = std::iter::once(&page[USABLE..CHECKSUM_AT])
            .chain(page[begins..USABLE].chunks_exact(BLOCK));
        for ((to, block), before) in
            plain[begins..].chunks_exact_mut(BLOCK).zip(&blocks).zip(before)
        {
            for (to, (byte, before)) in to.iter_mut().zip(block.iter().zip(before)) {
                *to = byte ^ before;
            }
        }
        Some(plain)
    }
}

/// HMAC-SHA512 with a key of at most one block. Source: RFC 2104.
struct Hmac {
    inner: Sha512,
    outer: Sha512,
}

impl Hmac {
    fn new(key: &[u8; 32]) -> Self {
        let padded = |with: u8| {
            let mut block = Zeroizing::new([with; 128]);
            for (byte, key) in block.iter_mut().zip(key) {
                *byte ^= key;
            }
            Sha512::new_with_prefix(&block[..])
        };
        Self { inner: padded(0x36), outer: padded(0x5c) }
    }

    fn of(&self, parts: &[&[u8]]) -> [u8; 64] {
        let mut inner = self.inner.clone();
        for part in parts {
            inner.update(part);
        }
        self.outer.clone().chain_update(inner.finalize()).finalize().into()
    }
}
