use proptest::prelude::*;
use ulid::Ulid;

use super::super::{
    Block, BlockAttrs, BlockId, Document, Figure, Inline, Mark, Marks, Paragraph, PullQuote,
};
use super::*;
use crate::find::{Form, Query};
use crate::strategies;

fn attrs(number: u128) -> BlockAttrs {
    BlockAttrs { id: BlockId::from(Ulid::from(number)), dir: None, lang: None }
}

fn run(text: &str, marks: Marks) -> Inline {
    Inline::Text { text: text.to_owned(), marks }
}

fn line(runs: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { attrs: attrs(1), content: runs.into_iter().collect() })
}

fn document(blocks: Vec<Block>) -> Document {
    Document::of(blocks, &mut Ulid::nil)
}

fn words(text: &str) -> Finder {
    Finder::new(Query { text: text.to_owned(), ..Query::default() }).unwrap()
}

fn at() -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::UNIX_EPOCH
}

fn comment() -> Mark {
    let (id, person, text) = ("1".to_owned(), "سلمى".to_owned(), "أكيد؟".to_owned());
    Mark::Comment { id, person, at: at(), text }
}

fn deletion() -> Mark {
    Mark::Deletion { id: "2".to_owned(), person: "سلمى".to_owned(), at: at() }
}

/// Replaces every place.
fn all(finder: &Finder, with: &str, document: &Document, fields: &Fields) -> Replaced {
    let replacement = Replacement { finder, with };
    let found = find(replacement, document, fields);
    apply(replacement, document, fields, &found.iter().map(|one| one.number).collect())
}

/// The runs of the first block after every place was replaced.
fn runs_after(finder: &Finder, with: &str, runs: Vec<Inline>) -> Vec<Inline> {
    let after = all(finder, with, &document(vec![line(runs)]), &Fields::default()).document;
    match &after.blocks()[0] {
        Block::Paragraph(paragraph) => paragraph.content.as_slice().to_vec(),
        other => panic!("{other:?}"),
    }
}

/// An article that says «القائد» in a field of each sort and in each part of its body.
fn article() -> (Document, Fields) {
    let fields = Fields {
        headline: "القائد في عفرين".to_owned(),
        byline: vec!["سلمى".to_owned(), "مراسل القائد".to_owned()],
        ..Fields::default()
    };
    let figure = Figure {
        attrs: attrs(2),
        media: None,
        alt: "صورة القائد".to_owned(),
        credit: "مكتب القائد".to_owned(),
        rights: "القائد".to_owned(),
        caption: InlineContent::plain("الْقائد أمس"),
    };
    let quote = PullQuote {
        attrs: attrs(3),
        attribution: Some("القائد".to_owned()),
        content: InlineContent::plain("قال القائد"),
    };
    let first = line(vec![run("وصل القائـد", Marks::none())]);
    (document(vec![first, Block::Figure(figure), Block::PullQuote(quote)]), fields)
}

#[test]
fn fields_and_every_part_of_the_body_are_looked_through_and_named() {
    let (document, fields) = article();
    let finder = words("القائد");
    let found = find(Replacement { finder: &finder, with: "الرئيس" }, &document, &fields);
    let named: Vec<(u32, &str, &str)> =
        found.iter().map(|one| (one.number, one.place.as_str(), one.text.as_str())).collect();
    assert_eq!(
        named,
        [
            (0, "headline", "القائد"),
            (1, "byline", "القائد"),
            (2, "text", "القائـد"),
            (3, "alt", "القائد"),
            (4, "picture-credit", "القائد"),
            (5, "picture-rights", "القائد"),
            (6, "caption", "الْقائد"),
            (7, "text", "القائد"),
            (8, "attribution", "القائد"),
        ]
    );
    assert_eq!((found[0].before.as_str(), found[0].after.as_str()), ("", " في عفرين"));
    assert_eq!(found[2].with, "الرئيس");
}

#[test]
fn only_the_places_that_were_chosen_are_replaced() {
    let (document, fields) = article();
    let finder = words("القائد");
    let replacement = Replacement { finder: &finder, with: "الرئيس" };
    let chosen = BTreeSet::from([1, 3, 6]);
    let after = apply(replacement, &document, &fields, &chosen);
    assert_eq!(after.count, 3);
    let byline = FieldValue::List(vec!["سلمى".to_owned(), "مراسل الرئيس".to_owned()]);
    assert_eq!(after.changes, [FieldChange { field: FieldName::Byline, value: byline }]);
    let Block::Figure(figure) = &after.document.blocks()[1] else { panic!("no figure") };
    assert_eq!((figure.alt.as_str(), figure.credit.as_str()), ("صورة الرئيس", "مكتب القائد"));
    assert_eq!(figure.caption.to_text(), "الرئيس أمس");
    assert_eq!(after.document.blocks()[0], document.blocks()[0]);
}

