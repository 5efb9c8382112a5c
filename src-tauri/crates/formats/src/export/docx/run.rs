//! Runs.

use chrono::{DateTime, SecondsFormat, Utc};
use warraq_core::article::Mark;

use super::story::{Story, language};
use super::styles;
use crate::manuscript::picture;
use crate::manuscript::reviewers::Reviewers;
use crate::manuscript::run::{Content, Run};
use crate::manuscript::sign::Sign;
use crate::manuscript::xml::escaped;

/// English metric units in an inch.
const UNITS: f64 = 914_400.0;
/// The width and height of the largest picture: what A4 leaves between its margins, and half of that in galleries.
const MOST: f64 = 5_760_000.0;
const MOST_IN_GALLERY: f64 = 2_700_000.0;

impl Story<'_> {
    /// A run in the tracked changes it stands in.
    pub(super) fn changed_run(&mut self, run: &Run, lang: Option<&str>) {
        let mut ends = String::new();
        for mark in run.marks.as_slice() {
            let (tag, person, at) = match mark {
                Mark::Insertion { person, at, .. } => ("w:ins", person, at),
                Mark::Deletion { person, at, .. } => ("w:del", person, at),
                _ => continue,
            };
            let (number, by) = (self.next_mark(), by(self.reviewers, person, *at));
            self.raw(&format!("<{tag} w:id=\"{number}\"{by}>"));
            ends.insert_str(0, &format!("</{tag}>"));
        }
        self.run(run, lang);
        self.raw(&ends);
    }

    fn run(&mut self, run: &Run, lang: Option<&str>) {
        match &run.content {
            Content::Text(text) => {
                let tag = if run.marks.has("deletion") { "w:delText" } else { "w:t" };
                let letters = letters(text, tag);
                self.one(run, lang, &letters);
            }
            Content::Break => self.one(run, lang, "<w:br/>"),
            Content::Note { index, is_again, sign } => {
                self.note(run, lang, (*index, *is_again), sign);
            }
            Content::Picture { media, alt } => self.picture(run, media, alt),
        }
    }

    fn one(&mut self, run: &Run, lang: Option<&str>, content: &str) {
        self.raw("<w:r>");
        self.raw(&properties(run, lang));
        self.raw(content);
        self.raw("</w:r>");
    }

    /// The sign of a note. Word has one for each note: what points at it again is a field.
    fn note(
        &mut self,
        run: &Run,
        lang: Option<&str>,
        (index, is_again): (usize, bool),
        sign: &str,
    ) {
        let id = index + 1;
        if is_again {
            self.raw(&format!("<w:fldSimple w:instr=\" NOTEREF _WarraqNote{id} \\f \\h \">"));
            let letters = letters(sign, "w:t");
            self.one(run, lang, &letters);
            self.raw("</w:fldSimple>");
            return;
        }
        let is_own = self.notes.get(index).is_some_and(|note| !note.label.is_empty());
        let content = if is_own {
            let letters = letters(sign, "w:t");
            format!("<w:footnoteReference w:id=\"{id}\" w:customMarkFollows=\"1\"/>{letters}")
        } else {
            format!("<w:footnoteReference w:id=\"{id}\"/>")
        };
        if run.marks.has("insertion") || run.marks.has("deletion") {
            self.one(run, lang, &content);
            return;
        }
        let mark = self.next_mark();
        self.raw(&format!("<w:bookmarkStart w:id=\"{mark}\" w:name=\"_WarraqNote{id}\"/>"));
        self.one(run, lang, &content);
        self.raw(&format!("<w:bookmarkEnd w:id=\"{mark}\"/>"));
    }

    /// A picture, or its words where it is not at hand.
    fn picture(&mut self, run: &Run, media: &str, alt: &str) {
        let pictures = self.input.pictures;
        let Some(found) = pictures.find(media) else {
            let letters = letters(alt, "w:t");
            self.one(run, None, &letters);
            return;
        };
        let next = self.counted.pictures.len() + 1;
        let file = *self.counted.pictures.entry(media.to_owned()).or_insert(next);
        let number = self.next_mark();
        let most = if self.is_in_gallery { MOST_IN_GALLERY } else { MOST };
        let (width, height) = picture::size(found, UNITS, most);
        let alt = escaped(alt);
        self.raw(&format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width:.0}\" cy=\"{height:.0}\"/>\
             <wp:docPr id=\"{number}\" name=\"Picture {number}\" descr=\"{alt}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"{PICTURE}\"><pic:pic><pic:nvPicPr>\
             <pic:cNvPr id=\"{number}\" name=\"Picture {number}\" descr=\"{alt}\"/><pic:cNvPicPr/>\
             </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdPicture{file}\"/><a:stretch><a:fillRect/>\
             </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
             <a:ext cx=\"{width:.0}\" cy=\"{height:.0}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ));
    }
}

