//! The language of a text, from its letters and small words.

use std::collections::HashMap;

use warraq_core::text::direction;
use warraq_core::text::language::{normalise, small_words};
use warraq_core::text::letter::is_alphabetic;

/// Letters that are looked at: more says nothing more.
const MOST_LETTERS: usize = 20_000;
/// Letters of the shortest text whose words say what language it is.
const FEWEST_LETTERS: usize = 24;
/// The language of `text`, where its letters are enough to tell.
pub(super) fn of_letters(text: &str) -> Option<&'static str> {
    let counts = Counts::of(text);
    if counts.arabic + counts.latin + counts.in_names < FEWEST_LETTERS {
        return None;
    }
    if counts.arabic >= counts.latin {
        Some(counts.of_arabic_script())
    } else {
        counts.of_latin_script()
    }
}

/// The language in `said` where the letters of `text` agree with it; else the one of the letters, if they tell.
pub(super) fn of(said: &str, text: &str) -> Said {
    let letters = of_letters(text);
    let Some(tag) = normalise(said) else { return letters.map_or(Said::Nothing, Said::Letters) };
    match letters {
        Some(found) if agrees(&tag, found) => Said::File(tag),
        Some(found) => Said::Letters(found),
        None if is_in_script(&tag, text) => Said::File(tag),
        None => Said::Nothing,
    }
}

/// The same where somebody said the language of this very text and no template did: that stands where a line of
/// `text`, its headline among them, is in its script, unless the letters are those of another language that has letters
/// of its own.
pub(super) fn of_own(said: &str, text: &str) -> Said {
    let Some(tag) = normalise(said) else { return of(said, text) };
    let primary = tag.split('-').next().unwrap_or(&tag);
    let is_arabic = is_arabic_script(primary);
    let is_there = text.lines().any(|line| {
        let counts = Counts::of(line);
        if is_arabic { counts.arabic > counts.latin } else { counts.latin > counts.arabic }
    });
    let letters = of_letters(text);
    let is_other = letters.is_some_and(|found| {
        let has_own = matches!(found, "ckb" | "ur" | "kmr" | "tr");
        has_own && is_arabic_script(found) == is_arabic && !agrees(&tag, found)
    });
    if is_there && primary != "ku" && !is_other { Said::File(tag) } else { of(said, text) }
}

/// Who says what language a text is in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// The file.
    File(String),
    /// The letters.
    Letters(&'static str),
    /// Nobody.
    Nothing,
}

/// Whether a tag means the language found: `ku` is either Kurdish.
fn agrees(tag: &str, found: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or(tag);
    match primary {
        "ku" => false,
        "kmr" | "ckb" | "ar" | "fa" | "tr" | "en" | "fr" => primary == found,
        // A language that is not known here: only a wrong script speaks against it.
        _ => is_arabic_script(primary) == is_arabic_script(found),
    }
}

fn is_arabic_script(primary: &str) -> bool {
    matches!(
        primary,
        "ar" | "ckb" | "fa" | "ur" | "ps" | "sd" | "ug" | "sdh" | "lrc" | "arz" | "apc" | "acm"
    )
}

/// Whether the few letters there are do not speak against a tag.
fn is_in_script(tag: &str, text: &str) -> bool {
    let counts = Counts::of(text);
    let primary = tag.split('-').next().unwrap_or(tag);
    let is_arabic = counts.arabic > counts.latin;
    counts.arabic + counts.latin > 0 && (primary == "ku" || is_arabic_script(primary) == is_arabic)
}

