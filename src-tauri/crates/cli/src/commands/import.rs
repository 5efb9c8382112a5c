//! `import`: files that become articles.

mod site;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_formats::own_id;
use warraq_intake::{ImportedArticle, ImportedCollection, Piece, SiteImport, is_site, keep_same};
use warraq_store::FreshIds;

use crate::advice::Advice;
use crate::answer::Answer;
use crate::bidi;
use crate::cli::ImportArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::output::Form;
use crate::source;
use crate::vault_file::{Desk, VaultFile, now};

/// What a file turned out to be, before anything is kept.
enum Incoming {
    Article(Box<Piece>),
    Site(Box<SiteImport>),
}

/// A site that was imported, as programs see it.
#[derive(Serialize)]
struct CollectionLine {
    file: String,
    #[serde(flatten)]
    collection: ImportedCollection,
}

/// What is answered.
#[derive(Default)]
struct Told {
    articles: Vec<ImportedArticle>,
    collections: Vec<CollectionLine>,
    lines: Vec<String>,
    notes: Vec<Message>,
}

/// Makes an article of each file, each by an action of its own, and articles of each post of a WordPress
/// export, a hundred by one action; all files are read before any article is kept.
///
/// # Errors
/// When one file cannot be read, or the vault cannot be written: no article is there then, but for the posts of
/// a site up to where it stopped.
pub fn run(file: &VaultFile, arguments: &ImportArguments, form: Form) -> Result<Answer, CliError> {
    let mut ids = FreshIds::at(now());
    let mut incoming = Vec::new();
    for path in &arguments.files {
        incoming.push((path.clone(), read(path, arguments, form, &mut ids)?));
    }
    let mut desk = file.write()?;
    let told = take_in(&mut desk, incoming, form, &mut ids)?;
    desk.close()?;
    let mut answer = json!({ "imported": told.articles });
    if !told.collections.is_empty() {
        answer["collections"] = json!(told.collections);
    }
    Ok(Answer::of(answer).with_lines(told.lines).with_notes(told.notes))
}

fn read(
    path: &Path,
    arguments: &ImportArguments,
    form: Form,
    ids: &mut FreshIds,
) -> Result<Incoming, CliError> {
    let in_file = |error: CliError| error.in_file(path);
    if !source::is_standard(path)
        && is_site(path, arguments.from).map_err(CliError::from).map_err(in_file)?
    {
        return Ok(Incoming::Site(Box::new(site::open(path, form).map_err(in_file)?)));
    }
    let bytes = source::bytes(path)?;
    let (format, imported) = source::article_in(&bytes, path, arguments.from, ids)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let own = arguments.same.then(|| own_id(&bytes)).flatten();
    let id = own.unwrap_or_else(|| ArticleId::new(ids));
    let piece = Piece::new(id, &name, format, imported);
    Ok(Incoming::Article(Box::new(piece)))
}

/// Keeps all articles, then the sites; takes back the articles already kept where one cannot be.
fn take_in(
    desk: &mut Desk,
    incoming: Vec<(PathBuf, Incoming)>,
    form: Form,
    ids: &mut FreshIds,
) -> Result<Told, CliError> {
    let mut told = Told::default();
    let several = incoming.len() > 1;
    let (mut kept, mut sites) = (Vec::new(), Vec::new());
    for (path, one) in incoming {
        match one {
            Incoming::Site(site) => sites.push((path, site)),
            Incoming::Article(mut piece) => {
                let result =
                    desk.act_numbered(Action::ArticleImport, |tx| keep_same(tx, &mut piece));
                match result {
                    Ok(committed) => kept.extend(committed.action),
                    Err(error) => {
                        take_back(desk, kept)?;
                        return Err(error);
                    }
                }
                told.article(&path, piece.into_told(), several);
            }
        }
    }
    for (path, site) in sites {
        let outcome = site::run(*site, desk, ids, form).map_err(|error| error.in_file(&path))?;
        told.site(&path, outcome);
    }
    Ok(told)
}

fn take_back(desk: &mut Desk, kept: Vec<u32>) -> Result<(), CliError> {
    for action in kept.into_iter().rev() {
        desk.undo(action)?;
    }
    Ok(())
}

impl Told {
    fn article(&mut self, path: &Path, article: ImportedArticle, several: bool) {
        self.lines.push(format!("{}  {}", article.id, bidi::inline(&article.headline)));
        let notes = source::notes(&article.removed, &article.warnings).into_iter();
        let cleaning = article.cleaning.iter().map(|found| {
            let kind = Message::new(format!("cleaning.{}", found.kind)).text();
            let message = Message::new("notes.cleaning").with("kind", kind);
            message.with("count", found.count)
        });
        let id = article.id.to_string();
        let to_clean = (!article.cleaning.is_empty())
            .then(|| Message::new("notes.to_be_cleaned").advising(Advice::clean(&id, &[])));
        let named = |note: Message| {
            if !several {
                return note;
            }
            Message::new("in_file").with("path", path.display()).with_message("reason", note)
        };
        self.notes.extend(notes.chain(cleaning).chain(to_clean).map(named));
        self.articles.push(article);
    }

    fn site(
        &mut self,
        path: &Path,
        (collection, articles): (ImportedCollection, Vec<ImportedArticle>),
    ) {
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
}
