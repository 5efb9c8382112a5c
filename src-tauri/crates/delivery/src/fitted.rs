//! Whether a text that was put together of ours and the site's is what it has to be: all that the article says once and
//! in its order, and all that only the site has once too.
//!
//! Nobody can tell from two texts of different hands for certain which part of one stands for which of the other. So what
//! was put together is counted before it leaves, and what does not add up is for a person.

use std::collections::{BTreeMap, BTreeSet};

use warraq_connect::decoded;
use warraq_formats::without_empty_places;

use crate::parts::{parts, uncaptioned, words};

/// A text, and what is in it beside words.
pub(crate) type Counts = BTreeMap<String, i64>;

/// The texts that a new one was made of.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    /// What the article said.
    pub(crate) own: &'a str,
    /// What the site has for that.
    pub(crate) seen: &'a str,
    /// What the article says now, with pictures wherever it speaks of one.
    pub(crate) neutral: &'a str,
    /// The same with those pictures alone that the site has.
    pub(crate) mine: &'a str,
}

/// Elements that show what no word says. A picture only where it has an address: its place may be empty.
const SHOWN: [&str; 10] =
    ["iframe", "video", "audio", "object", "embed", "form", "script", "table", "svg", "canvas"];

/// A paragraph of so many words that stands in a text twice was put there twice.
pub(crate) const LONG: usize = 5;

/// What of the site's or of ours `sent` would lose or have twice, each once, in words; empty where it is as it has to be.
pub(crate) fn misfits(of: Sources<'_>, sent: &str) -> BTreeSet<String> {
    // No place of a picture leaves that is not there.
    let [mine, sent] = [of.mine, sent].map(|text| without_empty_places(text).text);
    let (of, sent) = (Sources { mine: &mine, ..of }, &*sent);
    let [own, seen, neutral, mine, now] = [of.own, of.seen, of.neutral, of.mine, sent].map(counts);
    let mut found: BTreeSet<String> = BTreeSet::new();
    let all = [&own, &seen, &neutral, &mine, &now];
    let names: BTreeSet<&String> = all.iter().flat_map(|counts| counts.keys()).collect();
    for name in names {
        let [own, seen, neutral, mine, now] =
            all.map(|counts| counts.get(name).copied().unwrap_or_default());
        // What the site made of what the article said it made once: it may have taken words out, and added its own.
        let theirs = seen - own;
        let least = (neutral.min(mine) + theirs).max(0);
        let most = neutral.max(mine) + theirs.max(0);
        if !(least..=most).contains(&now) {
            found.insert(name.clone());
        }
    }
    found.extend(out_of_order(of, sent));
    found
}

/// Paragraphs of ours that do not stand in the text in their order, or stand there twice.
fn out_of_order(of: Sources<'_>, sent: &str) -> Vec<String> {
    let [own, seen, mine, sent] = [of.own, of.seen, of.mine, sent].map(text);
    let (mut found, mut from) = (Vec::new(), 0);
    for part in parts(of.mine) {
        let part = text(part);
        let is_there = sent[from..].find(&*part).map(|at| from + at + part.len());
        // What the site did not keep of it is not sent again.
        let was_not_kept = own.contains(&*part) && !seen.contains(&*part);
        match is_there {
            Some(end) => from = end,
            None if was_not_kept => continue,
            None => found.push(part.clone()),
        }
        let is_long = part.split(' ').count() >= LONG;
        if is_long && sent.matches(&*part).count() > mine.matches(&*part).count() {
            found.push(part);
        }
    }
    found
}

