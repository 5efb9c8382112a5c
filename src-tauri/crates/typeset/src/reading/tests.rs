use std::collections::HashMap;

use typst::layout::Abs;
use warraq_core::article::Dir;

use super::*;
use crate::pages;
use crate::sheet::specimen;

const HARD: &str = "قَالَ الشَّاعِرُ: «الخَيْلُ وَاللَّيْلُ» لقاحاً، ﷲ لا\u{200C}يعرف \u{2066}2019-10-14\u{2069} \
                    عند \u{2066}World Food Programme (WFP)\u{2069} ثم قسد\u{200F} 👍🏽.";

/// Words and signs of other fonts than the text's own, two of which count the places of their shapes in words.
const OTHERS: &str = "زار Владимир Путин-младший و Αλέξης Τσίπρας و Նիկոլ Փաշինյան و שָׁלוֹם עולם و \
                      ܣܘܪܝܝ̈ܐ ܐܬܘܪ̈ܝܐ، CO₂ ≈ 5 ≤ ₺500 № 7 → ✓ ★.";

/// The texts of the pages of `words`, each with where it is.
fn texts(words: &str) -> Vec<Placed> {
    let (document, _) = readable(&pages::set(&specimen("ar", Dir::Rtl, words)).unwrap());
    let mut texts = Texts::default();
    for page in document.pages() {
        texts.add(&page.frame, Point::zero());
    }
    texts.found
}

/// What the letters of a text say, in the order in which it is drawn.
fn said(text: &TextItem) -> Vec<&str> {
    text.glyphs.iter().map(|glyph| &text.text[glyph.range()]).collect()
}

#[test]
fn a_letter_says_itself_and_is_never_another() {
    let mut all = texts(HARD);
    all.extend(texts(OTHERS));
    let mut known: HashMap<(String, u16), String> = HashMap::new();
    for Placed { text, .. } in &all {
        for (glyph, said) in text.glyphs.iter().zip(said(text)) {
            assert!(!said.is_empty(), "{:?}", text.text);
            assert!(said.chars().count() == 1 || !letter::is_right(said), "{said}");
            let font = format!("{:?}", text.font.font().post_script_name());
            let before = known.entry((font, glyph.id)).or_insert_with(|| said.to_owned());
            assert_eq!(before, said, "one letter, one meaning");
        }
    }
    assert!(known.len() > 40);
}

#[test]
fn what_stands_on_a_line_is_on_the_line() {
    for pair in texts(HARD).windows(2) {
        let apart = (pair[0].place.at.y - pair[1].place.at.y).abs();
        let size = pair[0].text.size.max(pair[1].text.size);
        assert!(apart == Abs::zero() || apart > size, "{:?} {:?}", pair[0].text, pair[1].text);
    }
}

#[test]
fn every_word_is_there_in_the_order_it_is_read_in() {
    let all = texts("الشَّاعِرُ: نعم");
    let mut drawn: Vec<&str> = all.last().map(|one| said(&one.text)).unwrap();
    drawn = all.iter().map(|one| said(&one.text)).find(|one| one.len() > 8).unwrap_or(drawn);
    drawn.reverse();
    assert_eq!(drawn.concat(), "الشَّاعِرُ\u{200F}: نعم");
    assert!(all.iter().all(|one| !one.text.text.contains(['\u{2066}', '\u{2069}'])));
}

#[test]
fn words_of_right_to_left_are_one_string_from_the_left() {
    let all = texts("أعلنت الإدارة الذاتية في قامشلو");
    let line = all.iter().find(|one| one.text.text.contains(' ')).unwrap();
    assert_eq!(line.text.text.matches(' ').count(), 4);
    assert!(line.text.glyphs.is_sorted_by_key(|glyph| glyph.range.start));
}

#[test]
fn a_name_in_a_line_of_the_other_direction_is_drawn_from_its_end() {
    let all = texts("عند World Food Programme في قامشلو وغيرها");
    let name = all.iter().find(|one| one.text.text.contains("Food")).unwrap();
    assert_eq!(name.text.text.trim(), "World Food Programme", "it says what was written");
    assert_eq!(said(&name.text).concat().trim(), "Programme Food World");
    let alone = texts("Only World Food Programme");
    let name = alone.iter().find(|one| one.text.text.contains("Food")).unwrap();
    assert_eq!(said(&name.text).concat(), "Only World Food Programme");
}