#[test]
fn what_comes_has_the_marks_of_the_first_letter_that_goes() {
    let strong = || Marks::none().with(Mark::Strong);
    let runs = vec![run("في ال", Marks::none()), run("قائد", strong()), run(" هنا", strong())];
    let after = runs_after(&words("القائد"), "الرئيس", runs);
    assert_eq!(after, [run("في الرئيس", Marks::none()), run(" هنا", strong())]);
}

#[test]
fn nothing_is_found_across_what_somebody_wants_out_or_a_note() {
    let gone = || run("ئ", Marks::none().with(deletion()));
    let runs = vec![run("القا", Marks::none()), gone(), run("ئد", Marks::none())];
    assert_eq!(runs_after(&words("القائد"), "ب", runs.clone()), runs);
    let note = Inline::FootnoteRef { target: BlockId::from(Ulid::from(9)), marks: Marks::none() };
    let runs = vec![run("القا", Marks::none()), note.clone(), run("ئد هنا", Marks::none())];
    assert_eq!(
        runs_after(&words("ئد"), "ب", runs),
        [run("القا", Marks::none()), note, run("ب هنا", Marks::none())]
    );
}

#[test]
fn a_comment_on_a_word_that_goes_stays_on_what_comes() {
    let asked = || Marks::none().with(comment());
    let runs = vec![run("ال", Marks::none()), run("قائد", asked()), run(" هنا", Marks::none())];
    assert_eq!(
        runs_after(&words("القائد"), "الرئيس", runs),
        [run("الرئيس", asked()), run(" هنا", Marks::none())]
    );
}

#[test]
fn lines_may_end_in_what_goes_and_in_what_comes() {
    let broken = || Inline::HardBreak { marks: Marks::none() };
    let query = Query { text: "ا\nب".to_owned(), form: Form::Regex, ..Query::default() };
    let finder = Finder::new(query).unwrap();
    let plain = |text| run(text, Marks::none());
    assert_eq!(
        runs_after(&finder, "ج\nد", vec![plain("سا"), broken(), plain("بر")]),
        [plain("سج"), broken(), plain("در")]
    );
}

#[test]
fn groups_are_put_in_as_they_stand_in_the_text() {
    let query =
        Query { text: r"(\d+) (قتيل)".to_owned(), form: Form::Regex, ..Query::default() };
    let finder = Finder::new(query).unwrap();
    let after = runs_after(&finder, "$2 عددهم $1", vec![run("سقط ٣ قتيلٍ", Marks::none())]);
    assert_eq!(after, [run("سقط قتيلٍ عددهم ٣", Marks::none())]);
}

proptest! {
    #[test]
    fn replacing_words_by_themselves_changes_nothing(document in strategies::document()) {
        let query = Query { text: "(.)".to_owned(), form: Form::Regex, ..Query::default() };
        let finder = Finder::new(query).unwrap();
        let before = Projected::of(&document);
        let after = all(&finder, "$1", &document, &Fields::default());
        prop_assert_eq!(Projected::of(&after.document), before);
    }

    #[test]
    fn every_choice_gives_a_document_the_model_allows(
        document in strategies::document(),
        with in "[ا-ي]{0,3}\n?",
        seed in any::<u32>(),
    ) {
        let query = Query { text: r"\w+".to_owned(), form: Form::Regex, ..Query::default() };
        let finder = Finder::new(query).unwrap();
        let replacement = Replacement { finder: &finder, with: &with };
        let found = find(replacement, &document, &Fields::default());
        let numbers = found.iter().map(|one| one.number);
        let chosen: BTreeSet<u32> = numbers.filter(|at| (seed >> (at % 32)) & 1 == 1).collect();
        let after = apply(replacement, &document, &Fields::default(), &chosen);
        prop_assert_eq!(after.count as usize, chosen.len());
        prop_assert!(after.document.clone().validated().is_ok());
        if chosen.is_empty() {
            prop_assert_eq!(after.document, document);
        }
    }
}

/// What people read of a document.
#[derive(Debug, PartialEq)]
struct Projected(String);

impl Projected {
    fn of(document: &Document) -> Self {
        Self(super::super::Projection::of(document).into_text())
    }
}
