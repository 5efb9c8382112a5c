//! Blocks.

use warraq_core::article::{self, Block, Dir, List, ListKind};
use warraq_core::text::direction;
use warraq_typeset::{Figure, Line, Piece, is_seen};

use super::line::{isolated, plain};
use super::picture;
use super::sheet::Maker;

impl Maker<'_> {
    /// A block; empty paragraphs, and headings of which nothing is seen, leave nothing, and footnotes stand at the foot of the page.
    pub(super) fn piece(&mut self, block: &Block) -> Option<Piece> {
        let dir = direction::of_block(block, self.article_dir);
        Some(match block {
            Block::Paragraph(paragraph) if paragraph.content.is_empty() => return None,
            Block::Paragraph(paragraph) => {
                Piece::Paragraph(self.line_in(&paragraph.attrs, &paragraph.content))
            }
            Block::Heading(heading) if !is_seen(&heading.content.to_text()) => return None,
            Block::Heading(heading) => {
                let look = heading.level.number();
                let line = self.line_in(&heading.attrs, &heading.content);
                Piece::Heading { line, level: self.level_of(look), look }
            }
            Block::List(list) => self.list(list, dir),
            Block::Quote(quote) => Piece::Quote { dir, content: self.pieces(&quote.content) },
            Block::PullQuote(quote) => Piece::PullQuote {
                line: self.line_in(&quote.attrs, &quote.content),
                attribution: quote.attribution.as_deref().and_then(|who| self.filled(who)),
            },
            Block::Figure(figure) => Piece::Figure(self.figure(figure)),
            Block::Gallery(gallery) => {
                Piece::Gallery(gallery.figures.iter().map(|figure| self.figure(figure)).collect())
            }
            Block::Table(table) => Piece::Table(self.table(table, dir)),
            Block::Embed(embed) => {
                let of_title = direction::of_text(&embed.title, self.article_dir);
                let dir = embed.attrs.dir.unwrap_or(of_title);
                let title = isolated(embed.title.trim(), of_title);
                let language = embed.attrs.lang.clone();
                Piece::Embed { dir, language, url: embed.url.clone(), title }
            }
            Block::Divider(_) => Piece::Divider,
            Block::Footnote(_) => return None,
        })
    }

    /// The level of a heading that looks like `look`: one below the headline's for 2, and never two at once.
    pub(super) fn level_of(&mut self, look: u8) -> u8 {
        let is_headed = is_seen(&self.fields.headline);
        let wanted = if is_headed { look } else { look - 1 };
        self.level = wanted.min(self.level + 1);
        self.level
    }

    fn list(&mut self, list: &List, dir: Dir) -> Piece {
        let start = match list.kind {
            ListKind::Bullet => None,
            ListKind::Ordered => Some(list.start),
        };
        let items = list.items.iter().map(|item| self.pieces(&item.content)).collect();
        Piece::List { dir, start, items }
    }

    /// A picture with its caption and credit; its words where the picture is not at hand.
    pub(super) fn figure(&mut self, figure: &article::Figure) -> Figure {
        let pictures = self.pictures;
        let picture = figure.media.as_deref().and_then(|id| pictures.find(id));
        let caption = self.caption(figure);
        let picture = picture.and_then(picture::printable);
        let spoken =
            [figure.alt.trim().to_owned(), figure.caption.to_text(), figure.credit.clone()]
                .into_iter()
                .find(|words| is_seen(words));
        // A picture without a word of its own is one of what the article is about.
        let alt = match (&picture, spoken) {
            (Some(_), spoken) => spoken.unwrap_or_else(|| self.title.clone()),
            (None, _) => figure.alt.clone(),
        };
        Figure { dir: caption.dir, picture, alt, caption }
    }

    fn caption(&mut self, figure: &article::Figure) -> Line {
        let mut line = self.line_in(&figure.attrs, &figure.caption);
        if !figure.credit.trim().is_empty() {
            let space = if figure.caption.is_empty() { "" } else { " " };
            let credit = self.insert(figure.credit.trim());
            line.runs.push(plain(&format!("{space}({credit})")));
        }
        line
    }
}
