use ulid::Ulid;

use warraq_core::article::Block;

use super::*;

fn import(text: &str) -> (Imported, Vec<String>, Vec<WarningKind>) {
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    let imported = article(text, &ImportDefaults::default(), &mut ids, Report::default());
    let paragraphs = imported
        .body
        .blocks()
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.content.to_text(),
            other => panic!("{other:?}"),
        })
        .collect();
    let warnings = imported.warnings.iter().map(|warning| warning.kind).collect();
    (imported, paragraphs, warnings)
}

#[test]
fn a_short_first_line_is_the_headline() {
    let (imported, paragraphs, warnings) =
        import("واشنطن تبلغ تركيا\n\nأعلنت الوزارة.\n\nوقال ميلر.\n");
    assert_eq!(imported.fields.headline, "واشنطن تبلغ تركيا");
    assert_eq!(paragraphs, ["أعلنت الوزارة.", "وقال ميلر."]);
    assert_eq!(warnings, []);
}

#[test]
fn a_sentence_or_a_lone_line_is_no_headline() {
    for text in
        ["أعلنت الوزارة.\n\nوقال ميلر.", "أعلنت الوزارة", &format!("{}\n\nثم", "ق".repeat(201))]
    {
        let (imported, _, warnings) = import(text);
        assert_eq!(imported.fields.headline, "", "{text}");
        assert_eq!(warnings, [WarningKind::NoHeadline], "{text}");
    }
}

#[test]
fn without_empty_lines_every_line_is_a_paragraph() {
    let (imported, paragraphs, warnings) = import("عنوان\nأولاً.\nثانياً.");
    assert_eq!(imported.fields.headline, "عنوان");
    assert_eq!(paragraphs, ["أولاً.", "ثانياً."]);
    assert_eq!(warnings, [WarningKind::LineParagraphs]);
}

#[test]
fn wrapped_lines_are_joined() {
    let line = "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا والإدارة";
    let (_, paragraphs, warnings) = import(&format!("عنوان\n\n{line}\n{line}\nالذاتية.\n"));
    assert_eq!(paragraphs, [format!("{line} {line} الذاتية.")]);
    assert_eq!(warnings, [WarningKind::LinesJoined]);
}

#[test]
fn verses_and_addresses_stay_apart() {
    let (imported, paragraphs, warnings) = import("عنوان\n\nسطر أول\nسطر ثان\n\nخاتمة.");
    assert_eq!(imported.fields.headline, "عنوان");
    assert_eq!(paragraphs, ["سطر أول\nسطر ثان", "خاتمة."]);
    assert_eq!(warnings, [WarningKind::LinesKept]);
}

#[test]
fn an_empty_file_is_an_empty_article() {
    let (imported, paragraphs, warnings) = import(" \n\n");
    assert_eq!((imported.fields.headline.as_str(), paragraphs), ("", vec![String::new()]));
    assert_eq!(warnings, []);
}

#[test]
fn more_lines_than_an_article_has_are_refused() {
    let text = "س\n\n".repeat(MOST_LINES);
    let mut ids = || Ulid::from(1);
    let refused = read(text.as_bytes(), &ImportDefaults::default(), &mut ids);
    assert!(matches!(refused, Err(FormatError::Tangled { .. })));
}

#[test]
fn hostile_text_takes_no_longer_than_its_length() {
    let texts = [
        "<!--".repeat(100_000),
        "<a ".repeat(100_000),
        "اقرأ المزيد\n\n".repeat(10_000),
        format!("نص\n\n{}", "إعلان\nسطر\n".repeat(10_000)),
        "&quot;\n".repeat(10_000) + "\n\nنص",
        "[".repeat(100_000),
        ">".repeat(100_000),
        "1. ".repeat(100_000),
        " | ".repeat(100_000),
        "ـ ".repeat(100_000),
    ];
    for text in texts {
        let (imported, _) = imported_of(&text);
        assert!(imported.body.clone().validated().is_ok(), "{text:.20}");
    }
}

/// The article of `text`, and the ids it took.
fn imported_of(text: &str) -> (Imported, u128) {
    let mut next = 0;
    let imported = {
        let mut ids = || {
            next += 1;
            Ulid::from(next)
        };
        article(text, &ImportDefaults::default(), &mut ids, Report::default())
    };
    (imported, next)
}

#[test]
fn latin_names_do_not_make_an_article_english() {
    let text = "وقّعت Bank of America وThe New York Times وAmazon الاتفاق.";
    let defaults = ImportDefaults { language: "en".to_owned(), ..ImportDefaults::default() };
    let mut ids = || Ulid::from(1);
    let imported = article(text, &defaults, &mut ids, Report::default());
    assert_eq!(imported.fields.language, "ar");
}
