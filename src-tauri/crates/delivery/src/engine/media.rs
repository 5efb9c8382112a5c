//! Pictures.

use chrono::TimeDelta;
use warraq_connect::{Connector, MediumKey, RemoteMedium, Upload};
use warraq_formats::{CleanPicture, picture_within};
use warraq_output::original_picture;

use super::Engine;
use super::halt::{Done, Halt};
use super::job::Job;
use super::meter::Meter;
use crate::desk::Desk;
use crate::outgoing;
use crate::reason::{Reason, ReasonKind};
use crate::task::{MediaResult, Picture, of_json, to_json};

/// A medium that was seen at the site so short a time ago is still there.
const TRUSTED: TimeDelta = TimeDelta::hours(12);

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
            return Ok(done(&picture.key, medium, false));
        }
        let file = self.clean_file(job, picture)?;
        let key = MediumKey::of(file.bytes());
        if let Some(medium) = connector.find_medium(&key).await? {
            return Ok(done(&picture.key, medium, false));
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
        let medium = connector.send_medium(&upload, meter).await?;
        Ok(done(&picture.key, medium, true))
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

fn done(key: &MediumKey, medium: RemoteMedium, was_sent: bool) -> Done {
    let kept = Some((key.to_string(), to_json(&medium)));
    Done { medium: kept, ..Done::with(to_json(&MediaResult { medium, was_sent })) }
}
