//! What stands for groups in the text that comes instead.

use regex::Regex;

/// `with`, and in the place of `$1`, `${1}` and `${name}` what `group` gives: nothing for a group that took nothing or
/// is none of the expression. `$$` is a `$`, and so is one with neither a number nor a name behind it.
pub(super) fn expand<'t>(
    with: &str,
    regex: &Regex,
    group: impl Fn(usize) -> Option<&'t str>,
) -> String {
    let mut expanded = String::with_capacity(with.len());
    let mut rest = with;
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        rest = after;
        if let Some(after) = rest.strip_prefix('$') {
            expanded.push('$');
            rest = after;
        } else if let Some((name, after)) = reference(rest) {
            expanded.push_str(number(name, regex).and_then(&group).unwrap_or_default());
            rest = after;
        } else {
            expanded.push('$');
        }
    }
    expanded.push_str(rest);
    expanded
}

/// What is named behind a `$`, and what follows. A number without braces ends with its digits: letters of Arabic stand
/// right behind it.
fn reference(text: &str) -> Option<(&str, &str)> {
    if let Some(braced) = text.strip_prefix('{') {
        return braced.split_once('}');
    }
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn number(name: &str, regex: &Regex) -> Option<usize> {
    let by_name = || regex.capture_names().position(|known| known == Some(name));
    name.parse().ok().or_else(by_name)
}
