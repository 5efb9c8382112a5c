//! Pictures.

use chrono::TimeDelta;
use warraq_connect::{Connector, MediumKey, RemoteMedium, Upload};
use warraq_formats::{CleanPicture, picture_within};
use warraq_output::original_picture;

use super::Engine;
use super::halt::{Done, Halt, SentMedium};
use super::job::Job;
use super::meter::Meter;
use crate::desk::Desk;
use crate::outgoing;
use crate::reason::{Reason, ReasonKind};
use crate::task::{MediaResult, Picture, of_json, to_json};

/// A medium that was seen at the site so short a time ago is still there.
const TRUSTED: TimeDelta = TimeDelta::hours(12);

/// Bytes: what is smaller says more of the site than of the line.
const TELLING: usize = 16 << 10;

impl<D: Desk> Engine<'_, D> {
    /// The picture is at the site: it was, or it is sent.
    pub(super) async fn send_picture(
        &self,
        job: &mut Job,
        picture: &Picture,
        connector: &dyn Connector,
        meter: &Meter<'_>,
    ) -> Result<Done, Halt> {
        if let Some(medium) = self.known_medium(job, &picture.key)? {
            return Ok(there(&picture.key, &medium));
        }
        let file = self.clean_file(job, picture)?;
        let key = MediumKey::of(file.bytes());
        if let Some(medium) = connector.find_medium(&key).await? {
            return Ok(there(&picture.key, &medium));
        }
        let upload = Upload {
            key,
            name: picture.name.clone(),
            media_type: file.media_type().to_owned(),
            bytes: file.bytes().to_vec(),
            alt: picture.alt.clone(),
            caption: picture.caption.clone(),
        };
        drop(file);
        self.begin(job)?;
        let began = self.clock.now();
        let medium = connector.send_medium(&upload, meter).await?;
        let speed = speed(upload.bytes.len(), self.clock.now() - began, job.site.speed);
        Ok(sent(&picture.key, &medium, speed))
    }

    fn known_medium(&self, job: &Job, key: &MediumKey) -> Result<Option<RemoteMedium>, Halt> {
        let key = key.to_string();
        let known = self.desk.with(|vault| vault.remote_medium(job.site.id, &key))??;
        let now = self.clock.now();
        match known {
            Some((medium, at)) if now - at < TRUSTED => Ok(Some(of_json(&medium)?)),
            _ => Ok(None),
        }
    }

    fn clean_file(&self, job: &Job, picture: &Picture) -> Result<CleanPicture, Halt> {
        let gone = || Halt::Refused(Reason::plain(ReasonKind::ArticleGone));
        let article = job.article.clone().ok_or_else(gone)?;
        // The vault is asked for the file and left: to clean it takes longer than a save may wait.
        let original = self.desk.with(|vault| original_picture(vault, &picture.media))??;
        let load = &mut |id: &str| Ok(if id == picture.media { original.clone() } else { None });
        let cleared = outgoing::cleared(article, &job.never_publish, &job.options, load)?;
        let file = cleared.pictures.find(&picture.media);
        let file = file.map(|file| picture_within(file, job.options.longest_side));
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

/// A medium that was there.
fn there(key: &MediumKey, medium: &RemoteMedium) -> Done {
    let (key, kept) = (key.to_string(), to_json(medium));
    let of = SentMedium { key, medium: kept, was_sent: false, speed: None };
    let result = to_json(&MediaResult { medium: medium.clone(), was_sent: false });
    Done { medium: Some(of), ..Done::with(result) }
}

/// A medium that was sent just now, so fast.
fn sent(key: &MediumKey, medium: &RemoteMedium, speed: Option<u32>) -> Done {
    let (key, kept) = (key.to_string(), to_json(medium));
    let of = SentMedium { key, medium: kept, was_sent: true, speed };
    let result = to_json(&MediaResult { medium: medium.clone(), was_sent: true });
    Done { medium: Some(of), ..Done::with(result) }
}
