mod properties;

use ulid::Ulid;

use super::super::{
    Block, BlockAttrs, BlockId, Embed, Figure, Inline, Mark, Marks, Paragraph, PullQuote, Quote,
};
use super::*;

fn attrs(number: u128) -> BlockAttrs {
    BlockAttrs { id: BlockId::from(Ulid::from(number)), dir: None, lang: None }
}

fn line(number: u128, runs: &[(&str, Marks)]) -> Block {
    let run = |(text, marks): &(&str, Marks)| Inline::Text {
        text: (*text).to_owned(),
        marks: marks.clone(),
    };
    let content = runs.iter().map(run).collect();
    Block::Paragraph(Paragraph { attrs: attrs(number), content })
}

fn plain(number: u128, text: &str) -> Block {
    line(number, &[(text, Marks::none())])
}

fn document(blocks: Vec<Block>) -> Document {
    Document::of(blocks, &mut Ulid::nil)
}

fn example(before: &str, after: &str) -> Example {
    Example { before: before.to_owned(), after: after.to_owned() }
}

fn all(document: &Document, fields: &Fields) -> Cleaned {
    apply(document, fields, &Kind::ALL)
}

#[test]
fn what_is_found_is_counted_with_examples() {
    let document = document(vec![plain(1, "قال إن القـوات  و القــوات"), plain(2, "أ\u{200F} ب")]);
    let fields = Fields { headline: "خبر\u{A0}عاجل".to_owned(), ..Fields::default() };
    let found = find(&document, &fields);
    let expected = [
        Found {
            kind: Kind::Tatweel,
            count: 3,
            examples: vec![example("القـوات", "القوات"), example("القــوات", "القوات")],
        },
        Found { kind: Kind::BidiControls, count: 1, examples: vec![example("أ\u{200F}", "أ")] },
        Found {
            kind: Kind::NoBreakSpaces,
            count: 1,
            examples: vec![example("خبر\u{A0}عاجل", "خبر عاجل")],
        },
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_change_between_words_is_shown_with_both() {
    let found = find(&document(vec![plain(1, "قال ميلر \u{200F} أمس هناك")]), &Fields::default());
    assert_eq!(found[0].examples, [example("ميلر \u{200F} أمس", "ميلر  أمس")]);
}

#[test]
fn no_more_than_a_few_examples_are_given() {
    let words: Vec<String> = (0..9).map(|n| format!("قـوات{n}")).collect();
    let found = find(&document(vec![plain(1, &words.join(" "))]), &Fields::default());
    assert_eq!((found[0].count, found[0].examples.len()), (9, MOST_EXAMPLES));
}

#[test]
fn words_go_on_across_marks_and_the_marks_stay() {
    let strong = || Marks::none().with(Mark::Strong);
    let runs = [("قـ", strong()), ("ـت", Marks::none()), ("ـ", strong()), ("ال", Marks::none())];
    let before = document(vec![line(1, &runs)]);
    let cleaned = apply(&before, &Fields::default(), &[Kind::Tatweel]).document;
    assert_eq!(cleaned.blocks(), [line(1, &[("ق", strong()), ("تال", Marks::none())])]);
}

#[test]
fn a_comment_does_not_go_with_what_it_is_about() {
    let at = chrono::DateTime::from_timestamp(0, 0).unwrap();
    let comment = Mark::Comment {
        id: "1".to_owned(),
        person: "ليلى".to_owned(),
        at,
        text: "ما هذا؟".to_owned(),
    };
    let remarked = || Marks::none().with(comment.clone());
    let before = document(vec![line(
        1,
        &[("قـ", Marks::none()), ("ـ", remarked()), ("وات", Marks::none())],
    )]);
    let cleaned = all(&before, &Fields::default()).document;
    let expected = line(1, &[("ق", Marks::none()), ("ـ", remarked()), ("وات", Marks::none())]);
    assert_eq!(cleaned.blocks(), [expected]);
}

#[test]
fn the_nearest_language_decides() {
    let foreign = |lang: &str| Marks::none().with(Mark::Lang { lang: lang.to_owned(), dir: None });
    let in_sorani = BlockAttrs { lang: Some("ckb".to_owned()), ..attrs(2) };
    let quote =
        |text| Block::Quote(Quote { attrs: in_sorani.clone(), content: vec![plain(3, text)] });
    let before = document(vec![
        line(1, &[("کتاب", Marks::none()), (" کتاب", foreign("fa"))]),
        quote("كوردي"),
    ]);
    let cleaned = apply(&before, &Fields::default(), &[Kind::MixedLetters]).document;
    let expected = [line(1, &[("كتاب", Marks::none()), (" کتاب", foreign("fa"))]), quote("کوردی")];
    assert_eq!(cleaned.blocks(), expected);
}

#[test]
fn what_people_read_beside_the_lines_is_cleaned_too() {
    let blocks = |word: &str, media: &str| {
        let (text, caption) = (word.to_owned(), InlineContent::plain(word));
        vec![
            Block::Figure(Figure {
                attrs: attrs(1),
                media: Some(media.to_owned()),
                alt: text.clone(),
                credit: text.clone(),
                rights: text.clone(),
                caption: caption.clone(),
            }),
            Block::PullQuote(PullQuote {
                attrs: attrs(2),
                attribution: Some(text.clone()),
                content: caption,
            }),
            Block::Embed(Embed {
                attrs: attrs(3),
                url: "https://a.org/قـو".to_owned(),
                title: text,
            }),
        ]
    };
    let cleaned = all(&document(blocks("قـوة", "قـو")), &Fields::default()).document;
    assert_eq!(cleaned.blocks(), blocks("قوة", "قـو"));
}

#[test]
fn fields_are_cleaned_and_only_they_are_to_be_saved() {
    let fields = Fields {
        headline: "قـوات".to_owned(),
        byline: vec!["كـاجين".to_owned(), "\u{200F}".to_owned(), "ليلى".to_owned()],
        slug: "قـوات".to_owned(),
        section: "سياسة".to_owned(),
        ..Fields::default()
    };
    let cleaned = all(&document(vec![plain(1, "أ")]), &fields).fields;
    let expected = Fields {
        headline: "قوات".to_owned(),
        byline: vec!["كاجين".to_owned(), "ليلى".to_owned()],
        ..fields.clone()
    };
    assert_eq!(cleaned, expected);
    let mut saved = fields.clone();
    let changes = changes(&fields, &cleaned);
    assert_eq!(changes.len(), 2);
    for change in &changes {
        saved.apply(change).unwrap();
    }
    assert_eq!(saved, cleaned);
}

/// The page of a news site with 97 tatweels: one is a dash in the byline, one follows a prefix.
#[test]
fn the_sample_has_95_tatweels_too_many() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/xeber24-article.txt");
    let page = std::fs::read_to_string(path).unwrap();
    let blocks = (1..).zip(page.lines().filter(|line| !line.is_empty()));
    let before = document(blocks.map(|(number, line)| plain(number, line)).collect());
    let fields = Fields::default();
    let found = find(&before, &fields);
    let counts: Vec<_> = found.iter().map(|found| (found.kind, found.count)).collect();
    assert_eq!(counts, [(Kind::Tatweel, 95)]);
    assert_eq!(found[0].examples[0], example("قــائد", "قائد"));

    let cleaned = all(&before, &fields).document;
    let text = |document: &Document| crate::article::Projection::of(document).into_text();
    assert_eq!(text(&cleaned).matches('ـ').count(), 2);
    assert!(text(&cleaned).contains("كاجين أحمد ـ xeber24.net"), "{}", text(&cleaned));
    assert_eq!(text(&cleaned).replace('ـ', ""), text(&before).replace('ـ', ""));
}
