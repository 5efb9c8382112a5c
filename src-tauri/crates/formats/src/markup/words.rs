//! The words below a node, as one would read them.

use dom_query::NodeRef;

use super::tag;

/// The words below `node`: a line for each block, white space collapsed, nothing of scripts and styles.
pub(crate) fn of(node: &NodeRef<'_>) -> String {
    first_of(node, usize::MAX)
}

/// The first words below `node`, up to about `limit` bytes: what is looked at again and again stays short.
pub(crate) fn first_of(node: &NodeRef<'_>, limit: usize) -> String {
    let mut text = String::new();
    let mut steps = vec![Some(*node)];
    while let Some(step) = steps.pop() {
        if text.len() > limit {
            break;
        }
        let Some(node) = step else {
            end_line(&mut text);
            continue;
        };
        if tag::with_letters(&node, |letters| push(&mut text, letters, limit)).is_some() {
            continue;
        }
        let name = tag::name(&node);
        if matches!(name.as_str(), "script" | "style" | "template") {
            continue;
        }
        if is_link_behind_element(&node) {
            push(&mut text, " ", limit);
        }
        if name == "br" || tag::is_block(&name) {
            end_line(&mut text);
            steps.push(None);
        }
        steps.extend(node.children_it(true).map(Some));
    }
    text.trim().to_owned()
}

/// Whether it is a link right behind another element: menus have nothing between their words. A link that a program
/// wrote in two pieces is one.
fn is_link_behind_element(node: &NodeRef<'_>) -> bool {
    let before = node.prev_sibling().filter(|before| node.has_name("a") && before.is_element());
    before.is_some_and(|before| {
        let href = node.attr("href");
        !before.has_name("a") || href.is_none() || before.attr("href") != href
    })
}

/// `text` with every run of spaces and new lines as one space, and none at its ends.
pub(crate) fn collapsed(text: &str) -> String {
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether HTML takes it for white space that collapses, or it is Word's sign for a new line: a no-break space is
/// none.
pub(crate) fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')
}

/// The first `limit` characters.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn end_line(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn push(text: &mut String, letters: &str, limit: usize) {
    for letter in letters.chars() {
        if text.len() > limit {
            break;
        }
        if !is_space(letter) {
            text.push(letter);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}
