//! What people and programs are told of an import: of each article as soon as it is in the vault, and at the end of all.

use std::path::Path;

use serde::Serialize;
use serde_json::json;
use warraq_core::article::ArticleId;
use warraq_intake::{ImportedArticle, ImportedCollection};

use crate::advice::Advice;
use crate::answer::Answer;
use crate::bidi;
use crate::error::CliError;
use crate::messages::Message;
use crate::output::{self, Form};
use crate::source;

/// A site that was imported, as programs see it.
#[derive(Serialize)]
struct CollectionLine {
    file: String,
    #[serde(flatten)]
    collection: ImportedCollection,
}

/// A file whose article came in before the import was stopped, as programs see it.
#[derive(Serialize)]
struct KnownLine {
    id: ArticleId,
    headline: String,
}

/// What is told.
pub(super) struct Told {
    form: Form,
    files: usize,
    files_in: usize,
    articles: Vec<ImportedArticle>,
    known: Vec<KnownLine>,
    collections: Vec<CollectionLine>,
    /// Those that nobody has heard yet.
    lines: Vec<String>,
    notes: Vec<Message>,
}

impl Told {
    /// What is told of so many files.
    pub(super) fn of(files: usize, form: Form) -> Self {
        Self {
            form,
            files,
            files_in: 0,
            articles: Vec::new(),
            known: Vec::new(),
            collections: Vec::new(),
            lines: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// How it is told.
    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// That a file is this article now.
    pub(super) fn article(&mut self, path: &Path, article: ImportedArticle) {
        self.files_in += 1;
        self.line(article.id, &article.headline);
        let notes = source::notes(&article.removed, &article.warnings).into_iter();
        let cleaning = article.cleaning.iter().map(|found| {
            let kind = Message::new(format!("cleaning.{}", found.kind)).text();
            let message = Message::new("notes.cleaning").with("kind", kind);
            message.with("count", found.count)
        });
        let id = article.id.to_string();
        let to_clean = (!article.cleaning.is_empty())
            .then(|| Message::new("notes.to_be_cleaned").advising(Advice::clean(&id, &[])));
        let several = self.files > 1;
        let named = |note: Message| {
            if !several {
                return note;
            }
            Message::new("in_file").with("path", path.display()).with_message("reason", note)
        };
        self.notes.extend(notes.chain(cleaning).chain(to_clean).map(named));
        self.articles.push(article);
    }

    /// That a file was this article before the import was stopped, and is not to be another one.
    pub(super) fn known(&mut self, id: ArticleId, read: &ImportedArticle) {
        self.files_in += 1;
        self.line(id, &read.headline);
        self.known.push(KnownLine { id, headline: read.headline.clone() });
    }

    /// What came of a site; of its articles programs hear.
    pub(super) fn site(
        &mut self,
        path: &Path,
        (collection, articles): (ImportedCollection, Vec<ImportedArticle>),
    ) {
        self.files_in += usize::from(!collection.cancelled);
        self.notes.push(
            Message::new("notes.site")
                .with("site", &collection.site)
                .with("posts", collection.posts)
                .with("created", collection.created)
                .with("known", collection.known),
        );
        self.notes.extend(source::notes(&[], &collection.warnings));
        self.articles.extend(articles);
        self.collections.push(CollectionLine { file: path.display().to_string(), collection });
    }

    /// The articles that came of a site before it failed: so many, and those that programs hear of.
    pub(super) fn part_of_site(&mut self, path: &Path, count: usize, told: Vec<ImportedArticle>) {
        if count > 0 {
            let note = Message::new("notes.part_of_site").with("path", path.display());
            self.notes.push(note.with("count", count));
        }
        self.articles.extend(told);
    }

    /// Everything is in.
    pub(super) fn into_answer(mut self) -> Answer {
        if !self.known.is_empty() {
            let note = Message::new("notes.imported_before").with("count", self.known.len());
            self.notes.push(note);
        }
        let mut json = json!({ "imported": self.articles });
        if !self.known.is_empty() {
            json["known"] = json!(self.known);
        }
        if !self.collections.is_empty() {
            json["collections"] = json!(self.collections);
        }
        Answer::of(json).with_lines(self.lines).with_notes(self.notes)
    }

    /// Not everything is in, and why.
    pub(super) fn into_error(self, error: CliError) -> CliError {
        let has_some = self.files_in > 0 || !self.notes.is_empty();
        let how_far = Message::new("errors.partly.import")
            .with("done", self.files_in)
            .with("total", self.files);
        error.after(self.into_answer(), has_some.then_some(how_far))
    }

    /// A person hears of an article at once: whatever happens a moment later, it is there. Where the line cannot be written,
    /// it is tried once more at the end.
    fn line(&mut self, id: ArticleId, headline: &str) {
        let line = format!("{id}  {}", bidi::inline(headline));
        let is_heard = self.form == Form::Plain
            && self.lines.is_empty()
            && output::hand_over_line(&line).is_ok();
        if !is_heard {
            self.lines.push(line);
        }
    }
}
