//! What is known of an article at a site, in types.

mod key;
mod key_address;
mod left;
mod public;
mod shown_to;
mod stands;
mod twin;
mod untouched;

pub use left::{Left, second_post};
pub(crate) use left::{another_post, keep_beside, keep_left, look_at_left};
pub(crate) use twin::{other_entry, place_of, twins};

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::Value;
use warraq_connect::{Alteration, MediumKey, Post, RemoteId, RemotePost, Standing};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemState, SiteId};
use warraq_store::outbox::put_delivery;
use warraq_store::{Delivery, OutboxTx, StoreError, Vault};

use crate::compose::Own;
use crate::error::DeliveryError;
use crate::names::Names;
use crate::task::{of_json, to_json};

/// What is kept beside what the site last took: see [`Known::owns`].
const OWNS: &str = "owns";

/// What is kept beside the post as it was last seen: see [`Known::looked`].
const LOOKED: &str = "looked";

/// What is kept beside the post as it was last seen: see [`Known::stands`].
const STANDS: &str = "stands";

/// What is kept beside the post as it was last seen: see [`Known::is_deleted`].
const DELETED: &str = "deleted";

/// What is kept beside the post as it was last seen: see [`Known::left`].
const LEFT: &str = "left";

/// What is kept beside the post as it was last seen: see [`Known::is_withdrawn`].
const WITHDRAWN: &str = "withdrawn";

/// What is kept beside the post as somebody changed it: see [`Known::names`].
const NAMES: &str = "names";

/// What is known of an article at a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The article.
    pub article: ArticleId,
    /// The site.
    pub site: SiteId,
    /// What the site last took.
    pub sent: Option<Post>,
    /// The post as it stood there then.
    pub seen: Option<RemotePost>,
    /// What left since, of which nobody knows whether it was taken.
    pub asked: Vec<Post>,
    /// What the article said for texts that the site's people wrote too; empty where all of it was written here.
    pub owns: Vec<Own>,
    /// The post as somebody changed it there.
    pub theirs: Option<RemotePost>,
    /// The post as it stands there, where it was written over what somebody saved in that very moment: then that is in
    /// `theirs`, and what was decided over it is in `seen`.
    pub stands: Option<RemotePost>,
    /// What that refers to, by name.
    pub names: Box<Names>,
    /// How it was found to stand since, by who only looked: nothing of what it says counts as seen by that.
    pub looked: Option<Standing>,
    /// Whether the site has it no more, not even in its bin. What is known of it stays: nobody makes it again unasked.
    pub is_deleted: bool,
    /// Whether somebody on the site took it from its readers, as it was last seen.
    pub is_withdrawn: bool,
    /// Posts of the article that another took the place of, because they were in the bin or deleted.
    pub left: Vec<Left>,
    /// What the site itself altered.
    pub altered: Vec<Alteration>,
    /// When something last came of it.
    pub at: Option<DateTime<Utc>>,
    /// The category that the site gives to posts without any, as far as that is known.
    pub usual: Option<RemoteId>,
}

