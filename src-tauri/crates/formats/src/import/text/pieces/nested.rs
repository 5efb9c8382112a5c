//! Lists and the lists below their items: by how far a line is moved in, and by its sign.

use super::{Item, LOOK_AHEAD, List, Marker, Piece};
use crate::report::{Report, WarningDetail, WarningKind};

/// Lists in one another, at most: deeper ones are of the same level.
const MOST_LEVELS: usize = 6;
/// Words of an item that another sign than that of its list may begin, at most.
const MOST_SHORT_WORDS: usize = 8;
/// Columns that a tab takes.
const TAB: usize = 4;

/// An item before it is known of which list it is.
pub(super) struct RawItem {
    pub(super) marker: Marker,
    /// Columns before it.
    indent: usize,
    /// It with its marker.
    pub(super) typed: String,
    /// It without.
    pub(super) text: String,
}

impl RawItem {
    /// The item that the line `typed` is.
    pub(super) fn new(marker: Marker, typed: &str, text: &str) -> Self {
        let before = typed.chars().take_while(|c| c.is_whitespace());
        let indent = before.map(|c| if c == '\t' { TAB } else { 1 }).sum();
        Self { marker, indent, typed: typed.trim_start().to_owned(), text: text.to_owned() }
    }
}

/// A list that grows, and the paragraphs that its items are where it is none.
struct Grown {
    list: List,
    typed: Vec<String>,
    first: Marker,
}

impl Grown {
    /// The list below an item. «د. سلمى علي» is no fourth item: letters that do not count from the first stay.
    fn inner(self) -> List {
        let counts = self.first.is_certain() || (self.first.begins() && self.typed.len() > 1);
        if counts {
            return self.list;
        }
        let typed = self.list.items.into_iter().zip(self.typed);
        let items = typed.map(|(item, typed)| Item { text: typed, ..item }).collect();
        List { start: None, items }
    }
}

/// What items that stand together come to.
pub(super) fn pieces(items: &[RawItem], report: &mut Report) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let has_letters = items.iter().any(|item| matches!(item.marker, Marker::Letter(..)));
    for grown in lists(items, 0) {
        let is_nested = grown.list.items.iter().any(|item| !item.lists.is_empty());
        // «و- قال …», «ز- أضاف …»: two such lines are no list.
        if !is_nested && (grown.list.items.len() == 1 || !grown.first.begins()) {
            pieces.extend(grown.typed.into_iter().map(|typed| Piece::Lines(vec![typed])));
            continue;
        }
        if has_letters {
            report.warn_of(WarningKind::Flattened, WarningDetail::ItemNumbers);
        }
        pieces.push(Piece::List(grown.list));
    }
    pieces
}

/// The lists of these items, those below their items in them.
fn lists(items: &[RawItem], level: usize) -> Vec<Grown> {
    let mut all: Vec<Grown> = Vec::new();
    let mut before: Option<&RawItem> = None;
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let below = before.map_or(0, |before| below(before, &items[at..]));
        if let (1.., Some(list)) = (below, all.last_mut())
            && level + 1 < MOST_LEVELS
        {
            let inner = lists(&items[at..at + below], level + 1);
            if let Some(above) = list.list.items.last_mut() {
                above.lists.extend(inner.into_iter().map(Grown::inner));
            }
            at += below;
            continue;
        }
        let goes_on = before.is_some_and(|before| goes_on(before, &items[at..]));
        let new = Item { text: item.text.clone(), lists: Vec::new() };
        match all.last_mut().filter(|_| goes_on) {
            Some(list) => {
                list.list.items.push(new);
                list.typed.push(item.typed.clone());
            }
            None => all.push(Grown {
                list: List { start: item.marker.number(), items: vec![new] },
                typed: vec![item.typed.clone()],
                first: item.marker,
            }),
        }
        before = Some(item);
        at += 1;
    }
    all
}

