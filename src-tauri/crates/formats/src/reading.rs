//! What a file's blocks are to a newsroom: which is the headline, who wrote it, where and when, and what does not
//! belong to the article at all.
//!
//! Each pass is a file of its own and works by general rules on a [`draft::Draft`]: it takes lines out of it and
//! lists them, or fills fields. Their order matters: what hides a line from a pass is taken away before it.

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
mod sections;
mod site;
mod subheads;
mod words;

use warraq_core::article::{Block, BlockId, Document, IdSource};
use warraq_core::fields::{FieldName, Fields};

use self::draft::Draft;
use crate::import::ImportDefaults;
use crate::report::{Report, TakenFrom};

/// A file's text before it is known what is what.
pub(crate) struct Rough {
    /// Its blocks, in order.
    pub(crate) blocks: Vec<Block>,
    /// Those of them that the file calls headings of level 1 or its title.
    pub(crate) top_headings: Vec<BlockId>,
    /// What the file says of itself.
    pub(crate) hints: Hints,
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
    /// The part of the site.
    pub(crate) section: String,
    /// The picture that stands for it.
    pub(crate) picture: LeadPicture,
    /// What of this stood in the page for its readers, in a line of its own; the rest was said by the file.
    pub(crate) shown: Vec<FieldName>,
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
    let Rough { blocks, top_headings, mut hints } = rough;
    let mut draft = Draft::new(blocks);
    hinted::set_language(&draft, &hints, &mut fields, report);
    remnants::remove(&mut draft);
    captions::take_credits(&mut draft, report);
    furniture::remove(&mut draft);
    let site = headline::take(&mut draft, &top_headings, &hints, &mut fields, report);
    if hints.site.is_empty() {
        hints.site = site;
    }
    credits::take(&mut draft, &hints, &mut fields, report);
    dateline::take(&draft, &hints, &mut fields, report);
    credits::take_closing(&mut draft, &hints, &mut fields, report);
    hinted::fill(&draft, &hints, &mut fields, report);
    subheads::mark(&mut draft, &hints, report);
    (fields, Document::of(draft.finish(report), ids))
}

/// The fields that the letters tell, and the body, of a text whose file says all else in places of its own:
/// nothing in it is taken for a headline or a byline.
pub(crate) fn body(
    blocks: Vec<Block>,
    language: String,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    report: &mut Report,
) -> (Fields, Document) {
    let hints = Hints { language, ..Hints::default() };
    let mut fields = defaults.fields();
    let mut draft = Draft::new(blocks);
    hinted::set_language(&draft, &hints, &mut fields, report);
    remnants::remove(&mut draft);
    captions::take_credits(&mut draft, report);
    subheads::mark(&mut draft, &hints, report);
    (fields, Document::of(draft.finish(report), ids))
}

/// The names of people that a text consists of; none where part of it is no name.
pub(crate) fn names_in(text: &str) -> Vec<String> {
    names::named(text, names::Announced::No, "").map(|named| named.people).unwrap_or_default()
}

/// Whether a line says of itself that it is the headline: `العنوان: …`.
pub(crate) fn is_labelled_headline(line: &str) -> bool {
    headline::has_label(line.trim())
}

/// The day that stands in a line, as the line writes it; nothing where day, month or year is missing.
pub(crate) fn day_in(line: &str) -> Option<&str> {
    let found = date::find(line, line.len()).filter(|found| found.date.is_some())?;
    line.get(found.bytes)
}

/// The day that a line says, where day, month and year are all there.
pub(crate) fn day_of(text: &str) -> Option<chrono::NaiveDate> {
    date::day_of(text)
}

/// The place where a text was written, which a line that credits its author says too.
pub(crate) fn place_in(line: &str) -> Option<String> {
    let credit = credits::credit(line, &Hints::default())?;
    Some(credit.place).filter(|place| lists::is_place(place))
}

#[cfg(test)]
mod tests;
