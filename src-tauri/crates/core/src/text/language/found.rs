//! The language of a text of which nobody has said it.

use std::borrow::Cow;

use super::guess;
use super::script::{self, Script};
use crate::text::direction;

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The language of what is around it: the block that holds it, or the article.
    pub around: &'a str,
    /// The language of the article.
    pub article: &'a str,
}

impl<'a> Surroundings<'a> {
    /// Those of a block that stands in nothing but the article.
    #[must_use]
    pub fn of_article(article: &'a str) -> Self {
        Self { around: article, article }
    }
}

/// The language of the line `text`, where it is not that of what is around it.
///
/// - A line in another script than that of what is around is in another language: the one its letters and small words
///   tell, else the article's where that is written so, else `und` with the script (`und-Latn`). What a line in more
///   than one script is in, its direction decides: names in Latin leave an Arabic line Arabic.
/// - A line in the same script is in another language only where its letters and small words leave no doubt, and never
///   where it is short.
/// - A line without letters outside of addresses, handles and hashtags has none of its own, and neither has one in an
///   article of which no language is known.
///
/// `und-Latn` is a tag as RFC 5646 has them: the Nu checker and epubcheck take it, and `LibreOffice` carries it from a
/// document of Word into its own and back. It names the script, by which fonts are chosen, and no language, so that no
/// voice is chosen that cannot read it. `lang=""` says less, and has no counterpart in documents.
#[must_use]
pub fn of_text<'a>(text: &str, place: Surroundings<'a>) -> Option<Cow<'a, str>> {
    if is_undetermined(place.article) {
        return None;
    }
    let script = script::of_line(text, direction::of_language(place.article))?;
    if script == Script::of_language(place.around) {
        let around = family(place.around);
        let found = guess::of_neighbour(text, script, around)?;
        return Some(named(found, place.article)).filter(|found| family(found) != around);
    }
    Some(match guess::of(text, script) {
        Some(found) => named(found, place.article),
        None if script == Script::of_language(place.article) => place.article.into(),
        None => script.undetermined().into(),
    })
}

/// The language of `lines` together, where all of them that have letters are in another script than what is around
/// them: short items of a list say together what none says alone. Lines that say different things say nothing
/// together, and nothing undetermined is said of several.
#[must_use]
pub fn of_lines<'a, T: AsRef<str>>(lines: &[T], place: Surroundings<'a>) -> Option<Cow<'a, str>> {
    if is_undetermined(place.article) {
        return None;
    }
    let (dir, around) = (direction::of_language(place.article), Script::of_language(place.around));
    let mut found: Option<Script> = None;
    let mut written: Vec<&str> = Vec::new();
    for line in lines {
        let Some(script) = script::of_line(line.as_ref(), dir) else { continue };
        let is_alike = found.is_none_or(|one| one == script);
        // A line alone is what any line is; among others it has to be in the other script, as they are.
        if !is_alike || (script == around && !written.is_empty()) {
            return None;
        }
        found = Some(script);
        written.push(line.as_ref());
    }
    match (written.as_slice(), found) {
        ([only], _) => of_text(only, place),
        (_, Some(script)) if script != around => {
            let found = guess::of(&written.join("\n"), script)?;
            Some(named(found, place.article))
        }
        _ => None,
    }
}

/// `found` as the article calls it, where it is the article's own.
fn named<'a>(found: &'static str, article: &'a str) -> Cow<'a, str> {
    let own = family(article);
    // Kurdish without more is either, by its script.
    let is_kurdish = own == "ku" && matches!(found, "kmr" | "ckb");
    let is_own = is_kurdish && Script::of_language(article) == Script::of_language(found);
    if own == found || is_own { article.into() } else { found.into() }
}

/// The first part of a tag, as the guess calls it: what people write in the countries of Arabic is Arabic.
///
/// Source: ISO 639-3, macrolanguages.
fn family(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or_default() {
        "arb" | "acm" | "acx" | "aeb" | "afb" | "ajp" | "apc" | "apd" | "arq" | "ars" | "ary"
        | "arz" => "ar",
        "pes" | "prs" => "fa",
        other => other,
    }
}

/// Whether a tag names no language: none, one that is not known, several, or one without a code.
///
/// Source: ISO 639-2, special codes.
#[must_use]
pub fn is_undetermined(tag: &str) -> bool {
    matches!(family(tag), "" | "und" | "mul" | "zxx" | "mis")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Case {
        text: String,
        article: String,
        around: Option<String>,
        expect: Option<String>,
    }

    #[test]
    fn the_shared_cases_hold() {
        let path =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/block_language.json");
        let json = std::fs::read_to_string(path).unwrap();
        let cases: Vec<Case> = serde_json::from_str(&json).unwrap();
        assert!(cases.len() > 40, "the fixture is there and full");
        let mut wrong = Vec::new();
        for Case { text, article, around, expect } in cases {
            let around = around.as_deref().unwrap_or(&article);
            let found = of_text(&text, Surroundings { around, article: &article });
            if found.as_deref() != expect.as_deref() {
                wrong.push(format!("{article}/{around}: {text}: {found:?}, not {expect:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    fn together(lines: &[&str]) -> Option<String> {
        of_lines(lines, Surroundings::of_article("ar")).map(Cow::into_owned)
    }

    #[test]
    fn short_lines_of_another_script_say_together_what_they_are() {
        let items = ["The head of the office", "Bread and the price of it", "2024", "In the east"];
        assert_eq!(together(&items).as_deref(), Some("en"));
        assert_eq!(together(&["The head of the office", "", "المدير"]), None);
        assert_eq!(together(&["Microsoft", "Google"]), None, "nothing undetermined of several");
        assert_eq!(together(&["Microsoft"]).as_deref(), Some("und-Latn"), "as any line is");
        assert_eq!(together(&["أعلنت الوزارة", "قال الوزير"]), None);
        assert_eq!(together(&[]), None);
    }

    #[test]
    fn what_is_alone_in_a_block_is_found_as_a_line_is() {
        const SORANI: &str =
            "وەزارەتی دەرەوەی ئەمریکا ڕایگەیاند کە تورکیا و بەڕێوەبەری ئاگادار کردووە";
        assert_eq!(together(&["", SORANI]).as_deref(), Some("ckb"));
        assert_eq!(together(&[SORANI, "قال الوزير"]), None);
        assert_eq!(together(&[SORANI, SORANI]), None, "each says it for itself");
    }
}
