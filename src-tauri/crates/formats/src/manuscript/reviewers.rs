//! Who suggested and remarked what, as a document says it: by name and time where somebody asked for people, else by a
//! number that tells one from another.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use warraq_core::article::{Article, InlineContent, Mark};

use crate::lines::each_line;
use crate::office::suggestion::answered;
use crate::options::{Disclosure, ExportOptions};
use crate::wording;

/// The people of a review.
pub(crate) struct Reviewers {
    /// What they are called; nothing where they keep their names.
    called: Option<Called>,
}

/// Names that stand for people.
struct Called {
    language: String,
    /// Those who suggested and remarked, in the order of the text.
    people: Vec<String>,
}

impl Reviewers {
    /// Those of `article`, as `options` have them told.
    pub(crate) fn of(article: &Article, options: &ExportOptions) -> Self {
        if options.people == Disclosure::Told {
            return Self { called: None };
        }
        let mut called = Called { language: article.fields.language.clone(), people: Vec::new() };
        each_line(article.body.blocks(), &mut |line| called.meet(line));
        Self { called: Some(called) }
    }

    /// What stands for `person`.
    pub(crate) fn name<'p>(&self, person: &'p str) -> Cow<'p, str> {
        match &self.called {
            Some(called) => called.name(person).into(),
            None => person.into(),
        }
    }

    /// When something was said, where that is told.
    pub(crate) fn time(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.called.is_none().then_some(at)
    }

    /// What a comment says; those who answered it in it are called as all others.
    pub(crate) fn comment<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(called) = &self.called else { return text.into() };
        let lines: Vec<Cow<'_, str>> = text
            .split('\n')
            .map(|line| match answered::read(line) {
                Some((person, said)) => answered::line(&called.name(person), said).into(),
                None => line.into(),
            })
            .collect();
        lines.join("\n").into()
    }
}

impl Called {
    fn meet(&mut self, line: &InlineContent) {
        for mark in line.as_slice().iter().flat_map(|run| run.marks().as_slice()) {
            match mark {
                Mark::Insertion { person, .. } | Mark::Deletion { person, .. } => self.add(person),
                Mark::Comment { person, text, .. } => {
                    self.add(person);
                    for (person, _) in text.split('\n').filter_map(answered::read) {
                        self.add(person);
                    }
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, person: &str) {
        if !self.people.iter().any(|known| known == person) {
            self.people.push(person.to_owned());
        }
    }

    fn name(&self, person: &str) -> String {
        let known = self.people.iter().position(|known| known == person);
        wording::reviewer(known.unwrap_or(self.people.len()) + 1, &self.language)
    }
}
