//! What one step needs to know.

use chrono::{DateTime, Utc};
use warraq_connect::{Post, RemoteId, RemotePost, line_text};
use warraq_core::article::{Article, ArticleId};
use warraq_core::never_publish::NeverPublish;
use warraq_core::outbox::SiteId;
use warraq_formats::{RemotePicture, RemotePictures, WithoutPlaces, without_empty_places};
use warraq_store::{Item, Site, Step, StepState, StoreError, Vault};

use super::halt::Halt;
use super::next::Next;
use super::unanswered::may_come_until;
use crate::agrees::apart_in;
use crate::compose::{Composed, composed};
use crate::decide::Words;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::lines::Lines;
use crate::meanwhile::{SetThere, Yields, set_there};
use crate::options::{Featured, SiteOptions};
use crate::outgoing::{self, Beside};
use crate::parts::Thing;
use crate::reason::ReasonKind;
use crate::same::given_name;
use crate::task::{MediaResult, Picture, Task, TermsResult, of_json};
use crate::unfetched::unfetched;
use crate::wish::Wish;

/// Whether something was looked for by a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looked {
    /// It was not.
    NotYet,
    /// It was.
    Now,
}

/// A step that is to be taken, with all that the vault knows for it.
pub(crate) struct Job {
    pub(crate) item: Item,
    pub(crate) wish: Wish,
    pub(crate) steps: Vec<Step>,
    /// The step, by its place among them.
    pub(crate) at: usize,
    pub(crate) task: Task,
    pub(crate) site: Site,
    pub(crate) options: SiteOptions,
    /// As it was asked for; nothing where it was taken away since.
    pub(crate) article: Option<Article>,
    /// Until when it is under embargo, as it stands now: somebody may have set or lifted one since.
    pub(crate) embargo: Option<DateTime<Utc>>,
    pub(crate) never_publish: NeverPublish,
    pub(crate) known: Known,
    /// Pictures that the post shows and that are not in the vault.
    unfetched: RemotePictures,
    /// Whether a request may have left for it.
    pub(crate) has_begun: bool,
    /// Until when a request may still come about at the site whose answer nobody saw: until then nothing else is asked
    /// for, and only looked for what it made.
    pub(crate) may_come_until: Option<DateTime<Utc>>,
    /// The state that somebody gave the post on the site since it was asked for.
    pub(crate) there: Option<SetThere>,
    /// Whether it showed the post to readers again, from whom it had been taken on the site.
    pub(crate) is_again: bool,
    /// What is said of the pictures that the post is to have and that have no file; empty where nothing is said of one.
    pub(crate) pictureless: Vec<String>,
    /// What the site's text has beside its words and the text of this step has not, though nobody here took it out.
    pub(crate) gone: Vec<Thing>,
    /// Whether other posts of the article were looked for by this step.
    pub(crate) looked_beside: Looked,
    /// Whether the text that only the site has would not be there once and whole after this step.
    pub(crate) is_doubtful: bool,
}

