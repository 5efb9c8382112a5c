//! A page as a flat row of its nodes, so that everything about a subtree is a sum over a range.

use dom_query::{Document, NodeData, NodeId, NodeRef};

use super::signs::{Sign, Signs};
use crate::markup::tag;

/// The body of a page in document order. A piece and everything in it are `at..pieces[at].end`.
pub(super) struct Outline<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
}

/// An element or a text of the page.
pub(super) struct Piece<'a> {
    pub(super) node: NodeRef<'a>,
    /// The name of an element; nothing for text.
    pub(super) name: Option<String>,
    pub(super) parent: usize,
    /// One past the last piece inside.
    pub(super) end: usize,
    /// The nearest block around it, or itself.
    pub(super) block: usize,
    /// Whether it is a link or a button, or in one.
    pub(super) linked: bool,
    /// Whether its text is not for readers: scripts, styles, the choices of a form.
    pub(super) silent: bool,
    /// What its names, role and kind of element say it is.
    pub(super) signs: Signs,
}

impl Piece<'_> {
    /// Whether it is an element of one of these names.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        self.name.as_deref().is_some_and(|name| names.contains(&name))
    }

    pub(super) fn is_text(&self) -> bool {
        self.name.is_none()
    }

    pub(super) fn is_heading(&self) -> bool {
        self.is(&["h1", "h2", "h3", "h4", "h5", "h6"])
    }

    /// The value of an attribute; nothing where it is absent or empty.
    pub(super) fn attr(&self, name: &str) -> Option<String> {
        self.node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// What it is for certain or perhaps, of the kinds that are removed.
    pub(super) fn sign(&self) -> Option<Sign> {
        self.signs.removed
    }
}

impl<'a> Outline<'a> {
    /// The pieces of the body of `document`.
    pub(super) fn of(document: &'a Document) -> Self {
        let root = document.body().unwrap_or_else(|| document.html_root());
        let mut outline = Self { pieces: Vec::new() };
        outline.push(root, 0);
        let mut open: Vec<(NodeId, usize)> = vec![(root.id, 0)];
        for node in root.descendants_it() {
            if !node.is_element() && !node.is_text() {
                continue;
            }
            let parent = node.parent().map(|parent| parent.id);
            while open.len() > 1 && open.last().map(|(id, _)| *id) != parent {
                outline.close(&mut open);
            }
            let at = outline.pieces.len();
            let inside = open.last().map_or(0, |(_, at)| *at);
            outline.push(node, inside);
            if node.is_element() {
                open.push((node.id, at));
            }
        }
        while !open.is_empty() {
            outline.close(&mut open);
        }
        outline
    }

    fn close(&mut self, open: &mut Vec<(NodeId, usize)>) {
        if let Some((_, at)) = open.pop() {
            self.pieces[at].end = self.pieces.len();
        }
    }

    fn push(&mut self, node: NodeRef<'a>, parent: usize) {
        let at = self.pieces.len();
        let name = node
            .query(|inner| match &inner.data {
                NodeData::Element(element) => Some(element.name.local.to_string()),
                _ => None,
            })
            .flatten();
        let around = self.pieces.get(parent);
        let (block, linked, silent) =
            around.map_or((0, false, false), |piece| (piece.block, piece.linked, piece.silent));
        let is = |names: &[&str]| name.as_deref().is_some_and(|name| names.contains(&name));
        let is_block = name.as_deref().is_some_and(is_block);
        let piece = Piece {
            node,
            parent,
            end: at + 1,
            block: if is_block { at } else { block },
            linked: linked || is(&["a", "button"]),
            silent: silent || is(SILENT),
            signs: name.as_deref().map_or_else(Signs::default, |name| Signs::of(&node, name)),
            name,
        };
        self.pieces.push(piece);
    }

    /// The pieces around `at`, the nearest first.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = at;
        std::iter::from_fn(move || {
            if next == 0 {
                return None;
            }
            next = self.pieces[next].parent;
            Some(next)
        })
    }

    /// Whether `inner` is `outer` or in it.
    pub(super) fn holds(&self, outer: usize, inner: usize) -> bool {
        (outer..self.pieces[outer].end).contains(&inner)
    }

    /// The next piece with the same parent.
    pub(super) fn next_sibling(&self, at: usize) -> Option<usize> {
        let next = self.pieces[at].end;
        let parent = self.pieces[at].parent;
        (at > 0 && next < self.pieces[parent].end).then_some(next)
    }

    /// The children of a piece, in order.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let first = Some(at + 1).filter(|first| *first < self.pieces[at].end);
        std::iter::successors(first, |child| self.next_sibling(*child))
    }
}

const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed",
    "select", "textarea", "video", "audio", "canvas", "head", "title",
];

/// Whether text in this element stands on lines of its own. Elements of a page's own making mostly are blocks.
fn is_block(name: &str) -> bool {
    tag::is_block(name) || matches!(name, "hr" | "picture") || name.contains('-')
}
