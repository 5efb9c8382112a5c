//! What the site does with posts, and what it says of them.

use chrono::{DateTime, SubsecRound, Utc};
use warraq_connect::{
    Fault, FaultKind, FoundPost, Post, PostKey, RemoteId, RemotePost, RemoteState, Right, Seen,
    Standing, Target, Taxonomy, WholeMedium, WholePicture, WholePost, shows,
};

use super::media::medium;
use super::{FakePost, State, is_out};

/// What is refused to who may not change what others made.
pub fn of_others() -> Fault {
    Fault::not_done(FaultKind::Right(Right::EditOthers))
}

/// The post, where the account may read and change it.
pub fn open_to_us(state: &State, post: &RemotePost) -> Result<RemotePost, Fault> {
    if state.is_contributor && is_out(post) {
        let standing = Box::new(Standing::from(post));
        let right = Right::EditPublished;
        return Err(Fault::not_done(FaultKind::Closed { right, standing }));
    }
    Ok(post.clone())
}

/// The post, where nobody changed it since it was seen.
pub fn unchanged(state: &State, id: &RemoteId, seen: &Seen) -> Result<RemotePost, Fault> {
    let found = state.posts.iter().find(|one| one.post.id == *id && !one.is_deleted);
    let post = found.map(|one| one.post.clone()).ok_or(Fault::not_done(FaultKind::Gone))?;
    let post = open_to_us(state, &post)?;
    if post.is_as(seen) {
        Ok(post)
    } else {
        Err(Fault::not_done(FaultKind::Changed(Box::new(post))))
    }
}

/// An editor opens the newest post and adds a line.
pub fn edit_newest(state: &mut State, now: DateTime<Utc>) {
    if let Some(article) = state.posts.last().map(|one| one.article) {
        let line = format!("بين طلب {} وجوابه", state.calls.len());
        state.edit(article, &line, now);
    }
}

pub fn found_post(one: &FakePost) -> FoundPost {
    let post = &one.post;
    FoundPost {
        id: post.id.clone(),
        url: post.url.clone(),
        state: post.state,
        date: post.date,
        modified: post.modified,
        title: post.title.clone(),
        author: "آزاد حسن".to_owned(),
        marker: post.marker.clone(),
    }
}

pub fn put(state: &mut State, made: RemotePost) -> RemotePost {
    let found = state.posts.iter_mut().find(|one| one.post.id == made.id).unwrap();
    found.post = made;
    found.keep_version();
    if state.keeps_no_versions {
        found.post.versions = None;
    }
    found.post.clone()
}

/// Other posts with the marker of this key.
pub fn others_of(state: &State, key: PostKey, own: &RemoteId) -> Vec<(RemoteId, Standing)> {
    let is_other = |post: &&RemotePost| {
        post.marker.as_ref() == Some(&key.marker()) && post.id != *own && !is_binned(post)
    };
    let posts = state.posts.iter().filter(|one| !one.is_deleted).map(|one| &one.post);
    posts.filter(is_other).map(|post| (post.id.clone(), Standing::from(post))).collect()
}

/// Other posts that have the names or the markers of these keys.
pub fn under_keys(
    state: &State,
    keys: &[(PostKey, RemoteId)],
) -> Vec<(PostKey, RemoteId, Standing)> {
    let of_key = |(key, own): &(PostKey, RemoteId)| {
        let others = others_of(state, *key, own).into_iter();
        others.map(|(id, stands)| (*key, id, stands)).collect::<Vec<_>>()
    };
    keys.iter().flat_map(of_key).collect()
}

fn is_binned(post: &RemotePost) -> bool {
    post.state == RemoteState::Trashed
}

/// The post as it stands.
fn posted(state: &State, id: &RemoteId) -> RemotePost {
    state.posts.iter().find(|one| one.post.id == *id).unwrap().post.clone()
}