#[test]
fn words_of_another_script_are_one_run_with_what_is_between_them() {
    let all = texts("زار Владимир Путин دمشق وقيس CO₂ في Gazprom (Газпром) أمس");
    for (words, drawn) in [
        ("Владимир Путин", "Путин Владимир"),
        ("CO₂", "₂CO"),
        ("Gazprom (Газпром)", ")Газпром (Gazprom"),
    ] {
        let one = all.iter().find(|one| one.text.text.trim() == words).unwrap();
        assert_eq!(one.text.font.font().info().family.as_str(), "Tinos");
        let said = said(&one.text).concat();
        assert_eq!(said.replace(' ', ""), drawn.replace(' ', ""));
    }
    let alone = texts("Վարչապետ Նիկոլ Փաշինյան");
    let said = alone.iter().map(|one| said(&one.text).concat());
    assert!(said.into_iter().any(|one| one.trim() == "Վարչապետ Նիկոլ Փաշինյան"));
}

#[test]
fn a_font_that_counts_in_words_gets_letters() {
    let all = texts(OTHERS);
    let known = |name: &str| {
        let own = (0..9).find_map(|index| {
            crate::fonts::FONTS.at(index).filter(|font| font.info().family.as_str() == name)
        });
        let cast = all.iter().find(|one| one.text.font.font().info().family.as_str() == name);
        (own.unwrap().data().len(), cast.unwrap().text.font.font().data().len())
    };
    for name in ["Tinos", "Noto Sans Syriac"] {
        let (own, cast) = known(name);
        assert_ne!(own, cast, "{name}");
    }
    for Placed { text, .. } in all {
        for glyph in &text.glyphs {
            let is_seen = !text.text[glyph.range()].trim().is_empty();
            assert!(
                !is_seen || text.font.x_advance(glyph.id).is_some(),
                "{:?}",
                &text.text[glyph.range()]
            );
        }
    }
}

#[test]
fn a_line_of_more_latin_than_arabic_says_that_it_is_of_the_right() {
    let sheet = |words: &str| {
        let mut sheet = specimen("ar", Dir::Rtl, words);
        sheet.headline = None;
        sheet.body.push(sheet.body[0].clone());
        sheet
    };
    let mut sheet = sheet("قال World Food Programme إن");
    let crate::sheet::Piece::Paragraph(line) = &mut sheet.body[1] else { panic!() };
    let crate::sheet::Run::Text(text) = &mut line.runs[0] else { panic!() };
    "Only English here".clone_into(&mut text.text);
    let (document, overall) = readable(&pages::set(&sheet).unwrap());
    assert_eq!(overall, Overall::Own);
    let mut texts = Texts::default();
    texts.add(&document.pages()[0].frame, Point::zero());
    let line = texts.found.iter().filter(|one| !one.text.text.contains("English"));
    let mut said: Vec<_> = line.map(|one| (one.place.at.x, one.text.text.as_str())).collect();
    said.sort_by_key(|(x, _)| *x);
    let signs = said.iter().filter(|(_, text)| text.contains('\u{200F}'));
    assert_eq!(signs.count(), 2, "on both sides of the name: {said:?}");
    let english = texts.found.iter().find(|one| one.text.text.contains("English")).unwrap();
    assert!(!english.text.text.contains('\u{200F}'));
}

#[test]
fn a_font_with_more_letters_is_a_font() {
    let all = texts(HARD);
    let own = crate::fonts::FONTS.at(0).unwrap().clone();
    let count = |font: &typst::text::Font| {
        let font = font.clone().instantiate(
            typst::text::FontVariant::default(),
            Abs::zero(),
            &typst::text::FontVariations::default(),
        );
        font.ttf().number_of_glyphs()
    };
    let more = all.iter().map(|one| count(one.text.font.font())).max().unwrap();
    assert!(more > count(&own) + 10, "{more}");
    for Placed { text, .. } in &all {
        assert!(text.glyphs.iter().all(|glyph| text.font.x_advance(glyph.id).is_some()));
    }
}
