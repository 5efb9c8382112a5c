//! The post: made once, never written over what was not seen, read back.

use serde_json::json;
use warraq_connect::{
    Ability, Alteration, AlterationKind, Capabilities, Connector, Fault, FaultKind, Post,
    PostField, RemotePost, RemoteState, lost_words,
};
use warraq_core::article::Article;
use warraq_core::outbox::ItemState;
use warraq_store::StepState;

use super::Engine;
use super::halt::{Done, Halt};
use super::job::{Job, Looked};
use super::meter::Meter;
use super::there::{binned, existing, found, gone, leave_the_one_before, over, weigh};
use super::unseen::undecided;
use crate::agrees::{disagrees, excuse};
use crate::desk::Desk;
use crate::embargo::is_mended_by;
use crate::gone;
use crate::meanwhile::SetThere;
use crate::options::LanguageKeeper;
use crate::pictureless;
use crate::reason::{Reason, ReasonKind};
use crate::same;
use crate::task::{Task, TermsResult, of_json, to_json};
use crate::words_lost;

/// A post that was to be made.
enum Found {
    /// It was made.
    Made(RemotePost),
    /// It was there, and may be written over.
    There(RemotePost),
}

impl<D: Desk> Engine<'_, D> {
    /// The post is there and holds what it is to hold.
    pub(super) async fn put_post(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
        meter: &Meter<'_>,
    ) -> Result<Done, Halt> {
        let gone = || Halt::Refused(Reason::plain(ReasonKind::ArticleGone));
        let article = job.article.clone().ok_or_else(gone)?;
        leave_the_one_before(job, connector).await?;
        undecided(&job.known)?;
        self.pictures_still_there(job, connector).await?;
        let can = connector.capabilities();
        let before = job.known.seen.clone();
        let post = job.post(article.clone())?;
        pictureless::hold(job)?;
        gone::hold(job)?;
        let remote = match found(job, &post, connector, &can).await? {
            Some(remote) => remote,
            None => match self.create(job, &post, connector, meter).await? {
                Found::Made(remote) => {
                    job.looked_beside = Looked::Now;
                    return self.took(job, post, remote);
                }
                Found::There(remote) => remote,
            },
        };
        let post = if job.known.seen == before { post } else { job.post(article.clone())? };
        pictureless::hold(job)?;
        gone::hold(job)?;
        self.change(job, (&article, post), remote, (connector, meter)).await
    }

    /// Makes the post, where the site has none: some sites know by themselves that they have one.
    async fn create(
        &self,
        job: &mut Job,
        post: &Post,
        connector: &dyn Connector,
        meter: &Meter<'_>,
    ) -> Result<Found, Halt> {
        let asked = job.known.asked.clone();
        job.known.asks(post);
        self.begin(job)?;
        match connector.create_post(post, meter).await {
            Err(Fault { kind: FaultKind::Changed(there), .. }) => {
                job.known.asked = asked;
                weigh(job, post, *there, &connector.capabilities()).map(Found::There)
            }
            made => Ok(Found::Made(made?)),
        }
    }

    /// The post, which is there, holds what it is to hold.
    async fn change(
        &self,
        job: &mut Job,
        (article, mut post): (&Article, Post),
        mut remote: RemotePost,
        (connector, meter): (&dyn Connector, &Meter<'_>),
    ) -> Result<Done, Halt> {
        let can = connector.capabilities();
        let stands = job.known.stands.clone();
        let is_over = stands.is_some();
        // What was seen was written over: what stands there now is written over instead, with what was decided.
        remote = stands.unwrap_or(remote);
        for is_first in [true, false] {
            post = if is_over { post } else { over(job, (article, post), &remote)? };
            // It is known with the name that the article has, whether the post has it there or another.
            let sent = Post { slug: article.fields.slug.clone(), ..post.clone() };
            let is_to_be_named = name(job, &mut post, &remote, &can);
            let is_sent = !is_over
                && has_sent(job, &post, &remote)
                && !is_to_be_mended(job, &post, &remote, &can)
                || same::holds(&post, &remote, &can);
            if is_sent && !is_to_be_named {
                // Nothing is written where nothing is new, whatever the site made of it before.
                job.known.took(sent, remote);
                return Ok(Done::with(json!({})));
            }
            if job.is_doubtful {
                return Err(Halt::Conflict(Box::new(remote), ReasonKind::Unmatched));
            }
            self.refuse_under_embargo(job, &remote)?;
            self.note_correction(job, &remote)?;
            job.known.asks(&post);
            self.begin(job)?;
            match connector.update_post(&remote.id, &remote.seen(), &post, meter).await {
                Err(Fault { kind: FaultKind::Changed(now), .. })
                    if is_first && job.known.is_untouched(&remote, &now) =>
                {
                    remote = *now;
                }
                // Somebody made it say just this meanwhile: there is nothing to write.
                Err(Fault { kind: FaultKind::Changed(now), .. })
                    if now.state != RemoteState::Trashed && same::holds(&post, &now, &can) =>
                {
                    job.heed(&now)?;
                    return self.took(job, sent, *now);
                }
                Err(Fault { kind: FaultKind::Changed(now), .. })
                    if now.state == RemoteState::Trashed =>
                {
                    return Err(binned(job, &now));
                }
                Err(Fault { kind: FaultKind::Gone, .. }) => {
                    return Err(gone(job, connector).await);
                }
                answer => {
                    let after = answer?;
                    self.look_below(job, (&remote, &after), connector).await?;
                    return self.took(job, sent, after);
                }
            }
        }
        Err(Halt::Conflict(Box::new(remote), ReasonKind::Changed))
    }

    /// The site took the post.
    fn took(&self, job: &mut Job, post: Post, remote: RemotePost) -> Result<Done, Halt> {
        if remote.state == RemoteState::Trashed {
            return Err(binned(job, &remote));
        }
        let result = json!({ "remote_id": remote.id, "url": remote.url });
        job.known.took(post, remote);
        self.note_answered(job.place());
        Ok(Done::with(result))
    }

    /// What readers see already is not changed to what they may not see yet.
    fn refuse_under_embargo(&self, job: &Job, remote: &RemotePost) -> Result<(), Halt> {
        let Some(until) = job.embargo.filter(|until| *until > self.clock.now()) else {
            return Ok(());
        };
        let is_public = match remote.state {
            RemoteState::Published => true,
            // What this delivery itself gives a later time says by then what it is to say.
            RemoteState::Scheduled if is_mended_by(job.wish, until) => false,
            RemoteState::Scheduled => remote.date.is_none_or(|date| date < until),
            _ => false,
        };
        if is_public {
            return Err(Halt::Refused(Reason::plain(ReasonKind::Embargo).until(until)));
        }
        Ok(())
    }

    /// Whether the post is as it was sent; what the site altered is told.
    pub(super) async fn read_back(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        let can = connector.capabilities();
        let (Some(sent), Some(seen)) = (job.known.sent.clone(), job.known.seen.clone()) else {
            return Err(Fault::not_done(FaultKind::Gone).into());
        };
        if !can.can(Ability::ReadBack) {
            return Ok(Done::with(json!({ "altered": [] })));
        }
        // What the site answered just now, with the whole post, is what it has.
        let remote = if self.is_answered(job.place()) {
            seen.clone()
        } else {
            existing(job, connector).await?
        };
        if !job.known.is_untouched(&seen, &remote) {
            if !job.is_last() {
                return Err(Halt::Conflict(Box::new(remote), ReasonKind::Changed));
            }
            job.known.theirs = Some(remote);
            let ends = Some((ItemState::Changed, Some(Reason::plain(ReasonKind::Changed))));
            return Ok(Done { ends, ..Done::with(json!({})) });
        }
        let mut altered = same::told(&sent, &remote, &can);
        let is_multilingual = job.options.language_plugin != LanguageKeeper::None;
        if is_multilingual && !can.holds(PostField::Language) {
            // Nobody there takes it from us: an editor has to set it.
            let (kind, detail) = (AlterationKind::Language, String::new());
            altered.push(Alteration { kind, detail });
        }
        let is_of_terms = |kind| matches!(kind, AlterationKind::Tag | AlterationKind::Category);
        if altered.iter().any(|one| is_of_terms(one.kind)) && has_stale_terms(job)? {
            return Err(Halt::StaleTerms);
        }
        let result = json!({ "altered": to_json(&altered) });
        job.known.altered = altered;
        job.meet(&remote)?;
        if let Some(lost) = words_lost::of(job.wish, &sent, &remote, &can) {
            if !self.desk.with(|vault| words_lost::are_taken(vault, (&job.item, &lost)))?? {
                return Err(Halt::Refused(lost.reason));
            }
            excuse(&mut job.known, &remote.content, &lost.words);
        }
        if disagrees(&job.known, &remote.content) {
            if !job.is_last() {
                return Err(Halt::Conflict(Box::new(remote), ReasonKind::Disagrees));
            }
            job.known.theirs = Some(remote);
            let why = Reason::plain(ReasonKind::Disagrees);
            return Ok(Done { ends: Some((ItemState::Changed, Some(why))), ..Done::with(result) });
        }
        if job.is_last() && remote.state == RemoteState::Scheduled {
            let said = job.there.and_then(SetThere::reason);
            return Err(Halt::Later(self.after_its_time(remote.date), said));
        }
        Ok(Done::with(result))
    }
}

