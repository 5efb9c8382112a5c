//! Runs and their marks.

use chrono::{DateTime, Utc};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::article::{BlockId, Dir, Inline, InlineContent, Link, Mark, Marks};

/// The runs of a line, with signs of `notes`.
pub(super) fn line(
    text: &BoxedStrategy<String>,
    notes: &[BlockId],
) -> BoxedStrategy<InlineContent> {
    let words = (text.clone(), marks(text)).prop_map(|(text, marks)| Inline::Text { text, marks });
    let broken = marks(text).prop_map(|marks| Inline::HardBreak { marks });
    let run = if notes.is_empty() {
        prop_oneof![8 => words, 1 => broken].boxed()
    } else {
        let sign = (select(notes.to_vec()), marks(text))
            .prop_map(|(target, marks)| Inline::FootnoteRef { target, marks });
        prop_oneof![8 => words, 1 => broken, 1 => sign].boxed()
    };
    vec(run, 0..5).prop_map(|runs| runs.into_iter().collect()).boxed()
}

/// A direction that a person set, or none.
pub(super) fn dir() -> impl Strategy<Value = Option<Dir>> {
    option::weighted(0.2, select(&[Dir::Rtl, Dir::Ltr][..]))
}

/// A language tag.
pub(super) fn lang() -> impl Strategy<Value = String> {
    select(&["ar", "ckb", "kmr", "en", "ar-SY", "ku-Arab"][..]).prop_map(str::to_owned)
}

fn marks(text: &BoxedStrategy<String>) -> impl Strategy<Value = Marks> + use<> {
    prop_oneof![3 => Just(Vec::new()), 2 => vec(mark(text), 1..4)]
        .prop_map(|marks| marks.into_iter().fold(Marks::none(), Marks::with))
}

fn mark(text: &BoxedStrategy<String>) -> impl Strategy<Value = Mark> + use<> {
    let suggestion = || (short_id(), text.clone(), time());
    prop_oneof![
        1 => select(&["https://example.org/سوريا?a=(1)", "mailto:desk@example.org", "tel:+963115550100"][..])
            .prop_flat_map({
                let text = text.clone();
                move |href| (Just(href.to_owned()), option::of(text.clone()))
            })
            .prop_map(|(href, title)| Mark::Link(Link { href, title })),
        1 => (lang(), dir()).prop_map(|(lang, dir)| Mark::Lang { lang, dir }),
        4 => select(&PLAIN[..]),
        1 => suggestion().prop_map(|(id, person, at)| Mark::Insertion { id, person, at }),
        1 => suggestion().prop_map(|(id, person, at)| Mark::Deletion { id, person, at }),
        1 => (suggestion(), text.clone())
            .prop_map(|((id, person, at), text)| Mark::Comment { id, person, at, text }),
    ]
}

const PLAIN: [Mark; 6] = [
    Mark::Strong,
    Mark::Emphasis,
    Mark::Underline,
    Mark::Strike,
    Mark::Superscript,
    Mark::Subscript,
];

fn short_id() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,6}"
}

/// Any second, and some with parts of it, of the years 1970 to 2100.
fn time() -> impl Strategy<Value = DateTime<Utc>> {
    (0..4_102_444_800_i64, select(&[0_u32, 120_000_000, 1_000][..]))
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).unwrap_or_default())
}
