//! Why a command was refused or failed: a code for programs, a message for people.

mod delivery;
mod door;
mod field;
mod format;
mod key;
mod outgoing;
mod partly;
mod store;
#[cfg(test)]
mod tests;

use std::io;
use std::path::PathBuf;

use warraq_connect::Fault;
use warraq_core::fields::FieldError;
use warraq_core::never_publish::EntryError;
use warraq_core::tag::TagError;
use warraq_delivery::{DeliveryError, Reason};
use warraq_formats::{FormatError, PictureFault};
use warraq_intake::IntakeError;
use warraq_output::{HeldWord, PresetError};
use warraq_store::StoreError;
use warraq_store::strength::Weakness;

use crate::advice::Advice;
use crate::answer::Answer;
use crate::messages::{Message, word};
use crate::{reason, system, ways};

pub use door::DoorError;

pub use key::KeyFault;

/// Why a command was refused, or what failed.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The words of the command line do not go together.
    #[error("wrong use")]
    Usage(Message),
    /// The vault refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The vault, or a copy of it, is not there to be opened.
    #[error(transparent)]
    Door(#[from] DoorError),
    /// A format refused.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// A field was refused.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// A tag was refused.
    #[error(transparent)]
    Tag(#[from] TagError),
    /// A picture was refused.
    #[error(transparent)]
    Picture(#[from] PictureFault),
    /// Words that must not be published stand in the articles.
    #[error("words that must not be published")]
    NeverPublish(Vec<HeldWord>),
    /// An entry of the list of such words was refused.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// The list of such words does not have this one.
    #[error("{word} is not on the list")]
    NotOnTheList {
        /// As it was given.
        word: String,
    },
    /// There is no such preset, or it cannot be one.
    #[error(transparent)]
    Preset(#[from] PresetError),
    /// The outbox refused.
    #[error("the outbox refused")]
    Delivery(#[source] DeliveryError),
    /// A site did not answer as it should.
    #[error("the site: {0:?}")]
    Site(Reason),
    /// It failed, and it is known what there is to do.
    #[error("{source}")]
    Advised {
        /// What failed.
        source: Box<CliError>,
        /// What to do.
        ways: Vec<Message>,
    },
    /// It failed when some of it was done.
    #[error("{source}")]
    Partly {
        /// What failed.
        source: Box<CliError>,
        /// What was done.
        done: Box<Answer>,
        /// How much that is, and how the rest is done; nothing where nothing was done.
        how_far: Option<Message>,
    },
    /// The system gives no way to the network.
    #[error("no network")]
    NoNetwork(#[source] io::Error),
    /// It was stopped.
    #[error("it was stopped")]
    Stopped,
    /// Another program is just making the backups that are made by themselves.
    #[error("somebody else is making backups")]
    BackupsBusy,
    /// One of the files given made it fail.
    #[error("{}", path.display())]
    InFile {
        /// The file as it was given.
        path: PathBuf,
        /// What failed.
        source: Box<CliError>,
    },
    /// A file could not be read.
    #[error("{} could not be read", path.display())]
    FileUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A copy of a vault could not be written or read.
    #[error("the copy at {}", path.display())]
    Copy {
        /// The copy as it was given.
        path: PathBuf,
        /// Why.
        source: StoreError,
    },
    /// A vault is where a copy was to be put.
    #[error("a vault is at {}", path.display())]
    VaultThere {
        /// The vault.
        path: PathBuf,
        /// What would become of it, where that is known.
        changes: Vec<Message>,
    },
    /// A copy does not have the article that is to come back from it.
    #[error("no article {id} in {}", copy.display())]
    NotInCopy {
        /// As it was given.
        id: String,
        /// The copy as it was given.
        copy: PathBuf,
    },
    /// No vault was named, and the account has no folder where the usual one would be.
    #[error("no vault was named and there is no home folder")]
    NoHome,
    /// There is neither a variable with the passphrase nor a terminal to ask on.
    #[error("no passphrase and no terminal")]
    NoPassphrase {
        /// The variable.
        variable: &'static str,
        /// Why nobody could be asked.
        source: io::Error,
    },
    /// A new passphrase was typed differently the second time.
    #[error("the passphrases differ")]
    PassphrasesDiffer,
    /// A new passphrase is too short.
    #[error("the passphrase has fewer than {least} characters")]
    WeakPassphrase {
        /// The fewest characters.
        least: usize,
    },
    /// A new passphrase is guessed too soon.
    #[error("the passphrase is easy to guess")]
    EasyPassphrase {
        /// What makes it easy, first of all.
        weakness: Weakness,
    },
    /// A recovery key reached nobody, or opens nothing.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// No article has this id.
    #[error("no article {id}")]
    NoArticle {
        /// As it was given.
        id: String,
    },
    /// The site is not known to have this category or tag.
    #[error("no term {name}")]
    NoTerm {
        /// As it was given.
        name: String,
        /// What the site is called here.
        site: String,
    },
    /// No delivery has this id.
    #[error("no delivery {id}")]
    NoDelivery {
        /// As it was given.
        id: String,
    },
    /// Several articles have an id that starts like this.
    #[error("{count} articles have an id that starts with {id}")]
    AmbiguousId {
        /// As it was given.
        id: String,
        /// How many.
        count: usize,
    },
    /// Too little of an id was given.
    #[error("{id} is too short for an id")]
    ShortId {
        /// As it was given.
        id: String,
        /// The fewest characters.
        least: usize,
    },
    /// The article was there, and what made it was undone.
    #[error("the making of article {id} was undone")]
    Undone {
        /// As it was given.
        id: String,
    },
    /// A name was expected and only space was given.
    #[error("the name is empty")]
    EmptyName,
    /// No action can be taken back.
    #[error("nothing to undo")]
    NothingToUndo,
}

impl From<IntakeError> for CliError {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::Unreadable(source) => FormatError::Unreadable { source }.into(),
            IntakeError::Format(error) => error.into(),
            IntakeError::Store(error) => error.into(),
        }
    }
}

impl From<DeliveryError> for CliError {
    fn from(error: DeliveryError) -> Self {
        match error {
            DeliveryError::Store(error) => error.into(),
            DeliveryError::Format(error) => error.into(),
            DeliveryError::NeverPublish(held) => Self::NeverPublish(held),
            other => Self::Delivery(other),
        }
    }
}

impl From<Fault> for CliError {
    fn from(fault: Fault) -> Self {
        Self::Site(Reason::of_fault(&fault))
    }
}

impl CliError {
    /// What failed with one of the files given.
    pub fn in_file(self, path: impl Into<PathBuf>) -> Self {
        Self::InFile { path: path.into(), source: Box::new(self) }
    }

    /// The same, with what there is to do about it.
    pub fn advising(self, ways: impl IntoIterator<Item = Message>) -> Self {
        Self::Advised { source: Box::new(self), ways: ways.into_iter().collect() }
    }

    /// The same, after this was done; `how_far` says how much that is, where it is something.
    pub fn after(self, done: Answer, how_far: Option<Message>) -> Self {
        Self::Partly { source: Box::new(self), done: Box::new(done), how_far }
    }

    /// The same failure, with what `explain` has to say of its cause.
    pub fn explained(self, explain: impl FnOnce(Self) -> Self) -> Self {
        match self {
            Self::Partly { source, done, how_far } => {
                Self::Partly { source: Box::new(explain(*source)), done, how_far }
            }
            other => explain(other),
        }
    }

    /// The same, with what there is to do about it where a site of this name did not answer.
    pub fn at_site(self, name: &str) -> Self {
        match self {
            Self::Site(reason) => {
                let ways = reason::of_account(name, reason.kind);
                Self::Site(reason).advising(ways)
            }
            other => other,
        }
    }

    /// Whether standard output had its answer before it failed.
    pub fn is_behind_answer(&self) -> bool {
        matches!(self, Self::Key(KeyFault::Void(_) | KeyFault::OldLeft(_)))
    }

    /// What programs decide by.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Usage(_) => "usage",
            Self::Store(error) => store::code(error),
            Self::Copy { source, .. } => store::code_of_copy(source),
            Self::VaultThere { .. } => "vault_exists",
            Self::Door(error) => door::code(error),
            Self::Format(error) => format::code(error),
            Self::Field(_) | Self::Tag(_) | Self::EmptyName | Self::Entry(_) => "invalid_field",
            Self::Picture(_) => "picture_refused",
            Self::NeverPublish(_) => "never_publish",
            Self::Delivery(error) => delivery::code(error),
            Self::Site(_) => "site",
            Self::NoNetwork(_) => "no_network",
            Self::Stopped => "stopped",
            Self::BackupsBusy => "backups_busy",
            Self::InFile { source, .. }
            | Self::Advised { source, .. }
            | Self::Partly { source, .. } => source.code(),
            Self::FileUnreadable { .. } => "file_unreadable",
            Self::NoHome => "no_home",
            Self::NoPassphrase { .. } => "no_passphrase",
            Self::PassphrasesDiffer => "passphrases_differ",
            Self::WeakPassphrase { .. } | Self::EasyPassphrase { .. } => "weak_passphrase",
            Self::Key(fault) => key::code(fault),
            Self::NoArticle { .. }
            | Self::NotInCopy { .. }
            | Self::NoDelivery { .. }
            | Self::NoTerm { .. }
            | Self::NotOnTheList { .. }
            | Self::Preset(PresetError::Unknown(_)) => "not_found",
            Self::Preset(_) => "invalid_preset",
            Self::Undone { .. } => "undone",
            Self::AmbiguousId { .. } => "ambiguous_id",
            Self::ShortId { .. } => "short_id",
            Self::NothingToUndo => "nothing_to_undo",
        }
    }

    /// What programs get beside code and message: the words that keep articles from leaving, with their places.
    pub fn found(&self) -> &[HeldWord] {
        match self {
            Self::NeverPublish(held) => held,
            Self::Advised { source, .. } | Self::Partly { source, .. } => source.found(),
            _ => &[],
        }
    }

    /// The places of what was found, one for each line that people are told.
    pub fn places(&self) -> impl Iterator<Item = Message> {
        self.found().iter().map(outgoing::place)
    }

    /// What people are told.
    pub fn message(&self) -> Message {
        let message = Message::new(format!("errors.{}", self.code()));
        match self {
            Self::Usage(what) => what.clone(),
            Self::Store(error) => store::message(error, message),
            Self::Copy { path, source } => store::message_of_copy(path, source),
            Self::VaultThere { path, changes } => Message::new("errors.vault_there")
                .with("path", path.display())
                .with_below(changes.iter().cloned()),
            Self::NotInCopy { id, copy } => {
                Message::new("errors.not_in_copy").with("id", id).with("path", copy.display())
            }
            Self::Door(error) => door::message(error),
            Self::Format(error) => format::message(error),
            Self::Field(error) => field::message(error),
            Self::Tag(error) => field::tag(error),
            Self::EmptyName => Message::new("errors.invalid_field.name_empty"),
            Self::Picture(fault) => Message::new(format!("errors.picture.{}", word(fault))),
            Self::NeverPublish(held) => outgoing::never_publish(held),
            Self::Entry(error) => outgoing::entry(*error),
            Self::NoTerm { name, site } => {
                Message::new("errors.no_term").with("name", name).with_below([ways::terms(site)])
            }
            Self::NotOnTheList { word } => Message::new("errors.not_on_the_list")
                .with("word", word)
                .advising(Advice::never_publish_list()),
            Self::Preset(error) => outgoing::preset(error),
            Self::InFile { path, source } => format::in_file(path, source),
            Self::Advised { source, ways } => source.message().with_below(ways.iter().cloned()),
            Self::Partly { source, how_far, .. } => partly::message(source, how_far.as_ref()),
            Self::FileUnreadable { path, source } => {
                message.with("path", path.display()).with("reason", system::said(source))
            }
            Self::NoPassphrase { variable, source } => {
                message.with("variable", variable).with("reason", system::said(source))
            }
            Self::NoNetwork(source) => message.with("reason", system::said(source)),
            Self::Delivery(error) => delivery::message(error, message),
            Self::Site(reason) => message.with_message("reason", reason::of_site(reason)),
            Self::WeakPassphrase { least } => message.with("least", least),
            Self::EasyPassphrase { weakness } => Message::new("errors.easy_passphrase")
                .with_message("why", Message::new(format!("weaknesses.{}", word(weakness)))),
            Self::Key(fault) => key::message(fault),
            Self::NoArticle { id } | Self::NoDelivery { id } => message.with("what", id),
            Self::Undone { id } => message.with("id", id),
            Self::AmbiguousId { id, count } => message.with("id", id).with("count", count),
            Self::ShortId { id, least } => message.with("id", id).with("least", least),
            Self::NoHome
            | Self::PassphrasesDiffer
            | Self::NothingToUndo
            | Self::Stopped
            | Self::BackupsBusy => message,
        }
    }
}
