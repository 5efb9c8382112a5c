//! The outbox at work: what is sent next, what came of it, and what a person has to decide.
//!
//! The window and the command both deliver through here. Somebody asks for a delivery ([`queue`]); it becomes steps,
//! each a row of the vault that is written before its request leaves and after it is answered. The [`Engine`] takes the
//! next step that is due, by the connector of its site. It makes nothing before it has looked for it, writes nothing
//! over what it has not seen, and tries again by itself only what may pass by itself.

mod back_off;
mod clock;
mod compose;
mod conflict;
mod decide;
mod desk;
mod engine;
mod error;
mod follow;
mod known;
mod list;
mod matched;
mod merge;
mod options;
mod outgoing;
mod parts;
mod pull;
mod queue;
mod reason;
mod runtime;
mod same;
mod site;
mod task;
mod wish;

pub use clock::{Clock, SystemClock};
pub use compose::Own;
pub use conflict::{
    Choices, ConflictView, FieldChoice, FieldPiece, Keep, PieceChoice, PostPart, Sending, Settled,
    SettledLine, TextPiece, compare, settle, settled,
};
pub use decide::{Decision, Words, cancel, pause, remove_site, resolve, retry};
pub use desk::Desk;
pub use engine::{Connectors, Drained, Engine, Event, MOST_CLOCK_DIFFERENCE};
pub use error::DeliveryError;
pub use follow::{Followed, follow};
pub use known::Known;
pub use list::{Listed, list};
pub use merge::{Merge, Piece, PieceKind, merge};
pub use options::{OptionFault, SITE_OPTIONS, SiteOptions};
pub use parts::{PartKind, Shown};
pub use pull::{Pulled, found_articles, pull};
pub use queue::{Order, queue};
pub use reason::{Reason, ReasonKind};
pub use runtime::wait_for;
pub use site::{FoundSite, KINDS, Sites, connector_for, find_site, has_accounts, usual_options};
pub use task::{Task, TaskName};
pub use wish::Wish;
