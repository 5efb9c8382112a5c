//! Commands that people are told to run: whole, so that a line that was copied from the terminal does what it says.
//!
//! No catalogue writes a command. A message carries an [`Advice`], which stands below it on a line of its own, from left
//! to right, with the names that are meant, and without a sign that nobody sees.

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::OnceLock;

use chrono::{DateTime, SecondsFormat, Utc};
use clap::ValueEnum;

use crate::bidi;
#[cfg(feature = "newsroom")]
use crate::cli::RestoreArguments;
use crate::cli::{PushState, Whose};

/// The program.
const PROGRAM: &str = "warraq";

/// The vault that the command line named: the next command has to be told too.
static NAMED_VAULT: OnceLock<String> = OnceLock::new();

/// Something to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    words: Vec<String>,
    /// Names that begin as options do. They stand at the end, where no option can.
    names: Vec<String>,
    /// Whether it is done with a vault.
    has_vault: bool,
}

/// Remembers the vault that `--vault` named, which every advice names then.
pub fn name_vault(path: &Path) {
    // The first one stays: a program runs one command.
    let _ = NAMED_VAULT.set(path.display().to_string());
}

impl Advice {
    /// These words behind `warraq`, of which no vault is needed.
    fn without_vault(words: &[&str]) -> Self {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Self { words, names: Vec::new(), has_vault: false }
    }

    /// These words behind `warraq`.
    fn of(words: &[&str]) -> Self {
        Self { has_vault: true, ..Self::without_vault(words) }
    }

    /// The same with a name that somebody gave.
    fn name(mut self, name: &str) -> Self {
        let name = bidi::without_controls(name);
        let names = if name.starts_with('-') { &mut self.names } else { &mut self.words };
        names.push(name);
        self
    }

    /// The same with an option of this value.
    fn option(mut self, option: &str, value: &str) -> Self {
        self.words.extend(with_value(option, value));
        self
    }

    /// The same with an option that has none.
    fn flag(mut self, option: &str) -> Self {
        self.words.push(option.to_owned());
        self
    }

    /// All words behind `warraq`.
    fn all_words(&self) -> Vec<String> {
        let mut words = self.words.clone();
        if let Some(vault) = NAMED_VAULT.get().filter(|_| self.has_vault) {
            words.extend(with_value("--vault", vault));
        }
        if !self.names.is_empty() {
            words.push("--".to_owned());
            words.extend(self.names.iter().cloned());
        }
        words
    }

    /// All commands there are.
    pub fn help() -> Self {
        Self::without_vault(&["--help"])
    }

    /// What an export can be told.
    pub fn export_help() -> Self {
        Self::without_vault(&["export", "--help"])
    }

    /// A new vault.
    pub fn init() -> Self {
        Self::of(&["init"])
    }

    /// The same where one was before.
    pub fn init_anew() -> Self {
        Self::of(&["init", "--anew"])
    }

    /// The same with a passphrase that is easy to guess.
    pub fn init_anew_weak() -> Self {
        Self::of(&["init", "--anew", "--weak"])
    }

    /// A copy in the place of a vault that is not there.
    pub fn restore(copy: &Path) -> Self {
        Self::of(&["restore"]).name(&copy.display().to_string())
    }

    /// The same where a vault is there, which is kept under another name.
    pub fn restore_over(copy: &Path) -> Self {
        Self::restore(copy).flag("--force")
    }

    /// The same of another copy than this one, with all else as it was asked for.
    #[cfg(feature = "newsroom")]
    pub fn restore_as(copy: &Path, asked: &RestoreArguments) -> Self {
        let mut restore = Self::restore(copy);
        if let Some(article) = &asked.article {
            restore = restore.option("--article", article);
        }
        let flags = [("--preview", asked.preview), ("--force", asked.force)];
        let asked = flags.into_iter().filter(|(_, is_asked)| *is_asked);
        asked.fold(restore, |restore, (flag, _)| restore.flag(flag))
    }

