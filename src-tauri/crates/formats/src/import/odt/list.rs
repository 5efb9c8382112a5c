//! Lists: which paragraph is an item of which list.

use std::collections::HashMap;

use super::style::{ListLevel, Styles};
use crate::office::digits::Digits;
use crate::office::label::Label;
use crate::office::numbering::{Counters, Level, ListPlace, Numbering, Numberings, Sign};
use crate::office::xml::Element;
use crate::report::Report;

/// What a list around another counts of how far that stands in: more than any margin. Lists that do not lie in one
/// another in the file do so for the eye, where one stands further in than the one before it.
const FRAME: i32 = 1_000_000;

/// The lists of a document while it is read.
#[derive(Default)]
pub(super) struct Lists {
    /// How they count.
    pub(super) numberings: Numberings,
    /// Those that are open, the innermost last.
    open: Vec<OpenList>,
    /// The numberings by the file's own names for lists.
    by_name: HashMap<String, String>,
    /// The lists that go on as one, by the names of their pieces: programs write one list in several pieces, each with
    /// the frames of the lists around it and nothing in those.
    wholes: HashMap<String, String>,
    /// The numberings of such a list that may go on, by level.
    by_level: HashMap<String, Vec<Option<String>>>,
    /// How many such lists began.
    begun: usize,
    /// The numberings by style and level: what goes on with the list before.
    last: HashMap<(String, usize), String>,
    /// What its labels count.
    counters: Counters,
    /// The label of the item that is open, where that has a number or words, and how its number is written.
    label: (Option<Label>, Digits),
    /// The number of the last item of each numbering, and how it is written.
    numbers: HashMap<String, (Digits, u32)>,
    /// The label that the first item has where one was counted last, if that looks other than a number.
    first: Option<String>,
}

/// A list that is open.
pub(super) struct OpenList {
    numbering: String,
    style: String,
    name: String,
    /// The list it is a piece of.
    whole: String,
    /// Whether it goes on with an earlier piece.
    goes_on: bool,
}

impl Lists {
    /// Opens the list `element`.
    pub(super) fn open(&mut self, element: Element<'_>, styles: &Styles) {
        let level = self.open.len();
        let style = self.style_of(element, styles);
        let continued = element.attr("text:continue-list");
        let (whole, goes_on) = self.whole_of(continued);
        let known = || self.by_level.get(&whole)?.get(level)?.clone();
        let before = match continued {
            _ if goes_on => known().or_else(|| self.by_name.get(continued?).cloned()),
            None if element.attr("text:continue-numbering") == Some("true") => {
                self.last.get(&(style.clone(), level)).cloned()
            }
            _ => None,
        };
        let name = element.attr("xml:id").or_else(|| element.attr("text:id"));
        let name = name.unwrap_or_default().to_owned();
        if !name.is_empty() {
            self.wholes.insert(name.clone(), whole.clone());
        }
        self.open.push(OpenList { numbering: String::new(), style, name, whole, goes_on });
        match before {
            Some(numbering) => self.name_last(numbering),
            None => self.begin(None, styles),
        }
    }

    /// The list that one is a piece of, which goes on with the list `continued`, and whether it goes on.
    fn whole_of(&mut self, continued: Option<&str>) -> (String, bool) {
        if let Some(name) = continued {
            return (self.wholes.get(name).map_or(name, String::as_str).to_owned(), true);
        }
        if let Some(around) = self.open.last() {
            return (around.whole.clone(), around.goes_on);
        }
        self.begun += 1;
        (format!("whole {}", self.begun), false)
    }

    /// Says that an item of the innermost list has text: lists below it begin anew.
    pub(super) fn begin_item(&mut self) {
        let Some(list) = self.open.last() else { return };
        if let Some(levels) = self.by_level.get_mut(&list.whole) {
            levels.truncate(self.open.len());
        }
    }

    /// Leaves the lists that are open for a story of its own.
    pub(super) fn leave(&mut self) -> Vec<OpenList> {
        std::mem::take(&mut self.open)
    }

    /// Goes back to the lists that were left.
    pub(super) fn enter(&mut self, lists: Vec<OpenList>) {
        self.open = lists;
    }

    /// Where a paragraph stands that goes on with the item of the innermost list.
    pub(super) fn going_on(&self) -> Option<ListPlace> {
        let level = u8::try_from(self.open.len().checked_sub(1)?).unwrap_or(u8::MAX);
        let numbering = self.open.last()?.numbering.clone();
        Some(ListPlace::new(numbering, level, Sign::Nothing, None))
    }

    /// Closes the list that was opened last.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Where the next item of the innermost list stands.
    pub(super) fn item(&mut self, element: Element<'_>, styles: &Styles) -> Option<ListPlace> {
        let start = element.attr("text:start-value").and_then(|start| start.parse().ok());
        if start.is_some() {
            self.begin(start, styles);
        }
        let level = self.open.len().checked_sub(1)?;
        let OpenList { numbering, style, .. } = self.open.last()?;
        let style = element.attr("text:style-override").unwrap_or(style);
        let said = styles.list_level(style, level + 1);
        let (sign, indent) = (said.sign(), said.indent);
        self.label = (said.label, said.digits);
        let level = u8::try_from(level).unwrap_or(u8::MAX);
        let indent = indent.map(|indent| i32::from(level) * FRAME + indent);
        Some(ListPlace::new(numbering.clone(), level, sign, indent))
    }

