//! Whether a post at a site is what was sent.

use warraq_connect::{
    Alteration, AlterationKind, Capabilities, Post, RemotePost, RemoteState, altered,
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
    told(sent, read, can).iter().all(|one| one.kind == AlterationKind::Spelling)
}

/// Whether the post can only be what was sent and never answered: everything that a person could change is as it was
/// sent, but for the spelling of signs. What differs in anything else is taken for somebody's work.
pub(crate) fn is_ours(sent: &Post, read: &RemotePost, can: &Capabilities) -> bool {
    let names = [sent.key().slug(), sent.slug.clone()];
    altered(sent, read, can).iter().all(|one| match one.kind {
        AlterationKind::Spelling => true,
        AlterationKind::Slug => names.contains(&read.slug),
        AlterationKind::Category => sent.categories.is_empty(),
        _ => false,
    })
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
        ("state", seen.state == now.state),
        ("date", seen.date == now.date),
    ];
    parts.into_iter().filter(|(_, is_same)| !is_same).map(|(name, _)| name).collect()
}