/// What Word knows pictures by.
pub(super) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// Who made a change or a comment, and when, where that is told: Word shows no time where there is none.
pub(super) fn by(reviewers: &Reviewers, person: &str, at: DateTime<Utc>) -> String {
    let who = escaped(&reviewers.name(person));
    let when = reviewers.time(at).map(|at| {
        let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
        format!(" w:date=\"{at}\"")
    });
    format!(" w:author=\"{who}\"{}", when.unwrap_or_default())
}

/// What a run looks like, in the order of the standard.
fn properties(run: &Run, lang: Option<&str>) -> String {
    let mut all = String::new();
    if let Some(style) = style_of(run) {
        all.push_str("<w:rStyle w:val=\"");
        all.push_str(&style);
        all.push_str("\"/>");
    }
    let looks = [
        ("strong", "<w:b/><w:bCs/>"),
        ("emphasis", "<w:i/><w:iCs/>"),
        ("strike", "<w:strike/>"),
        ("underline", "<w:u w:val=\"single\"/>"),
        ("superscript", "<w:vertAlign w:val=\"superscript\"/>"),
        ("subscript", "<w:vertAlign w:val=\"subscript\"/>"),
    ];
    // The letters that are added look as those around do only where that is seen.
    let looks = looks.iter().filter(|(mark, _)| run.marks.has(mark) && run.sign.is_none());
    looks.for_each(|(_, xml)| all.push_str(xml));
    if run.is_rtl {
        all.push_str("<w:rtl/>");
    } else if run.is_complex {
        all.push_str("<w:cs/>");
    }
    let own = run.marks.as_slice().iter().find_map(|mark| match mark {
        Mark::Lang { lang, .. } => Some(lang.as_str()),
        _ => None,
    });
    if let Some(lang) = own.or(lang) {
        all.push_str(&language(lang));
    }
    if all.is_empty() { all } else { format!("<w:rPr>{all}</w:rPr>") }
}

/// The character style of a run.
fn style_of(run: &Run) -> Option<String> {
    if let Some(sign) = run.sign {
        return Some(styles::id_of_sign(sign));
    }
    match run.content {
        Content::Note { .. } => Some("FootnoteReference".to_owned()),
        _ => run.link().map(|_| "Hyperlink".to_owned()),
    }
}

/// Letters; a tab has an element of its own.
pub(super) fn letters(text: &str, tag: &str) -> String {
    let pieces = text.split('\t').map(|piece| match piece {
        "" => String::new(),
        piece => format!("<{tag} xml:space=\"preserve\">{}</{tag}>", escaped(piece)),
    });
    pieces.collect::<Vec<_>>().join("<w:tab/>")
}

/// A run of letters that do not stand in the article.
pub(super) fn sign(text: &str, sign: Sign) -> String {
    let (style, letters) = (styles::id_of_sign(sign), letters(text, "w:t"));
    format!("<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>{letters}</w:r>")
}
