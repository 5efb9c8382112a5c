//! What stands below the text: footnotes, corrections, sources, credit and rights.

use serde_json::Map;
use warraq_core::fields::Fields;
use warraq_core::text::direction;

use super::Post;
use super::frame::Tongue;
use crate::notes::Notes;
use crate::wording;

impl Post<'_> {
    /// All notes below a line, in the order they are pointed at.
    pub(super) fn notes(&mut self, notes: &Notes<'_>) {
        if notes.in_order().is_empty() {
            return;
        }
        self.divider();
        self.title(self.words.notes);
        for (note, number) in notes.in_order().iter().zip(1..) {
            let own = || direction::of_paragraphs(&note.content, self.article_dir);
            let dir = note.attrs.dir.unwrap_or_else(own);
            let anchor = format!("{}note-{number}", self.prefix);
            self.paragraph(Tongue::of(&note.attrs, dir), Some(&anchor), |post| {
                post.writer.back_link(number, note.attrs.id);
                for (index, paragraph) in note.content.iter().enumerate() {
                    if index > 0 {
                        post.writer.new_line();
                    } else {
                        post.writer.raw(" ");
                    }
                    let lang = paragraph.attrs.lang.as_deref();
                    if lang == note.attrs.lang.as_deref() {
                        post.writer.line(&paragraph.content, dir);
                    } else {
                        post.in_its_tongue(Tongue { dir, lang }, |post| {
                            post.writer.line(&paragraph.content, dir);
                        });
                    }
                }
            });
        }
    }

    /// What readers are to be told beside the text, and a post has no place for.
    pub(super) fn footer(&mut self, fields: &Fields) {
        if !fields.corrections.is_empty() {
            self.title(self.words.corrections);
        }
        for correction in &fields.corrections {
            let day = wording::date_in_words(correction.at.date_naive(), &fields.language);
            self.said(&format!("{day}: {}", correction.text));
        }
        if !fields.sources.is_empty() {
            self.title(self.words.sources);
            self.sources(&fields.sources);
        }
        self.said(&fields.credit);
        self.said(&fields.rights);
    }

    fn title(&mut self, words: &str) {
        let dir = direction::of_text(words, self.article_dir);
        self.heading(2, Tongue::plain(dir), |post| post.writer.text(words));
    }

    fn said(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        let dir = direction::of_text(words, self.article_dir);
        let lang = self.language_of(words, None);
        self.paragraph(Tongue { dir, lang: lang.as_deref() }, None, |post| {
            for (index, line) in words.lines().enumerate() {
                if index > 0 {
                    post.writer.new_line();
                }
                post.writer.isolated(line, dir);
            }
        });
    }

    fn sources(&mut self, sources: &[String]) {
        self.block("list", Map::new(), |post| {
            post.writer.raw("<ul class=\"wp-block-list\">");
            post.inner(|post| sources.iter().for_each(|source| post.source(source)));
            post.writer.raw("</ul>");
        });
    }

    fn source(&mut self, source: &str) {
        let dir = direction::of_text(source, self.article_dir);
        self.block("list-item", Map::new(), |post| {
            post.writer.raw("<li>");
            let lang = post.language_of(source, None);
            let own = Tongue { dir, lang: lang.as_deref() };
            post.in_its_tongue(own, |post| post.writer.isolated(source, dir));
            post.writer.raw("</li>");
        });
    }
}
