//! Pictures made small for the page: kept while the vault is open, in memory only.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use warraq_core::media::MediaId;

/// The most bytes that are kept of them; those that were asked for longest ago go first.
const MOST_BYTES: usize = 64 << 20;

/// A picture as the page is given it.
#[derive(Debug, PartialEq, Eq)]
pub struct ScreenCopy {
    /// Its media type.
    pub media_type: &'static str,
    /// Its file.
    pub bytes: Vec<u8>,
}

/// The small pictures of the open vault.
#[derive(Default)]
pub struct Copies {
    kept: Mutex<Kept>,
    /// One is made at a time: a picture that is decoded takes many times the memory of its file.
    making: Mutex<()>,
}

#[derive(Default)]
struct Kept {
    /// Those asked for last are at the end.
    copies: VecDeque<(MediaId, Arc<ScreenCopy>)>,
    /// How often everything was forgotten.
    age: u64,
}

impl Copies {
    /// The copy of a picture: the one that is kept, else the one that `make` makes; nothing where that makes none.
    pub fn of(
        &self,
        id: MediaId,
        make: impl FnOnce() -> Option<ScreenCopy>,
    ) -> Option<Arc<ScreenCopy>> {
        if let Some(kept) = self.kept(id) {
            return Some(kept);
        }
        let age = lock(&self.kept).age;
        let _making = lock(&self.making);
        // Somebody else may have made it while this waited.
        if let Some(kept) = self.kept(id) {
            return Some(kept);
        }
        let copy = Arc::new(make()?);
        let mut kept = lock(&self.kept);
        // What was made of a vault that was closed meanwhile is not kept.
        if kept.age == age {
            kept.copies.push_back((id, Arc::clone(&copy)));
            kept.shrink();
        }
        Some(copy)
    }

    /// Forgets all of them.
    pub fn forget(&self) {
        let mut kept = lock(&self.kept);
        kept.copies.clear();
        kept.age += 1;
    }

    fn kept(&self, id: MediaId) -> Option<Arc<ScreenCopy>> {
        let mut kept = lock(&self.kept);
        let at = kept.copies.iter().position(|(one, _)| *one == id)?;
        let found = kept.copies.remove(at)?;
        let copy = Arc::clone(&found.1);
        kept.copies.push_back(found);
        Some(copy)
    }
}

impl Kept {
    fn shrink(&mut self) {
        let mut bytes: usize = self.copies.iter().map(|(_, copy)| copy.bytes.len()).sum();
        while bytes > MOST_BYTES {
            let Some((_, oldest)) = self.copies.pop_front() else { return };
            bytes -= oldest.bytes.len();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn id(number: u128) -> MediaId {
        MediaId::from(Ulid(number))
    }

    fn copy(bytes: usize) -> ScreenCopy {
        ScreenCopy { media_type: "image/jpeg", bytes: vec![0; bytes] }
    }

    #[test]
    fn a_copy_is_made_once_and_again_after_all_is_forgotten() {
        let copies = Copies::default();
        assert_eq!(copies.of(id(1), || None), None);
        assert_eq!(copies.of(id(1), || Some(copy(3))).unwrap().bytes.len(), 3);
        assert_eq!(copies.of(id(1), || panic!("it is kept")).unwrap().bytes.len(), 3);
        copies.forget();
        assert_eq!(copies.of(id(1), || Some(copy(4))).unwrap().bytes.len(), 4);
    }

    #[test]
    fn what_was_begun_before_all_was_forgotten_is_not_kept() {
        let copies = Copies::default();
        let made = copies.of(id(1), || {
            copies.forget();
            Some(copy(3))
        });
        assert_eq!(made.unwrap().bytes.len(), 3);
        assert_eq!(copies.of(id(1), || None), None);
    }

    #[test]
    fn the_one_asked_for_longest_ago_goes_first() {
        let copies = Copies::default();
        for number in [1, 2, 1, 3] {
            copies.of(id(number), || Some(copy(MOST_BYTES / 2)));
        }
        assert_eq!(copies.of(id(2), || None), None);
        assert!(copies.of(id(1), || None).is_some());
    }
}
