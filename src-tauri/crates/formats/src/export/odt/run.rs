//! Runs.

use chrono::{DateTime, SecondsFormat, Utc};
use warraq_core::article::{Mark, Marks};

use super::content::Text;
use super::styles::encoded;
use crate::manuscript::picture;
use crate::manuscript::reviewers::Reviewers;
use crate::manuscript::run::{Content, Run};
use crate::manuscript::sign::ANCHOR;
use crate::manuscript::xml::escaped;

/// Millimetres in an inch, and the width and height of the largest picture.
const MILLIMETRES: f64 = 25.4;
const MOST: f64 = 160.0;
const MOST_IN_GALLERY: f64 = 75.0;

impl Text<'_> {
    /// Runs, those on one comment together.
    pub(super) fn runs(&mut self, runs: &[Run], lang: Option<&str>) {
        let comment = |run: &Run| find(&run.marks, "comment").cloned();
        let reviewers = &self.manuscript.reviewers;
        for group in runs.chunk_by(|one, other| comment(one) == comment(other)) {
            let Some(Mark::Comment { person, at, text, .. }) = group.first().and_then(comment)
            else {
                self.changed_runs(group, lang);
                continue;
            };
            self.comments += 1;
            let number = self.comments;
            self.raw(&format!(
                "<office:annotation office:name=\"comment{number}\"><dc:creator>{}</dc:creator>",
                escaped(&reviewers.name(&person)),
            ));
            if let Some(at) = reviewers.time(at) {
                self.raw(&format!("<dc:date>{}</dc:date>", time(at)));
            }
            for line in reviewers.comment(&text).split('\n') {
                self.raw(&format!("<text:p>{}</text:p>", escaped(line)));
            }
            self.raw("</office:annotation>");
            self.changed_runs(group, lang);
            self.raw(&format!("<office:annotation-end office:name=\"comment{number}\"/>"));
        }
    }

    /// Runs, those in one tracked change together. What went stands before the text.
    fn changed_runs(&mut self, runs: &[Run], lang: Option<&str>) {
        let changes = |run: &Run| {
            (find(&run.marks, "insertion").cloned(), find(&run.marks, "deletion").cloned())
        };
        for group in runs.chunk_by(|one, other| changes(one) == changes(other)) {
            let (insertion, deletion) = group.first().map(changes).unwrap_or_default();
            if insertion.is_none() && deletion.is_none() {
                self.linked_runs(group, lang);
                continue;
            }
            self.changes_count += 1;
            let id = format!("ct{}", self.changes_count);
            let reviewers = &self.manuscript.reviewers;
            let inserted = insertion.as_ref().map(|mark| info("insertion", mark, "", reviewers));
            if let Some(deletion) = deletion {
                let text = std::mem::take(&mut self.xml);
                self.linked_runs(group, lang);
                let gone = std::mem::replace(&mut self.xml, text);
                let gone = format!("<text:p>{gone}</text:p>");
                let gone = info("deletion", &deletion, &gone, reviewers);
                self.region(&id, &format!("{gone}{}", inserted.unwrap_or_default()));
                self.raw(&format!("<text:change text:change-id=\"{id}\"/>"));
            } else {
                self.region(&id, &inserted.unwrap_or_default());
                self.raw(&format!("<text:change-start text:change-id=\"{id}\"/>"));
                self.linked_runs(group, lang);
                self.raw(&format!("<text:change-end text:change-id=\"{id}\"/>"));
            }
        }
    }

    fn region(&mut self, id: &str, says: &str) {
        let region = format!(
            "<text:changed-region xml:id=\"{id}\" text:id=\"{id}\">{says}</text:changed-region>"
        );
        self.changes.push_str(&region);
    }

    /// Runs, those in one link together.
    fn linked_runs(&mut self, runs: &[Run], lang: Option<&str>) {
        for group in runs.chunk_by(|one, other| one.link() == other.link()) {
            let Some(link) = group.first().and_then(Run::link).cloned() else {
                self.run_group(group, lang);
                continue;
            };
            self.raw(&format!(
                "<text:a xlink:type=\"simple\" xlink:href=\"{}\"",
                escaped(&link.href)
            ));
            if let Some(title) = link.title.as_deref().filter(|title| !title.is_empty()) {
                self.raw(&format!(" office:title=\"{}\"", escaped(title)));
            }
            self.raw(">");
            self.run_group(group, lang);
            self.raw("</text:a>");
        }
    }

    fn run_group(&mut self, runs: &[Run], lang: Option<&str>) {
        for run in runs {
            self.run(run, lang);
        }
    }

    fn run(&mut self, run: &Run, lang: Option<&str>) {
        let style = self.automatic.run(run, lang);
        if let Some(style) = &style {
            self.raw(&format!("<text:span text:style-name=\"{style}\">"));
        }
        match &run.content {
            Content::Text(text) => self.letters(text),
            Content::Break => {
                self.raw("<text:line-break/>");
                self.is_after_space = true;
            }
            Content::Note { index, is_again, sign } => self.note(*index, *is_again, sign),
            Content::Picture { media, alt } => self.picture(media, alt),
        }
        if style.is_some() {
            self.raw("</text:span>");
        }
    }

    /// Letters. White space beside white space would be taken for none, so it has elements of its own.
    fn letters(&mut self, text: &str) {
        let mut xml = String::new();
        for letter in text.chars() {
            match letter {
                ' ' | '\n' | '\r' if self.is_after_space => xml.push_str("<text:s/>"),
                ' ' | '\n' | '\r' => {
                    xml.push(' ');
                    self.is_after_space = true;
                }
                '\t' => {
                    xml.push_str("<text:tab/>");
                    self.is_after_space = false;
                }
                letter => {
                    xml.push_str(&escaped(letter.encode_utf8(&mut [0; 4])));
                    self.is_after_space = false;
                }
            }
        }
        self.raw(&xml);
    }

    fn note(&mut self, index: usize, is_again: bool, sign: &str) {
        let (number, sign) = (index + 1, escaped(sign));
        if is_again {
            let anchor = encoded(ANCHOR);
            self.raw(&format!(
                "<text:span text:style-name=\"{anchor}\"><text:note-ref text:note-class=\"footnote\" text:reference-format=\"text\" \
                 text:ref-name=\"note{number}\">{sign}</text:note-ref></text:span>"
            ));
            self.is_after_space = false;
            return;
        }
        let manuscript = self.manuscript;
        let Some(note) = manuscript.notes.get(index) else { return };
        let label = if note.label.is_empty() {
            String::new()
        } else {
            format!(" text:label=\"{}\"", escaped(&note.label))
        };
        self.raw(&format!(
            "<text:note text:id=\"note{number}\" text:note-class=\"footnote\">\
             <text:note-citation{label}>{sign}</text:note-citation><text:note-body>"
        ));
        for paragraph in &note.content {
            self.paragraph(paragraph);
        }
        self.raw("</text:note-body></text:note>");
        self.is_after_space = false;
    }

    /// A picture, or its words where it is not at hand.
    fn picture(&mut self, media: &str, alt: &str) {
        let pictures = self.input.pictures;
        let Some(found) = pictures.find(media) else {
            self.letters(alt);
            return;
        };
        let next = self.pictures.len() + 1;
        let file = *self.pictures.entry(media.to_owned()).or_insert(next);
        let most = if self.is_in_gallery { MOST_IN_GALLERY } else { MOST };
        let (width, height) = picture::size(found, MILLIMETRES, most);
        let (number, extension) = (self.next(), picture::shown(found).extension);
        self.raw(&format!(
            "<draw:frame draw:name=\"Picture {number}\" text:anchor-type=\"as-char\" \
             svg:width=\"{width:.2}mm\" svg:height=\"{height:.2}mm\"><draw:image \
             xlink:href=\"Pictures/picture{file}.{extension}\" xlink:type=\"simple\" \
             xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:desc>{}</svg:desc></draw:frame>",
            escaped(alt)
        ));
    }
}

/// Who changed what, and when. `LibreOffice` forgets a change without a time: where none is told, it gets the beginning of
/// the calendar that computers count by, as that program itself writes it.
fn info(kind: &str, mark: &Mark, gone: &str, reviewers: &Reviewers) -> String {
    let (Mark::Insertion { person, at, .. } | Mark::Deletion { person, at, .. }) = mark else {
        return String::new();
    };
    format!(
        "<text:{kind}><office:change-info><dc:creator>{}</dc:creator><dc:date>{}</dc:date>\
         </office:change-info>{gone}</text:{kind}>",
        escaped(&reviewers.name(person)),
        time(reviewers.time(*at).unwrap_or_default())
    )
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn find<'m>(marks: &'m Marks, name: &str) -> Option<&'m Mark> {
    marks.as_slice().iter().find(|mark| mark.name() == name)
}
