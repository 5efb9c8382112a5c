//! Lines of a page that Warraq wrote.

use std::collections::HashMap;

use dom_query::NodeRef;
use warraq_core::article::{BlockId, Dir, IdSource, Inline, InlineContent, Link, Mark, Marks};
use warraq_core::text::direction;

use crate::markup::tag::{attribute, has_class, letters, name};

/// More marks do not stand in one another.
const DEPTH: usize = 16;

/// The notes that signs point at, by the names that they have in the page.
pub(super) type NoteIds = HashMap<String, BlockId>;

/// Reads one line after the other.
pub(super) struct Lines<'a> {
    pub(super) notes: &'a mut NoteIds,
    pub(super) ids: &'a mut dyn IdSource,
}

impl Lines<'_> {
    /// What the nodes say; nothing where one of them is none that Warraq writes into a line.
    pub(super) fn read(&mut self, nodes: &[NodeRef<'_>]) -> Option<InlineContent> {
        let mut content = InlineContent::default();
        let mut is_after_break = false;
        self.add(nodes, &Marks::none(), DEPTH, &mut content, &mut is_after_break)?;
        Some(content)
    }

    fn add(
        &mut self,
        nodes: &[NodeRef<'_>],
        marks: &Marks,
        depth: usize,
        content: &mut InlineContent,
        is_after_break: &mut bool,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        for node in nodes {
            if let Some(text) = letters(node) {
                // A break is written with the end of its line.
                let text = text.strip_prefix('\n').filter(|_| *is_after_break).unwrap_or(&text);
                content.push_text(text, marks.clone());
                *is_after_break = false;
                continue;
            }
            let inside: Vec<NodeRef<'_>> = node.children_it(false).collect();
            let mark = match name(node).as_str() {
                "br" => {
                    content.push(Inline::HardBreak { marks: marks.clone() });
                    *is_after_break = true;
                    continue;
                }
                "sup" if is_sign(&inside) => {
                    let target = attribute(&inside[0], "href");
                    let target = self.note(target.strip_prefix('#')?);
                    content.push(Inline::FootnoteRef { target, marks: marks.clone() });
                    *is_after_break = false;
                    continue;
                }
                "bdi" => lang(node),
                "a" => Some(Mark::Link(Link { href: attribute(node, "href"), title: title(node) })),
                "strong" => Some(Mark::Strong),
                "em" => Some(Mark::Emphasis),
                "u" => Some(Mark::Underline),
                "s" => Some(Mark::Strike),
                "sup" => Some(Mark::Superscript),
                "sub" => Some(Mark::Subscript),
                _ => return None,
            };
            let inner = mark.into_iter().fold(marks.clone(), Marks::with);
            self.add(&inside, &inner, depth, content, is_after_break)?;
        }
        Some(())
    }

    /// The id of the note that has this name in the page.
    pub(super) fn note(&mut self, name: &str) -> BlockId {
        let ids = &mut *self.ids;
        *self.notes.entry(name.to_owned()).or_insert_with(|| BlockId::new(ids))
    }
}

/// Whether this is the inside of the sign of a note.
fn is_sign(inside: &[NodeRef<'_>]) -> bool {
    matches!(inside, [only] if attribute(only, "role") == "doc-noteref")
}

/// The language that a run is in; nothing for a run that only keeps its own direction.
fn lang(node: &NodeRef<'_>) -> Option<Mark> {
    let lang = Some(attribute(node, "lang")).filter(|lang| !lang.is_empty())?;
    let dir = if attribute(node, "dir") == "rtl" { Dir::Rtl } else { Dir::Ltr };
    let dir = Some(dir).filter(|dir| *dir != direction::of_language(&lang));
    Some(Mark::Lang { lang, dir })
}

fn title(node: &NodeRef<'_>) -> Option<String> {
    Some(attribute(node, "title")).filter(|title| !title.is_empty())
}

/// Whether `node` is an element of this name and class.
pub(super) fn is(node: &NodeRef<'_>, name_of_it: &str, class: &str) -> bool {
    name(node) == name_of_it && has_class(node, |one| one == class)
}
