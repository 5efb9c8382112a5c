//! What stands around the text: headline and byline above it; corrections, sources and rights below.

use warraq_core::article::{Dir, Marks};
use warraq_core::fields::Fields;
use warraq_core::text::direction;

use super::Paragraph;
use super::flow::Flow;
use super::run::{Run, cut};
use super::sign::Sign;
use super::style::Style;
use crate::wording;

impl Flow<'_> {
    /// Kicker, headline, standfirst, byline, place and date, as far as they are filled.
    pub(super) fn head(&mut self, fields: &Fields) {
        let words = wording::of(&fields.language);
        self.field(Style::Kicker, &fields.kicker);
        self.field(Style::Headline, &fields.headline);
        self.field(Style::Standfirst, &fields.standfirst);
        let mut byline = Vec::new();
        for (index, name) in fields.byline.iter().enumerate() {
            if index > 0 {
                byline.push(Run::sign(words.comma, Sign::Added));
            }
            byline.push(Run::text(name, Marks::none()));
        }
        self.line_of(Style::Byline, byline);
        let mut dateline = Vec::new();
        if !fields.place.is_empty() {
            dateline.push(Run::text(&fields.place, Marks::none()));
        }
        if let Some(date) = fields.date {
            if !dateline.is_empty() {
                dateline.push(Run::sign(words.comma, Sign::Added));
            }
            let date = wording::date_in_words(date, &fields.language);
            dateline.push(Run::sign(&date, Sign::Date));
        }
        self.line_of(Style::Dateline, dateline);
    }

    /// Corrections, sources, credit and rights, as far as they are filled.
    pub(super) fn foot(&mut self, fields: &Fields) {
        let words = wording::of(&fields.language);
        if !fields.corrections.is_empty() {
            self.field(Style::FootHeading, words.corrections);
        }
        for correction in &fields.corrections {
            let date = wording::date_in_words(correction.at.date_naive(), &fields.language);
            let runs = vec![
                Run::sign(&date, Sign::Date),
                Run::sign(": ", Sign::Added),
                Run::text(&correction.text, Marks::none()),
            ];
            let dir = direction::of_text(&correction.text, self.article_dir);
            self.directed(Style::Correction, runs, dir, self.language_of(&correction.text));
        }
        if !fields.sources.is_empty() {
            self.field(Style::FootHeading, words.sources);
        }
        for source in &fields.sources {
            self.field(Style::Source, source);
        }
        self.field(Style::ArticleCredit, &fields.credit);
        self.field(Style::Rights, &fields.rights);
    }

    fn field(&mut self, style: Style, value: &str) {
        if !value.is_empty() {
            let runs = vec![Run::text(value, Marks::none())];
            let dir = direction::of_text(value, self.article_dir);
            self.directed(style, runs, dir, self.language_of(value));
        }
    }

    /// A line that runs as the article does.
    fn line_of(&mut self, style: Style, runs: Vec<Run>) {
        if !runs.is_empty() {
            self.directed(style, runs, self.article_dir, None);
        }
    }

    fn directed(&mut self, style: Style, runs: Vec<Run>, dir: Dir, lang: Option<String>) {
        let runs = cut(runs, dir, dir);
        self.add(Paragraph { style, dir, lang, item: None, runs });
    }
}
