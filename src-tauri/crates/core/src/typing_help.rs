//! What the page does for whoever types: the house's signs in place of the keyboard's, and abbreviations.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// How a newsroom wants to be helped at typing. It is the vault's and not the machine's: signs and digits are the style
/// of a house, and what somebody abbreviates are names, telephone numbers and sentences that belong behind the lock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default)]
pub struct TypingHelp {
    /// The rules that were switched off: one that a later Warraq brings along is on.
    pub off: BTreeSet<TypingRule>,
    /// The quotation marks of the house.
    pub quotes: QuotationMarks,
    /// The digits of the house.
    pub digits: DigitStyle,
    /// What is written short and stands in full, in the order of adding.
    pub abbreviations: Vec<Abbreviation>,
}

/// One thing that the page does at a key; what it writes then is taken back by one Backspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum TypingRule {
    /// Quotation marks of the house, the right way round.
    Quotes,
    /// `،` `؛` `؟` from the Latin keys, in text in Arabic script.
    Marks,
    /// No space before a mark and one after, in text in Arabic script.
    Spaces,
    /// `…` from three full stops.
    Ellipsis,
    /// `—` from two hyphens.
    Dash,
    /// What is written short stands in full.
    Abbreviations,
}

/// The outer and the inner quotation marks of text in Arabic script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum QuotationMarks {
    /// `«…‹…›…»`.
    #[default]
    Guillemets,
    /// `«…“…”…»`.
    GuillemetsCurly,
    /// `“…‘…’…”`.
    Curly,
    /// `“…«…»…”`.
    CurlyGuillemets,
}

/// The digits of text in Arabic script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DigitStyle {
    /// As the keyboard has them.
    #[default]
    AsTyped,
    /// `٠١٢`; `۰۱۲` in the languages that write those.
    ArabicIndic,
    /// `012`.
    Latin,
}

/// Something short that stands in full once a space or a mark follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Abbreviation {
    /// What is typed: letters, digits and signs without a space.
    pub short: String,
    /// What stands then, on one line; the caret goes to its first `|`, if it has one.
    pub long: String,
}

/// What is no list of abbreviations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AbbreviationError {
    /// There is nothing to type, or a space in it, or it is too long.
    #[error("what is typed has to be 1 to {MOST_SHORT} signs without a space")]
    Short,
    /// Nothing would stand there, or more than a line.
    #[error("what stands in full has to be 1 to {MOST_LONG} signs on one line")]
    Long,
    /// Two have the same short form.
    #[error("two abbreviations are typed alike")]
    Doubled,
    /// There are more than anybody remembers.
    #[error("there are more than {MOST_ABBREVIATIONS} abbreviations")]
    TooMany,
}

/// The most abbreviations of a vault.
pub const MOST_ABBREVIATIONS: usize = 1000;
/// The most code points of what is typed.
pub const MOST_SHORT: usize = 32;
/// The most code points of what stands in full.
pub const MOST_LONG: usize = 600;

impl TypingHelp {
    /// It, where each abbreviation can be typed and says what stands then.
    ///
    /// # Errors
    /// What is wrong with the first that cannot.
    pub fn checked(self) -> Result<Self, AbbreviationError> {
        if self.abbreviations.len() > MOST_ABBREVIATIONS {
            return Err(AbbreviationError::TooMany);
        }
        let mut known = BTreeSet::new();
        for abbreviation in &self.abbreviations {
            abbreviation.check()?;
            if !known.insert(abbreviation.short.as_str()) {
                return Err(AbbreviationError::Doubled);
            }
        }
        Ok(self)
    }
}

impl Abbreviation {
    fn check(&self) -> Result<(), AbbreviationError> {
        let is_short = (1..=MOST_SHORT).contains(&self.short.chars().count())
            && !self.short.contains(|sign: char| sign.is_whitespace() || sign.is_control());
        if !is_short {
            return Err(AbbreviationError::Short);
        }
        let is_line = self.long.chars().count() <= MOST_LONG
            && !self.long.contains(char::is_control)
            && self.long.chars().any(|sign| !sign.is_whitespace() && sign != '|');
        if is_line { Ok(()) } else { Err(AbbreviationError::Long) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(pairs: &[(&str, &str)]) -> TypingHelp {
        let abbreviation = |(short, long): &(&str, &str)| Abbreviation {
            short: (*short).to_owned(),
            long: (*long).to_owned(),
        };
        let abbreviations = pairs.iter().map(abbreviation).collect();
        TypingHelp { abbreviations, ..TypingHelp::default() }
    }

    #[test]
    fn an_abbreviation_can_be_typed_and_says_what_stands() {
        let long = "ا".repeat(MOST_LONG);
        let good = help(&[("قسد", "قوات سوريا الديمقراطية"), ("م.م", "«|»"), ("ط", &long)]);
        assert_eq!(good.clone().checked(), Ok(good));
        for (short, long, fault) in [
            ("", "كلمة", AbbreviationError::Short),
            ("ق س", "كلمة", AbbreviationError::Short),
            (&*"ا".repeat(MOST_SHORT + 1), "كلمة", AbbreviationError::Short),
            ("ق", " ", AbbreviationError::Long),
            ("ق", "|", AbbreviationError::Long),
            ("ق", "سطر\nسطر", AbbreviationError::Long),
            ("ق", &*"ا".repeat(MOST_LONG + 1), AbbreviationError::Long),
        ] {
            assert_eq!(help(&[(short, long)]).checked(), Err(fault), "{short} {long}");
        }
    }

    #[test]
    fn none_is_there_twice_and_not_more_than_are_looked_through() {
        let twice = help(&[("ق", "قامشلي"), ("ق", "قوات")]);
        assert_eq!(twice.checked(), Err(AbbreviationError::Doubled));
        let mut many = TypingHelp::default();
        for number in 0..=MOST_ABBREVIATIONS {
            let abbreviation =
                Abbreviation { short: number.to_string(), long: "كلمة".to_owned() };
            many.abbreviations.push(abbreviation);
        }
        assert_eq!(many.clone().checked(), Err(AbbreviationError::TooMany));
        many.abbreviations.pop();
        assert!(many.checked().is_ok());
    }

    #[test]
    fn what_an_earlier_vault_does_not_say_is_as_usual() {
        let kept =
            serde_json::from_str::<TypingHelp>(r#"{ "off": ["dash"] }"#).expect("it is read");
        let off = BTreeSet::from([TypingRule::Dash]);
        assert_eq!(kept, TypingHelp { off, ..TypingHelp::default() });
        assert_eq!(kept.quotes, QuotationMarks::Guillemets);
        assert_eq!(kept.digits, DigitStyle::AsTyped);
    }
}
