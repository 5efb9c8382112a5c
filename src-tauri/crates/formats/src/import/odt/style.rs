//! Styles: what they say by name, with everything they are based on.

mod list_level;

use std::collections::HashMap;

pub(super) use self::list_level::ListLevel;
use self::list_level::{LEVELS, levels};
use super::look::run_look;
use crate::alignment::Side;
use crate::office::look::RunLook;
use crate::office::numbering::Sign;
use crate::office::role::Role;
use crate::office::xml::{Element, Xml};

/// How many styles a style is based on, one on the other, at most.
const MAX_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    by_name: HashMap<(String, String), Style>,
    lists: HashMap<String, HashMap<usize, ListLevel>>,
    /// How headings are numbered that stand in no list, by level.
    pub(super) outline: HashMap<usize, ListLevel>,
    /// What holds where no style says otherwise.
    pub(super) defaults: RunLook,
}

/// A style with everything it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// What the styles without a name of their own say of letters: what somebody did by hand.
    pub(super) by_hand: RunLook,
    /// What the named styles say.
    pub(super) named: RunLook,
    /// What its paragraphs are.
    pub(super) role: Role,
    /// Whether its paragraphs run from right to left.
    pub(super) is_rtl: Option<bool>,
    /// The side that somebody aligned its paragraphs to by hand.
    pub(super) side: Option<Side>,
    /// Whether it has a line on some side: a paragraph above or below it, a cell on any.
    pub(super) has_border: Option<bool>,
    /// The style of the list that its paragraphs stand in.
    pub(super) list: Option<String>,
    /// The nearest name that people gave: its own, or that of the style it is based on.
    pub(super) name: String,
    /// Whether its headings may have a number; not where it names no list at all.
    pub(super) may_count: Option<bool>,
}

impl Style {
    /// What it says of letters in all.
    pub(super) fn look(&self) -> RunLook {
        self.by_hand.over(&self.named)
    }
}

/// The elements of styles by family and name, and whether people named them.
type Elements<'x> = HashMap<(&'x str, &'x str), (Element<'x>, bool)>;

impl Styles {
    /// The styles that hold in the text of `content`; `named` is the part with the named ones.
    pub(super) fn of(content: &Xml, named: Option<&Xml>) -> Self {
        let roots = [named.map_or(content.root(), Xml::root), content.root()];
        let folders =
            [(roots[0], "office:styles", true), (roots[1], "office:automatic-styles", false)];
        let mut elements = Elements::new();
        let mut styles = Self::default();
        for (root, folder, is_named) in folders {
            for element in root.child(folder).into_iter().flat_map(Element::children) {
                match element.name() {
                    "style:style" => {
                        let name = element.attr("style:name").unwrap_or_default();
                        let family = element.attr("style:family").unwrap_or_default();
                        elements.insert((family, name), (element, is_named));
                    }
                    "style:default-style" if element.attr("style:family") == Some("paragraph") => {
                        let look = element.child("style:text-properties").map(run_look);
                        styles.defaults = look.unwrap_or_default();
                    }
                    "text:list-style" | "text:outline-style" => {
                        let name = element.attr("style:name").unwrap_or_default();
                        if element.name() == "text:outline-style" {
                            styles.outline = levels(element);
                        }
                        styles.lists.insert(name.to_owned(), levels(element));
                    }
                    _ => {}
                }
            }
        }
        for (family, name) in elements.keys() {
            let key = ((*family).to_owned(), (*name).to_owned());
            styles.by_name.insert(key, resolved((*family, *name), &elements));
        }
        styles
    }

    /// The style with this name; one that says nothing where there is none.
    pub(super) fn get(&self, family: &str, name: Option<&str>) -> Style {
        let Some(name) = name else { return Style::default() };
        let known = self.by_name.get(&(family.to_owned(), name.to_owned()));
        known.cloned().unwrap_or_else(|| Style {
            role: Role::of_name(&spelt(name)).unwrap_or_default(),
            ..Style::default()
        })
    }

