//! The model case of scraped text: one article, and everything that is none of it in the report.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

use std::fs;
use std::path::Path;

use ulid::Ulid;
use warraq_core::article::{Block, Visit};
use warraq_core::fields::FieldName;
use warraq_formats::{ImportDefaults, ImportFormat, Imported, RemovedKind, TakenFrom, import};

const HEADLINE: &str =
    "واشنطن تبلغ تركيا بوقف عدوانها على إقليم شمال وشرق سوريا وإطلاق حوار مع الإدارة الذاتية";

fn corpus() -> String {
    let file = "../../../tests/corpus/xeber24-article.txt";
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn imported(text: &str) -> Imported {
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    import(ImportFormat::Text, text.as_bytes(), &ImportDefaults::default(), &mut ids).unwrap()
}

fn lines(imported: &Imported) -> Vec<String> {
    let mut lines = Vec::new();
    imported.body.walk(&mut |visit| {
        if let Visit::Line(_, content) = visit {
            lines.push(content.to_text());
        }
    });
    lines
}

#[test]
fn the_scraped_article_is_an_article() {
    let imported = imported(&corpus());
    assert_eq!(imported.fields.headline, HEADLINE);
    assert_eq!(imported.fields.byline, ["كاجين أحمد"]);
    assert_eq!(imported.fields.sources, ["xeber24.net"]);
    assert_eq!(imported.fields.language, "ar");
    assert!(imported.fields.place.is_empty() && imported.fields.date.is_none());
    let lines = lines(&imported);
    assert!(lines[0].starts_with("أعلنت وزارة الخارجية"));
    assert!(lines.last().unwrap().ends_with("منبج والرقة."));
    let headings = imported.body.blocks().iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading.content.to_text()),
        _ => None,
    });
    let expected = ["لا انسحاب من سوريا", "تعزيز التعاون مع “قسد” وإنشاء قواعد جديدة في سوريا"];
    assert_eq!(headings.collect::<Vec<_>>(), expected);
}

#[test]
fn everything_else_of_the_scraped_article_is_in_the_report() {
    let imported = imported(&corpus());
    let removed = imported.removed.iter().map(|removed| (removed.kind, removed.text.as_str()));
    assert_eq!(
        removed.collect::<Vec<_>>(),
        [
            (RemovedKind::Html, "crossorigin=\"anonymous\">"),
            (RemovedKind::SiteName, "– xeber24.net"),
            (RemovedKind::DuplicateTitle, HEADLINE),
            (RemovedKind::Share, "مشاركة"),
            (RemovedKind::BylineLine, "كاجين أحمد ـ xeber24.net"),
        ]
    );
    let taken = imported.taken.iter().map(|taken| (taken.field, taken.from));
    assert_eq!(
        taken.collect::<Vec<_>>(),
        [
            (FieldName::Language, TakenFrom::Text),
            (FieldName::Headline, TakenFrom::FirstLine),
            (FieldName::Byline, TakenFrom::BylineLine),
            (FieldName::Sources, TakenFrom::BylineLine),
        ]
    );
}

#[test]
fn no_word_is_lost_without_a_word_about_it() {
    let text = corpus();
    let imported = imported(&text);
    let mut kept = vec![imported.fields.headline.clone()];
    kept.extend(lines(&imported));
    kept.extend(imported.removed.iter().map(|removed| removed.text.clone()));
    let words = |text: &str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    assert_eq!(words(&kept.join("\n")), words(&text));
}
