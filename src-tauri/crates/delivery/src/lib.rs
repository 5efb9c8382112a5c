//! The outbox at work: what is sent next, what came of it, and what a person has to decide.
//!
//! The window and the command both deliver through here. Somebody asks for a delivery ([`queue`]); it becomes steps,
//! each a row of the vault that is written before its request leaves and after it is answered. The [`Engine`] takes the
//! next step that is due, by the connector of its site. It makes nothing before it has looked for it, writes nothing
//! over what it has not seen, and tries again by itself only what may pass by itself.

mod address;
mod agrees;
mod anew;
mod anyway;
mod asked_before;
mod back_off;
mod behind;
mod bell;
mod budget;
mod chance;
mod clock;
mod compose;
mod conflict;
mod decide;
mod desk;
mod embargo;
mod engine;
mod error;
mod fitted;
mod follow;
mod gone;
mod judged;
mod known;
mod lines;
mod list;
mod look_after;
mod mapping;
mod matched;
mod meanwhile;
mod merge;
mod names;
mod options;
mod outgoing;
mod overtaken;
mod parts;
mod pictureless;
mod pictures_since;
mod places;
mod plugin;
mod preflight;
mod pull;
mod pull_pictures;
mod queue;
mod quiet;
mod readable;
mod readers;
mod reason;
mod runner;
mod runtime;
mod same;
mod several;
mod site;
mod task;
mod textless;
mod unfetched;
mod unsent;
mod unused;
mod usual_category;
mod wish;
mod words_lost;
mod zone;

pub use address::{Address, address};
pub use anew::send_as_new;
pub use asked_before::{AskedBefore, asked_before};
pub use bell::Bell;
pub use budget::{Spent, send_anyway, spent, try_again_within};
pub use chance::chance;
pub use clock::{Clock, SystemClock};
pub use compose::Own;
pub use conflict::{
    Choices, ConflictView, FieldChoice, FieldPiece, Keep, PieceChoice, PostPart, Sending, Settled,
    SettledLine, TextPiece, compare, settle, settled,
};
pub use decide::{Decision, Words, cancel, pause, remove_site, resolve, retry};
pub use desk::Desk;
pub use embargo::against as against_embargo;
pub use engine::{Connectors, Drained, Engine, Event};
pub use error::DeliveryError;
pub use follow::{Followed, follow};
pub use known::{Known, second_post};
pub use list::{Listed, call_interrupted, call_waiting, list, list_of, zone_of};
pub use look_after::look_after;
pub use mapping::{
    Fate, MappedTerm, SiteTerms, TermChoice, TermMapping, article_mapping, ask_terms, choose_term,
    keep_terms, known_term, site_mapping,
};
pub use merge::{Merge, Piece, PieceKind, merge};
pub use options::{
    ChosenTerm, Featured, First, LanguageKeeper, OptionFault, SITE_OPTIONS, SiteOptions,
    TextFormat, UnusedPictures, UsualState,
};
pub use parts::{PartKind, Shown, Thing, ThingKind};
pub use pictures_since::{LeftPicture, WhyLeft};
pub use places::{Place, places};
pub use plugin::wordpress_plugin;
pub use preflight::{Check, CheckKind, CheckLevel, preflight};
pub use pull::{Pulled, found_articles, pull};
pub use pull_pictures::{
    Asked, MissingPicture, PicturesProgress, PulledPictures, WhyMissing, pull_pictures,
};
pub use queue::{Order, may_be_queued, queue};
pub use readers::Moved;
pub use reason::{Reason, ReasonKind};
pub use runner::{News, Runner};
pub use runtime::{unless_stopped, wait_for};
pub use several::{pause_all, queue_all, resume_all};
pub use site::{
    Asking, FoundSite, KINDS, NewAnswer, SiteAnswer, SiteChange, SiteEntry, Sites, add_site,
    as_changed, ask, ask_new, change_site, check_site_name, connector_for, find_site, has_accounts,
    keep_survey, usual_options,
};
pub use task::{Task, TaskName};
pub use unfetched::lacks_pictures;
pub use unused::{Unused, remove_unused};
pub use wish::Wish;