impl Known {
    /// What the vault knows, by whichever account it went to the site; nothing known is no fault.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(vault: &Vault, article: ArticleId, site: SiteId) -> Result<Self, DeliveryError> {
        let known = match vault.delivery(article, site)? {
            Some(row) => Self::of(&row)?,
            None => Self::none(article, site),
        };
        known.with_twins(vault)?.of_site(vault)
    }

    /// Nothing.
    pub(crate) fn none(article: ArticleId, site: SiteId) -> Self {
        Self {
            article,
            site,
            sent: None,
            seen: None,
            asked: Vec::new(),
            owns: Vec::new(),
            theirs: None,
            stands: None,
            names: Box::default(),
            looked: None,
            is_deleted: false,
            is_withdrawn: false,
            left: Vec::new(),
            altered: Vec::new(),
            at: None,
            usual: None,
        }
    }

    /// What a row says.
    ///
    /// # Errors
    /// `Unreadable`.
    pub fn of(row: &Delivery) -> Result<Self, DeliveryError> {
        Ok(Self {
            article: row.article,
            site: row.site,
            sent: row.sent.as_ref().map(of_json).transpose()?,
            seen: row.seen.as_ref().map(of_json).transpose()?,
            asked: row.asked.as_ref().map(of_json).transpose()?.unwrap_or_default(),
            owns: row
                .sent
                .as_ref()
                .and_then(|sent| sent.get(OWNS))
                .map(of_json)
                .transpose()?
                .unwrap_or_default(),
            theirs: row.theirs.as_ref().map(of_json).transpose()?,
            stands: beside(row, STANDS)?,
            looked: beside(row, LOOKED)?,
            is_deleted: beside(row, DELETED)?.unwrap_or_default(),
            is_withdrawn: beside(row, WITHDRAWN)?.unwrap_or_default(),
            left: beside(row, LEFT)?.unwrap_or_default(),
            names: beside(row, NAMES)?.unwrap_or_default(),
            altered: of_json(&row.altered)?,
            at: Some(row.at),
            usual: None,
        })
    }

    /// Its id at the site, where it is known.
    #[must_use]
    pub fn remote_id(&self) -> Option<&RemoteId> {
        self.seen.as_ref().or(self.theirs.as_ref()).map(|post| &post.id)
    }

    /// Writes it down.
    pub(crate) fn put(&self, tx: &OutboxTx<'_>) -> Result<(), StoreError> {
        let last = self.standing();
        let mut seen = self.seen.as_ref().map(to_json);
        let mut theirs = self.theirs.as_ref().map(to_json);
        if let Some(post) = theirs.as_mut().or(seen.as_mut()) {
            let looked = self.looked.as_ref().map(|looked| (LOOKED, to_json(looked)));
            let stands = self.stands.as_ref().map(|stands| (STANDS, to_json(stands)));
            let deleted = self.is_deleted.then(|| (DELETED, Value::Bool(true)));
            let withdrawn = self.is_withdrawn.then(|| (WITHDRAWN, Value::Bool(true)));
            let left = Some(&self.left).filter(|left| !left.is_empty());
            let left = left.map(|left| (LEFT, to_json(left)));
            let marks = deleted.into_iter().chain(withdrawn);
            for (name, value) in looked.into_iter().chain(stands).chain(marks).chain(left) {
                post[name] = value;
            }
        }
        if let Some(theirs) = theirs.as_mut().filter(|_| !self.names.is_empty()) {
            theirs[NAMES] = to_json(&self.names);
        }
        let asked = Some(&self.asked).filter(|asked| !asked.is_empty());
        let state = last.as_ref().map_or_else(String::new, |post| {
            to_json(&post.state).as_str().unwrap_or_default().to_owned()
        });
        let row = Delivery {
            remote_id: self.remote_id().map(|id| id.0.clone()),
            url: last.map_or_else(String::new, |post| post.url),
            remote_state: state,
            sent: self.sent.as_ref().map(|sent| self.with_owns(to_json(sent))),
            seen,
            asked: asked.map(to_json),
            theirs,
            altered: to_json(&self.altered),
            ..Delivery::unknown(self.article, self.site)
        };
        put_delivery(tx, &row)?;
        self.note_public_media(tx)
    }

    /// How its post stands there, as far as anybody here knows; nothing where none is known, or it was deleted.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        if self.is_deleted {
            return None;
        }
        let post = self.theirs.as_ref().or(self.seen.as_ref());
        self.looked.clone().or_else(|| post.map(Standing::from))
    }

    /// Its post was found like this by who looked after a delivery that came to its end, and is as it was left or not.
    pub(crate) fn found(&mut self, post: Option<RemotePost>, state: ItemState) {
        self.looked = None;
        self.is_deleted = post.is_none();
        match post {
            None => {}
            Some(post) if state == ItemState::Changed => self.was_changed(post),
            // What was published on the site meanwhile is seen with that.
            Some(post) => {
                self.theirs = None;
                self.saw(post);
            }
        }
    }

    /// Another post takes the place of the one that is known.
    pub(crate) fn forget_post(&mut self) {
        (self.sent, self.seen, self.theirs, self.looked) = (None, None, None, None);
        (self.stands, self.is_deleted, self.is_withdrawn) = (None, false, false);
        self.asked.clear();
    }

    /// What is kept beside what the site took.
    fn with_owns(&self, mut sent: Value) -> Value {
        if !self.owns.is_empty() {
            sent[OWNS] = to_json(&self.owns);
        }
        sent
    }

    /// What the article said when its post was last seen, where the site's people wrote at that text.
    pub(crate) fn own(&self) -> Option<&Post> {
        self.sent_own().map(|own| &own.post)
    }

    /// What the article said for the text that the site took, where the site's people wrote at that.
    pub(crate) fn sent_own(&self) -> Option<&Own> {
        self.own_of(self.sent.as_ref()?)
    }

    /// What the article said when it left as `post`; else when the site took just that text.
    fn own_of(&self, post: &Post) -> Option<&Own> {
        let print = print(post);
        let of_text = || self.owns.iter().filter(|own| own.stands_for == post.content);
        let left = of_text().find(|own| own.leaves_as == print);
        left.or_else(|| of_text().find(|own| own.leaves_as.is_empty()))
    }

    /// What is about to leave stands for what the article says now. Where only what stands beside the text is another,
    /// what the site has stands for what it said before, until this is taken. What of it cannot leave is `left_out`.
    pub(crate) fn says(&mut self, leaves: &Post, post: Post, left_out: BTreeSet<String>) {
        let (stands_for, leaves_as) = (leaves.content.clone(), print(leaves));
        let apart = self.sent_own().and_then(|own| own.apart.clone());
        let apart = apart.map(|apart| apart.into_iter().chain(left_out).collect());
        self.owns.retain(|own| own.leaves_as != leaves_as);
        self.owns.push(Own { stands_for, leaves_as, apart, post });
    }

    /// The site took `post`, and it stands there like this.
    pub(crate) fn took(&mut self, post: Post, remote: RemotePost) {
        let own = self.own_of(&post).cloned();
        self.owns = own.map(|own| Own { leaves_as: String::new(), ..own }).into_iter().collect();
        self.sent = Some(post);
        self.note_state(&remote);
        self.seen = Some(remote);
        self.asked.clear();
        (self.theirs, self.stands, self.looked) = (None, None, None);
        self.is_deleted = false;
    }

    /// Whether another state was asked for, and nobody knows whether the post got it: the text goes along that is there.
    pub(crate) fn has_asked_for_a_state(&self) -> bool {
        self.sent.as_ref().is_some_and(|sent| self.asked.contains(sent))
    }

    /// `post` is about to leave.
    pub(crate) fn asks(&mut self, post: &Post) {
        if !self.asked.contains(post) {
            self.asked.push(post.clone());
        }
    }
}

/// What is kept beside the post as it was changed there, else as it was seen.
fn beside<T: DeserializeOwned>(row: &Delivery, name: &str) -> Result<Option<T>, DeliveryError> {
    let last = row.theirs.as_ref().or(row.seen.as_ref());
    last.and_then(|last| last.get(name)).map(of_json).transpose()
}

/// A print of all that leaves of a post, but for its name in the address, which it may have there already.
fn print(post: &Post) -> String {
    let unnamed = Post { slug: String::new(), ..post.clone() };
    MediumKey::of(to_json(&unnamed).to_string().as_bytes()).to_string()
}