    /// A copy of the vault.
    pub fn backup(to: &Path) -> Self {
        Self::of(&["backup"]).name(&to.display().to_string())
    }

    /// How a copy is made.
    pub fn backup_help() -> Self {
        Self::without_vault(&["backup", "--help"])
    }

    /// Backups in the folders of the plan.
    pub fn make_backups() -> Self {
        Self::of(&["backups", "make"])
    }

    /// A new vault of what can be read.
    pub fn salvage(to: &Path) -> Self {
        Self::of(&["salvage"]).name(&to.display().to_string())
    }

    /// The same of a vault that is not the one of this command.
    pub fn salvage_of(vault: &Path, to: &Path) -> Self {
        let salvage = Self::without_vault(&["salvage"]).name(&to.display().to_string());
        salvage.option("--vault", &vault.display().to_string())
    }

    /// A new vault with a passphrase that is easy to guess.
    pub fn init_weak() -> Self {
        Self::of(&["init", "--weak"])
    }

    /// Another passphrase, one that is easy to guess.
    pub fn change_passphrase_weak() -> Self {
        Self::of(&["passphrase", "change", "--weak"])
    }

    /// Another recovery key.
    pub fn recovery_key() -> Self {
        Self::of(&["passphrase", "recovery"])
    }

    /// Looks through the vault.
    pub fn verify() -> Self {
        Self::of(&["verify"])
    }

    /// The articles of a file.
    pub fn import(file: &Path) -> Self {
        Self::of(&["import"]).name(&file.display().to_string())
    }

    /// The cleaning of an article; what could be cleaned where no kind is named.
    pub fn clean(article: &str, kinds: &[String]) -> Self {
        kinds.iter().fold(Self::of(&["clean", article]), |advice, kind| advice.name(kind))
    }

    /// An action taken back.
    pub fn undo(action: u32) -> Self {
        Self::of(&["undo", &action.to_string()])
    }

    /// The words that must not be published.
    pub fn never_publish_list() -> Self {
        Self::of(&["never-publish", "list"])
    }

    /// The same of a vault that is not the one of this command.
    pub fn never_publish_list_of(vault: &str) -> Self {
        Self::without_vault(&["never-publish", "list"]).option("--vault", vault)
    }

    /// One of these words off the list.
    pub fn never_publish_remove(word: &str) -> Self {
        Self::of(&["never-publish", "remove"]).name(word)
    }

    /// Who gets what.
    pub fn presets() -> Self {
        Self::of(&["preset", "list"])
    }

    /// A spiked article as a draft again.
    pub fn unspike(article: &str) -> Self {
        Self::of(&["status", article, "draft"])
    }

    /// An article without an embargo.
    pub fn lift_embargo(article: &str) -> Self {
        Self::of(&["set", article, "embargo="])
    }

    /// Another try of all that waits, for one site where one is meant.
    pub fn sync(site: Option<&str>) -> Self {
        match site {
            Some(site) => Self::of(&["sync"]).option("--site", site),
            None => Self::of(&["sync"]),
        }
    }

    /// What is in the outbox.
    pub fn outbox() -> Self {
        Self::of(&["outbox"])
    }

    /// What two people made of the post of a delivery.
    pub fn show(delivery: &str) -> Self {
        Self::of(&["outbox", "show", delivery])
    }

    /// A decision about it.
    pub fn keep(whose: Whose, delivery: &str) -> Self {
        let whose = whose.to_possible_value();
        let whose = whose.as_ref().map_or("", |value| value.get_name());
        Self::of(&["outbox", "keep", whose, delivery])
    }

    /// Another try of a delivery that stopped.
    pub fn retry(delivery: &str) -> Self {
        Self::of(&["outbox", "retry", delivery])
    }

    /// The article of a delivery as a post that is not there yet.
    pub fn send_as_new(delivery: &str) -> Self {
        Self::of(&["outbox", "send-as-new", delivery])
    }

