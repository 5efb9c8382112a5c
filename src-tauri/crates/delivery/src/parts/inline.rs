//! Elements that stand among words.

use warraq_connect::decoded;

use super::cut::tag;
use super::images::attributes;

const INLINE: [&str; 23] = [
    "a", "abbr", "b", "bdi", "bdo", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time", "u",
];

/// Elements that say the same to readers.
const ALIKE: [(&str, &str); 4] = [("b", "strong"), ("i", "em"), ("strike", "s"), ("del", "s")];

/// Whether such an element stands among words and around some.
pub(crate) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// Whether two tags begin the same element in two hands: the second is ours, and says no more than it has to.
pub(crate) fn is_one_element(theirs: &str, ours: &str) -> bool {
    let names = [theirs, ours].map(|open| tag(open).map(|(name, ..)| plain(name)));
    let [one, other] = [theirs, ours].map(attributes);
    let value = |side: &[(String, String)], name: &str| {
        side.iter().find(|(known, _)| known == name).map(|(_, value)| decoded(value))
    };
    let leads = |side: &[(String, String)]| {
        value(side, "href").map(|address| address.trim_end_matches('/').to_owned())
    };
    let is_said = |name: &str| {
        let (one, other) = (value(&one, name), value(&other, name));
        one.is_none() || other.is_none() || one == other
    };
    let is_empty =
        |side: &[(String, String)]| value(side, "lang").is_none() && value(side, "dir").is_none();
    match names {
        [Some("a"), Some("a")] => leads(&one) == leads(&other),
        [Some("span"), Some("span")] => {
            is_said("lang") && is_said("dir") && is_empty(&one) == is_empty(&other)
        }
        [one, other] => one == other,
    }
}

/// The name of an element that says the same.
pub(super) fn plain(name: &str) -> &str {
    ALIKE.iter().find(|(known, _)| *known == name).map_or(name, |(_, plain)| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_element_in_two_hands_is_one() {
        for (theirs, ours, is_one) in [
            ("<b>", "<strong>", true),
            ("<em class=\"x\">", "<em>", true),
            ("<mark>", "<em>", false),
            (
                "<a href=\"https://x.example/\" target=\"_blank\">",
                "<a href=\"https://x.example\">",
                true,
            ),
            ("<a href=\"https://y.example\">", "<a href=\"https://x.example\">", false),
            ("<span lang=\"en\">", "<span lang=\"en\" dir=\"ltr\">", true),
            ("<span style=\"color:red\">", "<span lang=\"en\" dir=\"ltr\">", false),
        ] {
            assert_eq!(is_one_element(theirs, ours), is_one, "{theirs}");
        }
    }
}
