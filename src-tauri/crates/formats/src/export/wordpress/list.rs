//! Lists.

use serde_json::{Map, json};
use warraq_core::article::{Block, Dir, List, ListItem, ListKind, Paragraph};
use warraq_core::text::direction;

use super::Post;
use super::frame::Tongue;

impl Post<'_> {
    pub(super) fn list(&mut self, list: &List) {
        let mut attributes = Map::new();
        let mut tag = String::from("ul");
        if list.kind == ListKind::Ordered {
            attributes.insert("ordered".to_owned(), json!(true));
            "ol".clone_into(&mut tag);
            if list.start != 1 {
                attributes.insert("start".to_owned(), json!(list.start));
                tag = format!("ol start=\"{}\"", list.start);
            }
        }
        self.block("list", attributes, |post| {
            post.writer.raw(&format!("<{tag} class=\"wp-block-list\">"));
            post.inner(|post| {
                list.items.iter().for_each(|item| post.item(list.attrs.lang.as_deref(), item));
            });
            post.writer.raw(&format!("</{}>", &tag[..2]));
        });
    }

    /// An item: one line, in which further paragraphs begin anew, and lists in it. What stands behind a list of its
    /// own is an item too.
    fn item(&mut self, lang: Option<&str>, item: &ListItem) {
        let mut rest = item.content.as_slice();
        while !rest.is_empty() {
            let is_list = |block: &Block| matches!(block, Block::List(_));
            let lines = rest.iter().take_while(|block| !is_list(block)).count();
            let lists = rest[lines..].iter().take_while(|block| is_list(block)).count();
            let (now, later) = rest.split_at(lines + lists);
            rest = later;
            self.block("list-item", Map::new(), |post| {
                post.writer.raw("<li>");
                post.lines(lang, &now[..lines]);
                post.inner(|post| post.blocks(&now[lines..]));
                post.writer.raw("</li>");
            });
        }
    }

    fn lines(&mut self, lang: Option<&str>, blocks: &[Block]) {
        let paragraphs = blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) if !paragraph.content.is_empty() => Some(paragraph),
            _ => None,
        });
        self.broken(lang, paragraphs);
    }

    /// Paragraphs as lines of one block, each in its own direction.
    pub(super) fn broken<'p>(
        &mut self,
        lang: Option<&str>,
        paragraphs: impl Iterator<Item = &'p Paragraph>,
    ) {
        for (index, paragraph) in paragraphs.enumerate() {
            if index > 0 {
                self.writer.new_line();
            }
            let dir = self.dir_of(paragraph);
            let lang = paragraph.attrs.lang.as_deref().or(lang);
            self.in_its_tongue(Tongue { dir, lang }, |post| {
                post.writer.line(&paragraph.content, dir);
            });
        }
    }

    pub(super) fn dir_of(&self, paragraph: &Paragraph) -> Dir {
        let text = paragraph.content.to_text();
        paragraph.attrs.dir.unwrap_or_else(|| direction::of_text(&text, self.article_dir))
    }
}
