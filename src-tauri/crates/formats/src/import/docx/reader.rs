//! Reads a story: the body, a note, a box.

mod drawing;
mod inline;
mod layers;
mod own;
mod run;

use std::collections::HashMap;

use warraq_core::article::IdSource;

pub(super) use self::drawing::pictures;
pub(super) use self::own::Own;
use super::field::{Fields, counter_of};
use super::package::{Links, Package};
use super::plain::plain_text;
use super::style::{ParagraphLook, Styles};
use crate::accepted;
use crate::office::caption::{self, CaptionOf};
use crate::office::language::Languages;
use crate::office::look::RunLook;
use crate::office::numbering::{Counters, ListPlace, Numberings, Sign};
use crate::office::part::{Line, Part, Piece};
use crate::office::pictures::Pictures;
use crate::office::pieces;
use crate::office::role::Role;
use crate::office::suggestion::Suggestions;
use crate::office::xml::Element;
use crate::report::{RemovedKind, Report, WarningDetail, WarningKind};

/// Reads the stories of a document.
pub(super) struct Reader<'r, 'a> {
    pub(super) package: &'r mut Package<'a>,
    pub(super) styles: &'r Styles,
    pub(super) numberings: &'r Numberings,
    /// What its labels count.
    pub(super) counters: Counters,
    pub(super) languages: &'r Languages,
    pub(super) report: &'r mut Report,
    pub(super) ids: &'r mut dyn IdSource,
    pub(super) suggestions: Suggestions,
    pub(super) pictures: Pictures,
    /// What the part that is read points at.
    pub(super) links: Links,
    /// The names of notes, in the order they are pointed at.
    pub(super) notes: Vec<String>,
    /// The fields that are open here.
    pub(super) fields: Fields,
    /// The looks of character styles, as they are met.
    pub(super) characters: HashMap<String, RunLook>,
    /// What is known of a document of Warraq.
    pub(super) own: Option<Own>,
}

impl Reader<'_, '_> {
    /// The blocks in `parent`. Blocks lie in one another as deep as the file, which is bounded.
    pub(super) fn blocks(&mut self, parent: Element<'_>) -> Vec<Part> {
        let mut parts = Vec::new();
        self.add_blocks(parent, &mut parts);
        parts
    }

    /// The blocks of a story of its own, in which no field of the text around it goes on.
    pub(super) fn story(&mut self, parent: Element<'_>) -> Vec<Part> {
        let around = std::mem::replace(&mut self.fields, Fields::of(parent));
        let parts = self.blocks(parent);
        self.fields = around;
        parts
    }

