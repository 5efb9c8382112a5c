//! Words that a place did not keep.

use std::collections::BTreeSet;

use super::markup::Markup;
use super::words::{cut, differing};
use super::{Alteration, AlterationKind};
use crate::capability::{Capabilities, PostField};
use crate::post::Post;
use crate::remote::RemotePost;

/// The most letters of lost words that are told of one part.
const MOST_LETTERS: usize = 120;

/// Which words of the headline, the text and the summary a place did not keep: of each part that lost any, those words.
///
/// What a place writes otherwise is no loss: markup, spelling by name, blanks, signs that nobody sees, quotes and dashes
/// of another form. Neither is what it added.
#[must_use]
pub fn lost_words(sent: &Post, read: &RemotePost, can: &Capabilities) -> Vec<Alteration> {
    let lost = parts(sent, read, can).into_iter().filter_map(|(kind, sent, read)| {
        lost(sent, read).map(|detail| Alteration { kind, detail })
    });
    lost.collect()
}

/// The same words, each once and whole, however many they are.
#[must_use]
pub fn words_not_kept(sent: &Post, read: &RemotePost, can: &Capabilities) -> BTreeSet<String> {
    let gone = parts(sent, read, can).into_iter().filter_map(|(_, sent, read)| gone(sent, read));
    let words = |part: String| part.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    gone.flatten().flat_map(words).collect()
}

type Parts<'p> = [(AlterationKind, &'p str, &'p str); 3];

/// What was sent and what is there of each part.
fn parts<'p>(sent: &'p Post, read: &'p RemotePost, can: &Capabilities) -> Parts<'p> {
    let excerpt = if can.holds(PostField::Excerpt) { &*read.excerpt } else { &*sent.excerpt };
    [
        (AlterationKind::Title, &*sent.title, &*read.title),
        (AlterationKind::Text, &*sent.content, &*read.content),
        (AlterationKind::Excerpt, &*sent.excerpt, excerpt),
    ]
}

/// The words of `sent` that `read` does not have, in their order and not too many; nothing where it has all.
fn lost(sent: &str, read: &str) -> Option<String> {
    Some(cut(&gone(sent, read)?.join(" … "), MOST_LETTERS))
}

/// The same, each run of words that stood together.
fn gone(sent: &str, read: &str) -> Option<Vec<String>> {
    if sent == read {
        return None;
    }
    let (sent, read) = (plain_words(sent), plain_words(read));
    let mut left = read.iter();
    let has_all = sent.iter().all(|word| left.any(|one| one == word));
    // A tag that is gone may have stood between two words, which are one then.
    if has_all || sent.concat() == read.concat() {
        return None;
    }
    let differing = differing(&sent, &read).into_iter();
    let gone = differing.map(|one| one.gone.join(" ")).filter(|gone| !gone.is_empty());
    let gone: Vec<String> = gone.collect();
    (!gone.is_empty()).then_some(gone)
}

/// The words that readers see, each in one form.
fn plain_words(html: &str) -> Vec<String> {
    let words = Markup::of(html).words.into_iter();
    words
        .map(|word| word.chars().filter_map(plain).collect())
        .filter(|word: &String| !word.is_empty())
        .collect()
}

fn plain(letter: char) -> Option<char> {
    match letter {
        '“' | '”' | '„' | '‟' | '″' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '′' => Some('\''),
        '–' | '—' | '‒' | '−' | '‐' | '‑' => Some('-'),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_said_by_its_words() {
        for (sent, read, gone) in [
            ("النمو &lt; 5% هذا العام", "النمو", "< 5% هذا العام"),
            ("<p>قال أمس في دمشق</p>", "<p>قال في دمشق</p>", "أمس"),
            ("<p>one two three</p>", "<p>one 2 three</p>", "two"),
            ("<p>أول</p><p>ثان</p>", "", "أول ثان"),
        ] {
            assert_eq!(lost(sent, read).as_deref(), Some(gone), "{sent}");
        }
    }

    #[test]
    fn words_are_whole_however_many_are_gone() {
        let many: Vec<String> = (1..=60).map(|number| format!("word{number}")).collect();
        let sent = format!("<p>{} end</p>", many.join(" "));
        assert_eq!(lost(&sent, "<p>end</p>").unwrap().chars().count(), MOST_LETTERS + 1);
        let gone = gone(&sent, "<p>end</p>").unwrap().join(" ");
        assert_eq!(gone.split(' ').collect::<Vec<_>>(), many);
    }

    #[test]
    fn what_stands_is_not_told_beside_what_is_gone() {
        for (sent, read, gone) in [
            // As many blanks are gone here as come there, and more than there are words between.
            (
                "قال إن أ ب ج د هـ ولا تزال مستمرة",
                "قال إن ولا تزال مستمرة تابعونا على الموقع كل يوم صباحاً",
                "أ ب ج د هـ",
            ),
            ("<p>و</p><p>لا تزال هنا أمس</p>", "<p>ولا تزال هنا</p>", "أمس"),
            ("<p>ولا&nbsp;تزال أمس</p>", "<p>ولا تزال</p>", "أمس"),
            ("<p>غاب ولا تزال، هنا</p>", "<p>ولا تزال ، هنا</p>", "غاب"),
            // It stands elsewhere.
            (
                "<p>ولا تزال هنا</p><p>أول ثان ثالث غاب رابع</p>",
                "<p>أول ثان ثالث رابع</p><p>ولا تزال هنا</p>",
                "غاب",
            ),
        ] {
            assert_eq!(lost(sent, read).as_deref(), Some(gone), "{sent}");
        }
        // One word that comes elsewhere is no sign that it stands.
        let (sent, read) = ("قال لا أحد هناك", "قال أحد هناك لا تنسوا متابعتنا");
        assert_eq!(lost(sent, read).as_deref(), Some("لا"));
    }

    #[test]
    fn what_is_only_written_otherwise_is_not_lost() {
        for (sent, read) in [
            ("<p>R & D</p>", "<p>R &amp; D</p>"),
            ("<p>قال <bdi>R</bdi>، ثم</p>", "<p>قال R، ثم</p>"),
            ("<p>أول</p><p>ثان</p>", "<p>أول ثان</p>"),
            ("<div>أ<iframe></iframe>ب</div>", "<div>أب</div>"),
            ("\"قسد\" - '24'", "“قسد” – ‘24’"),
            ("<p>قال</p>", "<p>قال</p><p>تابعونا على الموقع</p>"),
            ("كوردستا\u{200e}ن", "كوردستان"),
            ("<p>[gallery]</p>", "<p>&#091;gallery]</p>"),
        ] {
            assert_eq!(lost(sent, read), None, "{sent}");
        }
    }
}
