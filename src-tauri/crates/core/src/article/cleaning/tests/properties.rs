use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::super::super::Visit;
use super::*;
use crate::strategies;

fn words() -> BoxedStrategy<String> {
    let noisy = select(
        &[
            "قـوات",
            "لـ",
            "ﺳﻮﺭﻳﺎ",
            "ﻻ",
            "\u{202B}",
            "\u{200F}",
            "قال\u{A0}ميلر",
            "کاجین",
            "كوردي",
            "ئه\u{200C}مه\u{200C}",
            "K\u{43E}banê",
            "ـ",
            "می\u{200C}خواهم",
        ][..],
    );
    let noisy = proptest::collection::vec(noisy, 1..4).prop_map(|words| words.concat());
    prop_oneof![noisy, strategies::text()].boxed()
}

fn fields() -> impl Strategy<Value = Fields> {
    let language = select(&["ar", "ckb", "fa", "en"][..]);
    (words(), words(), language).prop_map(|(headline, name, language)| Fields {
        headline,
        byline: vec![name],
        language: language.to_owned(),
        ..Fields::default()
    })
}

/// Everything of a document but its letters: nodes, ids, and the marks of each line that is not empty.
fn shape(document: &Document) -> Vec<String> {
    let mut shape = Vec::new();
    document.walk(&mut |step| {
        shape.push(match step {
            Visit::Line(attrs, _) => format!("{attrs:?}"),
            other => format!("{other:?}").split("media").next().unwrap_or_default().to_owned(),
        });
    });
    shape
}

/// The letters that no kind looks at.
fn others(document: &Document) -> String {
    let is_looked_at = |c: char| {
        matches!(
            c,
            'ـ' | 'ك'
                | 'ي'
                | 'ى'
                | 'ه'
                | 'ة'
                | 'ک'
                | 'ی'
                | 'ے'
                | 'ہ'
                | 'ھ'
                | 'ە'
                | 'ۀ'
                | 'ۃ'
                | 'ڪ'
        ) || matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{61C}' | '\u{FEFF}')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
            || matches!(c, '\u{FB50}'..='\u{FDEF}' | '\u{FE70}'..='\u{FEFC}')
            || matches!(c, '\u{370}'..='\u{52F}')
    };
    let mut text = String::new();
    document.walk(&mut |step| {
        if let Visit::Line(_, content) = step {
            text.extend(content.to_text().chars().filter(|c| !is_looked_at(*c)));
            text.push('\n');
        }
    });
    text
}

/// Whether `part` is `whole` with some left out.
fn is_left_of(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|c| rest.any(|other| other == c))
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(
        document in strategies::document_of(&words()),
        fields in fields(),
        kinds in subsequence(&Kind::ALL[..], 1..=5),
    ) {
        let once = apply(&document, &fields, &kinds);
        prop_assert_eq!(&apply(&once.document, &once.fields, &kinds), &once);
        let found = find(&once.document, &once.fields);
        prop_assert!(found.iter().all(|found| !kinds.contains(&found.kind)), "{:?}", found);
    }

    #[test]
    fn the_document_keeps_its_shape_and_its_other_letters(
        document in strategies::document_of(&words()),
        fields in fields(),
    ) {
        let cleaned = apply(&document, &fields, &Kind::ALL).document;
        prop_assert_eq!(shape(&cleaned), shape(&document));
        prop_assert!(is_left_of(&others(&document), &others(&cleaned)));
        prop_assert_eq!(cleaned.clone().validated(), Ok(cleaned));
    }

    #[test]
    fn comments_stay(document in strategies::document_of(&words()), fields in fields()) {
        let ids = |document: &Document| -> Vec<_> {
            let comments = document.suggestions().into_iter().filter(|one| one.comment.is_some());
            comments.map(|one| (one.id, one.comment)).collect()
        };
        let cleaned = apply(&document, &fields, &Kind::ALL).document;
        prop_assert_eq!(ids(&cleaned), ids(&document));
    }

    #[test]
    fn no_kind_changes_nothing(document in strategies::document(), fields in fields()) {
        let cleaned = apply(&document, &fields, &[]);
        prop_assert_eq!(cleaned, Cleaned { document, fields });
    }

    #[test]
    fn what_is_found_is_what_changes(document in strategies::document_of(&words()), fields in fields()) {
        let found = find(&document, &fields);
        for kind in Kind::ALL {
            let changes = apply(&document, &fields, &[kind]) != Cleaned { document: document.clone(), fields: fields.clone() };
            prop_assert_eq!(changes, found.iter().any(|found| found.kind == kind));
        }
        prop_assert!(found.iter().all(|found| found.examples.len() <= MOST_EXAMPLES
            && !found.examples.is_empty()
            && found.examples.iter().all(|example| example.before != example.after)));
    }
}
