//! What a document says of itself beside its text.

use crate::reading::Hints;

/// Names that programs put where nobody gave one.
const NOBODY: [&str; 14] = [
    "user",
    "users",
    "admin",
    "administrator",
    "owner",
    "author",
    "python-docx",
    "unknown",
    "windows user",
    "microsoft office user",
    "hp",
    "dell",
    "pc",
    "المستخدم",
];
/// Titles that programs put where nobody gave one.
const UNTITLED: [&str; 5] = ["word document", "untitled", "document", "microsoft word", "title"];

/// What a document says of itself, without the values that programs put there.
pub(crate) fn hints(title: &str, creator: &str, date: &str, language: &str) -> Hints {
    let lower = title.to_lowercase();
    let is_title = !UNTITLED.contains(&lower.as_str()) && !lower.starts_with("microsoft word - ");
    Hints {
        title: if is_title { title.to_owned() } else { String::new() },
        authors: authors(creator),
        // The template of python-docx has a birthday of its own.
        date: if date.starts_with("2013-12-23T23:15:00") { String::new() } else { date.to_owned() },
        language: language.to_owned(),
        ..Hints::default()
    }
}

fn authors(creator: &str) -> Vec<String> {
    let names = creator.split([';', '؛']).map(str::trim);
    let is_name = |name: &&str| {
        let lower = name.to_lowercase();
        !name.is_empty()
            && !NOBODY.contains(&lower.as_str())
            && name.chars().any(char::is_alphabetic)
            && !name.contains(['@', '\\'])
    };
    names.filter(is_name).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_programs_are_no_authors() {
        for creator in
            ["", "User", "python-docx", "Administrator", "DESKTOP\\hp", "مستخدم@x", "123"]
        {
            assert!(authors(creator).is_empty(), "{creator}");
        }
        assert_eq!(authors("كاجين أحمد؛ سلمى"), ["كاجين أحمد", "سلمى"]);
    }
}
