//! What stands for the names of those who review an article.

use super::Tongue;

/// The editor with this number, from 1.
pub(crate) fn reviewer(number: usize, language: &str) -> String {
    let editor = match Tongue::of(language) {
        Tongue::Arabic => "محرر",
        Tongue::Sorani => "دەستکاریکەر",
        Tongue::Kurmanji => "Edîtor",
        Tongue::English => "Editor",
    };
    format!("{editor} {number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_numbered_in_the_language_of_the_article() {
        for (language, name) in
            [("ar", "محرر 2"), ("ckb", "دەستکاریکەر 2"), ("kmr", "Edîtor 2"), ("", "Editor 2")]
        {
            assert_eq!(reviewer(2, language), name);
        }
    }
}