    /// A delivery whatever is left of the data budget.
    pub fn send_anyway(delivery: &str) -> Self {
        Self::of(&["outbox", "send-anyway", delivery])
    }

    /// Articles to a site.
    pub fn push(articles: &[String], site: &str, state: PushState) -> Self {
        let state = state.to_possible_value();
        let state = state.as_ref().map_or("", |value| value.get_name());
        Self::pushing(articles, site).option("--as", state)
    }

    /// Articles to a site, published at a time.
    pub fn push_at(articles: &[String], site: &str, at: DateTime<Utc>) -> Self {
        // By the second, as sites have it, and never before the time that is meant.
        let at = at + chrono::TimeDelta::milliseconds(999);
        let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
        Self::pushing(articles, site).option("--at", &at)
    }

    /// What keeps articles from a site.
    pub fn check(articles: &[String], site: &str) -> Self {
        Self::pushing(articles, site).flag("--check")
    }

    fn pushing(articles: &[String], site: &str) -> Self {
        let push = articles.iter().fold(Self::of(&["push"]), |advice, id| advice.name(id));
        push.option("--site", site)
    }

    /// A post of a site as an article, with the pictures that are still missing.
    pub fn pull(post: &str, site: &str) -> Self {
        Self::of(&["pull"]).name(post).option("--site", site)
    }

    /// A page of the posts of a site.
    pub fn pull_page(site: &str, (recent, search): (u32, &str), page: u32) -> Self {
        let (recent, page) = (recent.to_string(), page.to_string());
        let pull = Self::of(&["pull"]).option("--site", site);
        let pull = pull.option("--recent", &recent).option("--page", &page);
        if search.is_empty() { pull } else { pull.option("--search", search) }
    }

    /// The question what the account may do at a site.
    pub fn ask_site(site: &str) -> Self {
        Self::of(&["site", "check"]).name(site)
    }

    /// The question what categories and tags a site has.
    pub fn ask_terms(site: &str) -> Self {
        Self::of(&["site", "map"]).name(site).flag("--ask")
    }

    /// Another application password for a site.
    pub fn change_password(site: &str) -> Self {
        Self::of(&["site", "change"]).name(site).flag("--password")
    }

    /// A site that may be spoken with though anybody on the way can listen.
    pub fn allow_insecure(site: &str) -> Self {
        Self::of(&["site", "change"]).name(site).option("--option", "insecure=yes")
    }

    /// A new site that may.
    pub fn add_insecure((name, kind): (&str, &str), url: &str, user: &str) -> Self {
        let add = Self::of(&["site", "add"]).name(name).option("--kind", kind);
        add.option("--url", url).option("--user", user).option("--option", "insecure=yes")
    }

    /// A site taken away.
    pub fn remove_site(site: &str) -> Self {
        Self::of(&["site", "remove"]).name(site)
    }

    /// The line to copy.
    pub fn line(&self) -> String {
        let words = self.all_words();
        let words = words.iter().map(|word| quoted(word));
        let line = std::iter::once(PROGRAM.to_owned()).chain(words).collect::<Vec<_>>().join(" ");
        // The quick program knows a part of the commands.
        #[cfg(feature = "newsroom")]
        debug_assert!(self.is_command(), "this is no command: {line}");
        line
    }

    /// Whether the command takes these words.
    #[cfg(feature = "newsroom")]
    fn is_command(&self) -> bool {
        use clap::Parser;
        let words = std::iter::once(PROGRAM.to_owned()).chain(self.all_words());
        // Help is printed by way of an error.
        crate::cli::Cli::try_parse_from(words).err().is_none_or(|error| !error.use_stderr())
    }
}

/// An option with its value: as one word, where the value would be taken for an option itself.
fn with_value(option: &str, value: &str) -> Vec<String> {
    let value = bidi::without_controls(value);
    if value.starts_with('-') {
        return vec![format!("{option}={value}")];
    }
    vec![option.to_owned(), value]
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_=./:@+,%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
