//! Figures and galleries.

use std::rc::Rc;

use dom_query::NodeRef;

use super::pen::Context;
use super::picture::{Shown, shown};
use super::survey::{Container, FigureFacts};
use super::{Walker, embed};
use crate::tree::{LineKind, Look, Open};

impl<'d> Walker<'_, '_, 'd> {
    /// An element that holds pictures, as what is in it makes it.
    pub(super) fn container(&mut self, container: Container, node: &NodeRef<'d>, inner: Context) {
        let facts = self.survey.figures.get(&node.id).cloned().unwrap_or_default();
        let inner = Context { kind: LineKind::Paragraph, ..inner };
        if let Some((address, title)) = embed::of_block(node) {
            self.embed(&address, &title);
            return;
        }
        let is_gallery = container == Container::Gallery && facts.pictures + facts.figures > 0
            || facts.pictures > 1
            || facts.figures > 1;
        if is_gallery && !inner.in_gallery {
            self.start_block(Open::Gallery, Look::default());
            self.push_children(node, &Rc::new(Context { in_gallery: true, ..inner }));
        } else if facts.pictures == 1 && facts.figures == 0 {
            self.figure(node, &facts, inner);
        } else {
            self.frame(node, inner);
        }
    }

    /// A picture with its caption.
    fn figure(&mut self, node: &NodeRef<'d>, facts: &FigureFacts, inner: Context) {
        let Some(image) = facts.picture.map(|id| NodeRef::new(id, node.tree)) else { return };
        let shown = shown(&image, self.survey.base.as_deref());
        if matches!(shown, Shown::Letters(_)) {
            self.frame(node, inner);
            return;
        }
        let open = self.picture(&image, shown, facts);
        self.skipped.insert(image.id);
        let Some(open) = open else {
            self.frame(node, inner);
            return;
        };
        self.skipped.extend(facts.credit.iter().map(|(id, _)| *id));
        self.start_block(open, Look::default());
        self.push_children(node, &Rc::new(inner));
    }
}
