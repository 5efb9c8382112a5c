//! Footnotes: signs in the text that lead to the notes, and notes that lead back.

use warraq_core::article::{BlockId, Dir, Paragraph};
use warraq_core::text::direction;

use super::{Syntax, Writer};
use crate::wording::Words;

impl Writer<'_> {
    /// The sign of a footnote in text that runs in `dir`; nothing where the article has no such note. Isolated: after a Latin word it
    /// would otherwise go to the wrong side.
    pub(super) fn reference(&mut self, target: BlockId, dir: Dir) {
        let (Some(number), Some(sign)) = (self.notes.number(target), self.notes.sign(target))
        else {
            return;
        };
        self.references[number] += 1;
        let times = self.references[number];
        let prefix = self.manner.prefix;
        let more = if times == 1 { String::new() } else { format!("-{times}") };
        let part = self.manner.syntax.part("noteref");
        self.raw(&format!("<sup dir=\"{}\">", dir.as_str()));
        self.raw(&format!(
            "<a id=\"{prefix}ref-{number}{more}\" href=\"#{prefix}note-{number}\"{part} role=\"doc-noteref\">"
        ));
        self.text(&sign);
        self.raw("</a></sup>");
    }

    /// All notes, in the order they are pointed at.
    pub(crate) fn endnotes(&mut self, words: &Words) {
        let notes = self.notes.in_order();
        if notes.is_empty() {
            return;
        }
        let part = self.manner.syntax.part("endnotes");
        self.raw(&format!("<section class=\"notes\"{part} role=\"doc-endnotes\">\n"));
        self.title(words.notes);
        // Books show a note beside its sign, where it is an element of its own and no item of a list.
        let is_book = self.manner.syntax == Syntax::Epub;
        let (item, end) = if is_book {
            ("aside epub:type=\"footnote\" role=\"doc-footnote\"", "</aside>\n")
        } else {
            ("li", "</li>\n")
        };
        self.raw(if is_book { "" } else { "<ul>\n" });
        for (note, number) in notes.iter().zip(1..) {
            let own = || direction::of_paragraphs(&note.content, self.article_dir);
            let dir = note.attrs.dir.unwrap_or_else(own);
            self.raw(&format!("<{item} id=\"{}note-{number}\"", self.manner.prefix));
            self.attributes(&note.attrs, dir);
            self.raw(">");
            self.back_link(number, note.attrs.id);
            self.inside(dir, |inside| inside.note_lines(&note.content, dir));
            self.raw(end);
        }
        self.raw(if is_book { "</section>\n" } else { "</ul>\n</section>\n" });
    }

    /// The paragraphs of a note that runs in `dir`, but for empty ones. The first stands beside the sign, where it has
    /// nothing of its own.
    fn note_lines(&mut self, paragraphs: &[Paragraph], dir: Dir) {
        let written = paragraphs.iter().filter(|paragraph| !paragraph.content.is_empty());
        for (index, paragraph) in written.enumerate() {
            let own = paragraph.attrs.dir.unwrap_or_else(|| {
                direction::of_text(&paragraph.content.to_text(), self.article_dir)
            });
            if index == 0 && own == dir && paragraph.attrs.lang.is_none() {
                self.raw(" ");
                self.line(&paragraph.content, dir);
            } else {
                self.raw("\n");
                self.open("p", &paragraph.attrs, own);
                self.line(&paragraph.content, own);
                self.raw("</p>");
            }
        }
    }

    /// The sign before a note, which leads back where something points at it.
    pub(crate) fn back_link(&mut self, number: usize, id: BlockId) {
        let sign = self.notes.sign(id).unwrap_or_default();
        let is_pointed_at = self.references[number] > 0;
        let tag = self.manner.syntax.isolating();
        self.raw(&if tag == "bdi" { format!("<{tag} class=\"sign\">") } else { String::new() });
        if is_pointed_at {
            let prefix = self.manner.prefix;
            self.raw(&format!("<a href=\"#{prefix}ref-{number}\" role=\"doc-backlink\">"));
        }
        self.text(&sign);
        self.raw(if is_pointed_at { "</a>" } else { "" });
        self.raw(if tag == "bdi" { "</bdi>" } else { "" });
    }

    /// `dir` where it is not that of the element around, and `lang` where the block has its own.
    pub(super) fn attributes(&mut self, attrs: &warraq_core::article::BlockAttrs, dir: Dir) {
        self.language(attrs.lang.as_deref());
        self.direction(dir);
    }

    /// `lang` where there is one.
    pub(super) fn language(&mut self, lang: Option<&str>) {
        if let Some(lang) = lang {
            self.raw(&self.manner.syntax.language(lang));
        }
    }

    /// `dir` where it is not that of the element around.
    pub(super) fn direction(&mut self, dir: Dir) {
        if dir != self.dir_around {
            self.raw(&format!(" dir=\"{}\"", dir.as_str()));
        }
    }
}