    /// What a list style says of this level, from 1.
    pub(super) fn list_level(&self, list: &str, level: usize) -> ListLevel {
        let Some(levels) = self.lists.get(list) else { return ListLevel::default() };
        if let Some(found) = levels.get(&level.min(LEVELS)) {
            return found.clone();
        }
        // Some programs say only the levels from the outermost on, wherever the list stands.
        let nearest = (1..level.min(LEVELS)).rev().find_map(|above| levels.get(&above));
        let sign = nearest.map_or(Sign::Bullet, |level| level.sign);
        ListLevel { sign, ..ListLevel::default() }
    }
}

/// The style with this key over all that it is based on.
fn resolved<'x>(key: (&'x str, &'x str), elements: &Elements<'x>) -> Style {
    let mut style = Style::default();
    let mut role = None;
    let (family, mut name) = key;
    for _ in 0..MAX_CHAIN {
        role = role.or_else(|| Role::of_name(&spelt(name)));
        let Some((element, is_named)) = elements.get(&(family, name)) else { break };
        if style.name.is_empty() && *is_named {
            let shown = element.attr("style:display-name").map(str::to_owned);
            style.name = shown.unwrap_or_else(|| spelt(name));
        }
        role = role.or_else(|| element.attr("style:display-name").and_then(Role::of_name));
        let look = element.child("style:text-properties").map(run_look).unwrap_or_default();
        if *is_named {
            style.named = style.named.over(&look);
        } else {
            style.by_hand = style.by_hand.over(&look);
            style.side = style.side.or_else(|| side(element.child("style:paragraph-properties")?));
        }
        add_properties(&mut style, *element);
        let Some(parent) = element.attr("style:parent-style-name") else { break };
        name = parent;
    }
    style.role = role.unwrap_or_default();
    style
}

/// Adds what `element` says, where nothing nearer did.
fn add_properties(style: &mut Style, element: Element<'_>) {
    let list = element.attr("style:list-style-name");
    style.may_count = style.may_count.or(list.map(|name| !name.is_empty()));
    let list = list.filter(|name| !name.is_empty());
    style.list = style.list.take().or_else(|| list.map(str::to_owned));
    for properties in element.children() {
        let sides: &[&str] = match properties.name() {
            "style:paragraph-properties" => &["fo:border", "fo:border-top", "fo:border-bottom"],
            "style:table-cell-properties" => &[
                "fo:border",
                "fo:border-top",
                "fo:border-bottom",
                "fo:border-left",
                "fo:border-right",
            ],
            "style:table-properties" => &[],
            _ => continue,
        };
        let said = sides.iter().filter_map(|side| properties.attr(side)).collect::<Vec<_>>();
        let has_border = (!said.is_empty()).then(|| said.iter().any(|line| !is_no_line(line)));
        style.has_border = style.has_border.or(has_border);
        style.is_rtl = style.is_rtl.or(match properties.attr("style:writing-mode") {
            Some("rl-tb" | "rl") => Some(true),
            Some("lr-tb" | "lr") => Some(false),
            _ => None,
        });
    }
}

/// The side that lines stand at. `LibreOffice` means the left one by `start`, whatever the direction is.
fn side(properties: Element<'_>) -> Option<Side> {
    match properties.attr("fo:text-align")? {
        "start" | "left" => Some(Side::Left),
        "end" | "right" => Some(Side::Right),
        "center" => Some(Side::Centre),
        _ => None,
    }
}

fn is_no_line(border: &str) -> bool {
    border.split_whitespace().any(|part| matches!(part, "none" | "hidden"))
}

/// A name without what stands for signs that names cannot have: `Heading_20_1`.
fn spelt(name: &str) -> String {
    let mut spelt = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('_') {
        spelt.push_str(before);
        let coded = after.split_once('_').and_then(|(code, behind)| {
            let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
            Some((letter, behind))
        });
        if let Some((letter, behind)) = coded {
            spelt.push(letter);
            rest = behind;
        } else {
            spelt.push('_');
            rest = after;
        }
    }
    spelt.push_str(rest);
    spelt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded() {
        assert_eq!(spelt("Heading_20_1"), "Heading 1");
        assert_eq!(spelt("my_style_x"), "my_style_x");
    }
}
