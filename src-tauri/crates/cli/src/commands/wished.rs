//! What articles are to become at a site: what somebody says, else what was asked for before and waits, else what is
//! usual there.

use warraq_core::article::ArticleId;
use warraq_delivery::{AskedBefore, DeliveryError, SiteOptions, Wish, asked_before};
use warraq_store::{Site, Vault};

use crate::cli::{PushArguments, PushState};
use crate::error::CliError;
use crate::messages::Message;
use crate::moment::moment;
use crate::reason::asking;
use crate::vault_file::now;
use crate::ways;

/// What an article is to become, and what it was to become before.
pub struct Wished {
    /// What is asked for now.
    pub wish: Wish,
    /// What was, and has not come about.
    before: Option<AskedBefore>,
    /// Whether somebody said the state, or the time.
    is_said: bool,
}

/// Wrong words are told before anybody is asked for a passphrase.
///
/// # Errors
/// `Usage` where a time goes with another state than published.
pub fn check(arguments: &PushArguments) -> Result<(), CliError> {
    match (arguments.state, arguments.at) {
        (None | Some(PushState::Publish), _) | (Some(_), None) => Ok(()),
        (Some(_), Some(_)) => Err(CliError::Usage(Message::new("usage.at"))),
    }
}

/// What the article is to become at the site.
///
/// # Errors
/// When the vault, or what was chosen for the site, cannot be read.
pub fn wished(
    vault: &Vault,
    (article, site): (ArticleId, &Site),
    arguments: &PushArguments,
) -> Result<Wished, CliError> {
    let before = asked_before(vault, (article, site.id), now())?;
    let said = match (arguments.at, arguments.state) {
        (Some(at), _) => Some(Wish::Schedule { at }),
        (None, state) => state.map(of_state),
    };
    if let Some(wish) = said {
        return Ok(Wished { wish, before, is_said: true });
    }
    let usual = SiteOptions::parse(&site.options).map_err(DeliveryError::from)?.state.into();
    let wish = before.map_or(usual, |before| before.or_usual(usual));
    // What is usual needs no word.
    let before = before.filter(|before| before.wish != usual);
    Ok(Wished { wish, before, is_said: false })
}

fn of_state(state: PushState) -> Wish {
    match state {
        PushState::Draft => Wish::Draft,
        PushState::Pending => Wish::Pending,
        PushState::Publish => Wish::Publish,
        PushState::Unpublish => Wish::Unpublish,
    }
}

impl Wished {
    /// What becomes of what was asked for before, where that is to be known; with how it is made otherwise.
    pub fn told(&self, headline: &str, (article, site): (ArticleId, &str)) -> Option<Message> {
        let before = self.before?.wish;
        let articles = [article.to_string()];
        let goes_further = before == Wish::Pending && self.wish.is_public();
        if before == self.wish && !self.is_said {
            let way = ways::not_any_more(asking(&articles, site, Wish::Draft));
            return Some(note("still_asked", headline, before).with_below([way]));
        }
        if before == self.wish || goes_further {
            return None;
        }
        // Who said the state knows what they want.
        let way = (!self.is_said).then(|| ways::ask_for_it(asking(&articles, site, before)));
        Some(note("no_longer_asked", headline, before).with_below(way))
    }
}

fn note(key: &str, headline: &str, wish: Wish) -> Message {
    let at = match wish {
        Wish::Schedule { at } => moment(at),
        _ => String::new(),
    };
    let state = match wish {
        Wish::Draft => "draft",
        Wish::Pending => "pending",
        Wish::Publish => "publish",
        Wish::Schedule { .. } => "schedule",
        Wish::Unpublish => "unpublish",
    };
    let what = Message::new(format!("wishes.{state}")).with("at", at).text();
    Message::new(format!("notes.{key}")).with("headline", headline).with("what", what)
}
