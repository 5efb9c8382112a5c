//! Secrets and keys: a secret is turned into a key by Argon2id, and that key unwraps the data key.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::header::{Header, Slot, SlotKind};
use super::recovery::RecoveryKey;
use crate::error::StoreError;

/// What it costs to turn a secret into a key, and so to try one: Argon2id's three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes that could be worked on side by side.
    pub lanes: u32,
}

impl KdfCost {
    /// 64 MiB, three passes: about a quarter of a second.
    #[must_use]
    pub fn standard() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }

    /// The standard cost; a build with debug assertions takes the tests' where `WARRAQ_CHEAP_KDF` is 1.
    #[must_use]
    pub fn chosen() -> Self {
        #[cfg(debug_assertions)]
        if std::env::var_os("WARRAQ_CHEAP_KDF").is_some_and(|value| value == "1") {
            return Self::for_tests();
        }
        Self::standard()
    }

    /// A cost that protects nothing and takes no time. A release build does not have it.
    #[cfg(any(test, debug_assertions))]
    #[must_use]
    pub fn for_tests() -> Self {
        Self { memory_kib: 8, passes: 1, lanes: 1 }
    }

    /// Whether a machine can pay it: a header must not make the reader take all memory.
    pub(super) fn is_bearable(self) -> bool {
        let memory_kib = 8..=1024 * 1024;
        memory_kib.contains(&self.memory_kib)
            && (1..=64).contains(&self.passes)
            && (1..=16).contains(&self.lanes)
    }
}

/// The random key everything in the vault is encrypted with.
#[derive(PartialEq, Eq)]
pub(super) struct DataKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

impl DataKey {
    fn random() -> Result<Self, StoreError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// The key as `SQLCipher` takes it raw, with the salt: `x'…'`, hexadecimal.
    pub(super) fn to_pragma(&self, salt: &[u8; 16]) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(3 + 2 * (32 + 16)));
        text.push_str("x'");
        for byte in self.0.iter().chain(salt) {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        text.push('\'');
        text
    }
}

/// The keys of a new vault: its header, its data key, and the recovery key to be shown once.
pub(super) fn make(
    passphrase: &SecretString,
    cost: KdfCost,
) -> Result<(Header, DataKey, RecoveryKey), StoreError> {
    let data_key = DataKey::random()?;
    let recovery = RecoveryKey::random()?;
    let slots = vec![
        passphrase_slot(passphrase, cost, &data_key)?,
        recovery_slot(&recovery, cost, &data_key)?,
    ];
    Ok((Header::new(random()?, slots), data_key, recovery))
}

/// The slot of `passphrase` for a data key that is there already.
pub(super) fn passphrase_slot(
    passphrase: &SecretString,
    cost: KdfCost,
    data_key: &DataKey,
) -> Result<Slot, StoreError> {
    wrap(SlotKind::Passphrase, &normalized(passphrase), cost, data_key)
}

/// The slot of `key` for a data key that is there already.
pub(super) fn recovery_slot(
    key: &RecoveryKey,
    cost: KdfCost,
    data_key: &DataKey,
) -> Result<Slot, StoreError> {
    wrap(SlotKind::Recovery, &key.to_secret(), cost, data_key)
}

/// The data key behind `secret`: the passphrase, or the recovery key.
///
/// # Errors
/// `WrongPassphrase` where no slot opens.
pub(super) fn unlock(header: &Header, secret: &SecretString) -> Result<DataKey, StoreError> {
    let recovery = RecoveryKey::parse(secret.expose_secret()).map(|key| key.to_secret());
    let passphrase = normalized(secret);
    let tries = recovery
        .iter()
        .map(|text| (SlotKind::Recovery, text))
        .chain([(SlotKind::Passphrase, &passphrase)]);
    for (kind, text) in tries {
        for slot in header.slots.iter().filter(|slot| slot.kind == kind) {
            if let Some(key) = unwrap(slot, text)? {
                return Ok(key);
            }
        }
    }
    Err(StoreError::WrongPassphrase)
}

/// The passphrase as one spelling: keyboards and systems compose the same letters differently (NFC).
fn normalized(passphrase: &SecretString) -> Zeroizing<String> {
    let typed = passphrase.expose_secret();
    // Room for the longest composition, so that no copy is left behind by growing.
    let mut text = Zeroizing::new(String::with_capacity(typed.len() * 3));
    text.extend(typed.nfc());
    text
}

fn wrap(
    kind: SlotKind,
    secret: &str,
    cost: KdfCost,
    data_key: &DataKey,
) -> Result<Slot, StoreError> {
    let mut slot = Slot { kind, cost, salt: random()?, nonce: random()?, wrapped: [0; 48] };
    let about = authenticated(&slot);
    let payload = Payload { msg: &*data_key.0, aad: &about };
    let wrapped = cipher(&slot, secret)?
        .encrypt(&slot.nonce.into(), payload)
        .map_err(|_| StoreError::Key("the data key could not be wrapped"))?;
    slot.wrapped = wrapped.try_into().expect("32 bytes and a tag of 16");
    Ok(slot)
}

