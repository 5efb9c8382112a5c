//! What a file's blocks are to a newsroom: which is the headline, who wrote it, where and when, and what does not
//! belong to the article at all.
//!
//! Each pass is a file of its own and works by general rules on a [`draft::Draft`]: it takes lines out of it and
//! lists them, or fills fields. Their order matters: what hides a line from a pass is taken away before it.

mod asides;
mod captions;
mod credits;
mod date;
mod dateline;
mod draft;
mod furniture;
mod headline;
mod held;
mod hinted;
mod info;
mod language;
mod lists;
mod media;
mod names;
mod people;
mod remnants;
mod runs;
pub(crate) mod script;
#[cfg(test)]
mod sections;
mod site;
mod subheads;
mod word_list;
mod words;

use chrono::NaiveDate;
use warraq_core::article::{Block, BlockId, Document, IdSource};
use warraq_core::fields::{FieldName, Fields};

use self::draft::Draft;
use crate::implied;
use crate::import::ImportDefaults;
use crate::report::{Report, TakenFrom};

/// A file's text before it is known what is what.
#[derive(Default)]
pub(crate) struct Rough {
    /// Its blocks, in order.
    pub(crate) blocks: Vec<Block>,
    /// Those of them that the file calls headings of level 1 or its title.
    pub(crate) top_headings: Vec<BlockId>,
    /// Those of them that name the table below them.
    pub(crate) table_names: Vec<BlockId>,
    /// Those of them whose lines end where those of the file do: what of them stays is one line.
    pub(crate) wrapped: Vec<BlockId>,
    /// What a break inside a block parts.
    pub(crate) breaks: Breaks,
    /// What the file says of itself.
    pub(crate) hints: Hints,
}

/// What a break inside a block parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// Perhaps one line, to set it better.
    #[default]
    Laid,
    /// Lines: the file has no other way to part them.
    Meant,
}

/// What a file says of itself beside its text: metadata, document properties. Empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hints {
    /// Its title: perhaps with the site's name at its end.
    pub(crate) title: String,
    /// What somebody called this very text: surer than its first line.
    pub(crate) subject: String,
    /// The name of the site or paper.
    pub(crate) site: String,
    /// Where it was published. Its host becomes the source: empty for what is the newsroom's own.
    pub(crate) address: String,
    /// Who wrote it.
    pub(crate) authors: Vec<String>,
    /// A summary.
    pub(crate) summary: String,
    /// When it was published, as written in the file.
    pub(crate) date: String,
    /// Where it was written.
    pub(crate) place: String,
    /// BCP 47 tag.
    pub(crate) language: String,
    /// Somebody said the language of this very text. Other files have that of a template.
    pub(crate) is_language_own: bool,
    /// The part of the site.
    pub(crate) section: String,
    /// The picture that stands for it.
    pub(crate) picture: LeadPicture,
    /// What of this stood in the page for its readers, in a line of its own; the rest was said by the file.
    pub(crate) shown: Vec<FieldName>,
    /// Readers have the text as it is: what looks like markup in it is letters that they see.
    pub(crate) is_shown: bool,
}

impl Hints {
    /// Where the hint for `field` stood.
    fn from(&self, field: FieldName) -> TakenFrom {
        if self.shown.contains(&field) { TakenFrom::BylineLine } else { TakenFrom::Metadata }
    }
}

/// The picture that a file says stands for it. Nothing is loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LeadPicture {
    /// Where it is.
    pub(crate) address: String,
    /// What a reader who cannot see it is told.
    pub(crate) alt: String,
    /// What stands below it.
    pub(crate) caption: String,
}

/// The fields and the body that `rough` comes to; the report says what was taken for what.
pub(crate) fn read(
    rough: Rough,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    report: &mut Report,
) -> (Fields, Document) {
    read_known(rough, defaults.fields(), ids, report)
}

/// The same where some fields are known already: they stay, and the text adds what they leave open.
pub(crate) fn read_known(
    rough: Rough,
    mut fields: Fields,
    ids: &mut dyn IdSource,
    report: &mut Report,
) -> (Fields, Document) {
    let Rough { blocks, top_headings, table_names, wrapped, breaks, mut hints } = rough;
    let mut draft = Draft::new(blocks).with(table_names, breaks);
    if draft.parts().len() == 1 {
        draft.join_lines(&wrapped);
    }
    hinted::set_language(&draft, &hints, &mut fields, report);
    if !hints.is_shown {
        remnants::remove(&mut draft);
    }
    captions::take_credits(&mut draft, report);
    furniture::remove(&mut draft);
    let site = headline::take(&mut draft, &top_headings, &hints, &mut fields, report);
    if hints.site.is_empty() {
        hints.site = site;
    }
    fill(&mut draft, &hints, &mut fields, report);
    draft.join_lines(&wrapped);
    subheads::mark(&mut draft, &hints, report);
    let body = body(draft, &fields, ids, report);
    (fields, body)
}

