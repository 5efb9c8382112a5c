use chrono::TimeZone;
use ulid::Ulid;
use warraq_core::article::{
    BlockAttrs, Footnote, Heading, HeadingLevel, Inline, InlineContent, Link, Mark, Marks,
    Paragraph,
};
use warraq_core::fields::Fields;

use super::*;
use crate::import::ImportDefaults;
use crate::reading::{Rough, read};

const TEXT: &str =
    "أعلنت وزارة الصحة في بيان لها أن عدد المصابين ارتفع خلال الأسبوع الماضي إلى مئتي حالة.";

fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2024, 3, 5, 10, 0, 0).unwrap()
}

fn run(text: &str, mark: Option<Mark>) -> Inline {
    let marks = mark.into_iter().fold(Marks::none(), Marks::with);
    Inline::Text { text: text.to_owned(), marks }
}

fn plain(text: &str) -> Inline {
    run(text, None)
}

fn deleted(text: &str) -> Inline {
    run(text, Some(Mark::Deletion { id: "1".to_owned(), person: "سلمى".to_owned(), at: at() }))
}

fn inserted(text: &str) -> Inline {
    run(text, Some(Mark::Insertion { id: "2".to_owned(), person: "سلمى".to_owned(), at: at() }))
}

fn remarked(text: &str) -> Inline {
    let (id, person, said) = ("3".to_owned(), "كاجين".to_owned(), "طويل جداً".to_owned());
    run(text, Some(Mark::Comment { id, person, at: at(), text: said }))
}

fn linked(text: &str) -> Inline {
    let href = "https://a.org/x".to_owned();
    run(text, Some(Mark::Link(Link { href, title: None })))
}

/// What headings with these runs and a text below them come to.
struct Found {
    fields: Fields,
    lines: Vec<String>,
    report: Report,
}

impl Found {
    fn warned(&self) -> Vec<(WarningKind, &str)> {
        self.report.warnings.iter().map(|it| (it.kind, it.detail.as_str())).collect()
    }

    fn removed(&self) -> Vec<(RemovedKind, &str)> {
        self.report.removed.iter().map(|it| (it.kind, it.text.as_str())).collect()
    }
}

fn below(titles: &[&[Inline]], lines: &[&[Inline]], note: Option<BlockId>) -> Found {
    let mut next = 10;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    let mut blocks = Vec::new();
    for runs in titles {
        let (attrs, level) = (BlockAttrs::new(&mut ids), HeadingLevel::Two);
        let content: InlineContent = runs.iter().cloned().collect();
        blocks.push(Block::Heading(Heading { attrs, level, content }));
    }
    let top_headings = blocks.iter().map(Block::id).collect();
    for runs in lines.iter().copied().chain([&[plain(TEXT)][..]]) {
        let content = runs.iter().cloned().collect();
        blocks.push(Block::Paragraph(Paragraph { attrs: BlockAttrs::new(&mut ids), content }));
    }
    if let Some(id) = note {
        let content = InlineContent::plain("حاشية العنوان");
        let content = vec![Paragraph { attrs: BlockAttrs::new(&mut ids), content }];
        let attrs = BlockAttrs { id, ..BlockAttrs::new(&mut ids) };
        blocks.push(Block::Footnote(Footnote { attrs, label: String::new(), content }));
    }
    let mut report = Report::default();
    let rough = Rough { blocks, top_headings, ..Rough::default() };
    let (fields, body) = read(rough, &ImportDefaults::default(), &mut ids, &mut report);
    let lines = body.blocks().iter().map(runs::text_of_block).collect();
    Found { fields, lines, report }
}

#[test]
fn a_headline_has_one_reading_and_its_changes_are_told() {
    let title = [plain("مقتل "), deleted("خمسة"), inserted("ستة"), plain(" مدنيين")];
    let found = below(&[&title], &[], None);
    assert_eq!(found.fields.headline, "مقتل ستة مدنيين");
    assert_eq!(found.lines, [TEXT]);
    let told = "سلمى 2024-03-05 10:00: − «خمسة» + «ستة»";
    assert_eq!(found.warned(), [(WarningKind::TrackedChangeTaken, told)]);
    assert_eq!(found.removed(), [(RemovedKind::Deletion, "خمسة")]);
}

#[test]
fn a_byline_has_one_reading_too() {
    let line = [plain("كتب: "), deleted("أحمد"), inserted("محمد"), plain(" العلي")];
    let found = below(&[&[plain("عنوان الخبر")]], &[&line], None);
    assert_eq!(found.fields.byline, ["محمد العلي"]);
    let told = "سلمى 2024-03-05 10:00: − «أحمد» + «محمد»";
    assert_eq!(found.warned(), [(WarningKind::TrackedChangeTaken, told)]);
    let byline = (RemovedKind::BylineLine, "كتب: محمد العلي");
    assert_eq!(found.removed(), [byline, (RemovedKind::Deletion, "أحمد")]);
}

#[test]
fn what_goes_as_a_whole_is_no_headline_and_no_byline() {
    let found = below(&[&[deleted("العنوان القديم")], &[inserted("العنوان الجديد")]], &[], None);
    assert_eq!(found.fields.headline, "العنوان الجديد");
    assert_eq!(found.lines, ["العنوان القديم", TEXT]);
    let told = "سلمى 2024-03-05 10:00: + «العنوان الجديد»";
    assert_eq!(found.warned(), [(WarningKind::TrackedChangeTaken, told)]);
    let found = below(&[&[plain("عنوان الخبر")]], &[&[deleted("كتب: أحمد العلي")]], None);
    assert_eq!(found.fields.byline, [""; 0]);
    assert_eq!(found.lines, ["كتب: أحمد العلي", TEXT]);
    assert_eq!(found.warned(), []);
}

#[test]
fn a_comment_and_a_link_on_a_field_are_in_the_report() {
    let found = below(&[&[remarked("عنوان "), linked("الخبر")]], &[], None);
    assert_eq!(found.fields.headline, "عنوان الخبر");
    assert_eq!(
        found.removed(),
        [(RemovedKind::Comment, "كاجين: طويل جداً"), (RemovedKind::Link, "https://a.org/x")]
    );
    let found = below(&[&[plain("عنوان")]], &[&[remarked("كتب: أحمد العلي")]], None);
    assert_eq!(
        found.removed(),
        [(RemovedKind::BylineLine, "كتب: أحمد العلي"), (RemovedKind::Comment, "كاجين: طويل جداً")]
    );
}

#[test]
fn a_comment_that_still_stands_on_text_is_not_told() {
    let found = below(&[&[remarked("عنوان الخبر")]], &[&[remarked(TEXT)]], None);
    assert_eq!(found.removed(), []);
}

#[test]
fn a_note_that_loses_its_sign_is_told() {
    let note = BlockId::from(Ulid::from(5));
    let sign = Inline::FootnoteRef { target: note, marks: Marks::none() };
    let found = below(&[&[plain("عنوان الخبر"), sign]], &[], Some(note));
    assert_eq!(found.fields.headline, "عنوان الخبر");
    assert_eq!(found.lines, [TEXT, "حاشية العنوان"]);
    assert_eq!(found.warned(), [(WarningKind::NoteWithoutSign, "حاشية العنوان")]);
}
