//! Runs: letters that look alike.

use warraq_core::article::{Mark, Marks};

use super::super::field::FieldKind;
use super::super::symbol;
use super::inline::Around;
use super::layers::Layers;
use super::{Reader, alternative};
use crate::office::look::{Raised, RunLook};
use crate::office::part::Piece;
use crate::office::pieces;
use crate::office::xml::Element;
use crate::report::{RemovedKind, WarningDetail, WarningKind};

impl Reader<'_, '_> {
    /// Adds what stands in the run `element` to `out`.
    pub(super) fn run(&mut self, element: Element<'_>, around: &Around<'_>, out: &mut Vec<Piece>) {
        let own = element.child("w:rPr");
        if own.is_some_and(|own| own.child("w:rPrChange").is_some()) {
            self.report.warn_of(WarningKind::TrackedChange, WarningDetail::Look);
        }
        let direct = own.map(RunLook::of).unwrap_or_default();
        let style = own.and_then(|own| own.value("w:rStyle"));
        let character = style.map(|id| self.character(id)).unwrap_or_default();
        let layers = Layers::new(direct, character, around, self.styles);
        if self.own.is_some() {
            self.own_run(element, &layers, around, out);
            return;
        }
        for child in element.children() {
            self.run_part(child, &layers, around, out);
        }
    }

    pub(super) fn character(&mut self, id: &str) -> RunLook {
        if let Some(known) = self.characters.get(id) {
            return known.clone();
        }
        let look = self.styles.get(id).run;
        self.characters.insert(id.to_owned(), look.clone());
        look
    }

    pub(super) fn run_part(
        &mut self,
        part: Element<'_>,
        layers: &Layers<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        match part.name() {
            "w:t" | "w:delText" => self.say(part.text(), layers, around, out),
            "w:tab" | "w:ptab" => self.say(" ", layers, around, out),
            "w:noBreakHyphen" => self.say("\u{2011}", layers, around, out),
            "w:softHyphen" => self.say("\u{ad}", layers, around, out),
            "w:sym" => self.sign(part, layers, around, out),
            "w:br" | "w:cr" => self.line_break(part, layers, around, out),
            "w:footnoteReference" | "w:endnoteReference" => self.note(part, layers, around, out),
            "w:commentReference" => {
                self.suggestions.comment_before(part.attr("id").unwrap_or_default(), out);
            }
            "w:fldChar" => {
                if let Some(choice) = choice_of(part) {
                    self.say(choice, layers, around, out);
                }
                if let Some(FieldKind::Link(address)) = self.fields.step(part) {
                    pieces::link(&address, None, out);
                }
            }
            "w:instrText" | "w:delInstrText" => self.fields.instruct(part.text()),
            "w:drawing" | "w:pict" | "w:object" if !self.fields.is_instruction() => {
                self.drawing(part, around, out);
            }
            "mc:AlternateContent" => {
                for child in alternative(part).into_iter().flat_map(Element::children) {
                    self.run_part(child, layers, around, out);
                }
            }
            "w:ruby" => self.ruby(part, layers, around, out),
            "w:r" => self.run(part, around, out),
            // What no version of Word is known to write: its words are looked for all the same.
            name if !name.starts_with("w:") || part.children().next().is_some() => {
                for child in part.children() {
                    self.run_part(child, layers, around, out);
                }
            }
            _ => {}
        }
    }

    /// Adds letters, or that they are not kept.
    fn say(&mut self, text: &str, layers: &Layers<'_>, around: &Around<'_>, out: &mut Vec<Piece>) {
        if self.fields.is_instruction() || text.is_empty() {
            return;
        }
        let text = text.replace(['\n', '\r', '\t'], " ");
        if let Some(kind) = self.removal(layers, around) {
            pieces::push_removed(out, kind, &text);
        } else {
            let marks = self.marks(&text, layers, around, out);
            pieces::push_text(out, &text, marks);
        }
    }

    fn removal(&self, layers: &Layers<'_>, around: &Around<'_>) -> Option<RemovedKind> {
        if self.fields.is_contents() {
            return Some(RemovedKind::Navigation);
        }
        around.removed.or_else(|| layers.toggle(|look| look.hidden).then_some(RemovedKind::Hidden))
    }

