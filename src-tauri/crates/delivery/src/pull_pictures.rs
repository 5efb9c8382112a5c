//! The pictures of a post that became an article.
//!
//! The text is there first. Each picture is kept as it comes, with what its file says of it as every import keeps it; what
//! does not come is told, and comes when somebody asks again. What came from a site is known to be there.

mod featured;
mod progress;
mod told;

use chrono::{DateTime, Utc};
use warraq_connect::http::are_of_one_host;
use warraq_connect::{
    Connector, Fault, FaultKind, MediumKey, RemoteId, RemoteMedium, SourcePrint, WholeMedium,
};
use warraq_core::article::{Article, ArticleId};
use warraq_core::media::MediaId;
use warraq_core::outbox::SiteId;
use warraq_formats::came_with;
use warraq_store::media::{FilledMedia, fill};
use warraq_store::outbox::{add_traffic, put_medium};
use warraq_store::{Site, StoreError, Vault};

use crate::budget;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::options::SiteOptions;
use crate::outgoing;
use crate::parts::{Image, images};
use crate::reason::Reason;
use crate::site::is_over_the_line;
use crate::task::to_json;
use featured::note_featured;
use progress::Progress;
pub use told::{Asked, MissingPicture, PicturesProgress, PulledPictures, WhyMissing};

/// The largest picture that is fetched, in bytes: more than a site shows, and little enough for memory.
const MOST: u64 = 24 << 20;

/// About how many bytes a picture has whose site does not say.
const USUAL: u64 = 300_000;

/// Fetches the pictures of an article that is a post of the site and that are not in the vault yet. Whatever `tell` hears
/// of has been kept: it can be given up at any moment.
///
/// # Errors
/// The vault's: those before stay.
pub async fn pull_pictures<D: Desk>(
    desk: &D,
    (article, site): (ArticleId, SiteId),
    connector: &dyn Connector,
    asked: Asked,
    tell: &(dyn Fn(PicturesProgress) + Sync),
    clock: &(dyn Fn() -> DateTime<Utc> + Sync),
) -> Result<PulledPictures, DeliveryError> {
    let (site, wanted, known) = desk.with(|vault| {
        let wanted = wanted(vault, &vault.article(article)?)?;
        let known = Known::read(vault, article, site)?;
        Ok::<_, DeliveryError>((vault.site(site)?, wanted, known))
    })??;
    let post = known.remote_id().cloned();
    let mut pulled = PulledPictures::default();
    let Some(post) = post.filter(|_| !wanted.is_empty()) else { return Ok(pulled) };
    let options = SiteOptions::parse(&site.options)?;
    let mut run = Run { desk, site, connector, clock, carried: connector.carried() };
    let media = match connector.whole_post(&post).await {
        Ok(whole) => whole.map(|whole| whole.media).unwrap_or_default(),
        Err(fault) => {
            run.count()?;
            let failed = wanted.into_iter().map(|(_, address)| failed(address, &fault));
            pulled.missing.extend(failed);
            return Ok(pulled);
        }
    };
    run.count()?;
    let shown = known.seen.map(|seen| images(&seen.content)).unwrap_or_default();
    let whole = |(id, address)| (id, whole_address(&media, &shown, address));
    let wanted: Vec<(MediaId, String)> = wanted.into_iter().map(whole).collect();
    let all: u64 = wanted.iter().map(|(_, address)| size_of(&media, address)).sum();
    let is_later = asked == Asked::WithPost && options.first.is_text(all, run.site.speed);
    let total = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
    let progress = Progress::of(total, tell);
    for (id, address) in wanted {
        let stopped =
            if is_later { Some(WhyMissing::Slow) } else { run.forbids(&media, &address)? };
        let came = match stopped {
            Some(why) => Err((why, None)),
            None => run.fetch(id, &address, &media, &progress).await?,
        };
        match came {
            Ok(()) => pulled.fetched += 1,
            Err((why, reason)) => pulled.missing.push(MissingPicture { address, why, reason }),
        }
        progress.one_done();
    }
    desk.with(|vault| note_featured(vault, article, &run.site, &options, clock()))??;
    Ok(pulled)
}

/// What came of one: why it did not come, where it did not.
type Came = Result<(), (WhyMissing, Option<Reason>)>;

struct Run<'r, D> {
    desk: &'r D,
    site: Site,
    connector: &'r dyn Connector,
    clock: &'r (dyn Fn() -> DateTime<Utc> + Sync),
    /// What was counted of the line.
    carried: u64,
}

