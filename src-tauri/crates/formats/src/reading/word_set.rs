//! Sets of folded words that cost little to make: every process that reads an article makes them once.

/// Folded words, all in one piece of memory.
#[derive(Default)]
pub(super) struct WordSet {
    /// The words, one behind the other.
    letters: String,
    /// Where each word stands in them: at the place that its letters say, or at the next one that was free. A word is
    /// never empty, so that what has no bytes is free.
    places: Vec<Place>,
    count: usize,
}

/// Bytes of [`WordSet::letters`].
#[derive(Clone, Copy, Default)]
struct Place {
    start: u32,
    end: u32,
}

impl WordSet {
    /// Whether `word` is one of the set.
    pub(super) fn contains(&self, word: &str) -> bool {
        !self.places.is_empty() && self.word_at(self.place_of(word)) == word && !word.is_empty()
    }

    /// Adds a word, or nothing where it is empty or one of the set already.
    pub(super) fn insert(&mut self, word: &str) {
        if word.is_empty() || self.contains(word) {
            return;
        }
        if self.count * 2 >= self.places.len() {
            self.grow();
        }
        let start = self.letters.len();
        self.letters.push_str(word);
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(self.letters.len())) else {
            return;
        };
        let place = self.place_of(word);
        self.places[place] = Place { start, end };
        self.count += 1;
    }

    /// Gives every word a place among twice as many.
    fn grow(&mut self) {
        let twice = (self.places.len() * 2).max(64);
        let before = std::mem::replace(&mut self.places, vec![Place::default(); twice]);
        for taken in before.into_iter().filter(|place| place.end > place.start) {
            let place = self.place_of(&self.letters[taken.bytes()]);
            self.places[place] = taken;
        }
    }

    /// The place where `word` stands, or that is free for it. At least half of all are free.
    fn place_of(&self, word: &str) -> usize {
        let mut place = hash(word) % self.places.len();
        while !self.word_at(place).is_empty() && self.word_at(place) != word {
            place = (place + 1) % self.places.len();
        }
        place
    }

    fn word_at(&self, place: usize) -> &str {
        &self.letters[self.places[place].bytes()]
    }
}

impl Place {
    fn bytes(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<S: AsRef<str>> Extend<S> for WordSet {
    fn extend<I: IntoIterator<Item = S>>(&mut self, words: I) {
        words.into_iter().for_each(|word| self.insert(word.as_ref()));
    }
}

impl<S: AsRef<str>> FromIterator<S> for WordSet {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        let mut set = Self::default();
        set.extend(words);
        set
    }
}

/// FNV-1a: short, and good for short words. The words are the project's own, so nobody can choose them to collide.
fn hash(word: &str) -> usize {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    word.bytes().fold(0x811c_9dc5, mix) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_others_are_not() {
        let words: Vec<String> = (0..2000).map(|number| format!("كلمة {number}")).collect();
        let set: WordSet = words.iter().chain(&words).collect();
        assert_eq!(set.count, words.len());
        assert!(words.iter().all(|word| set.contains(word)));
        for other in ["", "كلمة", "كلمة 2000", "كلمة 1 "] {
            assert!(!set.contains(other), "{other}");
        }
        assert!(!WordSet::default().contains("") && !WordSet::default().contains("كلمة"));
    }
}
