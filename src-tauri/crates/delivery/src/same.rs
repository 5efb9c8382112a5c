//! Whether a post at a site is what was sent.

use warraq_connect::{
    Alteration, AlterationKind, Capabilities, Post, RemoteId, RemotePost, RemoteState, altered,
};

use crate::parts::are_read_alike;

/// What the site made otherwise of what it was sent. A name in the address that the post does not have yet, and a
/// category that the site gives to what has none, are not told: nobody asked otherwise.
pub(crate) fn told(sent: &Post, read: &RemotePost, can: &Capabilities) -> Vec<Alteration> {
    let mut found = altered(sent, read, can);
    found.retain(|one| match one.kind {
        AlterationKind::Slug => !read.slug.is_empty() && read.slug != sent.key().slug(),
        AlterationKind::Category => !sent.categories.is_empty(),
        _ => true,
    });
    found
}

/// Whether the post holds all of what `sent` says already, as it says it.
pub(crate) fn holds(sent: &Post, read: &RemotePost, can: &Capabilities) -> bool {
    told(sent, read, can).iter().all(|one| one.kind == AlterationKind::Spelling && !is_bracket(one))
}

/// Whether a word is a shortcode on one side only: that is no matter of spelling, though it is written so.
fn is_bracket(one: &Alteration) -> bool {
    one.detail == "&#91;"
}

/// Whether the post can only be what was sent and never answered: everything that a person could change is as it was
/// sent, but for the spelling of signs. What differs in anything else is taken for somebody's work.
pub(crate) fn is_ours(sent: &Post, read: &RemotePost, can: &Capabilities) -> bool {
    let is_own_name = |slug: &str| {
        let number =
            slug.strip_prefix(&sent.slug).map(|more| more.strip_prefix('-').unwrap_or(more));
        // A name that another post has already gets a number.
        slug == sent.key().slug()
            || number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    altered(sent, read, can).iter().all(|one| match one.kind {
        AlterationKind::Spelling => true,
        AlterationKind::Slug => read.slug.is_empty() || is_own_name(&read.slug),
        AlterationKind::Category => sent.categories.is_empty(),
        _ => false,
    })
}

/// Whether what the post says is as it was seen. Its state and date are no part of that, and neither is what it is given with
/// a state: the name in the address that readers get, by whoever shows it to them, and a category where it has none. In
/// the bin it is no post.
///
/// The `usual` category of the site is given to a post without any whenever somebody saves it there, also by taking it out
/// of the bin.
pub(crate) fn is_untouched(
    (seen, usual): (&RemotePost, Option<&RemoteId>),
    post: &RemotePost,
) -> bool {
    if post.state == RemoteState::Trashed {
        return false;
    }
    let mut probe = post.clone();
    (probe.state, probe.date) = (seen.state, seen.date);
    probe.has_password = seen.has_password;
    if given_name(&post.slug) == given_name(&seen.slug) {
        // What the bin adds to a name is no name, and neither is that of a key.
        probe.slug.clone_from(&seen.slug);
    }
    if post.state != seen.state {
        let is_for_the_newsroom = matches!(seen.state, RemoteState::Draft | RemoteState::Pending);
        if is_for_the_newsroom || has_no_name(seen) {
            probe.slug.clone_from(&seen.slug);
        }
        if seen.categories.is_empty() {
            probe.categories.clear();
        }
    }
    if are_read_alike(&seen.content, &post.content) {
        // The old editor writes the same otherwise.
        probe.content.clone_from(&seen.content);
    }
    let is_usual = matches!(&probe.categories[..], [one] if Some(one) == usual);
    if seen.categories.is_empty() && is_usual {
        probe.categories.clear();
    }
    probe.is_as(&seen.seen())
}

/// Whether it has no name of its own in the address yet.
fn has_no_name(post: &RemotePost) -> bool {
    post.slug.is_empty() || has_name_of_key(post)
}

/// A name in an address as somebody gave it: nothing where it is that of a key, and without what the bin adds to it, which
/// a post keeps that is taken out of it otherwise than by its own button.
pub(crate) fn given_name(slug: &str) -> &str {
    let bare = slug.rsplit_once("__trashed").filter(|(_, more)| is_number_added(more));
    let name = bare.map_or(slug, |(name, _)| name);
    if name.starts_with("wq-") { "" } else { name }
}

/// Whether nothing follows a name, or what `WordPress` adds where it is taken.
fn is_number_added(more: &str) -> bool {
    let number = more.strip_prefix('-').unwrap_or(more);
    number.bytes().all(|byte| byte.is_ascii_digit()) && (more.is_empty() || number != more)
}

/// Whether its name in the address is still that of its key.
pub(crate) fn has_name_of_key(post: &RemotePost) -> bool {
    post.slug.starts_with("wq-")
}

/// Whether a post may be written over where somebody changed its state: not where the article has a category of its
/// own by now, and somebody may have chosen another.
pub(crate) fn may_go_over(post: &Post, seen: &RemotePost, now: &RemotePost) -> bool {
    seen.categories == now.categories
        || post.categories.is_empty()
        || post.categories == now.categories
}

/// What of a post is another than it was seen, by name.
pub(crate) fn what_differs(seen: &RemotePost, now: &RemotePost) -> Vec<&'static str> {
    let parts = [
        ("title", seen.title == now.title),
        ("text", seen.content == now.content),
        ("excerpt", seen.excerpt == now.excerpt),
        ("slug", seen.slug == now.slug),
        ("categories", seen.categories == now.categories),
        ("tags", seen.tags == now.tags),
        ("featured", seen.featured == now.featured),
        ("author", seen.author == now.author),
        (
            "language",
            seen.language.is_none() || now.language.is_none() || seen.language == now.language,
        ),
        ("state", seen.state == now.state),
        ("date", seen.date == now.date),
        ("password", seen.has_password == now.has_password),
    ];
    parts.into_iter().filter(|(_, is_same)| !is_same).map(|(name, _)| name).collect()
}
