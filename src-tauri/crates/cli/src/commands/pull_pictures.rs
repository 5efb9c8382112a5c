//! The pictures of a post that was pulled, or that somebody on the site put into one of ours.

use std::sync::Mutex;

use warraq_connect::Connector;
use warraq_core::article::ArticleId;
use warraq_core::outbox::ItemId;
use warraq_delivery::{
    Asked, Connectors, Known, MissingPicture, PicturesProgress, PulledPictures, Sites, WhyMissing,
    lacks_pictures, pull_pictures, unless_stopped, wait_for,
};
use warraq_store::Site;

use crate::advice::Advice;
use crate::bidi;
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::output::{self, Form};
use crate::reason;
use crate::stop;
use crate::vault_file::{Desk, now};

/// Fetches what is not in the vault yet; what came stays where the command is stopped.
///
/// # Errors
/// When the vault cannot be read or written; `Stopped`.
pub fn fetched(
    desk: &mut Desk,
    (article, site): (ArticleId, &Site),
    connector: &dyn Connector,
    asked: Asked,
    form: Form,
) -> Result<PulledPictures, CliError> {
    let shows = output::shows(form);
    let tell = |progress: PicturesProgress| {
        if shows && progress.total > 0 {
            show(progress);
        }
    };
    let vault = Mutex::new(&mut desk.vault);
    let place = (article, site.id);
    let work = pull_pictures(&vault, place, connector, asked, &tell, &now);
    let fetched = wait_for(unless_stopped(work, stop::is_told)).map_err(CliError::NoNetwork)?;
    let pictures = fetched.transpose()?;
    if shows && pictures != Some(PulledPictures::default()) {
        output::end_line();
    }
    pictures.ok_or(CliError::Stopped)
}

/// Fetches the pictures of the site's people that came into an article with what was decided of this delivery; what is to
/// be said of them. A site that cannot be spoken with is told by what is sent there.
///
/// # Errors
/// When the vault cannot be read or written.
pub fn taken(desk: &mut Desk, id: ItemId, form: Form) -> Result<Vec<Message>, CliError> {
    let item = desk.vault.outbox_item(id)?;
    if !lacks_pictures(&desk.vault, item.article)? {
        return Ok(Vec::new());
    }
    let site = desk.vault.site(item.site)?;
    let known = Known::read(&desk.vault, item.article, site.id)?;
    let secret = desk.vault.site_secret(site.id)?;
    let (Ok(connector), Some(post)) = (Sites.connector(&site, secret), known.remote_id()) else {
        return Ok(Vec::new());
    };
    let place = (item.article, &site);
    let pictures = fetched(desk, place, &*connector, Asked::WithPost, form)?;
    Ok(notes(&pictures, (&post.0, &site.name)))
}

/// What is told of them, and how those come that may come later.
pub fn notes(pictures: &PulledPictures, (post, site): (&str, &str)) -> Vec<Message> {
    let came = (pictures.fetched > 0)
        .then(|| Message::new("notes.pictures_fetched").with("count", pictures.fetched));
    let may_come = |why| matches!(why, WhyMissing::Slow | WhyMissing::Budget | WhyMissing::Failed);
    let again =
        pictures.missing.iter().any(|picture| may_come(picture.why)).then(|| again((post, site)));
    came.into_iter().chain(pictures.missing.iter().map(missing)).chain(again).collect()
}

/// How those come that did not come yet.
pub fn again((post, site): (&str, &str)) -> Message {
    Message::new("notes.pictures_again").advising(Advice::pull(post, site))
}

fn missing(picture: &MissingPicture) -> Message {
    let why = match &picture.reason {
        Some(said) => reason::of_site(said),
        None => Message::new(format!("missing_picture.{}", word(picture.why))),
    };
    let address = bidi::inline(&picture.address);
    Message::new("notes.picture_not_fetched").with("address", address).with_message("reason", why)
}

/// One line that is written over.
fn show(PicturesProgress { done, total, bytes }: PicturesProgress) {
    let message = Message::new("notes.pictures_progress").with("done", done).with("total", total);
    output::show(&message.with("kilobytes", bytes / 1000));
}
