//! Whether the post that stands at a site says what its article said when it left.
//!
//! Reading back compares what stands there with what was sent. What was put together wrongly is sent wrongly, and is read
//! back as sent: so it is held against the article's own words too.

use std::collections::BTreeSet;

use crate::compose::Own;
use crate::fitted::{LONG, counts, text};
use crate::known::Known;
use crate::parts::{parts, words};

/// Whether a post that stands there with this text is not what its article said. What was only ever written here is held
/// against what was sent, and against nothing else.
pub(crate) fn disagrees(known: &Known, live: &str) -> bool {
    // What somebody decided over is not there yet.
    let own = known.sent_own().filter(|_| known.stands.is_none());
    own.is_some_and(|own| !differences(own, live).is_empty())
}

/// What the article said for a text and the post does not say as often, or says more often, each once.
fn differences(own: &Own, live: &str) -> BTreeSet<String> {
    let said = &own.post.content;
    let mut found: BTreeSet<String> = match &own.apart {
        // What the two had otherwise when the article took its text is nobody's fault.
        Some(apart) => apart_in(said, live).difference(apart).cloned().collect(),
        None => lost(said, live),
    };
    found.extend(doubled(said, live));
    found
}

/// The words of two texts, and what no word says, that are not as often in the one as in the other.
pub(crate) fn apart_in(own: &str, live: &str) -> BTreeSet<String> {
    let [own, live] = [own, live].map(counts);
    let is_apart = |name: &&String| own.get(*name) != live.get(*name);
    own.keys().chain(live.keys()).filter(is_apart).cloned().collect()
}

/// Paragraphs of which the post has next to nothing: nobody knows what else the two have otherwise.
fn lost(own: &str, live: &str) -> BTreeSet<String> {
    let there = counts(live);
    let is_lost = |words: &String| {
        let all: BTreeSet<&str> = words.split(' ').collect();
        let missing = all.iter().filter(|word| !there.contains_key(**word)).count();
        all.len() >= LONG && 2 * missing > all.len()
    };
    parts(own).into_iter().map(text).filter(is_lost).collect()
}

/// Paragraphs that the post has more often than the article.
fn doubled(own: &str, live: &str) -> BTreeSet<String> {
    let [all, there] = [own, live].map(text);
    let is_doubled = |words: &String| {
        words.split(' ').count() >= LONG
            && there.matches(&**words).count() > all.matches(&**words).count()
    };
    parts(own).into_iter().map(text).filter(is_doubled).collect()
}

/// Notes that the site did not keep these words of what the article said, and that somebody took it so.
pub(crate) fn excuse(known: &mut Known, live: &str, lost: &BTreeSet<String>) {
    let Some(sent) = known.sent.as_ref().map(|sent| sent.content.clone()) else { return };
    for own in known.owns.iter_mut().filter(|own| own.stands_for == sent) {
        let said = own.post.content.clone();
        let is_lost = |name: &String| lost.iter().any(|lost| words(lost).contains(&**name));
        if let Some(apart) = &mut own.apart {
            apart.extend(apart_in(&said, live).into_iter().filter(is_lost));
        }
    }
}

#[cfg(test)]
mod tests {
    use warraq_connect::Post;
    use warraq_core::article::ArticleId;

    use super::*;

    const ONE: &str = "قال الرئيس سعيد في العمود الأول كلمته";
    const OTHER: &str = "ورد الوزير كمال في العمود الثاني عليه";

    fn own(said: &str, taken_as: Option<&str>) -> Own {
        let post = Post {
            article: ArticleId::from(ulid::Ulid::from(1_u128)),
            title: String::new(),
            content: said.to_owned(),
            excerpt: String::new(),
            slug: String::new(),
            categories: Vec::new(),
            tags: Vec::new(),
            featured: None,
            author: None,
            language: String::new(),
        };
        let apart = taken_as.map(|live| apart_in(said, live));
        Own { stands_for: String::new(), leaves_as: String::new(), apart, post }
    }

    fn found(own: &Own, live: &str) -> Vec<String> {
        differences(own, live).into_iter().collect()
    }

    #[test]
    fn what_stands_twice_or_not_at_all_is_found_whatever_was_known() {
        let said = format!("<p>{ONE}</p>\n<p>{OTHER}</p>");
        for own in [own(&said, None), own(&said, Some(&said))] {
            assert_eq!(found(&own, &said), [""; 0]);
            assert!(found(&own, &format!("{said}\n<div>{said}</div>")).contains(&ONE.to_owned()));
            assert!(!found(&own, &format!("<p>{ONE}</p>")).is_empty());
        }
    }

    #[test]
    fn a_word_is_missed_where_it_is_known_how_the_texts_began() {
        let live = format!("<p>{ONE}</p>\n[gallery ids=\"1\"]\n<p>{OTHER}</p>");
        let said = format!("<p>{ONE}</p>\n<p>{OTHER}</p>");
        let taken = own(&said, Some(&live));
        assert_eq!(found(&taken, &live), [""; 0]);
        assert_eq!(found(&taken, &live.replace("كمال", "جلال")), ["جلال", "كمال"]);
        // Nobody knows whether it ever was there.
        assert_eq!(found(&own(&said, None), &live.replace("كمال", "جلال")), [""; 0]);
    }
}
