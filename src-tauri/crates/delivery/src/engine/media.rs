//! Pictures.

use chrono::TimeDelta;
use serde_json::Value;
use tokio::sync::{Semaphore, SemaphorePermit};
use warraq_connect::{Connector, MediumKey, MediumWords, RemoteMedium, Upload};
use warraq_formats::{CleanPicture, picture_within};
use warraq_output::original_picture;
use warraq_store::StepState;

use super::halt::{Done, Halt, SentMedium};
use super::job::Job;
use super::meter::Meter;
use super::{Engine, JUST_NOW};
use crate::desk::Desk;
use crate::outgoing;
use crate::reason::{Reason, ReasonKind};
use crate::task::{MediaResult, Picture, of_json, to_json};
use crate::unused::PUBLIC;

/// A medium that was seen at the site so short a time ago is still there.
const TRUSTED: TimeDelta = TimeDelta::hours(12);

/// Pictures that are in memory at once, while they are made ready and sent.
const IN_MEMORY: usize = 3;

/// Whose turn it is to have a picture in memory.
pub(super) struct Turns(Semaphore);

impl Turns {
    /// Everybody's whose picture has room.
    pub(super) fn new() -> Self {
        Self(Semaphore::new(IN_MEMORY))
    }

    /// A turn, in the order that they are waited for in; it ends when this is dropped.
    async fn turn(&self) -> SemaphorePermit<'_> {
        self.0.acquire().await.expect("nobody ends the turns")
    }
}

/// What is kept beside a medium: the words that were sent with it, and whose they are.
const SAID: &str = "said";
const SAID_BY: &str = "said-by";

/// Bytes: what is smaller says more of the site than of the line.
const TELLING: usize = 16 << 10;

/// A medium that the vault knows, and what was said of it.
struct KnownMedium {
    /// What it is known by here.
    key: MediumKey,
    medium: RemoteMedium,
    /// What is kept of it.
    kept: Value,
    /// Whether it was seen at the site a short time ago.
    is_fresh: bool,
}

impl<D: Desk> Engine<'_, D> {
    /// The picture is at the site: it was, or it is sent.
    pub(super) async fn send_picture(
        &self,
        job: &mut Job,
        picture: &Picture,
        connector: &dyn Connector,
        meter: &Meter<'_>,
    ) -> Result<Done, Halt> {
        if let Some(known) = self.known_medium(job, picture)?
            && let Some(done) = self.still_there(job, picture, known, connector).await?
        {
            return Ok(done);
        }
        if let Some(done) = self.found_there(job, picture, connector).await? {
            return Ok(done);
        }
        let looked_at = self.clock.now();
        let _turn = self.pictures.turn().await;
        // What stopped another picture meanwhile would stop this one as well.
        if self.is_shut(job.site.id, self.clock.now()) {
            return Err(Halt::Stopped);
        }
        if self.clock.now() - looked_at >= JUST_NOW
            && let Some(done) = self.found_there(job, picture, connector).await?
        {
            return Ok(done);
        }
        let file = self.clean_file(job, picture)?;
        let upload = Upload {
            key: picture.key.clone(),
            name: named(&picture.name, file.extension()),
            media_type: file.media_type().to_owned(),
            bytes: file.bytes().to_vec(),
            alt: picture.alt.clone(),
            caption: picture.caption.clone(),
        };
        drop(file);
        self.begin(job)?;
        let began = self.clock.now();
        let medium = connector.send_medium(&upload, meter).await?;
        self.note_sent(job.site.id, &medium.id);
        let speed = speed(upload.bytes.len(), self.clock.now() - began, job.site.speed);
        Ok(sent(&picture.key, &medium, said(job, picture, &medium), speed))
    }

    /// The picture, where the site has it under its key.
    async fn found_there(
        &self,
        job: &Job,
        picture: &Picture,
        connector: &dyn Connector,
    ) -> Result<Option<Done>, Halt> {
        let Some(medium) = connector.find_medium(&picture.key).await? else { return Ok(None) };
        self.note_seen(job.site.id, &medium.id);
        // Its answer was lost: it was sent from here all the same.
        if job.step().state == StepState::Asking {
            return Ok(Some(sent(&picture.key, &medium, said(job, picture, &medium), None)));
        }
        Ok(Some(there(&picture.key, &medium, to_json(&medium))))
    }

    /// The picture that the vault knows, where the site has it still; what is said of it there is what the article says,
    /// where that was so before.
    async fn still_there(
        &self,
        job: &mut Job,
        picture: &Picture,
        known: KnownMedium,
        connector: &dyn Connector,
    ) -> Result<Option<Done>, Halt> {
        let KnownMedium { key, mut medium, mut kept, is_fresh } = known;
        let was = kept.clone();
        // What came from the site by its address alone cannot be asked for.
        if !is_fresh && !medium.id.0.is_empty() {
            let Some(now) = connector.read_medium(&medium.id).await? else { return Ok(None) };
            self.note_seen(job.site.id, &now.id);
            medium = now;
            if let (Some(kept), Value::Object(now)) = (kept.as_object_mut(), to_json(&medium)) {
                kept.extend(now);
            }
        }
        let words = words(picture);
        let before = Some(&kept).filter(|kept| kept[SAID_BY] == said_by(job, picture));
        let before = before.map(|kept| of_json::<MediumWords>(&kept[SAID])).transpose()?;
        if let Some(before) = before.filter(|before| *before != words) {
            self.begin(job)?;
            if connector.reword_medium(&medium.id, &before, &words).await? {
                kept[SAID] = to_json(&words);
            } else if let Some(kept) = kept.as_object_mut() {
                // Somebody there says something else of it: that is theirs from now on.
                kept.remove(SAID_BY);
            }
        }
        if is_fresh && kept == was {
            let result = MediaResult { medium, was_sent: false };
            return Ok(Some(Done::with(to_json(&result))));
        }
        Ok(Some(there(&key, &medium, kept)))
    }

    fn known_medium(&self, job: &Job, picture: &Picture) -> Result<Option<KnownMedium>, Halt> {
        for key in [&picture.key].into_iter().chain(&picture.whole) {
            let name = key.to_string();
            let known = self.desk.with(|vault| vault.remote_medium(job.site.id, &name))??;
            if let Some((kept, at)) = known {
                let is_fresh = self.clock.now() - at < TRUSTED;
                let (key, medium) = (key.clone(), of_json(&kept)?);
                return Ok(Some(KnownMedium { key, medium, kept, is_fresh }));
            }
        }
        Ok(None)
    }

    fn clean_file(&self, job: &Job, picture: &Picture) -> Result<CleanPicture, Halt> {
        let gone = || Halt::Refused(Reason::plain(ReasonKind::ArticleGone));
        let article = job.article.clone().ok_or_else(gone)?;
        // The vault is asked for the file and left: to clean it takes longer than a save may wait.
        let original = self.desk.with(|vault| original_picture(vault, &picture.media))??;
        let load = &mut |id: &str| Ok(if id == picture.media { original.clone() } else { None });
        let cleared = outgoing::cleared(article, &job.never_publish, &job.options, load)?;
        let file = cleared.pictures.find(&picture.media);
        let longest = picture.longest.unwrap_or(job.options.longest_side);
        let file = file.map(|file| picture_within(file, longest));
        file.ok_or_else(gone)
    }
}

