//! What plain text never holds, whoever it is for.

use warraq_core::fields::FieldName;

use super::Feature;

/// What is in no text without markup: plain text and messages say what they lose in addition.
pub(crate) const NEVER_PLAIN: &[Feature] = &[
    Feature::Heading,
    Feature::PullQuote,
    Feature::Figure,
    Feature::Media,
    Feature::Gallery,
    Feature::Table,
    Feature::TableHeader,
    Feature::CellSpan,
    Feature::CellParagraphs,
    Feature::Embed,
    Feature::LinkedFootnoteRef,
    Feature::EmptyParagraph,
    Feature::BlockDir,
    Feature::BlockLang,
    Feature::Lang,
    Feature::Underline,
    Feature::Superscript,
    Feature::Subscript,
    Feature::Insertion,
    Feature::Deletion,
    Feature::Comment,
    Feature::Status,
    Feature::Field(FieldName::Kicker),
    Feature::Field(FieldName::Slug),
    Feature::Field(FieldName::Byline),
    Feature::Field(FieldName::Place),
    Feature::Field(FieldName::Date),
    Feature::Field(FieldName::Language),
    Feature::Field(FieldName::Section),
    Feature::Field(FieldName::Profile),
    Feature::Field(FieldName::Embargo),
    Feature::Field(FieldName::Due),
    Feature::Field(FieldName::Note),
    Feature::Field(FieldName::Credit),
    Feature::Field(FieldName::Rights),
    Feature::Field(FieldName::Topics),
    Feature::Field(FieldName::Sources),
    Feature::Field(FieldName::Corrections),
];

/// `first`, then [`NEVER_PLAIN`], as one list that is made when the program is built. `N` is the length of both.
pub(crate) const fn and_never_plain<const N: usize>(first: &[Feature]) -> [Feature; N] {
    assert!(first.len() + NEVER_PLAIN.len() == N, "N is the length of both lists");
    let mut all = [NEVER_PLAIN[0]; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < first.len() { first[at] } else { NEVER_PLAIN[at - first.len()] };
        at += 1;
    }
    all
}
