//! Articles of a vault as files that are not written yet.

use warraq_core::article::{Article, ArticleId};
use warraq_core::never_publish::NeverPublish;
use warraq_formats::{Holds, exporter, file_name, marked_file_name};
use warraq_store::Vault;

use crate::error::OutputError;
use crate::gate::{Cleared, Gate, HeldWord};
use crate::mark::marks;
use crate::rendered::{FileChoice, Rendered, write};
use crate::source::{Source, original_picture};

/// Whether several articles are one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One for each.
    Apart,
    /// One for all, where the format holds a collection.
    Together,
}

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    GoOn,
    /// Stop: nothing is written.
    Stop,
}

/// How many articles were looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutputProgress {
    /// Files that are ready, or parts of one.
    pub done: usize,
    /// Altogether.
    pub total: usize,
}

/// The files that `choices` ask for of the articles, each of which passes the gate. `tell` hears how far it is.
///
/// # Errors
/// `NeverPublish` with every word in every article; `Stopped`; when an article or picture cannot be read, or a format
/// refuses.
pub fn render<S: Source>(
    source: &mut S,
    ids: &[ArticleId],
    choices: &[FileChoice],
    shape: Shape,
    tell: &mut dyn FnMut(OutputProgress) -> Flow,
) -> Result<Vec<Rendered>, S::Error> {
    let settings = source.read(Vault::settings)?;
    let mut batch = Batch {
        newsroom: &settings.newsroom,
        never_publish: &settings.never_publish,
        rendered: Vec::new(),
        held: Vec::new(),
        progress: OutputProgress { done: 0, total: ids.len() * choices.len() },
        tell,
    };
    for (choice, mark) in choices.iter().zip(marks(choices)) {
        let first = batch.rendered.len();
        if is_one_file(choice, shape) {
            batch.together(source, ids, choice)?;
        } else {
            batch.apart(source, ids, choice)?;
        }
        for one in &mut batch.rendered[first..] {
            one.file_name = marked_file_name(&one.file_name, &mark);
        }
    }
    if batch.held.is_empty() {
        Ok(batch.rendered)
    } else {
        Err(OutputError::NeverPublish(batch.held).into())
    }
}

/// The names of the files that [`render`] would give, in their order: to be looked for before the work is done.
///
/// # Errors
/// When an article cannot be read.
pub fn file_names<S: Source>(
    source: &mut S,
    ids: &[ArticleId],
    choices: &[FileChoice],
    shape: Shape,
) -> Result<Vec<String>, S::Error> {
    let marks = marks(choices);
    let mut names = vec![Vec::new(); choices.len()];
    for (index, id) in ids.iter().enumerate() {
        let article = source.read(|vault| vault.article(*id))?;
        for ((choice, mark), names) in choices.iter().zip(&marks).zip(&mut names) {
            if index == 0 || !is_one_file(choice, shape) {
                let plain = file_name(&article, choice.format, &choice.options);
                names.push(marked_file_name(&plain, mark));
            }
        }
    }
    Ok(names.into_iter().flatten().collect())
}

/// Whether all articles are one file.
fn is_one_file(choice: &FileChoice, shape: Shape) -> bool {
    shape == Shape::Together && exporter(choice.format).holds() == Holds::Collection
}

struct Batch<'a> {
    newsroom: &'a str,
    never_publish: &'a NeverPublish,
    rendered: Vec<Rendered>,
    held: Vec<HeldWord>,
    progress: OutputProgress,
    tell: &'a mut dyn FnMut(OutputProgress) -> Flow,
}

impl Batch<'_> {
    fn apart<S: Source>(
        &mut self,
        source: &mut S,
        ids: &[ArticleId],
        choice: &FileChoice,
    ) -> Result<(), S::Error> {
        for id in ids {
            let cleared = self.cleared(source, *id, choice)?;
            // What is held is looked for in the others too, and nothing is written.
            if self.held.is_empty() {
                self.rendered.push(write(vec![cleared], choice, self.newsroom)?);
            }
        }
        Ok(())
    }

    fn together<S: Source>(
        &mut self,
        source: &mut S,
        ids: &[ArticleId],
        choice: &FileChoice,
    ) -> Result<(), S::Error> {
        let mut all = Vec::new();
        for id in ids {
            all.push(self.cleared(source, *id, choice)?);
        }
        if self.held.is_empty() {
            self.rendered.push(write(all, choice, self.newsroom)?);
        }
        Ok(())
    }

    fn cleared<S: Source>(
        &mut self,
        source: &mut S,
        id: ArticleId,
        choice: &FileChoice,
    ) -> Result<Cleared, S::Error> {
        if (self.tell)(self.progress) == Flow::Stop {
            return Err(OutputError::Stopped.into());
        }
        let article = source.read(|vault| vault.article(id))?;
        let mut cleared = cleared(source, article, self.never_publish, choice)?;
        // The same word stands in every format.
        cleared.held.retain(|held| !self.held.contains(held));
        self.held.append(&mut cleared.held);
        self.progress.done += 1;
        Ok(cleared)
    }
}

/// The article with its pictures of the vault, through the gate.
pub(crate) fn cleared<S: Source>(
    source: &mut S,
    article: Article,
    never_publish: &NeverPublish,
    choice: &FileChoice,
) -> Result<Cleared, S::Error> {
    let gate = Gate { never_publish, format: choice.format, options: &choice.options, beside: &[] };
    gate.clear(article, &mut |id| source.read(|vault| original_picture(vault, id)))
}
