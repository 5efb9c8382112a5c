//! The pictures of a post that became an article.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::{AppHandle, State};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_delivery::{
    Asked, MissingPicture, PicturesProgress, PulledPictures, Reason, WhyMissing, pull_pictures,
    unless_stopped,
};

use super::pull::connector;
use crate::error::AppError;
use crate::events::tell_pictures;
use crate::state::{Desk, now};

/// The page is told of bytes no more often than this.
const BETWEEN: Duration = Duration::from_millis(250);

/// Fetches the pictures of a post that became an article and that are not in the vault yet. The page hears how far that
/// is; nothing comes back where somebody gave it up, and what had come stays.
///
/// # Errors
/// `not_found`, `asking_running`, `locked`, as the vault says; why the site did not give one is told of it.
#[tauri::command]
#[specta::specta]
pub async fn pull_fetch(
    app: AppHandle,
    desk: State<'_, Desk>,
    site: SiteId,
    article: ArticleId,
    asked: Asked,
) -> Result<Option<PulledPictures>, AppError> {
    let place = match connector(&desk, &desk.read(|vault| vault.site(site))?)? {
        Ok(place) => place,
        Err(fault) => {
            let (address, why) = (String::new(), WhyMissing::Failed);
            let missing = MissingPicture { address, why, reason: Some(Reason::of_fault(&fault)) };
            return Ok(Some(PulledPictures { fetched: 0, missing: vec![missing] }));
        }
    };
    let running = desk.begin_asking()?;
    let told: Mutex<Option<(Instant, u32)>> = Mutex::default();
    let tell = |progress: PicturesProgress| {
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        let is_news =
            told.is_none_or(|(at, done)| done != progress.done || at.elapsed() >= BETWEEN);
        if is_news {
            *told = Some((Instant::now(), progress.done));
            tell_pictures(&app, progress);
        }
    };
    let work = pull_pictures(&*desk, (article, site), &*place, asked, &tell, &now);
    let pulled = unless_stopped(work, || running.is_cancelled()).await;
    Ok(pulled.transpose()?)
}
