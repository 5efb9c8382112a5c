//! Reads a story: the body, a note, a box.

mod drawing;
mod inline;
mod letters;
mod own;
mod review;
mod table;

use warraq_core::article::{IdSource, Marks};

pub(super) use self::drawing::alt_of;
pub(super) use self::own::Own;
use super::change::Changes;
use super::comment::Ranges;
use super::list::Lists;
use super::package::Files;
use super::plain::plain_text;
use super::style::{Style, Styles};
use crate::office::caption;
use crate::office::language::Languages;
use crate::office::numbering::{ListPlace, Sign};
use crate::office::part::{Line, Part};
use crate::office::pictures::Pictures;
use crate::office::pieces;
use crate::office::role::Role;
use crate::office::suggestion::Suggestions;
use crate::office::xml::Element;
use crate::report::{RemovedKind, Report};

/// What repeated cells of a document come to at most, in bytes of their text.
pub(super) const MAX_REPEATED: usize = 1 << 20;

/// Reads the stories of a document.
pub(super) struct Reader<'r, 'a, 'x> {
    pub(super) files: &'r mut Files<'a>,
    pub(super) styles: &'r Styles,
    pub(super) languages: &'r Languages,
    pub(super) report: &'r mut Report,
    pub(super) ids: &'r mut dyn IdSource,
    pub(super) suggestions: Suggestions,
    pub(super) ranges: Ranges<'x>,
    pub(super) changes: Changes<'x>,
    pub(super) pictures: Pictures,
    pub(super) lists: Lists,
    /// The notes, by the names their signs have, in the order of their signs.
    pub(super) notes: Vec<(String, Vec<Part>)>,
    pub(super) standing: Standing,
    /// How much of [`MAX_REPEATED`] is left.
    pub(super) repeats_left: usize,
    /// What is known of a document of Warraq.
    pub(super) own: Option<Own>,
}

/// Where the reader stands.
#[derive(Default)]
pub(super) struct Standing {
    /// The place of the next paragraph in a list.
    pub(super) item: Option<ListPlace>,
    /// The insertion that is open, and the paragraph it began in.
    pub(super) insertion: Option<(Marks, usize)>,
    /// The deletion whose text is read.
    pub(super) deletion: Option<Marks>,
    /// How many paragraphs began.
    pub(super) paragraphs: usize,
    /// Whether white space stands before what comes next, or nothing does.
    pub(super) is_after_space: bool,
    /// Whether the letters before were right-to-left ones.
    pub(super) is_after_rtl: bool,
}

impl<'x> Reader<'_, '_, 'x> {
    /// The blocks in `parent`. Blocks lie in one another as deep as the file, which is bounded.
    pub(super) fn blocks(&mut self, parent: Element<'x>) -> Vec<Part> {
        let mut parts = Vec::new();
        self.add_blocks(parent, &mut parts);
        parts
    }

    /// The blocks of a story of its own, in which no list or paragraph of the text around it goes on.
    pub(super) fn story(&mut self, parent: Element<'x>) -> Vec<Part> {
        let item = self.standing.item.take();
        let place = (self.standing.is_after_space, self.standing.is_after_rtl);
        let lists = self.lists.leave();
        let parts = self.blocks(parent);
        self.lists.enter(lists);
        (self.standing.is_after_space, self.standing.is_after_rtl) = place;
        self.standing.item = item;
        parts
    }

    fn add_blocks(&mut self, parent: Element<'x>, parts: &mut Vec<Part>) {
        for child in parent.children() {
            match child.name() {
                "text:p" | "text:h" if self.own.is_some() => {
                    parts.push(Part::Line(self.own_line(child)));
                }
                "text:p" | "text:h" => {
                    let line = self.line(child);
                    parts.extend(pieces::split_head(line).into_iter().map(Part::Line));
                }
                "text:list" => self.list(child, parts),
                "text:numbered-paragraph" => {
                    self.standing.item = Some(self.lists.numbered(child, self.styles));
                    self.add_blocks(child, parts);
                    self.standing.item = None;
                }
                "table:table" => self.add_table(child, parts),
                "text:section" if is_hidden(child) => {
                    parts.push(Part::Removed(RemovedKind::Hidden, plain_text(child)));
                }
                name if is_index(name) => {
                    parts.push(Part::Removed(RemovedKind::Navigation, plain_text(child)));
                }
                "text:change" => self.deleted_blocks(child, parts),
                "text:change-start" | "text:change-end" => self.change_mark(child),
                "office:forms" => parts.extend(labels(child)),
                "text:tracked-changes" | "text:number" | "office:change-info" => {}
                name if name.starts_with("draw:") || name.starts_with("dr3d:") => {
                    self.standing_alone(child, parts);
                }
                "office:annotation" | "office:annotation-end" => {
                    self.comment_mark(child, &mut []);
                }
                _ => self.add_blocks(child, parts),
            }
        }
    }

    /// Adds a drawing that stands between paragraphs.
    fn standing_alone(&mut self, element: Element<'x>, parts: &mut Vec<Part>) {
        let mut line = Line::default();
        self.drawing(element, &mut line.pieces);
        parts.push(Part::Line(line));
    }