    fn marks(
        &mut self,
        text: &str,
        layers: &Layers<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) -> Marks {
        let of_style = RunLook { is_rtl: around.paragraph.is_rtl, ..RunLook::default() };
        let has_own = around.role.has_look_of_its_own();
        let paragraph = if has_own { &of_style } else { around.paragraph };
        let layers = Layers {
            direct: layers.direct.clone(),
            character: layers.character.clone(),
            paragraph,
            defaults: layers.defaults,
        };
        let link = match self.fields.link().map(str::to_owned) {
            Some(address) if around.link.is_none() => {
                let told = out.len();
                let link = pieces::link(&address, None, out);
                out.truncate(told);
                link
            }
            _ => around.link.clone(),
        };
        let looks = [
            (Mark::Strong, layers.emphasis(text, |look| look.bold, |look| look.bold_rtl)),
            (Mark::Emphasis, layers.emphasis(text, |look| look.italic, |look| look.italic_rtl)),
            (Mark::Underline, layers.nearest(|l| l.underline) == Some(true) && link.is_none()),
            (Mark::Strike, layers.nearest(|look| look.strike) == Some(true)),
            (Mark::Superscript, layers.nearest(|look| look.raised) == Some(Raised::Super)),
            (Mark::Subscript, layers.nearest(|look| look.raised) == Some(Raised::Sub)),
        ];
        let near = layers.direct.over(&layers.character);
        looks
            .into_iter()
            .filter_map(|(mark, is_set)| is_set.then_some(mark))
            .chain(link.map(Mark::Link))
            .chain(self.languages.mark(&near, text))
            .chain(around.changes.as_slice().iter().cloned())
            .chain(self.suggestions.comment_here())
            .fold(Marks::none(), Marks::with)
    }

    fn sign(
        &mut self,
        sign: Element<'_>,
        layers: &Layers<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        let (font, code) =
            (sign.attr("font").unwrap_or_default(), sign.attr("char").unwrap_or_default());
        match symbol::letter_of(font, code) {
            Some(letter) => self.say(&letter.to_string(), layers, around, out),
            None => out.push(Piece::Removed(RemovedKind::Drawing, format!("{font} {code}"))),
        }
    }

    fn line_break(
        &mut self,
        part: Element<'_>,
        layers: &Layers<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        if self.fields.is_instruction() || self.removal(layers, around).is_some() {
            return;
        }
        if matches!(part.attr("type"), Some("page" | "column")) {
            out.push(Piece::Split);
        } else {
            out.push(Piece::Break(around.changes.clone()));
        }
    }

    fn note(
        &mut self,
        part: Element<'_>,
        layers: &Layers<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        let Some(id) = part.attr("id") else { return };
        let kind = if part.name() == "w:footnoteReference" { "footnote" } else { "endnote" };
        let name = format!("{kind} {id}");
        self.notes.push(name.clone());
        let marks = self.marks("", layers, around, out);
        let is_kept = |mark: &&Mark| {
            matches!(mark, Mark::Insertion { .. } | Mark::Deletion { .. } | Mark::Comment { .. })
        };
        let kept = marks.as_slice().iter().filter(is_kept).cloned();
        out.push(Piece::Note(name, kept.fold(Marks::none(), Marks::with)));
    }

    /// Adds letters with the small ones above them, which stand in brackets behind them.
    fn ruby(
        &mut self,
        ruby: Element<'_>,
        layers: &Layers<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        if let Some(base) = ruby.child("w:rubyBase") {
            self.inline(base, around, out);
        }
        if let Some(above) = ruby.child("w:rt") {
            self.say(" (", layers, around, out);
            self.inline(above, around, out);
            self.say(")", layers, around, out);
        }
    }
}

/// What is chosen in the list or box of a form, which has no text of its own.
///
/// Source: ECMA-376, part 1, 17.16.7 and 17.16.9.
fn choice_of(field: Element<'_>) -> Option<&str> {
    let form = field.child("w:ffData")?;
    if let Some(check) = form.child("w:checkBox") {
        let is_checked = check.switch("w:checked").or_else(|| check.switch("w:default"));
        return Some(if is_checked == Some(true) { "☒" } else { "☐" });
    }
    let list = form.child("w:ddList")?;
    let chosen = list.value("w:result").or_else(|| list.value("w:default"));
    let chosen = chosen.and_then(|chosen| chosen.parse().ok()).unwrap_or(0);
    list.children().filter(|child| child.name() == "w:listEntry").nth(chosen)?.attr("val")
}
