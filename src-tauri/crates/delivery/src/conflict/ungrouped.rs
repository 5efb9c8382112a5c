//! Paragraphs that somebody there put into a group or columns, taken one by one: each is decided by itself.

use crate::compose::keys;
use crate::parts::{key, parts};

/// Blocks that do nothing but hold others.
const HOLD: [&str; 3] = ["group", "columns", "column"];

/// The parts of the site's text, with those in a group each by itself, where one of `base` is among them.
pub(super) fn ungrouped<'a>(base: &[&str], theirs: Vec<&'a str>) -> Vec<&'a str> {
    let known = keys(base);
    let is_known = |part: &&str| known.contains(&key(part));
    let open = |part: &'a str| match inner(part) {
        Some(held) if !base.contains(&part) && held.iter().any(is_known) => held,
        _ => vec![part],
    };
    theirs.into_iter().flat_map(open).collect()
}

/// All that stands in a block that holds others; nothing where it is none.
fn inner(part: &str) -> Option<Vec<&str>> {
    let rest = part.strip_prefix("<!-- wp:")?;
    let name = HOLD
        .into_iter()
        .find(|name| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '\n'])))?;
    let (_, rest) = rest.split_once("-->")?;
    let rest = rest.trim().strip_suffix(&*format!("<!-- /wp:{name} -->"))?.trim();
    // The element around what it holds.
    let (tag, rest) = rest.strip_prefix('<')?.split_once('>')?;
    let element = tag.split([' ', '\n']).next()?;
    let rest = rest.strip_suffix(&*format!("</{element}>"))?;
    let held = parts(rest).into_iter().flat_map(|part| inner(part).unwrap_or_else(|| vec![part]));
    Some(held.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> String {
        format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
    }

    #[test]
    fn what_ours_stands_in_is_opened_and_nothing_else() {
        let [one, other, new] = [block("أول"), block("ثان"), block("جديد")];
        let group = format!(
            "<!-- wp:group {{\"layout\":{{\"type\":\"constrained\"}}}} -->\n<section class=\"wp-block-group\">{one}\n\n{new}</section>\n<!-- /wp:group -->"
        );
        let base = [&*one, &*other];
        assert_eq!(ungrouped(&base, vec![&group, &other]), [&*one, &new, &other]);
        let columns = format!(
            "<!-- wp:columns -->\n<div><!-- wp:column -->\n<div>{one}</div>\n<!-- /wp:column -->\n\n<!-- wp:column -->\n<div>{other}</div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->"
        );
        assert_eq!(ungrouped(&base, vec![&columns]), base);
        let strange = group.replace(&one, "");
        assert_eq!(ungrouped(&base, vec![&strange]), [&*strange], "nothing of ours is in it");
        assert_eq!(ungrouped(&[&*group, &*one], vec![&group]), [&*group], "it is as it was");
    }
}
