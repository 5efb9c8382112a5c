//! Pictures with their words.

use warraq_core::article::{Block, Dir, Figure, Marks};
use warraq_core::text::direction;

use super::super::run::{Content, Run, cut};
use super::super::style::Style;
use super::super::{Paragraph, Part};
use super::Flow;

impl Flow<'_> {
    pub(super) fn figure(&mut self, block: &Block, figure: &Figure) {
        let dir = direction::of_block(block, self.article_dir);
        let paragraphs =
            self.figure_lines(Style::Picture, figure, dir, figure.attrs.lang.as_deref());
        self.parts.extend(paragraphs.into_iter().map(Part::Paragraph));
    }

    /// A picture, its caption and its credit.
    pub(super) fn figure_lines(
        &mut self,
        style: Style,
        figure: &Figure,
        dir: Dir,
        lang: Option<&str>,
    ) -> Vec<Paragraph> {
        let alt = figure.alt.clone();
        let picture = match &figure.media {
            Some(media) => Run::new(Content::Picture { media: media.clone(), alt }, Marks::none()),
            None => Run::text(&alt, Marks::none()),
        };
        let lang = lang.map(str::to_owned);
        let plain = |style, runs| Paragraph { style, dir, lang: lang.clone(), item: None, runs };
        let mut lines = vec![plain(style, cut(vec![picture], dir, dir))];
        if !figure.caption.is_empty() {
            let runs = self.line(&figure.caption);
            lines.push(plain(Style::Caption, cut(runs, dir, dir)));
        }
        if !figure.credit.is_empty() {
            let own = direction::of_text(&figure.credit, self.article_dir);
            let runs = cut(vec![Run::text(&figure.credit, Marks::none())], own, own);
            let lang = lang.clone().or_else(|| self.language_of(&figure.credit));
            lines.push(Paragraph { dir: own, lang, ..plain(Style::Credit, runs) });
        }
        lines
    }
}
