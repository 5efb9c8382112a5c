//! Which part of a site's text stands for each part of what an article said: one may stand for several.

use crate::fitted::text;
use crate::matched::{Strangers, matched};
use crate::parts::{key, uncaptioned};

use super::together::shows_picture;

/// The place in `seen` of each of `own`, in rising order; nothing where the site has nothing of it. A column, a group and
/// a table with words under it are one part of the site's and several of an article's.
pub(crate) fn standing(own: &[&str], seen: &[&str], strangers: Strangers) -> Vec<Option<usize>> {
    let keys = |side: &[&str]| -> Vec<String> {
        side.iter().map(|part| key(&uncaptioned(part))).collect()
    };
    let (own_keys, seen_keys) = (keys(own), keys(seen));
    let mut found = matched(&own_keys, &seen_keys, strangers);
    let texts: Vec<String> = seen.iter().map(|part| text(part)).collect();
    // A part that says just what one of the article's says holds nothing else.
    let mut is_full: Vec<bool> = vec![false; seen.len()];
    for (at, place) in found.iter().enumerate() {
        let Some(place) = *place else { continue };
        is_full[place] = own_keys[at] == seen_keys[place] && shows(own[at]) == shows(seen[place]);
    }
    for at in 0..own.len() {
        if found[at].is_some() || seen.is_empty() {
            continue;
        }
        let first = found[..at].iter().rev().find_map(|place| *place).unwrap_or(0);
        let last = found[at..].iter().find_map(|place| *place).unwrap_or(seen.len() - 1);
        let words = text(own[at]);
        let holds = |place: &usize| {
            let holds_words = format!(" {} ", texts[*place]).contains(&format!(" {words} "));
            let holds_picture = !shows(own[at]) || shows_picture(seen[*place]);
            let is_something = !words.is_empty() || shows(own[at]);
            !is_full[*place] && is_something && (words.is_empty() || holds_words) && holds_picture
        };
        found[at] = (first..=last).find(holds);
    }
    found
}

fn shows(part: &str) -> bool {
    part.contains("<img")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(own: &[&str], seen: &[&str]) -> Vec<Option<usize>> {
        standing(own, seen, Strangers::Apart)
    }

    #[test]
    fn what_is_one_at_the_site_stands_for_several() {
        let own = [
            "<p>قبل هذا</p>",
            "<h2>عنوان</h2>",
            "<p>أول</p>",
            "<figure><img src=\"x\"/></figure>",
            "<p>بعد هذا</p>",
        ];
        let group = "<!-- wp:group --><div><h2>عنوان</h2><p>أول</p><img src=\"/a\"/></div><!-- /wp:group -->";
        let seen = ["<p>قبل هذا</p>", group, "[gallery]", "<p>بعد هذا</p>"];
        assert_eq!(apart(&own, &seen), [Some(0), Some(1), Some(1), Some(1), Some(3)]);
    }

    #[test]
    fn what_stands_nowhere_has_no_place() {
        let own = ["<p>أول</p>", "<p>لم يبق</p>", "<figure><img src=\"x\"/></figure>"];
        assert_eq!(apart(&own, &["<p>أول</p>"]), [Some(0), None, None]);
        // Part of a word is no word.
        assert_eq!(apart(&["<p>سوق</p>"], &["<p>السوق هنا</p>"]), [None]);
        assert_eq!(apart(&own, &[]), [None; 3]);
    }
}