    fn list(&mut self, list: Element<'x>, parts: &mut Vec<Part>) {
        self.lists.open(list, self.styles);
        for child in list.children() {
            let item = self.lists.item(child, self.styles);
            let sign = |item: ListPlace| match child.name() {
                "text:list-header" => ListPlace { sign: Sign::Nothing, ..item },
                _ => item,
            };
            self.standing.item = item.map(sign);
            match child.name() {
                "text:change" => self.deleted_blocks(child, parts),
                "text:change-start" | "text:change-end" => self.change_mark(child),
                _ => self.add_blocks(child, parts),
            }
        }
        self.standing.item = None;
        self.lists.close();
        // What comes behind a list inside an item goes on with that item.
        self.standing.item = self.lists.going_on();
    }

    /// The paragraph `element`.
    fn line(&mut self, element: Element<'x>) -> Line {
        let style = self.styles.get("paragraph", element.attr("text:style-name"));
        let role = role_of(element, &style);
        self.standing.paragraphs += 1;
        self.standing.is_after_space = true;
        self.standing.is_after_rtl = style.is_rtl == Some(true);
        let mut pieces = Vec::new();
        self.inline(element, &inline::Around::of(&style, role), &mut pieces);
        pieces::tidy(&mut pieces);
        let may_be_item = matches!(role, Role::Text | Role::Quote) && !pieces.is_empty();
        let (list, label) = match role {
            Role::Heading(level) => self.number_heading(element, level, &style),
            _ if may_be_item || self.item_has_words() => self.take_item(),
            _ => (None, None),
        };
        pieces::put_label(label, &mut pieces);
        let is_ruled = style.has_border.unwrap_or_default();
        let is_rtl = style.is_rtl;
        let mut counters = element.descendants().filter(|it| it.name() == "text:sequence");
        let counts = counters.find_map(|it| caption::of_counter(it.attr("text:name")?));
        Line { role, is_rtl, list, counts, is_ruled, pieces, ..Line::default() }
    }

    /// The place of a paragraph in the list, and its label where that has words: the first has the sign of the item,
    /// the others go on.
    fn take_item(&mut self) -> (Option<ListPlace>, Option<String>) {
        let Some(mut item) = self.standing.item.clone() else { return (None, None) };
        self.standing.item = Some(ListPlace { sign: Sign::Nothing, ..item.clone() });
        let mut label = None;
        if item.sign != Sign::Nothing {
            self.lists.begin_item();
            label = self.lists.count(&mut item);
            self.lists.tell(&item, label.as_deref().unwrap_or_default(), self.report);
            label = label.filter(|_| item.sign == Sign::Words);
        }
        (Some(item), label)
    }

    fn item_has_words(&self) -> bool {
        self.standing.item.as_ref().is_some_and(|item| item.sign == Sign::Words)
    }

    /// Counts a heading, which is no item: its label is part of its text.
    fn number_heading(
        &mut self,
        element: Element<'x>,
        level: u8,
        style: &Style,
    ) -> (Option<ListPlace>, Option<String>) {
        if self.item_has_words() {
            return self.take_item();
        }
        let may_count = style.may_count.unwrap_or(true)
            && element.name() == "text:h"
            && element.attr("text:is-list-header") != Some("true");
        let mut place = match &self.standing.item {
            Some(item) => Some(item.clone()).filter(|item| item.sign != Sign::Nothing),
            None if may_count => self.lists.heading(level, self.styles),
            None => None,
        };
        let label = place.as_mut().and_then(|place| self.lists.count(place));
        (place.filter(|place| place.sign == Sign::Words), label)
    }
}

/// What stands on the controls of forms.
fn labels(forms: Element<'_>) -> Option<Part> {
    let labels = forms.descendants().filter_map(|control| control.attr("form:label"));
    let labels: Vec<&str> = labels.filter(|label| !label.trim().is_empty()).collect();
    (!labels.is_empty()).then(|| Part::Removed(RemovedKind::Script, labels.join("\n")))
}

/// What a paragraph is. A heading is one whatever its style is called.
fn role_of(element: Element<'_>, style: &Style) -> Role {
    if element.name() != "text:h" || matches!(style.role, Role::Title | Role::Subtitle) {
        return style.role;
    }
    let level = element.attr("text:outline-level").and_then(|level| level.parse::<u8>().ok());
    match (level, style.role) {
        (Some(level), _) => Role::Heading(level.clamp(1, 9)),
        (None, Role::Heading(level)) => Role::Heading(level),
        (None, _) => Role::Heading(1),
    }
}

/// Whether a section is not shown, always or where its condition holds.
fn is_hidden(section: Element<'_>) -> bool {
    section.attr("text:display") == Some("none") || section.attr("text:is-hidden") == Some("true")
}

/// Whether it is a table of contents or another list of places in the text.
fn is_index(name: &str) -> bool {
    matches!(
        name,
        "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:object-index"
            | "text:user-index"
            | "text:alphabetical-index"
    )
}
