//! The parts with text: the body, the notes, the comments.

use warraq_core::article::{Dir, Mark};

use super::super::ExportInput;
use super::run::{PICTURE, by, letters, sign};
use super::story::{Counted, Story};
use crate::manuscript::reviewers::Reviewers;
use crate::manuscript::sign::Sign;
use crate::manuscript::xml::{DECLARATION, Markup, escaped};
use crate::manuscript::{Manuscript, Note, Part};
use crate::options::Paper;

/// A part and where its links lead.
pub(super) struct Written {
    pub(super) xml: String,
    pub(super) links: Vec<String>,
}

/// The parts with text, and the pictures in them.
pub(super) struct Document {
    pub(super) body: Written,
    /// Nothing where there is no note.
    pub(super) notes: Option<Written>,
    /// Nothing where there is no comment.
    pub(super) comments: Option<String>,
    /// The pictures by their numbers from 1.
    pub(super) pictures: Vec<String>,
}

/// Writes all parts with text.
pub(super) fn written(manuscript: &Manuscript, input: &ExportInput<'_>) -> Document {
    let mut story = Story::new(manuscript, input, Counted::default());
    story.raw(&opening("document"));
    story.raw("<w:body>");
    for part in &manuscript.parts {
        match part {
            Part::Paragraph(paragraph) => story.paragraph(paragraph, ""),
            Part::Table(table) => story.table(table),
        }
    }
    let section = section(manuscript.dir, input);
    story.raw(&section);
    story.raw("</w:body></w:document>");
    let Story { xml, links, counted, .. } = story;
    let body = Written { xml, links };
    let (notes, counted) = notes(manuscript, input, counted);
    let Counted { comments, pictures, .. } = counted;
    let mut named: Vec<(usize, String)> =
        pictures.into_iter().map(|(id, number)| (number, id)).collect();
    named.sort_unstable();
    Document {
        body,
        notes,
        comments: (!comments.is_empty()).then(|| comments_part(&comments, &manuscript.reviewers)),
        pictures: named.into_iter().map(|(_, id)| id).collect(),
    }
}

/// The beginning of a part whose outermost element is `name`.
pub(super) fn opening(name: &str) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006";
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(
        "{DECLARATION}<w:{name} xmlns:w=\"{word}\" xmlns:r=\"{office}\" \
         xmlns:wp=\"{drawing}/wordprocessingDrawing\" xmlns:a=\"{drawing}/main\" \
         xmlns:pic=\"{PICTURE}\">"
    )
}

/// The page: its size, its margins and the side that its columns and its gutter begin at.
fn section(dir: Dir, input: &ExportInput<'_>) -> String {
    let (width, height) = match input.options.paper {
        Paper::A4 => (11906, 16838),
        Paper::A5 => (8391, 11906),
        Paper::Letter => (12240, 15840),
    };
    let header = if input.newsroom.is_empty() {
        ""
    } else {
        "<w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>"
    };
    let mirrored = if dir == Dir::Rtl { "<w:bidi/><w:rtlGutter/>" } else { "" };
    format!(
        "<w:sectPr>{header}<w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" \
         w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>\
         {mirrored}</w:sectPr>"
    )
}

fn notes(
    manuscript: &Manuscript,
    input: &ExportInput<'_>,
    counted: Counted,
) -> (Option<Written>, Counted) {
    if manuscript.notes.is_empty() {
        return (None, counted);
    }
    let mut story = Story::new(manuscript, input, counted);
    story.raw(&opening("footnotes"));
    for (id, kind) in [(-1, "separator"), (0, "continuationSeparator")] {
        story.raw(&format!(
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:spacing w:after=\"0\"/>\
             </w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        ));
    }
    for (note, id) in manuscript.notes.iter().zip(1..) {
        story.raw(&format!("<w:footnote w:id=\"{id}\">"));
        let mut before = before_note(note);
        for paragraph in &note.content {
            story.paragraph(paragraph, &std::mem::take(&mut before));
        }
        story.raw("</w:footnote>");
    }
    story.raw("</w:footnotes>");
    let Story { xml, links, counted, .. } = story;
    (Some(Written { xml, links }), counted)
}

/// The sign before a note, with a space behind it.
fn before_note(note: &Note) -> String {
    let is_rtl = note.content.first().is_some_and(|first| first.dir == Dir::Rtl);
    let rtl = if is_rtl { "<w:rtl/>" } else { "" };
    let content = if note.label.is_empty() {
        "<w:footnoteRef/>".to_owned()
    } else {
        letters(&note.label, "w:t")
    };
    let space = sign(" ", Sign::Added);
    format!(
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/>{rtl}</w:rPr>{content}</w:r>{space}"
    )
}

fn comments_part(comments: &[Mark], reviewers: &Reviewers) -> String {
    let mut xml = Markup::new(opening("comments"));
    for (number, comment) in comments.iter().enumerate() {
        let Mark::Comment { person, at, text, .. } = comment else { continue };
        let initials: String = reviewers
            .name(person)
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .collect();
        let (by, initials) = (by(reviewers, person, *at), escaped(&initials));
        xml.add(&format!("<w:comment w:id=\"{number}\"{by} w:initials=\"{initials}\">"));
        for line in reviewers.comment(text).split('\n') {
            let dir = warraq_core::text::direction::of_text(line, Dir::Rtl);
            let (bidi, rtl) = match dir {
                Dir::Rtl => ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>"),
                Dir::Ltr => ("<w:bidi w:val=\"0\"/>", ""),
            };
            let letters = letters(line, "w:t");
            xml.add(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/>{bidi}</w:pPr><w:r>{rtl}{letters}</w:r></w:p>"
            ));
        }
        xml.add("</w:comment>");
    }
    xml.add("</w:comments>");
    xml.finish()
}
