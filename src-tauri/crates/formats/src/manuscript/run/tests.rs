//! Runs of small texts.

use super::*;

/// The runs of `text`: `<` before right-to-left ones, `>` before the others, `*` before numbers of the Arabic
/// script that do not run with it, `+` before signs.
fn drawn(text: &str, dir: Dir) -> String {
    let runs = cut(vec![Run::text(text, Marks::none())], dir, dir);
    let draw = |run: &Run| {
        let Content::Text(text) = &run.content else { return String::new() };
        let way = match (run.is_rtl, run.is_complex) {
            _ if run.sign.is_some() => "+",
            (true, _) => "<",
            (false, true) => "*",
            (false, false) => ">",
        };
        format!("{way}{}", if run.sign.is_some() { "" } else { text })
    };
    runs.iter().map(draw).collect::<Vec<_>>().join("|")
}

#[test]
fn runs_are_cut_by_the_bidi_algorithm() {
    for (text, runs) in [
        ("قال", "<قال"),
        ("قال COVID-19 إن", "<قال |>COVID-19|< إن"),
        ("في 2019.", "<في |>2019|<."),
        ("في ٢٠١٩، ثم", "<في ٢٠١٩، ثم"),
        ("بين ٣٫٥ و١/٢", "<بين ٣٫٥ و١/٢"),
        ("(U.S.) قال", "<(|>U.S|<.) قال"),
        ("يوم 2019-10-14، قال", "<يوم |+|>2019-10-14|+|<، قال"),
        ("هاتف ٠٩٤٤١٢٣٤٥٦", "<هاتف |+|*٠٩٤٤١٢٣٤٥٦|+"),
        ("هاتف ٠٩٤٤ ١٢٣ ٤٥٦", "<هاتف ٠٩٤٤ ١٢٣ ٤٥٦"),
    ] {
        assert_eq!(drawn(text, Dir::Rtl), runs, "{text}");
    }
    assert_eq!(drawn("Li Kobanê (كۆبانێ) 2019", Dir::Ltr), ">Li Kobanê (|<كۆبانێ|>) 2019");
}

#[test]
fn what_runs_against_its_list_is_isolated_as_a_whole() {
    let runs = cut(vec![Run::text("Hello.", Marks::none())], Dir::Ltr, Dir::Rtl);
    let [open, text, close] = &runs[..] else { panic!("{runs:?}") };
    assert_eq!((open.sign, close.sign), (Some(Sign::Paragraph), Some(Sign::Paragraph)));
    assert_eq!(text.content, Content::Text("Hello.".to_owned()));
    assert!(!text.is_rtl);
}

#[test]
fn another_language_is_isolated_where_it_runs_the_other_way() {
    let run = |lang: &str, dir| {
        let mark = Mark::Lang { lang: lang.to_owned(), dir };
        let runs = vec![Run::text("ok!", Marks::none().with(mark))];
        cut(runs, Dir::Rtl, Dir::Rtl).first().and_then(|run| run.sign)
    };
    assert_eq!(run("en", None), Some(Sign::Added));
    assert_eq!(run("ckb", None), None);
    assert_eq!(run("ckb", Some(Dir::Ltr)), Some(Sign::Run));
}
