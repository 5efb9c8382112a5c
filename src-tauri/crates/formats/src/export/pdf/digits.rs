//! The figures that an article is written with.

use warraq_core::article::{Block, Visit};
use warraq_core::fields::Fields;
use warraq_typeset::Digits;

/// The figures that stand most often in the article; Latin ones where there is none.
pub(super) fn of(fields: &Fields, blocks: &[Block]) -> Digits {
    let mut count = Count::default();
    for text in [&fields.headline, &fields.kicker, &fields.standfirst] {
        count.add(text);
    }
    for block in blocks {
        block.walk(&mut |step| {
            if let Visit::Line(_, line) = step {
                count.add(&line.to_text());
            }
        });
    }
    match (count.latin, count.arabic, count.persian) {
        (latin, arabic, persian) if arabic > latin && arabic >= persian => Digits::Arabic,
        (latin, _, persian) if persian > latin => Digits::Persian,
        _ => Digits::Latin,
    }
}

#[derive(Default)]
struct Count {
    latin: usize,
    arabic: usize,
    persian: usize,
}

impl Count {
    fn add(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '0'..='9' => self.latin += 1,
                '٠'..='٩' => self.arabic += 1,
                '۰'..='۹' => self.persian += 1,
                _ => {}
            }
        }
    }
}

/// `text` with its Latin figures written as `digits`.
pub(super) fn written(text: &str, digits: Digits) -> String {
    let zero = match digits {
        Digits::Latin => return text.to_owned(),
        Digits::Arabic => '٠',
        Digits::Persian => '۰',
    };
    let figure = |letter: char| match letter.to_digit(10) {
        Some(value) => char::from_u32(u32::from(zero) + value).unwrap_or(letter),
        None => letter,
    };
    text.chars().map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_the_text_decide() {
        for (headline, digits) in [
            ("في 2019", Digits::Latin),
            ("في ٢٠١٩ و5", Digits::Arabic),
            ("در ۲۰۱۹", Digits::Persian),
            ("بلا أرقام", Digits::Latin),
        ] {
            let fields = Fields { headline: headline.to_owned(), ..Fields::default() };
            assert_eq!(of(&fields, &[]), digits, "{headline}");
        }
        assert_eq!(written("17 كانون", Digits::Arabic), "١٧ كانون");
        assert_eq!(written("17", Digits::Persian), "۱۷");
    }
}
