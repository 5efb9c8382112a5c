//! The recovery key: a second secret, printed once, for when the passphrase is forgotten.

use std::fmt;

use zeroize::Zeroizing;

use super::keys::random;
use crate::error::StoreError;

/// Crockford's base 32: no I, L, O or U. Source: <https://www.crockford.com/base32.html>
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 35;
const GROUP: usize = 5;

/// 175 random bits as seven groups of five characters.
pub struct RecoveryKey(Zeroizing<String>);

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

impl RecoveryKey {
    /// A new one.
    pub(super) fn random() -> Result<Self, StoreError> {
        let bytes = Zeroizing::new(random::<LENGTH>()?);
        let digits = bytes.iter().map(|byte| ALPHABET[usize::from(byte % 32)]);
        Ok(Self::grouped(digits))
    }

    /// The key somebody typed: case, spaces and hyphens do not matter, O is 0, I and L are 1. Nothing
    /// where it cannot be one.
    pub(super) fn parse(typed: &str) -> Option<Self> {
        let mut digits = Zeroizing::new(Vec::with_capacity(LENGTH));
        for letter in typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
            let digit = match letter.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                other => u8::try_from(other).ok().filter(|digit| ALPHABET.contains(digit))?,
            };
            if digits.len() == LENGTH {
                return None;
            }
            digits.push(digit);
        }
        (digits.len() == LENGTH).then(|| Self::grouped(digits.iter().copied()))
    }

    /// The key as it is shown: `XXXXX-XXXXX-…`.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The characters alone, as they are turned into a key.
    pub(super) fn to_secret(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(self.0.len()));
        text.extend(self.0.chars().filter(|digit| *digit != '-'));
        text
    }

    fn grouped(digits: impl Iterator<Item = u8>) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for (at, digit) in digits.enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(digit));
        }
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_back_as_people_type_it() {
        let key = RecoveryKey("01ABC-DEFGH-JKMNP-QRSTV-WXYZ0-12345-67890".to_owned().into());
        for typed in [
            "01ABC-DEFGH-JKMNP-QRSTV-WXYZ0-12345-67890",
            "olabc defgh jkmnp qrstv wxyzO i2345 6789o",
            " 0IABCDEFGHJKMNPQRSTVWXYZ0L234567890\n",
        ] {
            assert_eq!(RecoveryKey::parse(typed).unwrap().expose(), key.expose(), "{typed}");
        }
    }

    #[test]
    fn other_text_is_no_recovery_key() {
        let long = "0".repeat(LENGTH + 1);
        for typed in ["", "كلمة السر", "01ABC-DEFGH", "UUUUU", &"0".repeat(LENGTH - 1), &long]
        {
            assert!(RecoveryKey::parse(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn every_one_is_new_and_has_seven_groups() {
        let one = RecoveryKey::random().unwrap();
        let other = RecoveryKey::random().unwrap();
        assert_ne!(one.expose(), other.expose());
        assert!(one.expose().split('-').all(|group| group.len() == GROUP));
        assert_eq!(one.expose().split('-').count(), 7);
        assert!(!format!("{one:?}").contains(&one.expose()[..GROUP]));
    }
}