/// The words of a text in a row.
pub(crate) fn text(html: &str) -> String {
    let seen = words(&uncaptioned(html)).replace('\u{2060}', "");
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How often each word stands in a text, and each thing that no word says.
pub(crate) fn counts(html: &str) -> Counts {
    let mut counts = Counts::new();
    let mut count = |name: String| *counts.entry(name).or_default() += 1;
    for word in text(html).split(' ').filter(|word| !word.is_empty()) {
        count(word.to_owned());
    }
    for tag in html.split('<').skip(1) {
        if let Some(comment) = tag.strip_prefix("!--") {
            let comment = comment.split_once("-->").map_or(comment, |(comment, _)| comment).trim();
            // A block that closes itself shows what only the site knows.
            let is_frame = comment.starts_with("/wp:")
                || comment.starts_with("wp:") && !comment.ends_with('/');
            if !is_frame {
                count(format!("<!--{comment}-->"));
            }
            continue;
        }
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name {
            "img" if tag.contains(" src=") => count("<img>".to_owned()),
            "a" => count(linked(tag)),
            name if SHOWN.contains(&name) => count(format!("<{name}>")),
            _ => {}
        }
    }
    counts
}

/// Where a link leads.
fn linked(tag: &str) -> String {
    let found = ['"', '\''].iter().find_map(|quote| {
        let (_, rest) = tag.split_once(&format!("href={quote}"))?;
        rest.split_once(*quote).map(|(address, _)| address)
    });
    decoded(found.unwrap_or_default()).trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "<p>أول</p>\n<p>ثان</p>";

    fn found(own: &str, seen: &str, mine: &str, sent: &str) -> Vec<String> {
        let of = Sources { own, seen, neutral: mine, mine };
        misfits(of, sent).into_iter().collect()
    }

    #[test]
    fn what_adds_up_fits() {
        let seen = "أول\n\n[gallery ids=\"1\"]\n\n<b>ثان</b>";
        let mine = "<p>أول</p>\n<p>ثالث</p>";
        let sent = "أول\n\n[gallery ids=\"1\"]\n\n<p>ثالث</p>";
        assert_eq!(found(OWN, seen, mine, sent), [""; 0]);
        // What the site took out need not come back, and may.
        for sent in ["<p>أول</p>", mine] {
            assert_eq!(found(mine, "<p>أول</p>", mine, sent), [""; 0]);
        }
        // The brackets around a picture are another hand's figure.
        let [caption, figure] = [
            "[caption width=\"9\"]<img src=\"a\" /> سوق[/caption]",
            "<figure><img src=\"a\"/><figcaption>سوق</figcaption></figure>",
        ];
        assert_eq!(found(figure, caption, figure, figure), [""; 0]);
    }

    #[test]
    fn what_is_lost_or_stands_there_twice_does_not() {
        let mine = "<p>أول</p>\n<p>ثالث</p>";
        for (seen, sent, lost) in [
            (OWN, "<p>ثالث</p>", "أول"),
            (OWN, "<p>أول</p><p>ثان</p><p>ثالث</p>", "ثان"),
            (OWN, "<p>أول</p><p>أول</p><p>ثالث</p>", "أول"),
            (OWN, "<p>ثالث</p><p>أول</p>", "ثالث"),
        ] {
            assert!(found(OWN, seen, mine, sent).iter().any(|one| one == lost), "{sent}");
        }
        for (thing, name) in [
            ("<img src=\"a.jpg\">", "<img>"),
            ("<!--more-->", "<!--more-->"),
            ("<!-- wp:acf/poll {\"q\":1} /-->", "<!--wp:acf/poll {\"q\":1} /-->"),
            ("[gallery]", "[gallery]"),
            ("<iframe src=\"x\"></iframe>", "<iframe>"),
            ("<a href=\"https://x.example/\"></a>", "https://x.example"),
        ] {
            let seen = format!("{OWN}{thing}");
            assert_eq!(found(OWN, &seen, mine, mine), [name], "{thing}");
        }
    }

    #[test]
    fn a_paragraph_that_stands_there_twice_already_is_not_sent_twice() {
        let [old, new] = ["واحد اثنان ثلاثة أربعة خمسة", "ستة"];
        let own = format!("<p>{old}</p>");
        let mine = format!("<p>{old}</p><p>{new}</p>");
        let sent = format!("{mine}{own}");
        assert_eq!(found(&own, &format!("{own}{own}"), &mine, &sent), [old]);
    }
}