/// The same of a text whose file says its headline in a place of its own, if it has one: no other line becomes it, and
/// the lines at the top that say it again go.
pub(crate) fn read_titled(
    rough: Rough,
    mut fields: Fields,
    ids: &mut dyn IdSource,
    report: &mut Report,
) -> (Fields, Document) {
    if fields.headline.is_empty() {
        return read_known(rough, fields, ids, report);
    }
    let Rough { blocks, hints, .. } = rough;
    let mut draft = Draft::new(blocks);
    hinted::set_language(&draft, &hints, &mut fields, report);
    if !hints.is_shown {
        remnants::remove(&mut draft);
    }
    captions::take_credits(&mut draft, report);
    furniture::remove(&mut draft);
    headline::remove_repetitions(&mut draft, &fields.headline, &hints);
    fill(&mut draft, &hints, &mut fields, report);
    subheads::mark(&mut draft, &hints, report);
    let body = body(draft, &fields, ids, report);
    (fields, body)
}

/// What is left of the text, in which no direction is said that holds by itself: that of the article is known now.
fn body(draft: Draft, fields: &Fields, ids: &mut dyn IdSource, report: &mut Report) -> Document {
    let mut blocks = draft.finish(report);
    implied::settle(&mut blocks, fields);
    implied::settle_lines(&mut blocks, fields);
    Document::of(blocks, ids)
}

/// Fills what else the text and its file say, once the headline is known.
fn fill(draft: &mut Draft, hints: &Hints, fields: &mut Fields, report: &mut Report) {
    credits::take(draft, hints, fields, report);
    dateline::take(draft, hints, fields, report);
    credits::take_closing(draft, hints, fields, report);
    hinted::fill(draft, hints, fields, report);
}

/// Whether what stands where an author's name goes is none: a program wrote it, or it is an address or the site.
pub(crate) fn is_no_author(author: &str, site: &str) -> bool {
    hinted::is_no_author(author, site)
}

/// The names of people that a text consists of; none where part of it is no name.
pub(crate) fn names_in(text: &str) -> Vec<String> {
    names::named(text, names::Announced::No, "").map(|named| named.people).unwrap_or_default()
}

/// The names of an author, and the text without the label that announces one: `بقلم: سلمى`.
pub(crate) fn author_in(text: &str) -> (Vec<String>, &str) {
    let Some(label) = lists::label(text).filter(|found| found.label == lists::Label::By) else {
        return (names_in(text), text);
    };
    let text = &text[label.end..];
    let named = names::named(text, names::Announced::Yes, "");
    (named.map(|named| named.people).unwrap_or_default(), text)
}

/// Whether a line by itself is certain to say who wrote a text, for whom, where or when.
pub(crate) fn is_credit(line: &str) -> bool {
    credits::is_credit(line)
}

/// Whether a text is the name of an agency, a paper or a site.
pub(crate) fn is_medium(text: &str) -> bool {
    media::is_name(text, "")
}

/// The day that a text as a whole names, with a time behind it or none.
pub(crate) fn day_of(text: &str) -> Option<NaiveDate> {
    date::day_of(text)
}

/// Whether a line says of itself that it is the headline: `العنوان: …`.
pub(crate) fn is_labelled_headline(line: &str) -> bool {
    headline::has_label(line.trim())
}

/// The day that stands in a line, as the line writes it; nothing where day, month or year is missing, or where it is
/// that of a change.
pub(crate) fn day_in(line: &str) -> Option<&str> {
    let is_of_change =
        |part: &&str| lists::label(part).is_some_and(|found| found.label == lists::Label::Updated);
    let parts = lists::parted(line).into_iter().filter(|part| !is_of_change(part));
    let mut days = parts.filter_map(|part| {
        let found = date::find(part, part.len()).filter(|found| found.date.is_some())?;
        part.get(found.bytes)
    });
    days.next()
}

/// The people that a line by itself says wrote the text of a page of `site`: none where it is no such line.
pub(crate) fn authors_in(line: &str, site: &str) -> Option<Vec<String>> {
    let hints = Hints { site: site.to_owned(), ..Hints::default() };
    credits::credit(line, &hints).map(|credit| credit.names)
}

/// Whether the name that a program keeps of who made a file may be its author's: people with two names or more, an
/// agency or a paper. What has one word is the account of somebody, or a machine.
pub(crate) fn may_be_author(creator: &str) -> bool {
    let Some(named) = names::named(creator, names::Announced::No, "") else { return false };
    let has_people = !named.people.is_empty();
    (has_people || !named.media.is_empty()) && !(has_people && asides::has_word_of_none(creator))
}

/// Whether a line is running text: a sentence or more.
pub(crate) fn is_running(line: &str) -> bool {
    runs::is_running(line)
}

/// Whether a word of `name` stands in no name of a person.
pub(crate) fn has_word_of_none(name: &str) -> bool {
    asides::has_word_of_none(name)
}

/// The place where a text was written, which a line that credits its author says too.
pub(crate) fn place_in(line: &str) -> Option<String> {
    let credit = credits::credit(line, &Hints::default())?;
    Some(credit.place).filter(|place| lists::is_place(place))
}

#[cfg(test)]
mod tests;
