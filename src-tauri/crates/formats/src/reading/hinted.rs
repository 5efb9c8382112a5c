//! Fields from what a file says of itself, where its text does not say better.

use warraq_core::article::Visit;
use warraq_core::fields::{FieldName, Fields};

use super::draft::Draft;
use super::names::{self, Announced, Named};
use super::words::key;
use super::{Hints, credits, date, language, site};
use crate::report::{Report, TakenFrom};

/// Characters of the longest name of a section.
const SECTION_CHARS: usize = 60;
/// Characters of the longest summary.
const SUMMARY_CHARS: usize = 600;
/// Bytes of a line that a summary is looked for in.
const KEY_BYTES: usize = 4000;
/// What programs put where an author's name goes.
const NO_AUTHORS: [&str; 24] = [
    "admin",
    "administrator",
    "root",
    "user",
    "author",
    "editor",
    "unknown",
    "owner",
    "webmaster",
    "pc",
    "hp",
    "windows user",
    "super user",
    "superuser",
    "super admin",
    "site admin",
    "guest",
    "wordpress",
    "ئەدمین",
    "مشرف",
    "المدير",
    "المحرر",
    "مدير الموقع",
    "مستخدم",
];

/// Sets the language: before anything is taken out, because all letters count.
pub(super) fn set_language(draft: &Draft, hints: &Hints, fields: &mut Fields, report: &mut Report) {
    let mut text = String::new();
    for part in draft.parts() {
        let Some(block) = draft.block(part) else { continue };
        block.walk(&mut |visit| {
            if let Visit::Line(_, content) = visit {
                text.push_str(&content.to_text());
                text.push('\n');
            }
        });
    }
    let said = if hints.is_language_own {
        language::of_own(&hints.language, &format!("{}\n{text}", hints.subject))
    } else {
        language::of(&hints.language, &text)
    };
    let (tag, from) = match said {
        language::Said::File(tag) => (tag, TakenFrom::Metadata),
        language::Said::Letters(tag) => (tag.to_owned(), TakenFrom::Text),
        language::Said::Nothing => return,
    };
    report.take(FieldName::Language, &tag, from);
    fields.language = tag;
}

/// Sets what the text itself did not say.
pub(super) fn fill(draft: &Draft, hints: &Hints, fields: &mut Fields, report: &mut Report) {
    let from = TakenFrom::Metadata;
    let is_without_source = fields.sources.is_empty();
    if fields.byline.is_empty() {
        set_authors(hints, fields, report);
    }
    for name in authors(hints).media {
        credits::add_source(name, hints.from(FieldName::Byline), fields, report);
    }
    if let (None, Some(date)) = (fields.date, date::day_of(&hints.date)) {
        report.take(FieldName::Date, date.to_string(), hints.from(FieldName::Date));
        fields.date = Some(date);
    }
    if fields.place.is_empty() && !hints.place.is_empty() {
        report.take(FieldName::Place, &hints.place, hints.from(FieldName::Place));
        fields.place.clone_from(&hints.place);
    }
    let section = one_line(&hints.section);
    if !section.is_empty() && section.chars().count() <= SECTION_CHARS {
        report.take(FieldName::Section, &section, from);
        fields.section = section;
    }
    if let Some(summary) = summary(draft, hints, &fields.headline) {
        report.take(FieldName::Standfirst, &summary, from);
        fields.standfirst = summary;
    }
    if is_without_source && let Some(host) = host(&hints.address) {
        credits::add_source(host, from, fields, report);
    }
}

/// Sets the people that the file itself calls its authors.
pub(super) fn set_authors(hints: &Hints, fields: &mut Fields, report: &mut Report) {
    for name in authors(hints).people {
        credits::add_name(name, hints.from(FieldName::Byline), fields, report);
    }
}

/// The authors that have a name: people, and agencies and papers.
fn authors(hints: &Hints) -> Named {
    let mut known = Named::default();
    for author in &hints.authors {
        let author = one_line(author);
        if is_no_author(&author, &hints.site) {
            continue;
        }
        let named = names::named(&author, Announced::Yes, &hints.site);
        let Named { people, media, .. } = named.unwrap_or_default();
        known.people.extend(people);
        known.media.extend(media);
    }
    known
}

/// Whether a program wrote what stands where an author's name goes, or it is an address or the name of the site.
pub(super) fn is_no_author(author: &str, site: &str) -> bool {
    let is_program = NO_AUTHORS.iter().any(|name| key(name) == key(author));
    let is_site = key(author) == key(site) || site::is_address(author);
    is_program || is_site || author.contains('@')
}

