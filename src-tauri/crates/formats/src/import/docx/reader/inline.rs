//! What stands in a paragraph.

use warraq_core::article::{Link, Mark, Marks};

use super::super::field::{FieldKind, kind_of};
use super::super::style::Style;
use super::super::suggestion::change;
use super::{Reader, alternative, prompts};
use crate::office::look::RunLook;
use crate::office::part::Piece;
use crate::office::pieces::{self, link};
use crate::office::role::Role;
use crate::office::xml::Element;
use crate::report::{RemovedKind, WarningDetail, WarningKind};

/// What is around a run.
#[derive(Clone)]
pub(super) struct Around<'s> {
    /// What the style of the paragraph says of runs.
    pub(super) paragraph: &'s RunLook,
    /// What the paragraph is.
    pub(super) role: Role,
    /// The link it stands in.
    pub(super) link: Option<Link>,
    /// The tracked changes it stands in: what somebody put in, somebody else may have taken out.
    pub(super) changes: Marks,
    /// Why it is not kept.
    pub(super) removed: Option<RemovedKind>,
    /// The language of the paragraph, in a document of Warraq.
    pub(super) lang: Option<&'s str>,
}

impl<'s> Around<'s> {
    pub(super) fn of(style: &'s Style) -> Self {
        let removed = (style.role == Role::Contents).then_some(RemovedKind::Navigation);
        let (paragraph, role) = (&style.run, style.role);
        Self { paragraph, role, link: None, changes: Marks::none(), removed, lang: None }
    }
}

impl Reader<'_, '_> {
    /// Adds what stands in `parent` to `out`. Runs lie in one another as deep as the file, which is bounded.
    pub(super) fn inline(
        &mut self,
        parent: Element<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        for child in parent.children() {
            match child.name() {
                "w:r" => self.run(child, around, out),
                "w:hyperlink" => {
                    let link = self.hyperlink(child, out).or_else(|| around.link.clone());
                    self.inline(child, &Around { link, ..around.clone() }, out);
                }
                "w:fldSimple" if self.points_at_note(child, around, out) => {}
                "w:fldSimple" => self.simple_field(child, around, out),
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                    let changes = around.changes.clone().with(self.change(child, out));
                    self.inline(child, &Around { changes, ..around.clone() }, out);
                }
                "w:sdt" => self.control(child, around, out),
                "w:commentRangeStart" | "w:commentRangeEnd" => self.comment_range(child),
                "m:oMath" | "m:oMathPara" => self.formula(child, out),
                "mc:AlternateContent" => {
                    if let Some(chosen) = alternative(child) {
                        self.inline(chosen, around, out);
                    }
                }
                "w:subDoc" => self.warn_of_part(child),
                "w:pPr" | "w:sdtPr" => {}
                _ => self.inline(child, around, out),
            }
        }
    }

    fn control(&mut self, control: Element<'_>, around: &Around<'_>, out: &mut Vec<Piece>) {
        let Some(content) = control.child("w:sdtContent") else { return };
        let prompt = prompts(control).then_some(RemovedKind::Surroundings);
        let removed = around.removed.or(prompt);
        self.inline(content, &Around { removed, ..around.clone() }, out);
    }

    fn simple_field(&mut self, field: Element<'_>, around: &Around<'_>, out: &mut Vec<Piece>) {
        let mut inner = around.clone();
        match kind_of(field.attr("instr").unwrap_or_default()) {
            FieldKind::Link(address) => inner.link = link(&address, None, out),
            FieldKind::Contents => inner.removed = Some(RemovedKind::Navigation),
            FieldKind::Text => {}
        }
        self.inline(field, &inner, out);
    }

    fn hyperlink(&mut self, element: Element<'_>, out: &mut Vec<Piece>) -> Option<Link> {
        let target = element.attr("r:id").and_then(|id| self.links.by_id(id));
        let mut address = target.map(|target| target.target.clone()).unwrap_or_default();
        if let Some(place) = element.attr("anchor").filter(|place| !place.is_empty()) {
            address = format!("{address}#{place}");
        }
        let title = element.attr("tooltip");
        let link = link(&address, title, out)?;
        Some(if self.own.is_some() {
            Link { title: title.map(str::to_owned), ..link }
        } else {
            link
        })
    }

    fn change(&mut self, element: Element<'_>, out: &[Piece]) -> Mark {
        let before = match out.last() {
            Some(Piece::Text(_, marks)) => marks.as_slice(),
            _ => &[],
        };
        let change = change(element, self.suggestions.at);
        self.suggestions.change(change, before, self.ids)
    }

    pub(super) fn comment_range(&mut self, element: Element<'_>) {
        let name = element.attr("id").unwrap_or_default();
        if element.name() == "w:commentRangeStart" {
            self.suggestions.open_comment(name);
        } else {
            self.suggestions.close_comment(name);
        }
    }

    /// Adds the letters of a formula.
    pub(super) fn formula(&mut self, formula: Element<'_>, out: &mut Vec<Piece>) {
        let letters = formula.descendants().filter(|child| child.name() == "m:t");
        let text: String = letters.map(Element::text).collect();
        if !text.is_empty() {
            self.report.warn_of(WarningKind::Flattened, WarningDetail::FormulaLetters);
            pieces::push_text(out, &text, Marks::none());
        }
    }
}