impl Job {
    /// All that is to be known for the next step of an item.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub(crate) fn read(vault: &Vault, item: Item, next: Next) -> Result<Self, DeliveryError> {
        let may_come_until = may_come_until(vault, item.site, &next)?;
        let Next { steps, at, task } = next;
        let site = vault.site(item.site)?;
        let known = Known::read(vault, item.article, item.site)?;
        let article = found(vault.outbox_article(item.id))?;
        let unfetched = article.as_ref().map(|article| unfetched(vault, article, &known));
        Ok(Self {
            wish: of_json(&item.wish)?,
            options: SiteOptions::parse(&site.options)?,
            unfetched: unfetched.transpose()?.unwrap_or_default(),
            article,
            embargo: found(vault.article(item.article))?.and_then(|now| now.fields.embargo),
            never_publish: vault.settings()?.never_publish,
            there: set_before(&steps)?,
            is_again: steps.iter().any(has_shown_again),
            item,
            steps,
            at,
            task,
            site,
            known,
            has_begun: false,
            may_come_until,
            pictureless: Vec::new(),
            gone: Vec::new(),
            looked_beside: Looked::NotYet,
            is_doubtful: false,
        })
    }

    /// Whether this delivery looked for other posts of the article: right before it made its own, or by a step since.
    pub(crate) fn has_looked_beside(&self) -> bool {
        let done = self.steps.iter().filter(|step| step.state == StepState::Done);
        let mut results = done.filter_map(|step| step.result.as_ref());
        self.looked_beside == Looked::Now || results.any(|result| result[LOOKED_BESIDE] == true)
    }

    /// The step.
    pub(crate) fn step(&self) -> &Step {
        &self.steps[self.at]
    }

    /// The article and the site.
    pub(crate) fn place(&self) -> (ArticleId, SiteId) {
        (self.item.article, self.item.site)
    }

    /// Whether no step comes after it.
    pub(crate) fn is_last(&self) -> bool {
        self.at + 1 == self.steps.len()
    }

    /// The post stands there like this, and says what it said when it was seen.
    ///
    /// # Errors
    /// `Conflict`, as [`Self::heed`].
    pub(crate) fn meet(&mut self, remote: &RemotePost) -> Result<(), Halt> {
        self.heed(remote)?;
        self.known.saw(remote.clone());
        Ok(())
    }

    /// Notes what somebody did to the state of the post, which stands there like this.
    ///
    /// # Errors
    /// `Conflict` where the wish is against it: a person decides before anything more is written.
    pub(crate) fn heed(&mut self, remote: &RemotePost) -> Result<(), Halt> {
        let there = self.set_there(remote);
        if there.is_some_and(|there| there.against(self.wish) == Yields::ToAPerson) {
            return Err(Halt::Conflict(Box::new(remote.clone()), ReasonKind::Changed));
        }
        self.there = there.or(self.there);
        Ok(())
    }

    /// What somebody did to its state since it was asked for. What an earlier delivery asked for, and was never answered, is
    /// nobody else's doing.
    pub(crate) fn set_there(&self, remote: &RemotePost) -> Option<SetThere> {
        let is_own = self.known.has_asked_for_a_state() && self.step().state != StepState::Asking;
        let seen = self.known.there().filter(|_| !is_own)?;
        Some(set_there(seen, remote)?.since(self.there))
    }

    /// The post as it is to be after this step, through the gate. Where the site's people wrote at it too, what nobody
    /// changed here is as they have it, and it is noted what the article says.
    ///
    /// # Errors
    /// `NeverPublish`; when it cannot be written.
    pub(crate) fn post(&mut self, article: Article) -> Result<Post, DeliveryError> {
        let is_named = !article.fields.slug.is_empty();
        let both = self.known.own().cloned().zip(self.known.seen.clone());
        let options = match &both {
            Some((_, seen)) => self.options.as_written(&seen.content),
            None => self.options.clone(),
        };
        let none = &mut |_: &str| Ok(None);
        let cleared = outgoing::cleared(article, &self.never_publish, &options, none)?;
        let lines = Lines::of(&self.site.kind);
        let mut post = outgoing::post(&cleared.article, &options, self.beside()?)?;
        post.article = self.key()?;
        self.is_doubtful = false;
        self.gone.clear();
        if let Some(words) = self.words()? {
            let Words { title, content, excerpt } = words;
            (post.title, post.content, post.excerpt) = (title, content, excerpt);
        } else if let Some((own, seen)) = both {
            let content = outgoing::neutral(&cleared.article, &options)?.content;
            let says = Post { content: content.clone(), ..post.clone() };
            let left_out = apart_in(&content, &without_empty_places(&post.content).text);
            Composed { post, is_doubtful: self.is_doubtful, gone: self.gone } =
                composed(&own, &seen, post, (&content, lines));
            self.leave_places_out(&mut post);
            self.keep_what_nobody_changed(&mut post, is_named);
            self.known.says(&post, says, left_out);
            return Ok(post);
        } else {
            post.title = lines.written(&post.title);
            post.excerpt = lines.written(&post.excerpt);
        }
        self.leave_places_out(&mut post);
        self.keep_what_nobody_changed(&mut post, is_named);
        Ok(post)
    }

    /// No reader gets the place of a picture that is not there. Which have none is known once all others have come.
    fn leave_places_out(&mut self, post: &mut Post) {
        let WithoutPlaces { text, places } = without_empty_places(&post.content);
        post.content = text;
        if !matches!(self.task, Task::Draft { text_only: true, .. }) {
            self.pictureless = places.iter().map(|said| line_text(said)).collect();
        }
    }

    /// What a live post has is not taken from it by an article that does not speak of it: the name in its address,
    /// which readers have, also where the headline is another since; and the categories that the site or somebody there
    /// gave it.
    fn keep_what_nobody_changed(&self, post: &mut Post, is_named: bool) {
        let Some(seen) = &self.known.seen else { return };
        let is_same = self.known.sent.as_ref().is_some_and(|sent| sent.slug == post.slug);
        let name = given_name(&seen.slug);
        if (is_same || !is_named) && !name.is_empty() {
            name.clone_into(&mut post.slug);
        }
        if post.categories.is_empty() {
            post.categories.clone_from(&seen.categories);
        }
    }

    /// The name in the address that the post is to have when readers see it; nothing where the site makes one.
    ///
    /// # Errors
    /// `Unreadable`.
    pub(crate) fn name(&self) -> Result<Option<&str>, DeliveryError> {
        // Whoever publishes there what waits for them gives it no name.
        if self.wish == Wish::Pending {
            return Ok(self.article.as_ref().map(|article| &*article.fields.slug));
        }
        for step in &self.steps {
            if Task::of_step(step)? == Task::Name {
                return Ok(self.article.as_ref().map(|article| &*article.fields.slug));
            }
        }
        Ok(None)
    }

    /// What the post is found by.
    ///
    /// # Errors
    /// `Unreadable`.
    pub(crate) fn key(&self) -> Result<ArticleId, DeliveryError> {
        for step in &self.steps {
            if let Task::Draft { anew: Some(key), .. } = Task::of_step(step)? {
                return Ok(key);
            }
        }
        Ok(self.known.key())
    }

    /// The posts that this one takes the place of.
    ///
    /// # Errors
    /// `Unreadable`.
    pub(crate) fn left(&self) -> Result<Vec<RemoteId>, DeliveryError> {
        for step in &self.steps {
            if let Task::Draft { before, .. } = Task::of_step(step)? {
                return Ok(before);
            }
        }
        Ok(Vec::new())
    }

    /// Whether readers had the last of those.
    ///
    /// # Errors
    /// `Unreadable`.
    pub(crate) fn had_readers(&self) -> Result<bool, DeliveryError> {
        for step in &self.steps {
            if let Task::Draft { had_readers, .. } = Task::of_step(step)? {
                return Ok(had_readers);
            }
        }
        Ok(false)
    }

    /// What somebody decided that the post says.
    fn words(&self) -> Result<Option<Words>, DeliveryError> {
        for step in &self.steps {
            if let Task::Draft { words, .. } = Task::of_step(step)? {
                return Ok(words);
            }
        }
        Ok(None)
    }

    /// What came of the steps before.
    fn beside(&self) -> Result<Beside, DeliveryError> {
        let mut beside = Beside { pictures: self.unfetched.clone(), ..Beside::default() };
        for step in self.steps.iter().filter(|step| step.state == StepState::Done) {
            let Some(result) = &step.result else { continue };
            match Task::of_step(step)? {
                Task::Media(picture) => self.add_picture(&mut beside, picture, of_json(result)?),
                Task::Terms { .. } => {
                    let terms: TermsResult = of_json(result)?;
                    (beside.tags, beside.categories) = (terms.tags, terms.categories);
                }
                _ => {}
            }
        }
        Ok(beside)
    }

    fn add_picture(&self, beside: &mut Beside, picture: Picture, result: MediaResult) {
        let RemoteId(id) = &result.medium.id;
        let has_number = !id.is_empty();
        if beside.featured.is_none() && has_number && self.options.featured == Featured::First {
            beside.featured = Some(result.medium.id.clone());
        }
        let (width, height) = result.medium.size.unwrap_or((picture.width, picture.height));
        let number = id.parse().ok();
        let url = result.medium.url;
        beside.pictures.insert(picture.media, RemotePicture { number, url, width, height });
    }
}

/// What steps before this one found that somebody had set on the site.
fn set_before(steps: &[Step]) -> Result<Option<SetThere>, DeliveryError> {
    let mut results = steps.iter().filter(|step| step.state == StepState::Done).rev();
    let found = results.find_map(|step| step.result.as_ref()?.get("there"));
    found.map(of_json).transpose()
}

/// What a step says that looked for other posts of the article.
pub(super) const LOOKED_BESIDE: &str = "looked_beside";

/// What a step says that showed a post to readers again.
pub(super) const AGAIN: &str = "again";

fn has_shown_again(step: &Step) -> bool {
    let is_done = step.state == StepState::Done;
    is_done && step.result.as_ref().is_some_and(|result| result[AGAIN] == true)
}

/// What is there; nothing where it is not.
fn found<T>(result: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match result {
        Err(StoreError::NotFound(_)) => Ok(None),
        other => other.map(Some),
    }
}