    /// Where a paragraph that numbers itself stands.
    pub(super) fn numbered(&mut self, element: Element<'_>, styles: &Styles) -> ListPlace {
        let style = self.style_of(element, styles);
        let level: usize = element.attr("text:level").and_then(|at| at.parse().ok()).unwrap_or(1);
        let level = level.clamp(1, 10);
        let numbering = format!("numbered {}", element.attr("text:list-id").unwrap_or(&style));
        self.count_here(numbering, level, styles.list_level(&style, level))
    }

    /// Where the next heading of this level stands that is in no list, where headings count.
    pub(super) fn heading(&mut self, level: u8, styles: &Styles) -> Option<ListPlace> {
        let said = styles.outline.get(&level.into())?.clone();
        (said.sign() != Sign::Nothing)
            .then(|| self.count_here("headings".to_owned(), level.into(), said))
    }

    /// The place of a paragraph that is in no list, on this level of a numbering.
    fn count_here(&mut self, numbering: String, level: usize, said: ListLevel) -> ListPlace {
        let sign = said.sign();
        self.label = (None, Digits::default());
        let place = u8::try_from(level.saturating_sub(1)).unwrap_or_default();
        let known = self
            .numberings
            .by_id
            .entry(numbering.clone())
            .or_insert_with(|| Numbering { definition: numbering.clone(), ..Numbering::default() });
        known.levels.insert(place, said.numbered());
        ListPlace::new(numbering, place, sign, None)
    }

    /// Counts what stands here, and gives its label where that has a number or words.
    pub(super) fn count(&mut self, place: &mut ListPlace) -> Option<String> {
        self.numberings.count(place, &mut self.counters);
        let (label, digits) = std::mem::take(&mut self.label);
        if self.open.last().is_none_or(|list| list.numbering != place.numbering) {
            self.first = self.numberings.first_label(place);
            return self.numberings.label(place, &self.counters);
        }
        self.numbers.insert(place.numbering.clone(), (digits, place.number));
        let number_of = |at: u8| {
            let numbering = self.open.get(usize::from(at)).map(|list| &list.numbering);
            let known = numbering.and_then(|numbering| self.numbers.get(numbering));
            known.copied().unwrap_or((Digits::Decimal, 1))
        };
        let other = label.as_ref().filter(|label| label.looks_other(place.level, digits));
        self.first = other.map(|label| label.written(|at| (number_of(at).0, 1)));
        Some(label?.written(number_of))
    }

    /// Tells of the item in `place`, which was counted last, that it has lost `label`, where that was no number alone.
    pub(super) fn tell(&mut self, place: &ListPlace, label: &str, report: &mut Report) {
        if let Some(first) = self.first.take().filter(|_| place.sign == Sign::Number) {
            self.counters.tell(first, label, report);
        }
    }

    /// The style of a list: its own, that of the list around it, or that of its first paragraph.
    fn style_of(&self, element: Element<'_>, styles: &Styles) -> String {
        if let Some(own) = element.attr("text:style-name") {
            return own.to_owned();
        }
        if let Some(around) = self.open.last() {
            return around.style.clone();
        }
        let first = element.descendants().find(|child| matches!(child.name(), "text:p" | "text:h"));
        let style = first.and_then(|first| first.attr("text:style-name"));
        styles.get("paragraph", style).list.unwrap_or_default()
    }

    /// Begins a numbering for the innermost list.
    fn begin(&mut self, start: Option<u32>, styles: &Styles) {
        let Some(list) = self.open.last() else { return };
        let said = styles.list_level(&list.style, self.open.len());
        let level = Level::new(said.sign, start.unwrap_or(said.start));
        let at = u8::try_from(self.open.len() - 1).unwrap_or(u8::MAX);
        let definition = format!("list {}", self.numberings.by_id.len());
        let levels = HashMap::from([(at, level)]);
        let numbering =
            Numbering { definition: definition.clone(), levels, ..Numbering::default() };
        self.numberings.by_id.insert(definition.clone(), numbering);
        self.name_last(definition);
    }

    fn name_last(&mut self, numbering: String) {
        let level = self.open.len().saturating_sub(1);
        let Some(list) = self.open.last_mut() else { return };
        list.numbering.clone_from(&numbering);
        self.last.insert((list.style.clone(), level), numbering.clone());
        let levels = self.by_level.entry(list.whole.clone()).or_default();
        if levels.len() <= level {
            levels.resize(level + 1, None);
        }
        levels[level] = Some(numbering.clone());
        if !list.name.is_empty() {
            self.by_name.insert(list.name.clone(), numbering);
        }
    }
}
