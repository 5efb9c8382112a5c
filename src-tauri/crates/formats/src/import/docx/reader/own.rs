//! Documents that Warraq wrote: what their styles say holds, and what is said of a run is all that it is.

use std::collections::HashMap;

use warraq_core::article::{Mark, Marks};

use super::Reader;
use super::inline::Around;
use super::layers::Layers;
use crate::import::docx::style::ParagraphLook;
use crate::manuscript::STEP;
use crate::manuscript::sign::Sign;
use crate::manuscript::style::Style;
use crate::office::look::{Raised, RunLook};
use crate::office::part::{Line, Piece};
use crate::office::pieces;
use crate::office::xml::Element;

/// What is known of a document of Warraq.
#[derive(Default)]
pub(in crate::import::docx) struct Own {
    /// The signs that writers chose for notes, by the names of these.
    pub(in crate::import::docx) labels: HashMap<String, String>,
}

impl Reader<'_, '_> {
    /// The paragraph `element`.
    pub(super) fn own_line(&mut self, element: Element<'_>) -> Line {
        let own = element.child("w:pPr");
        let named = self.styles.of_paragraph(own);
        let style = Style::of_name(&named.name);
        let look = &named.paragraph;
        let mark = own.and_then(|own| own.child("w:rPr")).map(RunLook::of).unwrap_or_default();
        let lang = said_twice(&mark);
        let numbering = look.list.as_deref().filter(|list| !matches!(*list, "" | "0"));
        let mut list = numbering
            .and_then(|list| self.numberings.place(list, look.list_level, "", look.indent));
        if let Some(place) = &mut list {
            self.numberings.count(place, &mut self.counters);
        }
        let base = style.map_or(0, |style| style.shape().indent);
        let is_continued = matches!(style, Some(Style::Continued | Style::QuoteContinued));
        let direct = own.map(ParagraphLook::of).unwrap_or_default();
        let continues = is_continued.then(|| {
            let steps = (direct.indent.unwrap_or(STEP + base) - base) / STEP;
            u8::try_from(steps - 1).unwrap_or_default()
        });
        let around = Around { lang: lang.as_deref(), ..Around::of(&named) };
        let mut pieces = Vec::new();
        self.inline(element, &around, &mut pieces);
        self.fields.end_paragraph();
        let is_rtl = look.is_rtl.or(Some(false));
        Line { is_rtl, list, style, lang, continues, pieces, ..Line::default() }
    }

    /// Adds what stands in the run `element` to `out`.
    pub(super) fn own_run(
        &mut self,
        element: Element<'_>,
        layers: &Layers<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        let named = element.child("w:rPr").and_then(|own| own.value("w:rStyle"));
        let named = named.map(|id| self.styles.get(id).name).unwrap_or_default();
        let sign = Sign::of_name(&named);
        let is_note_sign = named == "footnote reference";
        let marks = self.own_marks(layers, around, is_note_sign);
        let mut label_of: Option<String> = None;
        for child in element.children() {
            let text = match child.name() {
                "w:t" | "w:delText" => child.text(),
                "w:tab" => "\t",
                "w:br" | "w:cr" if child.attr("type").is_none() => {
                    out.push(Piece::Break(marks.clone()));
                    continue;
                }
                "w:footnoteReference" => {
                    let name = format!("footnote {}", child.attr("id").unwrap_or_default());
                    self.notes.push(name.clone());
                    out.push(Piece::Note(name.clone(), marks.clone()));
                    label_of = Some(name).filter(|_| child.attr("customMarkFollows").is_some());
                    continue;
                }
                _ => {
                    self.run_part(child, layers, around, out);
                    continue;
                }
            };
            if self.fields.is_instruction() || self.fields.link().is_some() {
                self.run_part(child, layers, around, out);
            } else if let Some((name, own)) = label_of.as_ref().zip(self.own.as_mut()) {
                own.labels.entry(name.clone()).or_default().push_str(text);
            } else if let Some(sign) = sign {
                out.push(Piece::Sign(sign, text.to_owned()));
            } else if !is_note_sign {
                pieces::push_text(out, text, marks.clone());
            }
        }
    }

    /// Adds the sign of a note that was pointed at before, where `field` is one.
    pub(super) fn points_at_note(
        &mut self,
        field: Element<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) -> bool {
        let instruction = field.attr("instr").unwrap_or_default().trim();
        let id = instruction.strip_prefix("NOTEREF _WarraqNote").filter(|_| self.own.is_some());
        let Some(id) = id.and_then(|rest| rest.split(' ').next()) else { return false };
        let name = format!("footnote {id}");
        let own = field.child("w:r").and_then(|run| run.child("w:rPr"));
        let direct = own.map(RunLook::of).unwrap_or_default();
        let layers = Layers::new(direct, RunLook::default(), around, self.styles);
        let marks = self.own_marks(&layers, around, true);
        self.notes.push(name.clone());
        out.push(Piece::Note(name, marks));
        true
    }

    fn own_marks(&mut self, layers: &Layers<'_>, around: &Around<'_>, is_sign: bool) -> Marks {
        let near = layers.direct.over(&layers.character);
        let is_plain = around.link.is_some() || is_sign;
        let seen = if is_plain { &layers.direct } else { &near };
        let looks = [
            (Mark::Strong, near.bold == Some(true) || near.bold_rtl == Some(true)),
            (Mark::Emphasis, near.italic == Some(true) || near.italic_rtl == Some(true)),
            (Mark::Underline, seen.underline == Some(true)),
            (Mark::Strike, near.strike == Some(true)),
            (Mark::Superscript, seen.raised == Some(Raised::Super)),
            (Mark::Subscript, seen.raised == Some(Raised::Sub)),
        ];
        looks
            .into_iter()
            .filter_map(|(mark, is_set)| is_set.then_some(mark))
            .chain(around.link.clone().map(Mark::Link))
            .chain(Self::own_language(&layers.direct, around))
            .chain(around.changes.as_slice().iter().cloned())
            .chain(self.suggestions.comment_here())
            .fold(Marks::none(), Marks::with)
    }

    /// The mark of a run whose language is another than that around it.
    fn own_language(look: &RunLook, around: &Around<'_>) -> Option<Mark> {
        let lang = said_twice(look)?;
        (Some(lang.as_str()) != around.lang).then_some(Mark::Lang { lang, dir: None })
    }
}

/// The language that is said of both kinds of letters alike: Warraq says it so, Word has one for each.
fn said_twice(look: &RunLook) -> Option<String> {
    look.lang.clone().filter(|lang| look.lang_rtl.as_ref() == Some(lang))
}