/// How often what occurs.
#[derive(Default)]
struct Counts {
    arabic: usize,
    /// Latin letters but for those of names in lines that run from right to left.
    latin: usize,
    /// Those of names in such lines.
    in_names: usize,
    /// Letters that only Sorani has, and only Urdu.
    sorani: usize,
    urdu: usize,
    /// Letters of the lines that are Sorani, and Urdu.
    in_sorani: usize,
    in_urdu: usize,
    kurmanji: usize,
    turkish: usize,
    words: HashMap<&'static str, usize>,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        let end = text.char_indices().nth(MOST_LETTERS).map_or(text.len(), |(at, _)| at);
        text[..end].lines().for_each(|line| counts.line(line));
        let is_part = |c: char| !(is_alphabetic(c) || c == '\u{200C}');
        for word in text[..end].split(is_part).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            for language in small_words::LANGUAGES {
                if small_words::of(language).contains(&word.as_str()) {
                    *counts.words.entry(language).or_default() += 1;
                }
            }
        }
        counts
    }

    /// Sorani and Urdu write some sounds with letters of their own, and Latin names say nothing of their line.
    fn line(&mut self, line: &str) {
        let before = (self.arabic, self.sorani, self.urdu);
        let latin = self.latin;
        line.chars().for_each(|c| self.letter(c));
        if direction::has_latin_names_only(line) {
            self.in_names += self.latin - latin;
            self.latin = latin;
        }
        let arabic = self.arabic - before.0;
        if (self.sorani - before.1) * 20 >= arabic {
            self.in_sorani += arabic;
        } else if (self.urdu - before.2) * 50 >= arabic {
            self.in_urdu += arabic;
        }
    }

    fn letter(&mut self, c: char) {
        match c {
            '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}' | '\u{6D5}' | '\u{FB50}'..='\u{FEFC}'
                if c != '\u{640}' =>
            {
                self.arabic += 1;
            }
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => self.latin += 1,
            _ => {}
        }
        match c {
            'ێ' | 'ۆ' | 'ڕ' | 'ڵ' | 'ڤ' | 'ە' => self.sorani += 1,
            'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' => self.urdu += 1,
            'ê' | 'î' | 'û' | 'Ê' | 'Î' | 'Û' => self.kurmanji += 1,
            'ğ' | 'ı' | 'ö' | 'ü' | 'Ğ' | 'İ' | 'Ö' | 'Ü' => self.turkish += 1,
            _ => {}
        }
    }

    fn words(&self, language: &str) -> usize {
        self.words.get(language).copied().unwrap_or(0)
    }

    /// What most of its lines are in; Arabic and Persian differ by their small words.
    fn of_arabic_script(&self) -> &'static str {
        if self.in_sorani * 2 > self.arabic {
            return "ckb";
        }
        if self.in_urdu * 2 > self.arabic {
            return "ur";
        }
        let (arabic, persian) = (self.words("ar"), self.words("fa"));
        if persian > 2 * arabic + 1 { "fa" } else { "ar" }
    }

    fn of_latin_script(&self) -> Option<&'static str> {
        // Letters count beside words only: ö and ü alone are German as well.
        let score = |language: &'static str, letters: usize| {
            let words = 3 * self.words(language);
            (words + letters.min(words), language)
        };
        let mut scores = [
            score("kmr", self.kurmanji),
            score("tr", self.turkish),
            score("en", 0),
            score("fr", 0),
        ];
        scores.sort_unstable();
        let [.., (second, _), (best, language)] = scores;
        (best >= 4 && best > second).then_some(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا والإدارة الذاتية";
    const SORANI: &str = "وەزارەتی دەرەوەی ئەمریکا ڕایگەیاند کە تورکیا و بەڕێوەبەری ئاگادار کردووە";
    const KURMANJI: &str =
        "Wezareta Derve ya Amerîkayê ragihand ku wê Tirkiye û Rêveberiya Xweser agahdar kir";
    const ENGLISH: &str =
        "The State Department said that it informed Turkey and the administration of the talks";
    const PERSIAN: &str =
        "وزارت خارجه آمریکا اعلام کرد که این کشور به ترکیه و اداره خودگردان در شمال خبر داده است";
    const URDU: &str =
        "امریکی وزارت خارجہ نے کہا ہے کہ اس نے ترکی کو مذاکرات کے بارے میں آگاہ کر دیا";
    const FRENCH: &str = "La ministre est dans une réunion avec les autres pour la paix";
    const TURKISH: &str = "Dışişleri Bakanlığı bugün yaptığı açıklamada bu konuda bir görüşme olduğunu ve sürdüğünü söyledi";

    #[test]
    fn letters_tell_the_language() {
        for (text, language) in [
            (ARABIC, "ar"),
            (SORANI, "ckb"),
            (KURMANJI, "kmr"),
            (ENGLISH, "en"),
            (PERSIAN, "fa"),
            (TURKISH, "tr"),
            (FRENCH, "fr"),
        ] {
            assert_eq!(of_letters(text), Some(language), "{text}");
        }
        for text in [
            "",
            "خبر",
            "2024",
            "Lorem ipsum dolor sit amet consectetur",
            "Für die Übung müssen größere Bögen über die Flüsse",
        ] {
            assert_eq!(of_letters(text), None, "{text}");
        }
    }

    #[test]
    fn one_paragraph_is_not_the_language_of_all() {
        let of_lines = |lines: &[&str]| of("ar", &lines.join("\n"));
        let file = || Said::File("ar".to_owned());
        assert_eq!(of_lines(&[ARABIC, ARABIC, SORANI]), file());
        assert_eq!(of_lines(&[ARABIC, URDU, "وقال إن ذلك جاء بعد لقاء في دمشق"]), file());
        assert_eq!(of_lines(&[ARABIC, SORANI, SORANI]), Said::Letters("ckb"));
        assert_eq!(of_lines(&[URDU, URDU, ARABIC]), Said::Letters("ur"));
        assert_eq!(of_letters(&[ARABIC, ARABIC, SORANI].join("\n")), Some("ar"));
        assert_eq!(of("ckb", &[SORANI, SORANI, ARABIC].join("\n")), Said::File("ckb".to_owned()));
    }

    #[test]
    fn what_somebody_said_of_this_text_stands_where_a_line_is_in_its_script() {
        let file = |tag: &str| Said::File(tag.to_owned());
        for (said, text, expected) in [
            ("en", format!("Bread first\n{ARABIC}"), file("en")),
            ("ar", format!("خبر\n{ENGLISH}"), file("ar")),
            ("fa", ARABIC.to_owned(), file("fa")),
            ("fr", format!("خبر\n{ARABIC}"), Said::Letters("ar")),
            ("ar", format!("خبر\n{SORANI}"), Said::Letters("ckb")),
            ("ku", KURMANJI.to_owned(), Said::Letters("kmr")),
            ("en", KURMANJI.to_owned(), Said::Letters("kmr")),
            ("", ENGLISH.to_owned(), Said::Letters("en")),
        ] {
            assert_eq!(of_own(said, &text), expected, "{said} {text}");
        }
    }

    #[test]
    fn latin_names_in_arabic_lines_are_no_language() {
        const NAMES: &str = "وقّعت Microsoft وGoogle وBank of America وThe New York Times الاتفاق";
        for text in [
            "وقّعت Microsoft وGoogle وAmazon الاتفاق.",
            NAMES,
            "اتفاق\n\nوقّعت Microsoft وGoogle وAmazon الاتفاق.\nوانضمّت Hewlett Packard Enterprise لاحقاً",
        ] {
            assert_eq!(of_letters(text), Some("ar"), "{text}");
            assert_eq!(of("en-US", text), Said::Letters("ar"), "{text}");
            assert_eq!(of("ar", text), Said::File("ar".to_owned()), "{text}");
        }
        let sorani = "ڕێککەوتنی نێوان Microsoft و Google و Amazon و Bank of America";
        assert_eq!(of_letters(sorani), Some("ckb"));
        let english =
            "سوريا (Syria) is the Arabic name of the country that lies in the west of Asia";
        assert_eq!(of_letters(english), Some("en"));
        assert_eq!(of("en", "وقّعت Google"), Said::Nothing);
    }

    #[test]
    fn the_file_is_believed_where_the_letters_agree() {
        assert_eq!(of("ar_SY", ARABIC), Said::File("ar-SY".to_owned()));
        assert_eq!(of("en-US", ARABIC), Said::Letters("ar"));
        assert_eq!(of("ar", SORANI), Said::Letters("ckb"));
        assert_eq!(of("ku", SORANI), Said::Letters("ckb"));
        assert_eq!(of("ku", KURMANJI), Said::Letters("kmr"));
        assert_eq!(of("ar", "خبر"), Said::File("ar".to_owned()));
        assert_eq!(of("en", "خبر"), Said::Nothing);
        assert_eq!(
            of("de", "Der Minister sagte am Mittwoch nichts dazu"),
            Said::File("de".to_owned())
        );
        assert_eq!(of("", ""), Said::Nothing);
        assert_eq!(of("لغة", ENGLISH), Said::Letters("en"));
    }
}
