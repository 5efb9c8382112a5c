//! Blocks but lists and tables.

use serde_json::{Map, Value, json};
use warraq_core::article::{Block, Embed, Figure, Paragraph, PullQuote};
use warraq_core::text::direction;

use super::Post;
use super::frame::Tongue;
use crate::hypertext;
use crate::picture::RemotePicture;

impl Post<'_> {
    /// The blocks, one after another; footnotes are left for the end.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.any(block);
        }
    }

    fn any(&mut self, block: &Block) {
        let dir = direction::of_block(block, self.article_dir);
        match block {
            Block::Paragraph(paragraph) => self.text(paragraph),
            Block::Heading(heading) if heading.content.is_empty() => {}
            Block::Heading(heading) => {
                let tongue = Tongue::of(&heading.attrs, dir);
                self.heading(heading.level.number(), tongue, |post| {
                    post.writer.line(&heading.content, dir);
                });
            }
            Block::List(list) => self.list(list),
            Block::Quote(quote) => self.block("quote", Map::new(), |post| {
                post.writer.raw("<blockquote class=\"wp-block-quote\">");
                post.inner(|post| post.blocks(&quote.content));
                post.writer.raw("</blockquote>");
            }),
            Block::PullQuote(quote) => self.pull_quote(quote, Tongue::of(&quote.attrs, dir)),
            Block::Figure(figure) => self.figure(figure),
            Block::Gallery(gallery) => {
                self.block("gallery", attributes("linkTo", json!("none")), |post| {
                    post.writer.raw("<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped\">");
                    post.inner(|post| gallery.figures.iter().for_each(|one| post.figure(one)));
                    post.writer.raw("</figure>");
                });
            }
            Block::Table(table) => self.table(table),
            Block::Embed(embed) => self.embed(embed),
            Block::Divider(_) => self.divider(),
            Block::Footnote(_) => {}
        }
    }

    /// A paragraph; an empty one leaves nothing.
    fn text(&mut self, paragraph: &Paragraph) {
        if paragraph.content.is_empty() {
            return;
        }
        let dir = self.dir_of(paragraph);
        self.paragraph(Tongue::of(&paragraph.attrs, dir), None, |post| {
            post.writer.line(&paragraph.content, dir);
        });
    }

    /// A heading with what `inside` writes.
    pub(super) fn heading(
        &mut self,
        level: u8,
        tongue: Tongue<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        let said = if level == 2 { Map::new() } else { attributes("level", json!(level)) };
        self.block("heading", said, |post| {
            post.writer.raw(&format!("<h{level} class=\"wp-block-heading\">"));
            post.in_its_tongue(tongue, inside);
            post.writer.raw(&format!("</h{level}>"));
        });
    }

    fn pull_quote(&mut self, quote: &PullQuote, tongue: Tongue<'_>) {
        self.block("pullquote", Map::new(), |post| {
            post.writer.raw("<figure class=\"wp-block-pullquote\"><blockquote><p>");
            post.in_its_tongue(tongue, |post| post.writer.line(&quote.content, tongue.dir));
            post.writer.raw("</p>");
            if let Some(who) = quote.attribution.as_deref().filter(|who| !who.is_empty()) {
                post.writer.raw("<cite>");
                let dir = direction::of_text(who, tongue.dir);
                let lang = post.language_of(who, None);
                let own = Tongue { dir, lang: lang.as_deref() };
                post.in_its_tongue(own, |post| post.writer.isolated(who, dir));
                post.writer.raw("</cite>");
            }
            post.writer.raw("</blockquote></figure>");
        });
    }

    /// A picture as the editor writes it. One that the site has not yet is its place, which the editor offers to
    /// fill: what is known of it stands there already.
    fn figure(&mut self, figure: &Figure) {
        let is_captioned = !figure.caption.is_empty() || !figure.credit.is_empty();
        if figure.media.is_none() && !is_captioned && figure.alt.is_empty() {
            return;
        }
        let of_caption = direction::of_text(&figure.caption.to_text(), self.article_dir);
        let dir = figure.attrs.dir.unwrap_or(of_caption);
        let there = figure.media.as_deref().and_then(|id| self.pictures.find(id));
        self.block("image", there.map_or_else(Map::new, image_attributes), |post| {
            post.writer.raw(&image(&figure.alt, there));
            if is_captioned {
                post.writer.raw("<figcaption class=\"wp-element-caption\">");
                post.in_its_tongue(Tongue::of(&figure.attrs, dir), |post| {
                    post.writer.line(&figure.caption, dir);
                    post.writer.credit(figure, dir);
                });
                post.writer.raw("</figcaption>");
            }
            post.writer.raw("</figure>");
        });
    }

    /// The address, which the site shows as what is there; its title below it.
    fn embed(&mut self, embed: &Embed) {
        self.block("embed", attributes("url", json!(embed.url)), |post| {
            post.writer
                .raw("<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n");
            post.writer.text(&embed.url);
            post.writer.raw("\n</div>");
            if !embed.title.trim().is_empty() {
                let dir = direction::of_text(&embed.title, post.article_dir);
                let dir = embed.attrs.dir.unwrap_or(dir);
                post.writer.raw("<figcaption class=\"wp-element-caption\">");
                post.in_its_tongue(Tongue::of(&embed.attrs, dir), |post| {
                    post.writer.isolated(&embed.title, dir);
                });
                post.writer.raw("</figcaption>");
            }
            post.writer.raw("</figure>");
        });
    }

    pub(super) fn divider(&mut self) {
        self.block("separator", Map::new(), |post| {
            post.writer.raw("<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>");
        });
    }
}

/// What the block of a picture that the site has says of it.
fn image_attributes(picture: &RemotePicture) -> Map<String, Value> {
    let number = picture.number.map(|number| ("id".to_owned(), json!(number)));
    let rest = [("sizeSlug", "full"), ("linkDestination", "none")];
    let rest = rest.map(|(name, value)| (name.to_owned(), json!(value)));
    number.into_iter().chain(rest).collect()
}

/// The start of the figure and its picture.
fn image(alt: &str, there: Option<&RemotePicture>) -> String {
    let alt = hypertext::text(alt);
    let Some(picture) = there else {
        return format!("<figure class=\"wp-block-image\"><img alt=\"{alt}\"/>");
    };
    let at = hypertext::address(&picture.url);
    let class =
        picture.number.map_or_else(String::new, |number| format!(" class=\"wp-image-{number}\""));
    format!("<figure class=\"wp-block-image size-full\"><img src=\"{at}\" alt=\"{alt}\"{class}/>")
}

/// One attribute of a block.
pub(super) fn attributes(name: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value)])
}
