//! What two people made of one post: seen side by side, decided part by part, and taken into the article too, so that the
//! next correction does not undo what was decided.

mod body;
mod choices;
mod compared;
mod fields;
mod kept;
mod notes;
mod pictures;
mod section;
mod settle;
mod state;
mod trios;
mod ungrouped;
mod view;

use serde::{Deserialize, Serialize};
use warraq_core::article::{ArticleId, Dir};
use warraq_core::diff::DiffPart;
use warraq_core::outbox::{ItemId, SiteId};

pub use settle::{settle, settled};
pub use view::compare;

use crate::merge::PieceKind;
use crate::parts::{Shown, Thing};
use crate::reason::ReasonKind;
use crate::wish::Wish;

/// An article and its post, which somebody changed on the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ConflictView {
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub headline: String,
    /// The direction that its texts run in unless they say otherwise.
    pub dir: Dir,
    /// The site.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub site: SiteId,
    /// What it is called here.
    pub site_name: String,
    /// The address of the post.
    pub url: String,
    /// The delivery that waits for a decision; nothing where none does.
    #[cfg_attr(feature = "bindings", specta(type = Option<String>))]
    pub item: Option<ItemId>,
    /// What was asked for; nothing where nothing was.
    pub wish: Option<Wish>,
    /// Why there is something to decide.
    pub reason: ReasonKind,
    /// Whether it is known what stood there before: without that every difference has to be decided.
    pub has_base: bool,
    /// Whether no text is left there, as where somebody took its file out of a folder: nothing of that comes into the
    /// article, and what is sent writes it again.
    pub is_text_gone: bool,
    /// What is compared, to know whether it still is the same when somebody has decided.
    pub token: String,
    /// What stands beside the text, where somebody changed it.
    pub fields: Vec<FieldPiece>,
    /// The text, in order.
    pub pieces: Vec<TextPiece>,
}

/// What a post has: its text, and what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PostPart {
    /// What it says.
    Text,
    /// The headline.
    Title,
    /// The summary.
    Excerpt,
    /// Its name in the address.
    Slug,
    /// Its category.
    Section,
    /// Its tags.
    Tags,
    /// The picture that stands for it.
    Featured,
    /// Who is shown as its author.
    Author,
    /// Its state.
    State,
    /// When it was or will be published.
    Date,
    /// Whether readers are asked for a password.
    Password,
}

/// Something beside the text that is another here or there than it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FieldPiece {
    /// What.
    pub part: PostPart,
    /// Who changed it.
    pub kind: PieceKind,
    /// Whether somebody may choose: what only the site decides is told, and what nobody asked for otherwise.
    pub can_choose: bool,
    /// As it was; names of several are lines.
    pub base: String,
    /// As it is here.
    pub mine: String,
    /// As it is there.
    pub theirs: String,
    /// What changed here, word by word.
    pub mine_words: Vec<DiffPart>,
    /// What changed there, word by word.
    pub theirs_words: Vec<DiffPart>,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TextPiece {
    /// Its number, from 0.
    pub number: u32,
    /// Who changed it.
    pub kind: PieceKind,
    /// Whether somebody may choose: what the article does not hold stays as the site has it.
    pub can_choose: bool,
    /// As it was; empty where it is new.
    pub base: Vec<Shown>,
    /// As it is here; empty where it was taken out.
    pub mine: Vec<Shown>,
    /// As it is there; empty where it was taken out.
    pub theirs: Vec<Shown>,
    /// What changed here, word by word.
    pub mine_words: Vec<DiffPart>,
    /// What changed there, word by word.
    pub theirs_words: Vec<DiffPart>,
    /// Whether another picture is shown here in the place of the one before.
    pub mine_picture: bool,
    /// Whether another picture is shown there in the place of the one before.
    pub theirs_picture: bool,
}

/// Whose part is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Keep {
    /// The article's.
    Mine,
    /// The site's.
    Theirs,
    /// Both, the article's first.
    Both,
}

/// A decision about a part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PieceChoice {
    /// Its number.
    pub number: u32,
    /// Whose is kept.
    pub keep: Keep,
}

/// A decision about something beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FieldChoice {
    /// What.
    pub part: PostPart,
    /// Whose is kept: both where it is a list.
    pub keep: Keep,
}

/// What somebody decided. What is not named is kept from whoever changed it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Choices {
    /// [`ConflictView::token`]; empty where nobody looked, and whatever stands there now is meant.
    pub token: String,
    /// Whose part is kept of all that is not named.
    pub all: Option<Keep>,
    /// Of the text.
    pub pieces: Vec<PieceChoice>,
    /// Beside it.
    pub fields: Vec<FieldChoice>,
}

/// What is done once all is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Sending {
    /// The post is to say it too.
    Send,
    /// The post stays as it is: only the article changes.
    Leave,
}

/// What would come of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Settled {
    /// Places that nobody decided yet.
    pub open: u32,
    /// The headline.
    pub title: String,
    /// The summary.
    pub excerpt: String,
    /// The text of the post.
    pub lines: Vec<SettledLine>,
    /// Whether the article would be another.
    pub changes_article: bool,
    /// Whether the post would be another.
    pub changes_post: bool,
    /// Whether what was asked for would not be done where nothing is sent: it has to be asked for again.
    pub drops_order: bool,
    /// What the site's text has beside its words and the post would not have.
    pub gone: Vec<Thing>,
}

/// A part of what the post would say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct SettledLine {
    /// What people see of it.
    pub shown: Shown,
    /// Whether the site has it so already.
    pub is_there: bool,
}
