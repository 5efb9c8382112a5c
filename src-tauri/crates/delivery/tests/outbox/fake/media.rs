//! What the site does with pictures, and what it says of them.

use warraq_connect::{
    Fault, FaultKind, MediumKey, MediumUse, MediumWords, RemoteId, RemoteMedium, Upload, Watch,
    carry, shows,
};

use super::{FakeMedium, FakePost, State};

/// A file that is sent: another that has its name already has a number.
pub fn send(state: &mut State, upload: &Upload, watch: &dyn Watch) -> RemoteMedium {
    watch.sent(upload.bytes.len() as u64);
    state.carried += upload.bytes.len() as u64;
    carry(upload.bytes.len() as u64);
    let id = state.new_id();
    let (key, wanted) = (upload.key.clone(), upload.name.clone());
    let (alt, caption) = (upload.alt.clone(), upload.caption.clone());
    let name = free_name(state, &wanted);
    let (words, bytes) = (MediumWords { alt, caption }, upload.bytes.clone());
    state.media.push(FakeMedium { id, key, name, bytes, words });
    medium(state.media.last().unwrap())
}

/// Those that are not there.
pub fn missing(state: &State, ids: &[RemoteId]) -> Vec<RemoteId> {
    let is_there = |id: &RemoteId| state.media.iter().any(|one| one.id == *id);
    ids.iter().filter(|id| !is_there(id)).cloned().collect()
}

/// Somebody deletes a medium: it stands for no post any more, and texts that show it stay as they are.
pub fn delete(state: &mut State, id: &RemoteId) {
    state.media.retain(|one| one.id != *id);
    for one in state.posts.iter_mut().filter(|one| one.post.featured.as_ref() == Some(id)) {
        one.post.featured = None;
    }
}

/// Other words for a medium, where nobody said something else of it.
pub fn reword(
    state: &mut State,
    id: &RemoteId,
    (before, words): (&MediumWords, &MediumWords),
) -> bool {
    let Some(there) = state.media.iter_mut().find(|one| one.id == *id) else {
        return false;
    };
    if there.words == *before {
        there.words = words.clone();
    }
    there.words == *words
}

/// The file at this address.
pub fn fetch(
    state: &mut State,
    url: &str,
    (most, watch): (u64, &dyn Watch),
) -> Result<Vec<u8>, Fault> {
    let there = state.media.iter().find(|one| medium(one).url == url);
    let none = || Fault::not_done(FaultKind::NotFound(url.to_owned()));
    let bytes = there.ok_or_else(none)?.bytes.clone();
    if bytes.len() as u64 > most {
        return Err(Fault::not_done(FaultKind::TooLarge { limit: Some(most) }));
    }
    watch.received(bytes.len() as u64);
    state.carried += bytes.len() as u64;
    Ok(bytes)
}

/// Whether a post shows it.
pub fn use_of(state: &State, key: &MediumKey, of: &RemoteMedium) -> MediumUse {
    let Some(there) = state.media.iter().find(|one| one.id == of.id) else {
        return MediumUse::Gone;
    };
    assert_eq!(there.key, *key);
    let shows =
        |one: &FakePost| one.post.featured.as_ref() == Some(&of.id) || shows(&one.post.content, of);
    let unshown = state.unshown.unwrap_or(MediumUse::None);
    if state.posts.iter().any(shows) { MediumUse::Some } else { unshown }
}

/// As a site names a file whose name another has.
fn free_name(state: &State, wanted: &str) -> String {
    let (stem, ending) = wanted.rsplit_once('.').unwrap();
    let numbered = (1..).map(|number| format!("{stem}-{number}.{ending}"));
    let is_free = |name: &String| state.media.iter().all(|one| one.name != *name);
    [wanted.to_owned()].into_iter().chain(numbered).find(is_free).unwrap()
}

pub fn medium(one: &FakeMedium) -> RemoteMedium {
    RemoteMedium {
        id: one.id.clone(),
        url: format!("https://xeber24.example/{}", one.name),
        size: Some((2, 1)),
        bytes: Some(one.bytes.len() as u64),
    }
}
