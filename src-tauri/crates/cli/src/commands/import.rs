//! `import`: files that become articles.

mod site;
mod told;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_formats::own_id;
use warraq_intake::{Piece, SiteImport, is_site, keep_same};
use warraq_store::FreshIds;
use warraq_store::imports::{FilePrints, ImportFiles};

use crate::answer::Answer;
use crate::cli::ImportArguments;
use crate::error::CliError;
use crate::output::Form;
use crate::source;
use crate::stop;
use crate::vault_file::{Desk, VaultFile, now};
use told::Told;

/// What a file turned out to be, before anything is kept.
enum Incoming {
    Article {
        piece: Box<Piece>,
        /// The print of the file; nothing where the article is the same one however often it comes in.
        print: Option<String>,
    },
    Site(Box<SiteImport>),
}

/// Makes an article of each file, each by an action of its own, and articles of each post of a WordPress
/// export, a hundred by one action; all files are read before any article is kept. Where it was stopped before, the
/// files that came in then are told and do not come in twice.
///
/// # Errors
/// When one file cannot be read, or the vault cannot be opened: no article is there then. `Partly` when the vault cannot be
/// written further, or somebody stopped it: what came in by then stays.
pub fn run(file: &VaultFile, arguments: &ImportArguments, form: Form) -> Result<Answer, CliError> {
    let mut ids = FreshIds::at(now());
    let mut prints = FilePrints::default();
    let mut incoming = Vec::new();
    for path in &arguments.files {
        incoming.push((path.clone(), read(path, arguments, form, (&mut ids, &mut prints))?));
    }
    let mut desk = file.write()?;
    stop::heed();
    let mut told = Told::of(incoming.len(), form);
    let taken = take_in(&mut desk, incoming, arguments.again, (&mut told, &mut ids));
    match taken.and_then(|()| desk.close()) {
        Ok(()) => Ok(told.into_answer()),
        Err(error) => Err(told.into_error(error)),
    }
}

fn read(
    path: &Path,
    arguments: &ImportArguments,
    form: Form,
    (ids, prints): (&mut FreshIds, &mut FilePrints),
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
    let print = own.is_none().then(|| prints.of(&bytes));
    let id = own.unwrap_or_else(|| ArticleId::new(ids));
    let piece = Box::new(Piece::new(id, &name, format, imported));
    Ok(Incoming::Article { piece, print })
}

/// Keeps all articles, then the sites.
fn take_in(
    desk: &mut Desk,
    incoming: Vec<(PathBuf, Incoming)>,
    again: bool,
    (told, ids): (&mut Told, &mut FreshIds),
) -> Result<(), CliError> {
    let files = ImportFiles::of(incoming.iter().filter_map(|(_, one)| one.print().cloned()));
    let known = if again { BTreeMap::new() } else { desk.vault.imported_of(&files)? };
    let mut sites = Vec::new();
    for (path, one) in incoming {
        let (mut piece, print) = match one {
            Incoming::Site(site) => {
                sites.push((path, site));
                continue;
            }
            Incoming::Article { piece, print } => (piece, print),
        };
        if let Some(article) = print.as_ref().and_then(|print| known.get(print)) {
            told.known(*article, piece.told());
            continue;
        }
        stop::goes_on()?;
        desk.act(Action::ArticleImport, |tx| {
            keep_same(tx, &mut piece)?;
            print.iter().try_for_each(|print| files.note(tx, print, piece.told().id))
        })?;
        told.article(&path, piece.into_told());
    }
    for (path, site) in sites {
        stop::goes_on()?;
        site::run(*site, desk, (ids, told), &path)?;
    }
    // Everything is in. What this cannot take back is told to whoever imports one of the files again.
    let _ = desk.vault.import_ended(&files, now());
    Ok(())
}

impl Incoming {
    fn print(&self) -> Option<&String> {
        match self {
            Self::Article { print, .. } => print.as_ref(),
            Self::Site(_) => None,
        }
    }
}