/// How many of the first of `items` are below `last`: those that are moved in further; of those that are not, the ones
/// of a lower kind.
fn below(last: &RawItem, items: &[RawItem]) -> usize {
    let Some(first) = items.first() else { return 0 };
    if first.indent > last.indent + 1 {
        return items.iter().take_while(|item| item.indent > last.indent + 1).count();
    }
    if !first.marker.is_below(last.marker) {
        return 0;
    }
    let is_lower =
        |item: &&RawItem| item.marker.is_below(last.marker) || item.indent > last.indent + 1;
    let lower = items.iter().take_while(is_lower).count();
    let is_followed = lower <= LOOK_AHEAD
        && items.get(lower).is_some_and(|item| item.marker.follows(last.marker));
    let is_hollow = matches!((last.marker, first.marker), (Marker::Sign(_), Marker::Sign(_)));
    if is_followed || is_hollow { lower } else { 0 }
}

/// Whether the first of `items` is of the list whose last item is `last`. Another sign that people type for its own is
/// that of another list where the next item has it too, and that of somebody's words before a sentence.
fn goes_on(last: &RawItem, items: &[RawItem]) -> bool {
    let [item, behind @ ..] = items else { return false };
    let is_repeated = || behind.first().is_some_and(|next| next.marker == item.marker);
    item.marker.follows(last.marker)
        || (item.marker.is_typed_as(last.marker) && is_short(&item.text) && !is_repeated())
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= MOST_SHORT_WORDS && !text.ends_with(['.', '؟', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::super::pieces;
    use super::*;

    /// The lists of `text`: a line for each item, a tab for each list it is in beyond the first.
    fn outline(text: &str) -> String {
        fn add(list: &List, level: usize, out: &mut String) {
            for (index, item) in list.items.iter().enumerate() {
                let number = list.start.map(|start| start as usize + index);
                let sign = number.map_or("-".to_owned(), |number| number.to_string());
                out.extend(["\t".repeat(level).as_str(), &sign, " ", &item.text, "\n"]);
                item.lists.iter().for_each(|list| add(list, level + 1, out));
            }
        }
        let mut out = String::new();
        for piece in pieces(text, &mut Report::default()) {
            match piece {
                Piece::List(list) => add(&list, 0, &mut out),
                Piece::Lines(lines) => out.extend([lines.join("/").as_str(), "\n"]),
                other => panic!("{other:?}"),
            }
        }
        out
    }

    #[test]
    fn lists_are_nested_as_they_are_moved_in() {
        let text = "1. الاتصال\n   a. رقم\n   b. رقم\n2. زيارة\n   - شراء\n     - عربي\n3. كتابة";
        assert_eq!(
            outline(text),
            "1 الاتصال\n\t1 رقم\n\t2 رقم\n2 زيارة\n\t- شراء\n\t\t- عربي\n3 كتابة\n"
        );
        assert_eq!(outline("- أول\n\t- تحته\n- ثان"), "- أول\n\t- تحته\n- ثان\n");
        assert_eq!(outline("  - أول\n  - ثان"), "- أول\n- ثان\n");
    }

    #[test]
    fn signs_of_a_lower_kind_are_below() {
        assert_eq!(outline("• yek\n• du\n◦ bin"), "- yek\n- du\n\t- bin\n");
        assert_eq!(outline("1. one\n- x\n- y\n2. two"), "1 one\n\t- x\n\t- y\n2 two\n");
        assert_eq!(outline("- أسماء\n- هواتف\n* رقم"), "- أسماء\n- هواتف\n- رقم\n");
        assert_eq!(outline("ـ أجهزة\nـ خيام"), "- أجهزة\n- خيام\n");
    }

    #[test]
    fn other_lists_stay_apart() {
        assert_eq!(outline("1. yek\n2. du\n1. yek\n2. du"), "1 yek\n2 du\n1 yek\n2 du\n");
        assert_eq!(outline("1. yek\n2. du\n\n- a\n- b"), "1 yek\n2 du\n- a\n- b\n");
        assert_eq!(outline("- a\n- b\n* c\n* d"), "- a\n- b\n- c\n- d\n");
        assert_eq!(outline("- a\n\n5. b"), "- a\n5. b\n");
        assert_eq!(outline("* a\n* b\n\n- وصلت أمس."), "- a\n- b\n- وصلت أمس.\n");
    }

    #[test]
    fn deep_lists_end() {
        let lines: Vec<String> = (0..200).map(|level| " ".repeat(2 * level) + "- x").collect();
        let deep = lines.join(
            "
",
        );
        assert_eq!(outline(&deep).lines().count(), 200);
    }
}