impl<D: Desk> Run<'_, D> {
    /// Why a picture is not asked for.
    fn forbids(
        &self,
        media: &[WholeMedium],
        address: &str,
    ) -> Result<Option<WhyMissing>, DeliveryError> {
        if !is_the_sites(&self.site, media, address) {
            return Ok(Some(WhyMissing::Elsewhere));
        }
        let size = size_of(media, address);
        if size > MOST {
            return Ok(Some(WhyMissing::TooLarge));
        }
        let room = self.desk.with(|vault| budget::room(vault, (self.clock)()))??;
        let room = room.filter(|_| is_over_the_line(&self.site.kind));
        Ok(room.filter(|room| room.left < size).map(|_| WhyMissing::Budget))
    }

    async fn fetch(
        &mut self,
        id: MediaId,
        address: &str,
        media: &[WholeMedium],
        progress: &Progress<'_>,
    ) -> Result<Came, DeliveryError> {
        let room = self.desk.with(|vault| budget::room(vault, (self.clock)()))??;
        let most =
            room.filter(|_| is_over_the_line(&self.site.kind)).map_or(MOST, |room| room.left);
        let came = self.connector.fetch_medium(address, most.min(MOST), progress).await;
        self.count()?;
        let bytes = match came {
            Ok(bytes) => bytes,
            Err(fault) => {
                let why = match fault.kind {
                    FaultKind::TooLarge { .. } if most < MOST => WhyMissing::Budget,
                    FaultKind::TooLarge { .. } => WhyMissing::TooLarge,
                    _ => WhyMissing::Failed,
                };
                let reason = (why == WhyMissing::Failed).then(|| Reason::of_fault(&fault));
                return Ok(Err((why, reason)));
            }
        };
        let Some(said) = came_with(&bytes) else { return Ok(Err((WhyMissing::NoPicture, None))) };
        let key = MediumKey::of_picture(&SourcePrint::of(&bytes), 0).to_string();
        let there = to_json(&medium_at(media, address, said.size));
        let filled = FilledMedia {
            media_type: said.media_type.to_owned(),
            size: said.size,
            bytes,
            caption: said.caption,
            credit: said.credit,
        };
        self.desk.with(|vault| {
            vault.dispatch((self.clock)(), |tx| {
                fill(tx, id, &filled)?;
                put_medium(tx, self.site.id, &key, (&there, false))
            })
        })??;
        Ok(Ok(()))
    }

    /// Counts what went over the line since this was last done.
    fn count(&mut self) -> Result<(), DeliveryError> {
        let now = self.connector.carried();
        let bytes = now.saturating_sub(std::mem::replace(&mut self.carried, now));
        let at = (self.clock)();
        Ok(self
            .desk
            .with(|vault| vault.dispatch(at, |tx| add_traffic(tx, self.site.id, bytes)))??)
    }
}

/// The pictures of an article of which only the address is known, each once.
fn wanted(vault: &Vault, article: &Article) -> Result<Vec<(MediaId, String)>, StoreError> {
    let mut wanted: Vec<(MediaId, String)> = Vec::new();
    for figure in outgoing::figures(article) {
        let Some(id) = figure.media.as_ref().and_then(|id| id.parse().ok()) else { continue };
        let media = match vault.media(id) {
            Err(StoreError::NotFound(_)) => continue,
            media => media?,
        };
        let is_new = wanted.iter().all(|(known, _)| *known != id);
        if media.bytes == 0 && !media.source.is_empty() && is_new {
            wanted.push((id, media.source));
        }
    }
    Ok(wanted)
}

/// Where the file itself is of a picture that the post shows from this address, perhaps in another size.
fn whole_address(media: &[WholeMedium], shown: &[Image], address: String) -> String {
    let at = Image::at(&address);
    let image = shown.iter().find(|image| image.address == address).unwrap_or(&at);
    let known = media.iter().find(|known| Image::of(&known.medium).is_one_with(image));
    known.map_or(address, |known| known.medium.url.clone())
}

/// Whether the picture is on the site's own host, or named by the site as one of its own.
fn is_the_sites(site: &Site, media: &[WholeMedium], address: &str) -> bool {
    are_of_one_host(&site.url, address)
        || media.iter().any(|known| known.medium.url == address)
            && are_of_one_host(address, address)
}

fn size_of(media: &[WholeMedium], address: &str) -> u64 {
    let known = media.iter().find(|known| known.medium.url == address);
    known.and_then(|known| known.medium.bytes).unwrap_or(USUAL)
}

/// The picture as the site has it; without a number where nobody knows that.
fn medium_at(media: &[WholeMedium], address: &str, size: Option<(u32, u32)>) -> RemoteMedium {
    let known = media.iter().find(|known| known.medium.url == address);
    let nameless =
        || RemoteMedium { id: RemoteId(String::new()), url: address.to_owned(), size, bytes: None };
    known.map_or_else(nameless, |known| known.medium.clone())
}

fn failed(address: String, fault: &Fault) -> MissingPicture {
    let reason = Some(Reason::of_fault(fault));
    MissingPicture { address, why: WhyMissing::Failed, reason }
}
