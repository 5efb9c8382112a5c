//! A post that a site gives when it is asked, read as one of its export is.

use warraq_core::article::{ArticleId, IdSource};

use super::item::{Attachment, Fields, RawPost, Term};
use super::{Site, SitePost, identity};
use crate::hypertext;
use crate::import::ImportDefaults;

/// The site that was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveSite {
    /// Its name.
    pub title: String,
    /// Its address.
    pub address: String,
    /// BCP 47 tag, or what the site writes there; empty where it is not known.
    pub language: String,
}

/// A picture that stands for a post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LivePicture {
    /// Its address.
    pub address: String,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
}

/// A picture of the site's library that a post shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveMedium {
    /// Its number; 0 where it is not known.
    pub number: u64,
    /// The address of its file.
    pub address: String,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
}

/// A post as the site has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LivePost {
    /// Its number.
    pub number: u64,
    /// What the site calls it whatever its address is; empty where it does not say.
    pub guid: String,
    /// The article's id, where a newsroom with Warraq sent the post; empty otherwise.
    pub article: String,
    /// The headline.
    pub title: String,
    /// The text, as it is written there.
    pub content: String,
    /// The summary.
    pub excerpt: String,
    /// Its name in the address.
    pub slug: String,
    /// `publish`, `draft` and so on.
    pub status: String,
    /// Its date in the site's time, and in UTC: `2024-01-17 12:00:00`; empty where it has none.
    pub date: String,
    /// The same in UTC.
    pub date_utc: String,
    /// Who is shown as its author.
    pub author: String,
    /// The name of the category that is the article's section; empty where it has none.
    pub section: String,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// The picture that stands for it.
    pub picture: Option<LivePicture>,
    /// The pictures that it shows.
    pub media: Vec<LiveMedium>,
}

/// The number that the picture has while the post is read: no site has it.
const PICTURE: u64 = u64::MAX;

impl LivePost {
    /// The article of the post, and the id that it has wherever the post is read. Pictures that the site shows from its
    /// library or its own host have no bytes yet, and the address that they can be had from.
    pub fn article(
        self,
        site: &LiveSite,
        defaults: &ImportDefaults,
        ids: &mut dyn IdSource,
    ) -> (ArticleId, SitePost) {
        let mut around = Site {
            title: site.title.clone(),
            address: site.address.clone(),
            language: site.language.clone(),
            is_live: true,
            ..Site::default()
        };
        around.authors.insert(self.author.clone(), self.author.clone());
        if let Some(LivePicture { address, alt, caption }) = self.picture.clone() {
            let shown = Attachment { address, alt, caption, ..Attachment::default() };
            around.library.put_attachment(PICTURE, shown);
        }
        around.library.put_live(&self.media);
        let post = self.into_raw(&site.address);
        (post.id, around.article(&post, defaults, ids))
    }

    fn into_raw(self, site: &str) -> RawPost {
        let term = |domain: &str, name: String| Term {
            domain: domain.to_owned(),
            slug: String::new(),
            // Exports have names as HTML.
            name: hypertext::words(&name).into_owned(),
        };
        let section = Some(self.section).filter(|name| !name.is_empty());
        let section = section.into_iter().map(|name| term("category", name));
        let tags = self.tags.into_iter().map(|name| term("post_tag", name));
        let fields = Fields {
            title: self.title,
            creator: self.author,
            guid: self.guid,
            content: self.content,
            excerpt: self.excerpt,
            date: self.date,
            date_gmt: self.date_utc,
            status: self.status,
            slug: self.slug,
            post_type: "post".to_owned(),
            thumbnail: self.picture.is_some().then_some(PICTURE),
            article: self.article,
            ..Fields::default()
        };
        let id = identity::of_post(&fields, site, self.number);
        let terms = section.chain(tags).collect();
        RawPost { id, number: self.number, terms, comments: Vec::new(), fields }
    }
}
