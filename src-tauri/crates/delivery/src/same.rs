//! Whether a post at a site is what was sent.

use warraq_connect::{
    Alteration, AlterationKind, Capabilities, Post, PostField, RemotePost, RemoteState, altered,
};

/// What the site made otherwise of what it was sent. A name in the address that the post does not have yet, and a
/// category that the site gives to what has none, are not told: nobody asked otherwise.
pub(crate) fn told(sent: &Post, read: &RemotePost, can: &Capabilities) -> Vec<Alteration> {
    let mut found = altered(sent, read, can);
    found.retain(|one| match one.kind {
        AlterationKind::Slug => read.slug != sent.key().slug(),
        AlterationKind::Category => !sent.categories.is_empty(),
        _ => true,
    });
    found
}

/// Whether the post holds all of what `sent` says already, as it says it.
pub(crate) fn holds(sent: &Post, read: &RemotePost, can: &Capabilities) -> bool {
    told(sent, read, can).iter().all(|one| one.kind == AlterationKind::Slug)
}

/// Whether the post can only be what was sent and never answered: everything that a person could change is as it was
/// sent, but for the spelling of signs. What differs in anything else is taken for somebody's work.
pub(crate) fn is_ours(sent: &Post, read: &RemotePost, can: &Capabilities) -> bool {
    let slug = [sent.key().slug(), sent.slug.clone()];
    let same = |one: &str, other: &str| plain(one) == plain(other);
    same(&sent.title, &read.title)
        && same(&sent.content, &read.content)
        && (!can.holds(PostField::Excerpt) || same(&sent.excerpt, &read.excerpt))
        && (!can.holds(PostField::Slug) || slug.contains(&read.slug))
        && (!can.holds(PostField::Featured) || sent.featured == read.featured)
        && (!can.holds(PostField::Author) || sent.author.is_none() || sent.author == read.author)
        && (!can.holds(PostField::Tags) || is_same_set(&sent.tags, &read.tags))
        && (!can.holds(PostField::Categories)
            || sent.categories.is_empty()
            || is_same_set(&sent.categories, &read.categories))
}

/// Whether nobody touched the post since it was seen. That its time came, and the site published it, is nobody's
/// work.
pub(crate) fn is_untouched(seen: &RemotePost, post: &RemotePost) -> bool {
    let has_come_out = seen.state == RemoteState::Scheduled && post.state == RemoteState::Published;
    if !has_come_out {
        return post.is_as(&seen.seen());
    }
    let mut probe = post.clone();
    (probe.state, probe.date) = (seen.state, seen.date);
    probe.is_as(&seen.seen())
}

fn is_same_set<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.len() == other.len() && one.iter().all(|it| other.contains(it))
}

/// The text with its signs spelled out, without space at its ends.
fn plain(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#039;", "'"), ("&amp;", "&")];
    let spelled =
        signs.iter().fold(text.trim().to_owned(), |text, (from, to)| text.replace(from, to));
    spelled.replace("\r\n", "\n")
}
