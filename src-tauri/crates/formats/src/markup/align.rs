//! How the cells of a table are aligned.

use dom_query::NodeRef;
use warraq_core::article::Dir;
use warraq_core::text::direction;

use super::tag::{attribute, has_class, name};
use super::{css, words};
use crate::alignment::{self, Side};

/// Letters that tell the direction of a table.
const TELLING: usize = 4000;

/// What is to be said of how the cells of `table` are aligned, by their own tags.
pub(super) fn of_table(table: &NodeRef<'_>) -> Option<String> {
    let text = words::first_of(table, TELLING);
    let dir = match attribute(table, "dir").as_str() {
        "rtl" => Dir::Rtl,
        _ => Dir::Ltr,
    };
    let dir = direction::of_text(&text, dir);
    let inside = table.descendants_it().filter(NodeRef::is_element);
    let sides = inside.filter_map(|node| side(&node, dir)).chain(side(table, dir));
    alignment::apart(sides, &text, dir)
}

/// The side that an element of a table says the lines in it stand at.
fn side(node: &NodeRef<'_>, dir: Dir) -> Option<Side> {
    let by_style = css::value(&attribute(node, "style"), "text-align");
    let by_class = || {
        let sides = ["left", "center", "right"].into_iter();
        let has = |side: &&str| {
            has_class(node, |class| class.strip_prefix("has-text-align-") == Some(side))
        };
        sides.filter(has).map(str::to_owned).next()
    };
    // A table with the attribute stands there itself.
    let own = || Some(attribute(node, "align")).filter(|_| name(node) != "table");
    let said = by_style.or_else(by_class).or_else(own)?;
    match said.trim().trim_start_matches("-webkit-").to_ascii_lowercase().as_str() {
        "left" => Some(Side::Left),
        "right" => Some(Side::Right),
        "center" | "middle" => Some(Side::Centre),
        "end" => Some(Side::end(dir)),
        _ => None,
    }
}
