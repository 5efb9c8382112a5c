//! What agencies ask of every piece of news, in the words of their vocabularies.
//!
//! Strings that stand in fields of their own are the newsroom's letters and nothing else; what keeps a date or an
//! address in one piece is in the markup of the text.

use chrono::{DateTime, SecondsFormat, Utc};
use warraq_core::article::Block;
use warraq_core::fields::Fields;
use warraq_core::profile::ProfileId;
use warraq_core::workflow::Status;

use crate::export::ExportInput;
use crate::hypertext::{Manner, Syntax, Writer};
use crate::notes::Notes;
use crate::wording;

/// What may be done with it: nothing before it is ready, nothing any more where it was given up.
///
/// Source: IPTC `NewsCodes`, Publishing Status.
pub(crate) fn publishing_status(status: Status) -> &'static str {
    match status {
        Status::Ready | Status::Delivered | Status::Corrected => "usable",
        Status::Idea | Status::Draft | Status::Submitted | Status::InEdit => "withheld",
        Status::Spiked => "canceled",
    }
}

/// The code of its genre; nothing where no genre says the same.
///
/// Source: IPTC `NewsCodes`, Genre.
pub(crate) fn genre(profile: ProfileId) -> Option<&'static str> {
    Some(match profile {
        ProfileId::News => "Current",
        ProfileId::Report => "Special_Report",
        ProfileId::Interview => "Interview",
        ProfileId::Opinion => "Opinion",
        ProfileId::Statement => "Press_Release",
        ProfileId::Live => "Update",
        ProfileId::PhotoStory => return None,
    })
}

/// The digits of a code of the Media Topics; nothing where `code` is of another list.
pub(crate) fn media_topic(code: &str) -> Option<&str> {
    let digits = code.strip_prefix("medtop:")?;
    let is_code = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then_some(digits)
}

/// A time as RFC 3339 has it, to the second.
pub(crate) fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The names as one line.
pub(crate) fn by(fields: &Fields) -> String {
    fields.byline.join(wording::of(&fields.language).comma)
}

/// Place and day as one line.
pub(crate) fn dateline(fields: &Fields) -> String {
    let day = fields.date.map(|date| wording::date_in_words(date, &fields.language));
    let parts = [Some(fields.place.clone()), day];
    let filled: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    filled.join(wording::of(&fields.language).comma)
}

/// What was corrected, for the editors who receive it.
pub(crate) fn corrections(fields: &Fields) -> Vec<String> {
    let word = wording::of(&fields.language).corrections;
    let line = |correction: &warraq_core::fields::Correction| {
        let day = wording::date_in_words(correction.at.date_naive(), &fields.language);
        format!("{word} ({day}): {}", correction.text)
    };
    fields.corrections.iter().map(line).collect()
}

/// Whether `rights` say who owns it, and not only what may be done with it.
pub(crate) fn is_notice(rights: &str) -> bool {
    let lower = rights.to_lowercase();
    ["©", "(c)", "copyright"].iter().any(|sign| lower.contains(sign))
}

/// How much of the article stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The body, with what readers are told below it: the rest has fields of its own.
    Body,
    /// What stands above the body too.
    Whole,
}

/// The element `article` in XHTML, which says itself in which language and direction it is.
pub(crate) fn xhtml(input: &ExportInput<'_>, blocks: &[Block], extent: Extent) -> String {
    let fields = &input.article().fields;
    let words = wording::of(&fields.language);
    let notes = Notes::of(blocks);
    let manner = Manner { syntax: Syntax::Xml, source: &|_| None, prefix: "" };
    let mut writer = Writer::new(&notes, fields, manner);
    writer.raw(&opening("article", fields));
    writer.raw("\n");
    if extent == Extent::Whole {
        writer.header(fields, words);
    }
    writer.blocks(blocks);
    writer.endnotes(words);
    // Newsroom and rights have fields of their own, for every receiver.
    let below = Fields { rights: String::new(), ..fields.clone() };
    writer.footer(&below, "", words);
    writer.raw("</article>");
    writer.finish()
}

/// The start of an element of XHTML that nothing is around, in the article's language and direction.
pub(crate) fn opening(tag: &str, fields: &Fields) -> String {
    let language = Syntax::Xml.language(wording::tag(&fields.language));
    let dir = fields.direction().as_str();
    format!("<{tag} xmlns=\"http://www.w3.org/1999/xhtml\"{language} dir=\"{dir}\">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_codes_of_the_media_topics_are_taken_for_them() {
        assert_eq!(media_topic("medtop:20000065"), Some("20000065"));
        for other in ["medtop:", "medtop:2000006", "medtop:2000006x", "20000065", "سياسة"] {
            assert_eq!(media_topic(other), None, "{other}");
        }
    }

    #[test]
    fn nothing_unfinished_may_be_used() {
        let usable = Status::ALL.into_iter().filter(|one| publishing_status(*one) == "usable");
        let expected = [Status::Ready, Status::Delivered, Status::Corrected];
        assert_eq!(usable.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_line_has_no_sign_for_what_is_missing() {
        let mut fields = Fields::default();
        assert_eq!((by(&fields), dateline(&fields)), (String::new(), String::new()));
        fields.place = "الرقة".to_owned();
        assert_eq!(dateline(&fields), "الرقة");
        fields.date = chrono::NaiveDate::from_ymd_opt(2024, 8, 5);
        fields.byline = vec!["سلمى".to_owned(), "Rojîn".to_owned()];
        assert_eq!(dateline(&fields), "الرقة، 5 آب 2024");
        assert_eq!(by(&fields), "سلمى، Rojîn");
    }
}
