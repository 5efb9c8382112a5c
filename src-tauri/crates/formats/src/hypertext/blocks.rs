//! Blocks.

use warraq_core::article::{
    Block, BlockAttrs, Dir, Embed, Figure, InlineContent, List, ListItem, ListKind, PullQuote,
};
use warraq_core::text::direction;

use super::escape::text;
use super::inline::address;
use super::{Source, Writer};

impl Writer<'_> {
    /// A block; empty paragraphs and headings leave nothing, and footnotes stand at the end.
    pub(super) fn block(&mut self, block: &Block) {
        let dir = direction::of_block(block, self.article_dir);
        match block {
            Block::Paragraph(paragraph) if paragraph.content.is_empty() => {}
            Block::Paragraph(paragraph) => {
                self.element("p", &paragraph.attrs, &paragraph.content, dir);
            }
            Block::Heading(heading) if heading.content.is_empty() => {}
            Block::Heading(heading) => {
                let tag = self.heading(heading.level.number());
                self.element(&tag, &heading.attrs, &heading.content, dir);
            }
            Block::List(list) => self.list(list, dir),
            Block::Quote(quote) => {
                self.open("blockquote", &quote.attrs, dir);
                self.raw("\n");
                self.inside(dir, |inside| inside.blocks(&quote.content));
                self.raw("</blockquote>\n");
            }
            Block::PullQuote(quote) => self.pull_quote(quote, dir),
            Block::Figure(figure) => self.figure(figure),
            Block::Gallery(gallery) => {
                self.open("div class=\"gallery\"", &gallery.attrs, dir);
                self.raw("\n");
                self.inside(dir, |inside| {
                    gallery.figures.iter().for_each(|figure| inside.figure(figure));
                });
                self.raw("</div>\n");
            }
            Block::Table(table) => self.table(table, dir),
            Block::Embed(embed) => self.embed(embed),
            Block::Divider(_) => {
                self.empty("hr");
                self.raw("\n");
            }
            Block::Footnote(_) => {}
        }
    }

    /// The start of an element that runs in `dir`; `tag` may carry attributes of its own.
    pub(super) fn open(&mut self, tag: &str, attrs: &BlockAttrs, dir: Dir) {
        self.raw(&format!("<{tag}"));
        self.attributes(attrs, dir);
        self.raw(">");
    }

    fn element(&mut self, tag: &str, attrs: &BlockAttrs, content: &InlineContent, dir: Dir) {
        self.open(tag, attrs, dir);
        self.line(content, dir);
        let name = tag.split(' ').next().unwrap_or(tag);
        self.raw(&format!("</{name}>\n"));
    }

    fn list(&mut self, list: &List, dir: Dir) {
        let tag = match list.kind {
            ListKind::Bullet => "ul",
            ListKind::Ordered => "ol",
        };
        let start = match list.kind {
            ListKind::Ordered if list.start != 1 => format!(" start=\"{}\"", list.start),
            _ => String::new(),
        };
        self.open(&format!("{tag}{start}"), &list.attrs, dir);
        self.raw("\n");
        self.inside(dir, |inside| list.items.iter().for_each(|item| inside.item(item)));
        self.raw(&format!("</{tag}>\n"));
    }

    /// An item. It and not its first paragraph has the direction, so that its number stands on the right side.
    fn item(&mut self, item: &ListItem) {
        let Some((Block::Paragraph(first), rest)) = item.content.split_first() else { return };
        let dir = first
            .attrs
            .dir
            .unwrap_or_else(|| direction::of_text(&first.content.to_text(), self.article_dir));
        self.open("li", &first.attrs, dir);
        self.line(&first.content, dir);
        if !rest.is_empty() {
            self.raw("\n");
            self.inside(dir, |inside| inside.blocks(rest));
        }
        self.raw("</li>\n");
    }

    fn pull_quote(&mut self, quote: &PullQuote, dir: Dir) {
        self.open("aside class=\"pull-quote\"", &quote.attrs, dir);
        self.raw("\n<p>");
        self.line(&quote.content, dir);
        self.raw("</p>\n");
        if let Some(who) = quote.attribution.as_deref().filter(|who| !who.is_empty()) {
            self.raw("<p class=\"attribution\"");
            self.language_of(who, quote.attrs.lang.as_deref());
            self.raw(">");
            self.isolated(who, dir);
            self.raw("</p>\n");
        }
        self.raw("</aside>\n");
    }

    /// A picture with its caption; what is known of it where the picture itself is not in the file.
    fn figure(&mut self, figure: &Figure) {
        let source = figure.media.as_deref().and_then(self.manner.source);
        let is_captioned = !figure.caption.is_empty() || !figure.credit.is_empty();
        if source.is_none() && !is_captioned && figure.alt.is_empty() {
            return;
        }
        let dir = figure
            .attrs
            .dir
            .unwrap_or_else(|| direction::of_text(&figure.caption.to_text(), self.article_dir));
        self.open("figure", &figure.attrs, dir);
        self.raw("\n");
        match source {
            Some(source) => self.picture(&source, &figure.alt),
            None if figure.alt.is_empty() => {}
            None => {
                self.raw("<p class=\"alt\">");
                self.isolated(&figure.alt, dir);
                self.raw("</p>\n");
            }
        }
        if is_captioned {
            self.raw("<figcaption>");
            self.line(&figure.caption, dir);
            self.credit(figure, dir);
            self.raw("</figcaption>\n");
        }
        self.raw("</figure>\n");
    }

    fn picture(&mut self, source: &Source, alt: &str) {
        let Source { address: at, width, height } = source;
        let (at, alt) = (address(at), text(alt));
        self.empty(&format!(
            "img src=\"{at}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\""
        ));
        self.raw("\n");
    }

    pub(crate) fn credit(&mut self, figure: &Figure, dir: Dir) {
        if figure.credit.is_empty() {
            return;
        }
        if !figure.caption.is_empty() {
            self.raw(" ");
        }
        self.raw("<span class=\"credit\">(");
        self.isolated(&figure.credit, dir);
        self.raw(")</span>");
    }

    /// A link: nothing of another site is loaded.
    fn embed(&mut self, embed: &Embed) {
        let is_named = !embed.title.trim().is_empty();
        let dir = direction::of_text(&embed.title, self.article_dir);
        self.open("p class=\"embed\"", &embed.attrs, embed.attrs.dir.unwrap_or(dir));
        self.raw(&format!("<a href=\"{}\">", address(&embed.url)));
        if is_named {
            self.isolated(&embed.title, dir);
        } else {
            self.isolated(&embed.url, dir);
        }
        self.raw("</a></p>\n");
    }
}
