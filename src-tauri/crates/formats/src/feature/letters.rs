//! Letters that no font of the pages has, as people are told of them.

#[cfg(feature = "pdf")]
use crate::export::missing_letters;
use crate::export::{Export, ExportInput};
#[cfg(feature = "pdf")]
use crate::feature::Feature;

/// The most letters that are named.
const NAMED: usize = 10;

/// The letters of the articles that the pages lack, each as often as it stands there. Asked only where it matters: the
/// fonts have to be read for it.
#[cfg(feature = "pdf")]
pub(super) fn missing(input: &ExportInput<'_>, exporter: &dyn Export) -> Vec<char> {
    if !exporter.cannot_hold().contains(&Feature::MissingLetter) {
        return Vec::new();
    }
    input.articles().iter().flat_map(missing_letters).collect()
}

/// None: there are no pages.
#[cfg(not(feature = "pdf"))]
pub(super) fn missing(_: &ExportInput<'_>, _: &dyn Export) -> Vec<char> {
    Vec::new()
}

/// The letters, each once in their order: at most ten, then «…». One that is not seen is named by its number.
pub(super) fn named(letters: &[char]) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in letters.iter().map(|letter| name(*letter)) {
        if names.contains(&name) {
            continue;
        }
        if names.len() == NAMED {
            names.push("…".to_owned());
            break;
        }
        names.push(name);
    }
    names.join(" ")
}

fn name(letter: char) -> String {
    let is_seen = letter.escape_debug().len() == 1;
    if is_seen { letter.to_string() } else { format!("U+{:04X}", u32::from(letter)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_named_once_and_no_more_than_ten() {
        assert_eq!(named(&[]), "");
        assert_eq!(named(&['北', '京', '北', '\u{F8FF}']), "北 京 U+F8FF");
        let ten: Vec<char> = ('一'..).take(10).collect();
        assert_eq!(named(&ten).matches(' ').count(), 9);
        assert!(!named(&ten).contains('…'));
        let more: Vec<char> = ('一'..).take(57).collect();
        assert_eq!(named(&more), format!("{} …", named(&ten)));
    }
}
