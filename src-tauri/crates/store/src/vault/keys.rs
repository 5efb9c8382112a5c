//! Secrets and keys: a secret is turned into a key by Argon2id, and that key unwraps the data key.

use std::fmt;

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::cost::KdfCost;
use super::header::{Header, Slot, SlotKind};
use super::recovery::RecoveryKey;
use crate::error::StoreError;

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

    /// The same key once more, for another connection.
    pub(super) fn again(&self) -> Self {
        Self(Zeroizing::new(*self.0))
    }

    /// The key itself.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
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

/// Whether both are one passphrase.
pub(super) fn is_same(one: &SecretString, other: &SecretString) -> bool {
    normalized(one) == normalized(other)
}

/// Whether `secret` looks like a recovery key.
pub(super) fn is_recovery_key(secret: &SecretString) -> bool {
    RecoveryKey::parse(secret.expose_secret()).is_some()
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
    cost.must_protect()?;
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
    let key = slot.cost.derive(secret.as_bytes(), &slot.salt)?;
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
}