/// Whether the post is to get a name in the address now; the one that it is to have is taken from `post` otherwise, where
/// it keeps the one it is found by until readers are to see it. Readers who have that one already get another only where
/// somebody asked for it.
fn name(job: &Job, post: &mut Post, remote: &RemotePost, can: &Capabilities) -> bool {
    use RemoteState::{Private, Published, Scheduled};
    let is_unnamed = remote.slug.starts_with(&post.key().slug());
    let is_asked = job.task == Task::Name && !post.slug.is_empty();
    let is_now = match remote.state {
        // The address that readers have stays, unless somebody wrote another into the article.
        Published => !post.slug.is_empty(),
        Scheduled | Private => true,
        // Where it can be, it is named in the step that lets readers see it.
        _ => is_asked && !can.can(Ability::NameWithState),
    };
    let is_named =
        can.holds(PostField::Slug) && (is_unnamed && is_now || remote.slug.is_empty() && is_asked);
    if is_unnamed && !is_named {
        post.slug.clear();
    }
    is_named
}

/// Whether the site took just this, and nobody touched it since. A name that stays as it is there is nothing new.
fn has_sent(job: &Job, post: &Post, remote: &RemotePost) -> bool {
    let stays = post.slug.is_empty() || post.slug == remote.slug;
    job.known.sent.as_ref().is_some_and(|sent| {
        let slug = if stays { &post.slug } else { &sent.slug };
        Post { slug: slug.clone(), ..sent.clone() } == *post
    })
}

/// Whether the text is to be written once more though the site was given just this: it lost words of it, and what the
/// account may write there may be another since.
fn is_to_be_mended(job: &Job, post: &Post, remote: &RemotePost, can: &Capabilities) -> bool {
    job.task != Task::Name && !lost_words(post, remote, can).is_empty()
}

/// Whether terms were taken from what was known, and not asked for just then.
fn has_stale_terms(job: &Job) -> Result<bool, Halt> {
    for step in job.steps.iter().filter(|step| step.state == StepState::Done) {
        if let (Task::Terms { .. }, Some(result)) = (Task::of_step(step)?, &step.result) {
            let terms: TermsResult = of_json(result)?;
            let has_none = terms.tags.is_empty() && terms.categories.is_empty();
            return Ok(!(terms.is_fresh || has_none));
        }
    }
    Ok(false)
}
