//! Words that a place did not keep.

use warraq_core::diff::{DiffOp, words};

use super::markup::Markup;
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
    let excerpt = if can.holds(PostField::Excerpt) { &*read.excerpt } else { &*sent.excerpt };
    let parts = [
        (AlterationKind::Title, &*sent.title, &*read.title),
        (AlterationKind::Text, &*sent.content, &*read.content),
        (AlterationKind::Excerpt, &*sent.excerpt, excerpt),
    ];
    let lost = parts.into_iter().filter_map(|(kind, sent, read)| {
        lost(sent, read).map(|detail| Alteration { kind, detail })
    });
    lost.collect()
}

/// The words of `sent` that `read` does not have, in their order; nothing where it has all.
fn lost(sent: &str, read: &str) -> Option<String> {
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
    let parts = words(&sent.join(" "), &read.join(" "));
    let gone = parts.iter().filter(|part| part.op == DiffOp::Delete).map(|part| part.text.trim());
    let gone: Vec<&str> = gone.filter(|text| !text.is_empty()).collect();
    let gone = gone.join(" … ");
    Some(match gone.char_indices().nth(MOST_LETTERS) {
        Some((cut, _)) => format!("{}…", &gone[..cut]),
        None => gone,
    })
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