    fn add_blocks(&mut self, parent: Element<'_>, parts: &mut Vec<Part>) {
        for child in parent.children() {
            match child.name() {
                "w:p" if self.own.is_some() => parts.push(Part::Line(self.own_line(child))),
                "w:p" => {
                    let line = self.line(child);
                    let head = pieces::split_head(line);
                    parts.extend(head.into_iter().map(Part::Line));
                }
                "w:tbl" => parts.push(Part::Table(self.table(child))),
                "w:sdt" => self.add_control(child, parts),
                "mc:AlternateContent" => {
                    if let Some(chosen) = alternative(child) {
                        self.add_blocks(chosen, parts);
                    }
                }
                "m:oMathPara" | "m:oMath" => {
                    let mut line = Line::default();
                    self.formula(child, &mut line.pieces);
                    parts.push(Part::Line(line));
                }
                "w:altChunk" => parts.extend(self.foreign(child)),
                "w:subDoc" => self.warn_of_part(child),
                "w:commentRangeStart" | "w:commentRangeEnd" => self.comment_range(child),
                "w:customXml" | "w:smartTag" | "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                    self.add_blocks(child, parts);
                }
                // What a later Word or another program puts around blocks is looked through.
                _ => self.add_blocks(child, parts),
            }
        }
    }

    /// Adds what stands in a control: a table of contents is a way around the document.
    fn add_control(&mut self, control: Element<'_>, parts: &mut Vec<Part>) {
        let Some(content) = control.child("w:sdtContent") else { return };
        let gallery = control.child("w:sdtPr").and_then(|about| about.find("w:docPartGallery"));
        let gallery = gallery.and_then(|gallery| gallery.attr("val")).unwrap_or_default();
        let removed = if gallery.to_lowercase().contains("contents") {
            Some(RemovedKind::Navigation)
        } else {
            prompts(control).then_some(RemovedKind::Surroundings)
        };
        match removed {
            Some(kind) => parts.push(Part::Removed(kind, plain_text(content))),
            None => self.add_blocks(content, parts),
        }
    }

    /// The paragraph `element`.
    fn line(&mut self, element: Element<'_>) -> Line {
        let own = element.child("w:pPr");
        let style = self.styles.of_paragraph(own);
        if let Some(own) = own {
            self.warn_of_changes(own);
        }
        let look = &style.paragraph;
        let numbering = look.list.as_deref().filter(|list| !matches!(*list, "" | "0"));
        let style_id = own.and_then(|own| own.value("w:pStyle")).unwrap_or_default();
        let direct = own.map(ParagraphLook::of).unwrap_or_default();
        let mut place = numbering
            .and_then(|list| self.numberings.place(list, look.list_level, style_id, direct.indent));
        let is_item = matches!(style.role, Role::Text | Role::Quote);
        let is_words = |place: &ListPlace| place.sign == Sign::Words;
        let label = place.as_mut().and_then(|place| {
            let label = self.label(place)?;
            // What is no item has its number in its text.
            if is_words(place) || !is_item {
                return Some(label);
            }
            if let Some(first) = self.numberings.first_label(place) {
                self.counters.tell(first, &label, self.report);
            }
            None
        });
        let list = place.filter(|place| is_words(place) || is_item);
        let may_go_on = list.is_none()
            && style.role.is_text()
            && (direct.list.is_some() || style.name.starts_with("list"));
        let mut pieces = Vec::new();
        self.inline(element, &inline::Around::of(&style), &mut pieces);
        self.fields.end_paragraph();
        if let Some(own) = own {
            self.warn_of_end(own, &pieces);
        }
        pieces::tidy(&mut pieces);
        pieces::put_label(label, &mut pieces);
        Line {
            role: style.role,
            is_rtl: look.is_rtl,
            list,
            below_list: look.indent.filter(|_| may_go_on),
            counts: counted(element),
            is_ruled: look.is_ruled.unwrap_or_default(),
            is_drop_cap: look.is_drop_cap.unwrap_or_default(),
            pieces,
            ..Line::default()
        }
    }

    /// Counts a paragraph that stands here, and gives the label it has if that holds a number or words.
    fn label(&mut self, place: &mut ListPlace) -> Option<String> {
        if place.sign != Sign::Nothing {
            self.numberings.count(place, &mut self.counters);
        }
        self.numberings.label(place, &self.counters)
    }

    /// Says which tracked changes of a paragraph are no changes of text.
    fn warn_of_changes(&mut self, own: Element<'_>) {
        if marks_end(own, ["w:ins", "w:moveTo"]) {
            self.report.warn_of(WarningKind::TrackedChange, WarningDetail::ParagraphEnd);
        }
        if own.descendants().any(|child| matches!(child.name(), "w:pPrChange" | "w:rPrChange")) {
            self.report.warn_of(WarningKind::TrackedChange, WarningDetail::Look);
        }
    }

    /// Says that the end of a paragraph stands that went; where all in it goes, its end is in that.
    fn warn_of_end(&mut self, own: Element<'_>, pieces: &[Piece]) {
        let is_going = pieces.iter().all(|piece| match piece {
            Piece::Text(_, marks) | Piece::Break(marks) | Piece::Note(_, marks) => {
                accepted::is_gone(marks)
            }
            _ => false,
        });
        if !is_going && marks_end(own, ["w:del", "w:moveFrom"]) {
            self.report.warn_of(WarningKind::TrackedChangeRejected, WarningDetail::ParagraphEnd);
        }
    }

    /// What stands in a part of another format, as it is there: HTML and plain text.
    fn foreign(&mut self, element: Element<'_>) -> Option<Part> {
        self.warn_of_part(element);
        let link = element.attr("r:id").and_then(|id| self.links.by_id(id));
        let part = link.filter(|link| !link.is_outside)?.target.clone();
        let bytes = self.package.bytes(&part).ok().flatten()?;
        let text = String::from_utf8(bytes).ok()?;
        Some(Part::Removed(RemovedKind::Html, text))
    }

    fn warn_of_part(&mut self, element: Element<'_>) {
        let link = element.attr("r:id").and_then(|id| self.links.by_id(id));
        let name = link.map_or("a part", |link| link.target.as_str()).to_owned();
        self.report.warn(WarningKind::PartUnreadable, name);
    }
}

/// What the paragraph counts by a field: a caption has its number so.
fn counted(paragraph: Element<'_>) -> Option<CaptionOf> {
    let instructions = paragraph.descendants().filter_map(|child| match child.name() {
        "w:instrText" => Some(child.text()),
        "w:fldSimple" => child.attr("instr"),
        _ => None,
    });
    let mut counters = instructions.filter_map(counter_of);
    counters.find_map(caption::of_counter)
}

/// Whether one of these changes is one of the end of the paragraph with these properties.
fn marks_end(own: Element<'_>, changes: [&str; 2]) -> bool {
    let mark = own.child("w:rPr").into_iter().flat_map(Element::children);
    mark.into_iter().any(|child| changes.contains(&child.name()))
}

/// Whether a control shows its own prompt, such as “click to enter text”.
fn prompts(control: Element<'_>) -> bool {
    control.child("w:sdtPr").and_then(|about| about.switch("w:showingPlcHdr")) == Some(true)
}

/// The form of something that is there in several: the first that has something to read, never two.
fn alternative(element: Element<'_>) -> Option<Element<'_>> {
    let is_form = |child: &Element<'_>| matches!(child.name(), "mc:Choice" | "mc:Fallback");
    let has_something = |form: &Element<'_>| {
        form.descendants().any(|child| {
            matches!(
                child.name(),
                "w:txbxContent"
                    | "a:blip"
                    | "v:imagedata"
                    | "w:t"
                    | "w:p"
                    | "c:chart"
                    | "cx:chart"
                    | "dgm:relIds"
                    | "m:t"
                    | "w:br"
            )
        })
    };
    let mut forms = element.children().filter(is_form);
    forms.find(has_something).or_else(|| element.children().find(|child| is_form(child)))
}
