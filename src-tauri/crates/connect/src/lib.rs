//! Places that articles are delivered to, and how to speak with each.
//!
//! A connector is one conversation with one place: it asks, sends and reads, each call once, and tells truthfully
//! what came of it. It keeps no state, tries nothing again and decides nothing: what to do next, and what is
//! remembered, is the outbox's.

mod alteration;
mod capability;
mod carried;
mod clock;
mod connector;
mod entities;
mod fault;
pub mod folder;
pub mod http;
mod listing;
mod medium;
mod post;
mod remote;
mod shown;
mod standing;
mod survey;
mod term;
mod together;
pub mod wordpress;

pub use alteration::{Alteration, AlterationKind, altered, line_text, lost_words, words_not_kept};
pub use capability::{Ability, Capabilities, PostField};
pub use carried::{carry, counting};
pub use clock::{MOST_CLOCK_DIFFERENCE, clocks_agree};
pub use connector::{Answer, Connector, Watch};
pub use entities::decoded;
pub use fault::{Fault, FaultKind, Outcome, Right};
pub use listing::{FoundPost, PostList, PostQuery, WholeMedium, WholePicture, WholePost};
pub use medium::{MediumKey, MediumUse, MediumWords, RemoteMedium, SourcePrint, Upload};
pub use post::{Post, PostKey, Target};
pub use remote::{Fingerprint, RemoteId, RemotePost, RemoteState, Seen};
pub use shown::shows;
pub use standing::Standing;
pub use survey::{Account, Survey};
pub use term::{RemoteTerm, Taxonomy};
