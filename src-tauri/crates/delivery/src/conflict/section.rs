//! The section of an article beside the categories of its post.
//!
//! A site has a category for posts that get none: nobody chose it, and it is no section. What the newsroom calls a
//! section may be called otherwise there, because somebody chose that, or be nothing at all.

use std::collections::BTreeMap;

use warraq_connect::{RemoteId, RemotePost, Taxonomy};
use warraq_store::Vault;

use super::compared::Compared;
use crate::engine::terms::CATEGORY;
use crate::error::DeliveryError;
use crate::usual_category;

/// What the section of an article is at a site.
pub(super) struct Section {
    /// As the article says it; empty where it says none.
    said: String,
    /// What it is there.
    there: There,
    /// The category of posts that get none, where it is known, and is not what the article means.
    usual: Option<RemoteId>,
    names: BTreeMap<String, String>,
}

/// What a section is at a site.
enum There {
    /// A category.
    Category(RemoteId),
    /// Nothing: the site does not have it, or it is not sent.
    Nothing,
    /// Nobody asked the site yet.
    Unknown,
}

impl Section {
    pub(super) fn read(vault: &Vault, compared: &Compared) -> Result<Self, DeliveryError> {
        let (site, known) = (&compared.site, &compared.known);
        let said = compared.article.fields.section.trim().to_owned();
        let mut names = vault.remote_term_names(site.id, CATEGORY)?;
        let chosen = compared.options.chosen(Taxonomy::Category, &said);
        let there = match chosen.map(|chosen| chosen.to.as_ref()) {
            Some(Some(term)) => There::Category(term.id.clone()),
            Some(None) => There::Nothing,
            None => match vault.remote_term(site.id, CATEGORY, &said)? {
                Some(term) => There::Category(RemoteId(term.remote_id)),
                None if names.is_empty() => There::Unknown,
                None => There::Nothing,
            },
        };
        names.extend(known.names.categories.clone());
        let seen = known.seen.as_ref();
        let usual = usual_category::of(site)
            .or_else(|| seen.and_then(|seen| usual_category::given(seen, &compared.theirs)))
            .or_else(|| named_so(&names));
        let is_meant = |usual: &RemoteId| matches!(&there, There::Category(own) if own == usual);
        Ok(Self { said, usual: usual.filter(|usual| !is_meant(usual)), there, names })
    }

    /// Whether the article has a section that the site does not: it stays the article's own, whatever the post is
    /// filed under.
    pub(super) fn is_only_here(&self) -> bool {
        !self.said.is_empty() && matches!(self.there, There::Nothing)
    }

    /// The section that a post stands in, as the article calls it where it has it too; empty where nobody chose one.
    pub(super) fn of(&self, post: &RemotePost) -> String {
        match self.chosen(post) {
            Some(id) if self.is_mine(id) => self.said.clone(),
            Some(id) => self.names.get(&id.0).cloned().unwrap_or_default(),
            None => String::new(),
        }
    }

    /// The section of the article, over what the post had: what it does not say is as it was there.
    pub(super) fn mine(&self, base: &RemotePost) -> String {
        if self.said.is_empty() || self.is_only_here() { self.of(base) } else { self.said.clone() }
    }

    /// The category of an article that says what the post says.
    pub(super) fn category(&self, post: &RemotePost) -> Option<RemoteId> {
        let usual = post.categories.iter().find(|id| Some(*id) == self.usual.as_ref());
        self.chosen(post).or(usual).cloned()
    }

    /// The category that somebody chose: what the article says where it is among them, else the first with a name.
    fn chosen<'a>(&self, post: &'a RemotePost) -> Option<&'a RemoteId> {
        let all = || post.categories.iter().filter(|id| Some(*id) != self.usual.as_ref());
        let own = all().find(|id| self.is_mine(id));
        own.or_else(|| all().find(|id| self.names.contains_key(&id.0)))
    }

    fn is_mine(&self, id: &RemoteId) -> bool {
        match &self.there {
            There::Category(own) => own == id,
            There::Unknown | There::Nothing => false,
        }
    }
}

/// The category with the name that it has from the beginning, which is no section whatever it is used for.
fn named_so(names: &BTreeMap<String, String>) -> Option<RemoteId> {
    let found = names.iter().find(|(_, name)| usual_category::is_named_so(name));
    found.map(|(id, _)| RemoteId(id.clone()))
}
