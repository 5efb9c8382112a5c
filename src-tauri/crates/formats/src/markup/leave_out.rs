//! Elements that are passed over before anything is asked of them.

use dom_query::NodeRef;

use super::css::{Display, Style};
use super::tag::{attribute, has_class, is_block, name as name_of};
use super::{Walker, gone, player, words};
use crate::report::RemovedKind;

impl<'d> Walker<'_, '_, 'd> {
    /// Lists an element that is in no article; `false` where it may be in one.
    pub(super) fn leave_out(&mut self, name: &str, node: &NodeRef<'d>, own: Style) -> bool {
        if let Some(kind) = gone::marked(node) {
            self.list_words(name, node, kind);
            return true;
        }
        match name {
            "script" => self.script(node),
            "style" | "xml" => self.scripts.add(name, node),
            "template" => self.template(node),
            "noscript" => self.noscript(node),
            "svg" | "math" | "canvas" => self.list_words(name, node, RemovedKind::Drawing),
            "button" | "input" | "select" | "textarea" | "datalist" | "dialog" => {
                self.form(name, node);
            }
            "form" if !gone::is_whole_page(node) => self.form(name, node),
            "head" => self.head(node),
            "area" => self.area(node),
            "noframes" | "noembed" => {
                let text = player::words_of_letters(node);
                if !text.is_empty() {
                    self.tree.report.remove(RemovedKind::Embed, text);
                }
            }
            // The title of a page stands in its head, which is not looked into here.
            "title" => self.list_words(name, node, RemovedKind::Hidden),
            "meta" | "link" | "base" | "param" | "source" | "track" | "col" | "colgroup" | "rp" => {
            }
            _ => return self.is_unseen(name, node, own),
        }
        true
    }

    fn is_unseen(&mut self, name: &str, node: &NodeRef<'d>, own: Style) -> bool {
        let style = attribute(node, "style").replace(' ', "");
        if style.contains("mso-list:Ignore") || has_class(node, is_comment_sign) {
            return true;
        }
        if style.contains("mso-element:comment-list") {
            self.edge(false);
            for comment in comments(node) {
                gone::list_comment(&comment, self.tree.report);
            }
            return true;
        }
        if gone::is_hidden(node, own.display == Some(Display::Nothing))
            && !node.has_attr(crate::page::KEPT)
        {
            if player::PLAYERS.contains(&name) {
                self.list_player(node, RemovedKind::Hidden);
                return true;
            }
            self.list_words(name, node, RemovedKind::Hidden);
            return true;
        }
        if gone::is_running_head(node) {
            self.list_words(name, node, RemovedKind::Surroundings);
            return true;
        }
        false
    }

    fn list_words(&mut self, name: &str, node: &NodeRef<'d>, kind: RemovedKind) {
        if is_block(name) {
            self.edge(false);
        }
        gone::list_words(node, kind, self.tree.report);
    }

    /// A script; those that show a post of a network stand for it.
    fn script(&mut self, node: &NodeRef<'d>) {
        let post = attribute(node, "data-telegram-post");
        if post.is_empty() {
            self.scripts.add("script", node);
            return;
        }
        self.embed(&format!("https://t.me/{post}"), "");
    }

    fn template(&mut self, node: &NodeRef<'d>) {
        let contents = node.element_ref().and_then(|element| element.template_contents);
        let text = contents.and_then(|id| node.tree.get(&id)).map(|inner| words::of(&inner));
        let text = text.unwrap_or_else(|| words::of(node));
        if !text.is_empty() {
            self.tree.report.remove(RemovedKind::Script, text);
        }
    }

    /// What readers without scripts see: mostly a picture that is there already.
    fn noscript(&mut self, node: &NodeRef<'d>) {
        let images = node.descendants_it().filter(|inner| name_of(inner) == "img");
        for image in images.collect::<Vec<_>>() {
            self.image(&image, &super::Context::default());
        }
        let is_frame = |inner: &NodeRef<'_>| name_of(inner) == "iframe";
        for frame in node.descendants_it().filter(is_frame).collect::<Vec<_>>() {
            self.list_player(&frame, RemovedKind::Embed);
        }
        gone::list_words(node, RemovedKind::Script, self.tree.report);
    }

    /// A place on a picture that leads somewhere.
    fn area(&mut self, node: &NodeRef<'d>) {
        let said = [words::collapsed(&attribute(node, "alt")), attribute(node, "href")];
        let said: Vec<_> = said.into_iter().filter(|text| !text.is_empty()).collect();
        if !said.is_empty() {
            self.tree.report.remove(RemovedKind::Link, said.join("\n"));
        }
    }

    fn form(&mut self, name: &str, node: &NodeRef<'d>) {
        let text = gone::words_of_form(node);
        if text.is_empty() {
            return;
        }
        if is_block(name) {
            self.edge(false);
        }
        self.tree.report.remove(gone::kind_of_form(&text), text);
    }

    fn head(&mut self, node: &NodeRef<'d>) {
        for inner in node.children() {
            let name = name_of(&inner);
            if matches!(name.as_str(), "script" | "style" | "template" | "noscript") {
                self.leave_out(&name, &inner, Style::default());
            }
        }
    }
}

/// Whether Word calls so what only leads to a comment and back.
fn is_comment_sign(class: &str) -> bool {
    matches!(class, "MsoCommentReference" | "msocomanchor" | "msocomoff")
}

/// The comments that Word keeps below a page.
fn comments<'d>(list: &NodeRef<'d>) -> Vec<NodeRef<'d>> {
    let texts = list.descendants_it().filter(|node| has_class(node, |class| class == "msocomtxt"));
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() { vec![*list] } else { texts }
}