/// The summary, where it is more than the words of the text once more.
fn summary(draft: &Draft, hints: &Hints, headline: &str) -> Option<String> {
    let summary = one_line(&hints.summary);
    let is_cut = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '[' | ']' | '&');
    let words = key(summary.trim_end_matches(is_cut));
    let is_short = (1..=SUMMARY_CHARS).contains(&summary.chars().count());
    if words.is_empty() || !is_short || words == key(headline) {
        return None;
    }
    // Summaries made by programs run over the ends of paragraphs: all of the text is one line here.
    let mut text = String::new();
    for spot in draft.parts().into_iter().flat_map(|part| draft.lines(part)).take(40) {
        text.push_str(&key(&spot.text[..spot.text.floor_char_boundary(KEY_BYTES)]));
        text.push(' ');
    }
    (!text.contains(&words)).then_some(summary)
}

/// The name of the machine in an address.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    site::is_address(host).then(|| host.to_owned())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;
    use warraq_core::article::{Block, BlockAttrs, InlineContent, Paragraph};

    use super::*;

    const FIRST: &str = "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا والإدارة الذاتية.";

    fn filled(hints: &Hints) -> (Fields, Report) {
        let attrs = BlockAttrs::new(&mut || Ulid::from(1));
        let draft = Draft::new(vec![Block::Paragraph(Paragraph {
            attrs,
            content: InlineContent::plain(FIRST),
        })]);
        let (mut fields, mut report) = (Fields::default(), Report::default());
        fill(&draft, hints, &mut fields, &mut report);
        (fields, report)
    }

    #[test]
    fn metadata_fill_what_the_text_does_not_say() {
        let (fields, report) = filled(&Hints {
            authors: vec![
                "كاجين أحمد وسلمى علي".to_owned(),
                "admin".to_owned(),
                "خبر24".to_owned(),
            ],
            site: "خبر24".to_owned(),
            date: "2024-01-17T23:30:00-05:00".to_owned(),
            section: " سياسة ".to_owned(),
            summary: "واشنطن تدعو إلى حوار".to_owned(),
            address: "https://www.xeber24.net/a/1".to_owned(),
            ..Hints::default()
        });
        assert_eq!(fields.byline, ["كاجين أحمد", "سلمى علي"]);
        assert_eq!(fields.date.map(|date| date.to_string()).as_deref(), Some("2024-01-17"));
        assert_eq!(
            (fields.section.as_str(), fields.standfirst.as_str()),
            ("سياسة", "واشنطن تدعو إلى حوار")
        );
        assert_eq!(fields.sources, ["xeber24.net"]);
        assert_eq!(report.taken.len(), 6);
        assert!(report.taken.iter().all(|taken| taken.from == TakenFrom::Metadata));
    }

    #[test]
    fn a_byline_that_readers_saw_is_not_said_to_be_metadata() {
        let authors = vec!["كاجين أحمد".to_owned(), "رويترز".to_owned()];
        let shown = vec![FieldName::Byline];
        let (_, report) = filled(&Hints { authors, shown, ..Hints::default() });
        assert_eq!(report.taken.len(), 2);
        assert!(report.taken.iter().all(|taken| taken.from == TakenFrom::BylineLine));
    }

    #[test]
    fn an_agency_that_the_file_calls_its_author_is_a_source() {
        for (author, byline, source) in [
            ("رويترز", "", "رويترز"),
            ("AFP", "", "AFP"),
            ("Agencies", "", "Agencies"),
            ("سلمى علي، أ ف ب", "سلمى علي", "أ ف ب"),
        ] {
            let (fields, _) =
                filled(&Hints { authors: vec![author.to_owned()], ..Hints::default() });
            assert_eq!(
                (fields.byline.join("+"), fields.sources.join("+")),
                (byline.to_owned(), source.to_owned())
            );
        }
    }

    #[test]
    fn a_summary_that_repeats_the_text_is_none() {
        for summary in
            ["أعلنت وزارة الخارجية الامريكية انها ابلغت […]", "أعلنت وزارة الخارجية…", " ", "…"]
        {
            let (fields, _) = filled(&Hints { summary: summary.to_owned(), ..Hints::default() });
            assert_eq!(fields.standfirst, "", "{summary}");
        }
    }

    #[test]
    fn what_programs_write_is_no_name() {
        for author in
            ["Admin", "Super User", "desk@example.org", "xeber24.net", "مستخدم", "", "user 7"]
        {
            let (fields, _) =
                filled(&Hints { authors: vec![author.to_owned()], ..Hints::default() });
            assert_eq!(fields.byline, [""; 0], "{author}");
        }
    }
}