/// How fast the line is by this picture and those before it, in bytes a second; nothing where it is too small to say so.
fn speed(bytes: usize, time: TimeDelta, before: Option<u32>) -> Option<u32> {
    let millis = u64::try_from(time.num_milliseconds()).ok().filter(|_| bytes >= TELLING)?;
    let now = bytes as u64 * 1_000 / millis.max(1);
    let mixed = before.map_or(now, |before| now.midpoint(before.into()));
    Some(u32::try_from(mixed).unwrap_or(u32::MAX))
}

/// The name of a file with another ending.
fn named(name: &str, ending: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.{ending}")
}

fn words(picture: &Picture) -> MediumWords {
    MediumWords { alt: picture.alt.clone(), caption: picture.caption.clone() }
}

/// Which picture of which article says what is said of a medium: another that shows the same says it in its post only.
fn said_by(job: &Job, picture: &Picture) -> String {
    format!("{} {}", job.item.article, picture.media)
}

/// What is kept of a medium that was sent with the words of a picture.
fn said(job: &Job, picture: &Picture, medium: &RemoteMedium) -> Value {
    let mut kept = to_json(medium);
    kept[SAID] = to_json(&words(picture));
    kept[SAID_BY] = said_by(job, picture).into();
    // What goes from here is new: its post says when readers have it.
    kept[PUBLIC] = false.into();
    kept
}

/// A medium that was there.
fn there(key: &MediumKey, medium: &RemoteMedium, kept: Value) -> Done {
    of(key, medium, kept, (false, None))
}

/// A medium that was sent just now, so fast.
fn sent(key: &MediumKey, medium: &RemoteMedium, kept: Value, speed: Option<u32>) -> Done {
    of(key, medium, kept, (true, speed))
}

fn of(
    key: &MediumKey,
    medium: &RemoteMedium,
    kept: Value,
    (was_sent, speed): (bool, Option<u32>),
) -> Done {
    let of = SentMedium { key: key.to_string(), medium: kept, was_sent, speed };
    let result = to_json(&MediaResult { medium: medium.clone(), was_sent });
    Done { medium: Some(of), ..Done::with(result) }
}
