//! Which script a line is in: Latin names in an Arabic sentence say nothing of its language.

use std::borrow::Cow;

use warraq_core::article::Dir;
use warraq_core::text::{address, direction};

/// The direction that more letters of `text` have, without addresses and without Latin names in lines that run from
/// right to left; nothing where they tie or there are none.
pub(crate) fn direction_of(text: &str) -> Option<Dir> {
    let mut balance = 0_i64;
    for line in text.lines() {
        let has_names = direction::has_latin_names_only(line);
        for dir in without_addresses(line).chars().filter_map(direction::of_letter) {
            balance += match dir {
                Dir::Rtl => 1,
                Dir::Ltr if has_names => 0,
                Dir::Ltr => -1,
            };
        }
    }
    match balance {
        1.. => Some(Dir::Rtl),
        0 => None,
        ..0 => Some(Dir::Ltr),
    }
}

fn without_addresses(line: &str) -> Cow<'_, str> {
    let found = address::find(line);
    if found.is_empty() {
        return line.into();
    }
    let mut rest = String::with_capacity(line.len());
    let mut at = 0;
    for address in found {
        rest.push_str(&line[at..address.bytes.start]);
        rest.push(' ');
        at = address.bytes.end;
    }
    rest.push_str(&line[at..]);
    rest.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_sentences() {
        for line in [
            "وقّعت Microsoft وGoogle وAmazon الاتفاق.",
            "قالت Bank of America وThe New York Times",
            "أعلنت Hewlett Packard Enterprise (https://www.hpe.com/us/en/about-us)",
            "قال",
            "Microsoft وGoogle وAmazon توقّع",
        ] {
            assert_eq!(direction_of(line), Some(Dir::Rtl), "{line}");
        }
        for line in
            ["سوريا (Syria) is the Arabic name of the country", "Bi navê «سوريا» tê naskirin"]
        {
            assert_eq!(direction_of(line), Some(Dir::Ltr), "{line}");
        }
        assert_eq!(direction_of("2024 https://example.org"), None);
    }

    #[test]
    fn a_text_is_what_its_lines_are() {
        let text = "وقّعت Microsoft وGoogle الاتفاق\nHewlett Packard\nانضمّت Amazon إليه لاحقاً";
        assert_eq!(direction_of(text), Some(Dir::Rtl));
        let text = "سوريا – Syria\nThe country is in the west of the continent";
        assert_eq!(direction_of(text), Some(Dir::Ltr));
    }
}
