//! Finding and replacing in a line of text: what a reader takes for the same word is found, whatever its letters.
//!
//! A match covers whole letters as they stand in the text, each with its marks and the tatweel behind it; half of a
//! ligature is no match. Looking takes time in proportion to the text for each match, and a pattern that would need
//! much memory is refused.

mod fault;
mod in_texts;
mod letters;
mod replacement;
#[cfg(test)]
mod tests;

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

use crate::text::cleaning::OBJECT;
use crate::text::fold::fold_each;
use crate::text::letter;
pub use in_texts::{FoundIn, in_texts};
use letters::Letters;

/// What is looked for, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "FindQuery")]
pub struct Query {
    /// The words, or the regular expression.
    pub text: String,
    /// How it is read.
    pub form: Form,
    /// What must be as it is written here; all spellings are found where nothing is.
    pub exact: Vec<Exact>,
    /// Where a match may begin and end.
    pub extent: Extent,
}

/// How a query is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "FindForm", rename_all = "lowercase")]
pub enum Form {
    /// As letters that stand for themselves.
    #[default]
    Words,
    /// As a regular expression in the syntax of the `regex` crate. `^` and `$` are the ends of a line, and letters in
    /// it are folded as those of the text are: marks in it stand for nothing unless tashkeel is exact.
    Regex,
}

/// What is not folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "FindExact", rename_all = "kebab-case")]
pub enum Exact {
    /// Every letter: hamza, ya and kaf, digits, and what has no name of its own here: waw, ha and ta, capitals, accents.
    Letters,
    /// Hamza and madda, on alef, waw and ya and alone.
    Hamza,
    /// The forms of ya and kaf.
    YaKaf,
    /// Digits: «3» is not «٣».
    Digits,
    /// Vowel marks.
    Tashkeel,
    /// The stroke that makes a word longer.
    Tatweel,
}

impl Exact {
    /// All there are.
    pub const ALL: [Self; 6] =
        [Self::Letters, Self::Hamza, Self::YaKaf, Self::Digits, Self::Tashkeel, Self::Tatweel];

    /// Its name, as programs spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::Hamza => "hamza",
            Self::YaKaf => "ya-kaf",
            Self::Digits => "digits",
            Self::Tashkeel => "tashkeel",
            Self::Tatweel => "tatweel",
        }
    }
}

/// Where a match may begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "FindExtent", rename_all = "kebab-case")]
pub enum Extent {
    /// Anywhere.
    #[default]
    Anywhere,
    /// Where words do. What is written onto a word, as «و» and «ال» are, is of the word.
    WholeWords,
}

/// Why a query finds nothing anywhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Nothing of it is left when it is folded.
    #[error("there is nothing to look for")]
    Empty,
    /// It is no regular expression: a bracket of a group stands without the other.
    #[error("a group is open, or none is")]
    Group,
    /// A set of letters has no end.
    #[error("a set of letters is open")]
    Set,
    /// Nothing stands before what says how often.
    #[error("nothing is to be repeated")]
    Repetition,
    /// A stroke stands before a letter that means nothing behind it, or at the end.
    #[error("a stroke stands before what means nothing")]
    Escape,
    /// It asks what stands around a place, or for a group once more, which cannot be looked for in time.
    #[error("what stands around and repeated groups cannot be looked for")]
    LookAround,
    /// It is no regular expression for another reason.
    #[error("it is no regular expression")]
    Syntax,
    /// It would need too much memory.
    #[error("the regular expression is too large")]
    TooLarge,
}

/// A place where the query matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// Bytes of what each group of a regular expression took, the whole match first.
    groups: Vec<Option<Range<usize>>>,
}

/// A query made ready.
#[derive(Debug, Clone)]
pub struct Finder {
    regex: Regex,
    query: Query,
}

/// The most memory of a compiled pattern, in bytes.
const MOST_MEMORY: usize = 1 << 20;

