//! What stands in a paragraph.

use warraq_core::article::{Link, Marks};

use super::super::plain::plain_text;
use super::super::style::Style;
use super::Reader;
use crate::manuscript::sign::{ANCHOR, Sign};
use crate::office::look::RunLook;
use crate::office::part::Piece;
use crate::office::pieces;
use crate::office::role::Role;
use crate::office::xml::Element;
use crate::report::{RemovedKind, WarningKind};

/// Spaces that one element stands for, at most.
const MAX_SPACES: usize = 64;

/// What is around letters.
#[derive(Clone, Default)]
pub(super) struct Around {
    /// What the spans around them say, the innermost first.
    pub(super) near: RunLook,
    /// What the paragraph says.
    pub(super) paragraph: RunLook,
    /// What the paragraph says of their language.
    pub(super) by_hand: RunLook,
    /// The link they stand in.
    pub(super) link: Option<Link>,
    /// Why they are not kept.
    pub(super) removed: Option<RemovedKind>,
    /// What they are beside the letters of the article, in a document of Warraq.
    pub(super) sign: Option<Sign>,
    /// The language of the paragraph, in a document of Warraq.
    pub(super) own_lang: Option<String>,
}

impl Around {
    /// What is around the letters of a paragraph with this style. What the style of a heading looks like is no
    /// emphasis.
    pub(super) fn of(style: &Style, role: Role) -> Self {
        let removed = (role == Role::Contents).then_some(RemovedKind::Navigation);
        let paragraph =
            if role.has_look_of_its_own() { style.by_hand.clone() } else { style.look() };
        let by_hand = style.by_hand.clone();
        Self { paragraph, by_hand, removed, ..Self::default() }
    }

    /// Why letters here are not kept.
    pub(super) fn removal(&self) -> Option<RemovedKind> {
        let hidden = self.near.hidden.or(self.paragraph.hidden);
        self.removed.or_else(|| (hidden == Some(true)).then_some(RemovedKind::Hidden))
    }
}

impl<'x> Reader<'_, '_, 'x> {
    /// Adds what stands in `parent` to `out`. Spans lie in one another as deep as the file, which is bounded.
    pub(super) fn inline(&mut self, parent: Element<'x>, around: &Around, out: &mut Vec<Piece>) {
        self.say_collapsed(parent.text(), around, out);
        for child in parent.children() {
            self.inline_element(child, around, out);
            self.say_collapsed(child.tail(), around, out);
        }
    }

    fn inline_element(&mut self, child: Element<'x>, around: &Around, out: &mut Vec<Piece>) {
        match child.name() {
            "text:span" => {
                let style = self.styles.get("text", child.attr("text:style-name"));
                let is_plain = self.own.is_some() && around.link.is_some();
                let is_anchor = self.own.is_some() && style.name == ANCHOR;
                let look = if is_plain || is_anchor { style.by_hand.clone() } else { style.look() };
                let near = look.over(&around.near);
                let sign = self.own_sign(&style.name).or(around.sign);
                self.inline(child, &Around { near, sign, ..around.clone() }, out);
            }
            "text:a" => {
                let address = child.attr("xlink:href").unwrap_or_default();
                let title = child.attr("office:title");
                let mut link = pieces::link(address, title, out).or_else(|| around.link.clone());
                if let Some(link) = link.as_mut().filter(|_| self.own.is_some()) {
                    link.title = title.map(str::to_owned);
                }
                self.inline(child, &Around { link, ..around.clone() }, out);
            }
            "text:s" => {
                let count = child.attr("text:c").and_then(|count| count.parse().ok());
                self.say(&" ".repeat(count.unwrap_or(1).min(MAX_SPACES)), around, out);
                self.standing.is_after_space = false;
            }
            "text:tab" => {
                self.say(if self.own.is_some() { "\t" } else { " " }, around, out);
                self.standing.is_after_space &= self.own.is_none();
            }
            "text:line-break" => self.line_break(around, out),
            "text:note" => self.note(child, around, out),
            "text:note-ref" if self.points_at_note(child, around, out) => {}
            "text:ruby" => self.ruby(child, around, out),
            "text:change-start" | "text:change-end" => self.change_mark(child),
            "text:change" => self.deleted_text(child, around, out),
            "office:annotation" | "office:annotation-end" => self.comment_mark(child, out),
            name if name.starts_with("draw:") || name.starts_with("dr3d:") => {
                self.drawing(child, out);
            }
            "text:script" => {
                pieces::push_removed(out, RemovedKind::Script, child.text());
            }
            "text:hidden-text" => {
                let text = child.attr("text:string-value").unwrap_or(child.text());
                pieces::push_removed(out, RemovedKind::Hidden, text);
            }
            "text:number" | "text:note-citation" | "office:event-listeners" => {}
            _ => {
                let removed = around.removed.or_else(|| removal_of(child));
                self.inline(child, &Around { removed, ..around.clone() }, out);
            }
        }
    }

    fn line_break(&mut self, around: &Around, out: &mut Vec<Piece>) {
        self.standing.is_after_space = true;
        if self.own.is_some() {
            let marks = self.own_marks(around);
            out.push(Piece::Break(marks));
        } else if around.removal().is_none() {
            out.push(Piece::Break(self.changes_here()));
        }
    }

    fn note(&mut self, note: Element<'x>, around: &Around, out: &mut Vec<Piece>) {
        let name = format!("note {}", note.index());
        if self.own.is_some() {
            self.own_note(note, &name, around, out);
        } else {
            let comment = self.suggestions.comment_here().into_iter();
            out.push(Piece::Note(name.clone(), comment.fold(self.changes_here(), Marks::with)));
        }
        self.standing.is_after_space = false;
        // Its place is kept for it: notes stand in the order of their signs.
        let place = self.notes.len();
        self.notes.push((name, Vec::new()));
        if let Some(body) = note.child("text:note-body") {
            self.notes[place].1 = self.story(body);
        }
        if self.notes[place].1.is_empty() {
            self.report.warn_once(WarningKind::NoteMissing, "");
        }
    }

    /// Adds letters with the small ones above them, which stand in brackets behind them.
    fn ruby(&mut self, ruby: Element<'x>, around: &Around, out: &mut Vec<Piece>) {
        if let Some(base) = ruby.child("text:ruby-base") {
            self.inline(base, around, out);
        }
        if let Some(above) = ruby.child("text:ruby-text").filter(|it| !it.text().is_empty()) {
            self.say(" (", around, out);
            self.inline(above, around, out);
            self.say(")", around, out);
        }
    }

    /// The tracked changes that letters here stand in.
    pub(super) fn changes_here(&self) -> Marks {
        let insertion = self.standing.insertion.as_ref().map(|(marks, _)| marks);
        self.standing.deletion.as_ref().or(insertion).cloned().unwrap_or_default()
    }
}

/// Why what stands in a field is not kept: a prompt to type something, a variable that is not shown.
fn removal_of(field: Element<'_>) -> Option<RemovedKind> {
    let is_unseen = field.attr("text:display") == Some("none")
        || field.name() == "text:hidden-paragraph" && field.attr("text:is-hidden") == Some("true");
    match field.name() {
        "text:placeholder" => Some(RemovedKind::Surroundings),
        _ if is_unseen && !plain_or_own(field).is_empty() => Some(RemovedKind::Hidden),
        _ => None,
    }
}

fn plain_or_own(field: Element<'_>) -> String {
    let own = field.text().trim();
    if own.is_empty() { plain_text(field) } else { own.to_owned() }
}
