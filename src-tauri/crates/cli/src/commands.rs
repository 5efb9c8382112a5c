//! What `warraq` does, a file for each noun: a command opens the vault, calls the functions that the
//! window calls too, and answers.

mod altered;
mod article;
mod backup;
mod backups;
mod budget;
mod check;
mod clean;
mod conflict;
mod convert;
mod count;
mod deliver;
mod diff;
mod export;
mod find;
mod history;
mod import;
mod import_report;
mod list;
mod media;
mod never_publish;
mod new;
mod outbox;
mod passphrase;
mod person;
mod pictures_since;
mod preset;
mod pull;
mod pull_pictures;
mod restore;
mod revision;
mod salvage;
mod show;
mod site;
mod suggestion;
mod synced;
mod tag;
mod target;
mod vault;
mod wished;

use crate::advice;
use crate::answer::Answer;
use crate::cli::{
    Cli, Command, MediaCommand, PassphraseCommand, PersonCommand, TagCommand, TagsCommand,
};
use crate::error::CliError;
use crate::output::Form;
use crate::rescue;
use crate::vault_file::VaultFile;

/// What the command answers.
///
/// # Errors
/// When it is refused or fails: nothing is left half done then.
pub fn run(cli: Cli) -> Result<Answer, CliError> {
    let form = Form::of(cli.options.json);
    if let Some(vault) = &cli.options.vault {
        advice::name_vault(vault);
    }
    let file = VaultFile::new(cli.options.vault);
    match done(cli.command, &file, form) {
        Ok(answer) => Ok(answer.with_notes(file.told())),
        Err(error) => {
            let told = file.told();
            let error = error.explained(|cause| rescue::explained(&file, cause));
            Err(if told.is_empty() { error } else { error.advising(told) })
        }
    }
}

fn done(command: Command, file: &VaultFile, form: Form) -> Result<Answer, CliError> {
    match command {
        Command::Init(arguments) => vault::init(file, &arguments, form),
        Command::Passphrase(PassphraseCommand::Change { weak }) => passphrase::change(file, weak),
        Command::Passphrase(PassphraseCommand::Recovery) => passphrase::recovery(file, form),
        Command::Person(PersonCommand::Set { name, role }) => person::set(file, &name, &role),
        Command::Person(PersonCommand::Show) => person::show(file),
        Command::New(arguments) => new::run(file, *arguments),
        Command::Import(arguments) => import::run(file, &arguments, form),
        Command::ImportReport { id } => import_report::show(file, &id),
        Command::PutBack { id, pieces } => import_report::put_back(file, &id, &pieces),
        Command::Media(MediaCommand::List) => media::list(file),
        Command::Media(MediaCommand::Add(arguments)) => media::add(file, &arguments),
        Command::Media(MediaCommand::Strip(arguments)) => media::strip(&arguments),
        Command::Media(MediaCommand::Save { id, output, force }) => {
            media::save(file, &id, &output, force)
        }
        Command::List(arguments) => list::run(file, arguments),
        Command::Show(arguments) => show::run(file, &arguments, form),
        Command::Count(arguments) => count::run(file, &arguments),
        Command::Set { id, assignments } => article::set(file, &id, &assignments),
        Command::Status { id, status } => article::status(file, &id, status),
        Command::Find(arguments) => find::find(file, &arguments),
        Command::Replace(arguments) => find::replace(file, &arguments),
        Command::Clean(arguments) => clean::run(file, &arguments),
        Command::Suggestions(command) => suggestion::run(file, &command),
        Command::Tag(TagCommand::Add(arguments)) => tag::add(file, &arguments),
        Command::Tag(TagCommand::Remove(arguments)) => tag::remove(file, &arguments),
        Command::Tags(TagsCommand::List) => tag::list(file),
        Command::Export(arguments) => export::run(file, &arguments, form),
        Command::Preset(command) => preset::run(file, command),
        Command::NeverPublish(command) => never_publish::run(file, &command),
        Command::Site(command) => site::run(file, command),
        Command::Push(arguments) => deliver::push(file, &arguments),
        Command::Pull(arguments) => pull::run(file, &arguments, form),
        Command::Sync { site } => deliver::sync(file, site.as_deref()),
        Command::Outbox { command } => outbox::run(file, command.as_ref(), form),
        Command::Convert(arguments) => convert::run(&arguments, form),
        Command::Revisions { id } => revision::list(file, &id),
        Command::Diff { id, from, to, output: None, .. } => diff::run(file, &id, from, to),
        Command::Diff { id, from, to, output: Some(output), force } => {
            diff::save(file, &id, (from, to), (&output, force))
        }
        Command::RestoreRevision { id, revision, block } => {
            revision::restore(file, &id, revision, block)
        }
        Command::NameRevision { id, revision, name } => {
            revision::name(file, &id, revision, name.as_deref().unwrap_or_default())
        }
        Command::History => history::show(file),
        Command::Undo { action } => history::undo(file, action),
        Command::Verify { file: None } => vault::verify(file),
        Command::Verify { file: Some(copy) } => vault::verify_copy(file, &copy),
        Command::Backup(arguments) => backup::run(file, &arguments),
        Command::Backups(command) => backups::run(file, &command),
        Command::Salvage { file: to } => salvage::run(file, &to),
        Command::Restore(arguments) => restore::run(file, &arguments),
    }
}
