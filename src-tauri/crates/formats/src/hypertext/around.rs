//! What stands around the text of an article: headline and byline above it; corrections, sources and rights below.

use chrono::NaiveDate;
use warraq_core::fields::Fields;
use warraq_core::text::direction;

use super::Writer;
use crate::wording::{self, Words};

impl Writer<'_> {
    /// Kicker, headline, standfirst, byline, place and date; nothing where all are empty.
    pub(crate) fn header(&mut self, fields: &Fields, words: &Words) {
        let is_empty = fields.byline.is_empty()
            && fields.date.is_none()
            && [&fields.kicker, &fields.headline, &fields.standfirst, &fields.place]
                .iter()
                .all(|field| field.trim().is_empty());
        self.level = u8::from(!fields.headline.trim().is_empty());
        if is_empty {
            return;
        }
        self.raw("<header>\n");
        self.field("p", "kicker", &fields.kicker);
        self.field("h1", "headline", &fields.headline);
        self.field("p", "standfirst", &fields.standfirst);
        self.byline(&fields.byline, words);
        self.dateline(fields, words);
        self.raw("</header>\n");
    }

    /// An element of `class` for a field that is filled.
    fn field(&mut self, tag: &str, class: &str, value: &str) {
        if value.trim().is_empty() {
            return;
        }
        let dir = direction::of_text(value, self.article_dir);
        self.raw(&format!("<{tag} class=\"{class}\""));
        self.language_of(value, None);
        self.direction(dir);
        self.raw(">");
        self.isolated(value, dir);
        self.raw(&format!("</{tag}>\n"));
    }

    /// The names, each in its own direction.
    fn byline(&mut self, names: &[String], words: &Words) {
        if names.is_empty() {
            return;
        }
        self.raw("<p class=\"byline\">");
        for (index, name) in names.iter().enumerate() {
            self.text(if index == 0 { "" } else { words.comma });
            self.raw("<bdi>");
            self.text(name);
            self.raw("</bdi>");
        }
        self.raw("</p>\n");
    }

    fn dateline(&mut self, fields: &Fields, words: &Words) {
        if fields.place.is_empty() && fields.date.is_none() {
            return;
        }
        self.raw("<p class=\"dateline\">");
        if !fields.place.is_empty() {
            self.raw("<bdi>");
            self.text(&fields.place);
            self.raw("</bdi>");
        }
        if let Some(date) = fields.date {
            if !fields.place.is_empty() {
                self.text(words.comma);
            }
            self.time(date, &fields.language);
        }
        self.raw("</p>\n");
    }

    fn time(&mut self, date: NaiveDate, language: &str) {
        let in_words = wording::date_in_words(date, language);
        self.raw(&format!("<time datetime=\"{date}\">"));
        self.isolated(&in_words, self.article_dir);
        self.raw("</time>");
    }

    /// Corrections, sources, credit, newsroom and rights; nothing where all are empty.
    pub(crate) fn footer(&mut self, fields: &Fields, newsroom: &str, words: &Words) {
        let is_empty = fields.corrections.is_empty()
            && fields.sources.is_empty()
            && fields.credit.is_empty()
            && fields.rights.is_empty()
            && newsroom.is_empty();
        if is_empty {
            return;
        }
        self.raw("<footer>\n");
        self.corrections(fields, words);
        self.sources(&fields.sources, words);
        self.field("p", "credit", &fields.credit);
        self.field("p", "newsroom", newsroom);
        self.field("p", "rights", &fields.rights);
        self.raw("</footer>\n");
    }

    fn corrections(&mut self, fields: &Fields, words: &Words) {
        if fields.corrections.is_empty() {
            return;
        }
        self.raw("<section class=\"corrections\">\n");
        self.title(words.corrections);
        for correction in &fields.corrections {
            let dir = direction::of_text(&correction.text, self.article_dir);
            self.raw("<p");
            self.direction(dir);
            self.raw(">");
            self.time(correction.at.date_naive(), &fields.language);
            self.raw(": ");
            self.isolated(&correction.text, dir);
            self.raw("</p>\n");
        }
        self.raw("</section>\n");
    }

    /// A heading of what stands below the text.
    pub(super) fn title(&mut self, words: &str) {
        let tag = self.heading(2);
        self.raw(&format!("<{tag}>"));
        self.text(words);
        self.raw(&format!("</{}>\n", tag.split(' ').next().unwrap_or(&tag)));
    }

    fn sources(&mut self, sources: &[String], words: &Words) {
        if sources.is_empty() {
            return;
        }
        self.raw("<section class=\"sources\">\n");
        self.title(words.sources);
        self.raw("<ul>\n");
        for source in sources {
            let dir = direction::of_text(source, self.article_dir);
            self.raw("<li");
            self.language_of(source, None);
            self.direction(dir);
            self.raw(">");
            self.isolated(source, dir);
            self.raw("</li>\n");
        }
        self.raw("</ul>\n</section>\n");
    }
}
