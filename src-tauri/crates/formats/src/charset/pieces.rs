//! Short texts that a program wrote beside each other, such as the fields of a picture's file.

use encoding_rs::Encoding;

use super::guess;

/// The letters of each piece: UTF-8 where it is that, whatever is said; else `said`, and where nothing is said, the
/// encoding that makes most sense of all pieces that are no UTF-8 together.
pub(crate) fn texts(pieces: &[&[u8]], said: Option<&'static Encoding>) -> Vec<String> {
    let is_other = |piece: &&&[u8]| utf8(piece).is_none();
    let others: Vec<&[u8]> = pieces.iter().filter(is_other).copied().collect();
    let encoding = said.unwrap_or_else(|| guess::of(&others.join(&b'\n')).encoding);
    let text = |piece: &&[u8]| match utf8(piece) {
        Some(text) => text.to_owned(),
        None => encoding.decode_without_bom_handling(piece).0.into_owned(),
    };
    pieces.iter().map(text).collect()
}

/// The piece as UTF-8. A field with a limit may end inside of a letter, which goes.
fn utf8(piece: &[u8]) -> Option<&str> {
    let piece = piece.strip_prefix(b"\xef\xbb\xbf").unwrap_or(piece);
    match str::from_utf8(piece) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => {
            let whole = str::from_utf8(&piece[..error.valid_up_to()]).ok()?;
            (!whole.is_ascii()).then_some(whole)
        }
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_6, WINDOWS_1252, WINDOWS_1256};

    use super::*;

    fn one(piece: &[u8], said: Option<&'static Encoding>) -> String {
        texts(&[piece], said).remove(0)
    }

    #[test]
    fn pieces_are_read_in_the_letters_that_make_sense_of_all() {
        let arabic = ["جسر الرقة القديم بعد القصف", "© وكالة ورّاق", "plain"];
        let encoded = arabic.map(|text| WINDOWS_1256.encode(text).0.into_owned());
        let pieces: Vec<&[u8]> = encoded.iter().map(Vec::as_slice).collect();
        assert_eq!(texts(&pieces, None), arabic);
        for text in ["Le pont détruit à l’été", "© AFP 2024", "Straße in Köln"] {
            assert_eq!(one(&WINDOWS_1252.encode(text).0, None), text);
        }
        assert_eq!(one(&ISO_8859_6.encode("جسر").0, Some(ISO_8859_6)), "جسر");
    }

    #[test]
    fn utf8_is_utf8_whatever_is_said() {
        let text = "جسر الرقة";
        assert_eq!(one(text.as_bytes(), Some(WINDOWS_1252)), text);
        assert_eq!(one(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), None), text);
        assert_eq!(one(&text.as_bytes()[..text.len() - 1], None), "جسر الرق");
        assert_eq!(one(b"caf\xe9", None), "café");
    }
}