impl Finder {
    /// The query, ready to be looked for.
    ///
    /// # Errors
    /// [`QueryError`].
    pub fn new(query: Query) -> Result<Self, QueryError> {
        let pattern = match query.form {
            Form::Words => words_pattern(&query)?,
            Form::Regex => regex_pattern(&query)?,
        };
        let regex = RegexBuilder::new(&pattern)
            .size_limit(MOST_MEMORY)
            .multi_line(true)
            .case_insensitive(query.form == Form::Regex && !query.is_exact(Exact::Letters))
            .build();
        match regex {
            Ok(regex) => Ok(Self { regex, query }),
            Err(regex::Error::CompiledTooBig(_)) => Err(QueryError::TooLarge),
            Err(_) => Err(fault::of(&pattern)),
        }
    }

    /// The matches in a line, in order, none over another. None is empty, and none covers an [`OBJECT`], which stands for
    /// what is no text: a line is looked through on each side of it.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Match> {
        let mut found = Vec::new();
        let mut start = 0;
        for part in text.split(OBJECT) {
            self.find_in(part, start, &mut found);
            start += part.len() + OBJECT.len_utf8();
        }
        found
    }

    /// Adds the matches in a part of a line that begins at the byte `start`.
    fn find_in(&self, text: &str, start: usize, found: &mut Vec<Match>) {
        let letters = Letters::of(text, &self.query);
        let moved = |bytes: Range<usize>| start + bytes.start..start + bytes.end;
        let mut from = 0;
        while let Some(captures) = self.regex.captures_at(letters.folded(), from) {
            let Some(whole) = captures.get(0) else { break };
            let range = whole.range();
            if let Some(bytes) = self.accepted(&range, &letters) {
                let bytes_of = |group: regex::Match<'_>| letters.around(group.range()).map(moved);
                let groups = captures.iter().map(|group| group.and_then(bytes_of)).collect();
                found.push(Match { bytes: moved(bytes), groups });
                from = range.end;
            } else {
                // What begins here is none; what begins within it may be.
                let Some(next) = letters.folded()[range.start..].chars().next() else { break };
                from = range.start + next.len_utf8();
            }
        }
    }

    /// What comes in the place of a match of `text`. In a regular expression `$1` and `${name}` are what a group took,
    /// as it stands in the text, and `$$` is a `$`.
    #[must_use]
    pub fn replacement(&self, text: &str, found: &Match, with: &str) -> String {
        match self.query.form {
            Form::Words => with.to_owned(),
            Form::Regex => replacement::expand(with, &self.regex, |group| {
                found.groups.get(group)?.clone().map(|bytes| &text[bytes])
            }),
        }
    }

    /// The bytes of the text behind a range of folded letters, where it is a match.
    fn accepted(&self, range: &Range<usize>, letters: &Letters) -> Option<Range<usize>> {
        let is_whole = self.query.extent == Extent::Anywhere || letters.are_whole_words(range);
        letters.exactly(range.clone()).filter(|_| is_whole)
    }
}

impl Query {
    fn is_exact(&self, what: Exact) -> bool {
        self.exact.contains(&what)
    }
}

/// The query's letters. A ئ at its beginning is that of a word of Kurdish, or one in the middle of a word.
fn words_pattern(query: &Query) -> Result<String, QueryError> {
    const LETTER: &str = "ب";
    let opening = Letters::of(&query.text, query);
    let behind = Letters::of(&format!("{LETTER}{}", query.text), query);
    let behind = behind.folded().trim_start_matches(LETTER);
    if opening.folded().is_empty() {
        return Err(QueryError::Empty);
    }
    let escaped = regex::escape(opening.folded());
    if !query.text.trim_start_matches(|c| !letter::is_alphabetic(c)).starts_with('ئ') {
        return Ok(escaped);
    }
    Ok(format!("{escaped}|{}", regex::escape(behind)))
}

/// The expression with its letters folded. What is written in ASCII is its syntax, and case is no matter to it.
fn regex_pattern(query: &Query) -> Result<String, QueryError> {
    if query.text.is_empty() {
        return Err(QueryError::Empty);
    }
    let mut pattern = String::with_capacity(query.text.len());
    for c in query.text.chars() {
        if letters::is_mark_of_vowel_or_length(c) {
            if letters::is_kept_mark(c, query) {
                pattern.push(c);
            }
        } else if c.is_ascii() || letters::is_kept(c, query) {
            pattern.push(c);
        } else {
            fold_each(c, |folded| pattern.push(folded));
        }
    }
    if pattern.is_empty() { Err(QueryError::Empty) } else { Ok(pattern) }
}