/// Makes the post hold what was sent.
pub fn take(state: &mut State, made: &mut RemotePost, post: &Post, now: DateTime<Utc>) {
    let kept = |text: &str| match &*state.drops {
        "" => text.to_owned(),
        words => text.replace(words, ""),
    };
    made.title = kept(&post.title);
    made.content = kept(&post.content);
    made.excerpt = kept(&post.excerpt);
    made.tags = state.known(Taxonomy::Tag, &post.tags);
    made.categories = state.known(Taxonomy::Category, &post.categories);
    let has = |id: &&RemoteId| state.media.iter().any(|one| one.id == **id);
    made.featured = post.featured.as_ref().filter(has).cloned();
    made.modified = Some(now.trunc_subsecs(0));
    made.revision = Some(state.new_id().0);
}

pub fn publish_what_is_due(state: &mut State, now: DateTime<Utc>) {
    for one in &mut state.posts {
        if one.post.state == RemoteState::Scheduled && one.post.date.is_some_and(|at| at <= now) {
            one.post.state = RemoteState::Published;
        }
    }
}

/// The post with all that it refers to.
pub fn whole(state: &State, id: &RemoteId) -> Option<WholePost> {
    let found = state.posts.iter().find(|one| one.post.id == *id && !one.is_deleted);
    let named = |ids: &[RemoteId]| -> Vec<(RemoteId, String)> {
        let name = |id: &RemoteId| {
            let term = state.terms.iter().find(|(_, known, _)| known == id)?;
            Some((id.clone(), term.2.clone()))
        };
        ids.iter().filter_map(name).collect()
    };
    found.map(|one| WholePost {
        guid: format!("https://xeber24.example/?p={}", one.post.id),
        local_date: String::new(),
        author: state.author.clone(),
        categories: named(&one.post.categories),
        tags: named(&one.post.tags),
        picture: one.post.featured.as_ref().and_then(|id| {
            let known = state.media.iter().find(|known| known.id == *id)?;
            Some(WholePicture {
                url: medium(known).url,
                alt: known.words.alt.clone(),
                caption: known.words.caption.clone(),
            })
        }),
        media: state
            .media
            .iter()
            .filter(|known| shows(&one.post.content, &medium(known)))
            .map(|known| WholeMedium {
                medium: medium(known),
                alt: known.words.alt.clone(),
                caption: known.words.caption.clone(),
            })
            .collect(),
        post: one.post.clone(),
    })
}

/// The post in this state, with this name where it has that of its key.
pub fn set(
    state: &State,
    id: &RemoteId,
    (target, name): (Target, &str),
    now: DateTime<Utc>,
) -> RemotePost {
    let mut made = posted(state, id);
    let was = made.state;
    (made.state, made.date) = match target {
        // What had a date keeps it.
        Target::Draft => (RemoteState::Draft, made.date),
        Target::Pending => (RemoteState::Pending, None),
        Target::Published => (RemoteState::Published, Some(now.trunc_subsecs(0))),
        Target::Scheduled(at) if at <= now => (RemoteState::Published, Some(at)),
        Target::Scheduled(at) => (RemoteState::Scheduled, Some(at)),
    };
    // A draft may have none; whatever else is done to a post gives it one.
    if made.categories.is_empty() {
        made.categories.push(RemoteId("1".to_owned()));
    }
    let is_shown = was == RemoteState::Published;
    let is_taken_back = target == Target::Draft && was != RemoteState::Draft;
    let is_makeshift = made.slug.starts_with("wq-") || made.slug.starts_with("__trashed");
    if !is_shown && !is_taken_back && is_makeshift {
        made.slug = state.free_slug(name, Some(id));
    }
    if is_out(&made) && made.slug.is_empty() {
        made.slug = state.free_slug(&made.title.replace(' ', "-"), Some(id));
    }
    made
}

/// Whether it is a draft that has the name of its key.
pub fn is_under_its_key(state: &State, id: &RemoteId) -> bool {
    let found = state.posts.iter().find(|one| one.post.id == *id && !one.is_deleted);
    found
        .is_some_and(|one| one.post.state == RemoteState::Draft && one.post.slug.starts_with("wq-"))
}