/// The data key in `slot`, or nothing where `secret` is not its secret.
fn unwrap(slot: &Slot, secret: &str) -> Result<Option<DataKey>, StoreError> {
    let payload = Payload { msg: &slot.wrapped, aad: &authenticated(slot) };
    let Ok(bytes) = cipher(slot, secret)?.decrypt(&slot.nonce.into(), payload) else {
        return Ok(None);
    };
    let bytes = Zeroizing::new(bytes);
    let mut key = DataKey(Zeroizing::new([0; 32]));
    key.0.copy_from_slice(&bytes);
    Ok(Some(key))
}

fn cipher(slot: &Slot, secret: &str) -> Result<XChaCha20Poly1305, StoreError> {
    let KdfCost { memory_kib, passes, lanes } = slot.cost;
    let unusable = |_| StoreError::Key("Argon2id refuses the cost");
    let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(unusable)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), &slot.salt, &mut *key)
        .map_err(unusable)?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}

/// What the wrapping vouches for beside the key: nobody can lower a cost or change a kind unseen.
fn authenticated(slot: &Slot) -> Vec<u8> {
    let KdfCost { memory_kib, passes, lanes } = slot.cost;
    let numbers = [slot.kind.number(), memory_kib, passes, lanes];
    let mut bytes = b"warraq key slot 1".to_vec();
    bytes.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
    bytes.extend(slot.salt);
    bytes
}

/// Bytes from the operating system's randomness.
pub(super) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Key("the system gives no randomness"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> SecretString {
        text.to_owned().into()
    }

    #[test]
    fn either_secret_opens_and_no_other() {
        let (header, key, recovery) = make(&secret("كلمة السر"), KdfCost::for_tests()).unwrap();
        assert_eq!(unlock(&header, &secret("كلمة السر")).unwrap().0, key.0);
        let printed = secret(&recovery.expose().to_lowercase().replace('-', " "));
        assert_eq!(unlock(&header, &printed).unwrap().0, key.0);
        for wrong in ["", "كلمة السرّ", "كلمة  السر", RecoveryKey::random().unwrap().expose()]
        {
            let refused = unlock(&header, &secret(wrong));
            assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{wrong}");
        }
    }

    #[test]
    fn a_passphrase_is_the_same_however_its_letters_are_composed() {
        let composed = "\u{0623}\u{0645}\u{0644}";
        let decomposed = "\u{0627}\u{0654}\u{0645}\u{0644}";
        let (header, ..) = make(&secret(composed), KdfCost::for_tests()).unwrap();
        assert!(unlock(&header, &secret(decomposed)).is_ok());
    }

    #[test]
    fn a_changed_cost_or_kind_does_not_open() {
        let (header, ..) = make(&secret("x"), KdfCost::for_tests()).unwrap();
        let mut cheaper = header.clone();
        cheaper.slots[0].cost.memory_kib = 16;
        assert!(matches!(unlock(&cheaper, &secret("x")), Err(StoreError::WrongPassphrase)));
        let mut swapped = header;
        swapped.slots[0].kind = SlotKind::Recovery;
        assert!(matches!(unlock(&swapped, &secret("x")), Err(StoreError::WrongPassphrase)));
    }

    #[test]
    fn two_vaults_share_nothing() {
        let (one, key, _) = make(&secret("x"), KdfCost::for_tests()).unwrap();
        let (other, other_key, _) = make(&secret("x"), KdfCost::for_tests()).unwrap();
        assert_ne!(key.0, other_key.0);
        assert_ne!(one.database_salt, other.database_salt);
        assert_ne!(one.slots[0].salt, other.slots[0].salt);
        assert_ne!(one.slots[0].salt, one.slots[1].salt);
    }

    #[test]
    fn the_raw_key_is_hexadecimal() {
        let mut key = DataKey(Zeroizing::new([0xab; 32]));
        key.0[0] = 0x0f;
        let text = key.to_pragma(&[1; 16]);
        assert_eq!(*text, format!("x'0f{}{}'", "ab".repeat(31), "01".repeat(16)));
    }

    #[test]
    fn the_standard_cost_is_the_one_promised() {
        let standard = KdfCost { memory_kib: 65536, passes: 3, lanes: 1 };
        assert_eq!(KdfCost::standard(), standard);
        assert!(standard.is_bearable());
    }

    /// What the variable does, in a process of its own.
    #[test]
    fn the_cheap_cost_is_chosen_by_a_variable_and_never_in_a_release_build() {
        if std::env::var_os("WARRAQ_CHEAP_KDF").is_some() {
            let cheap = KdfCost::chosen() == KdfCost::for_tests();
            assert_eq!(cheap, cfg!(debug_assertions));
            return;
        }
        assert_eq!(KdfCost::chosen(), KdfCost::standard());
        let name = "vault::keys::tests::the_cheap_cost_is_chosen_by_a_variable_and_never_in_a_release_build";
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args([name, "--exact"])
            .env("WARRAQ_CHEAP_KDF", "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
    }
}
