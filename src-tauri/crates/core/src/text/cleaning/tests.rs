mod invisible;
mod letters;
mod properties;
mod tatweel;

use super::*;

/// `text` of an article in `language` after one kind of cleaning.
fn cleaned(kind: Kind, language: &str, text: &str) -> String {
    apply(text, &edits(kind, text, &|_| language))
}

/// Asserts that cleaning changes each first text into the second.
fn assert_changes(kind: Kind, language: &str, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        assert_eq!(cleaned(kind, language, before), *after, "{}", before.escape_unicode());
    }
}

/// Asserts that cleaning finds nothing in these.
fn assert_stays(kind: Kind, language: &str, cases: &[&str]) {
    for text in cases {
        let found = edits(kind, text, &|_| language);
        assert_eq!(found, [], "{} {}", text, text.escape_unicode());
    }
}

#[test]
fn kinds_are_known_by_name() {
    for kind in Kind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
    assert_eq!("spelling".parse::<Kind>(), Err(KindError("spelling".to_owned())));
}
