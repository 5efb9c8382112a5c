//! What stands beside names and dates and is neither: parts of a paper, what people are, times of the day.

use super::word_list::{WordList, word_list};
use super::words::{key, words};

const LIST: WordList = word_list!("asides");

/// Words of what people are, at most: «مراسلة الشؤون الاقتصادية في الحسكة».
const MOST_WORDS: usize = 6;

fn is_of(section: &str, folded: &str) -> bool {
    LIST.has(section, folded)
}

/// Whether `text` as a whole is the name of a part of a paper: «سياسة», `World news`.
pub(super) fn is_rubric(text: &str) -> bool {
    is_of("rubric", &key(text))
}

/// Whether `text` says what somebody is who writes: «كاتبة سورية», `Staff Writer`.
pub(super) fn is_role(text: &str) -> bool {
    let folded: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    let is_latin = text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| u32::from(c) < 0x250);
    let asked = if is_latin { folded.len() } else { 1 };
    folded.len() <= MOST_WORDS && folded.iter().take(asked).any(|word| is_of("role", word))
}

/// Whether `text` begins with or, in Latin script, has a word for a part of a paper: «النشرة العربية».
pub(super) fn is_desk(text: &str) -> bool {
    let folded: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    folded.len() <= MOST_WORDS && folded.iter().any(|word| is_of("desk", word))
}

/// Whether a folded word is one of the times of a day: «صباحاً», `pm`, `EST`.
pub(super) fn is_time(folded: &str) -> bool {
    is_of("time", folded)
}

/// Whether a word of `name` is in no name of a person: what people are, offices, what pages say of a post.
pub(super) fn has_word_of_none(name: &str) -> bool {
    let sections = ["role", "desk", "post"];
    words(name).iter().any(|word| sections.iter().any(|section| is_of(section, &word.folded)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_papers_are_no_headlines() {
        for text in ["أخبار", "سياسة", "Politics", "Aborî", "ئابووری", "World news", "مقالات"]
        {
            assert!(is_rubric(text), "{text}");
        }
        for text in ["أخبار سارة للمزارعين", "سوق الخضار", "Politics of bread", "بيان", ""]
        {
            assert!(!is_rubric(text), "{text}");
        }
    }

    #[test]
    fn what_people_are_is_told_from_their_names() {
        for text in [
            "كاتبة سورية",
            "مراسل",
            "Staff Writer",
            "Middle East Correspondent",
            "Editor-in-Chief",
            "nivîskarê kurd û rojnameger",
        ] {
            assert!(is_role(text), "{text}");
        }
        for text in ["سلمى علي", "عبد الله الكاتب", "Salma Ali", "Qamishlo", ""]
        {
            assert!(!is_role(text), "{text}");
        }
        assert!(is_desk("النشرة العربية") && !is_desk("سلمى علي"));
        assert!(is_time(&key("صباحاً")) && is_time(&key("EST")) && !is_time(&key("سياسة")));
    }
}
