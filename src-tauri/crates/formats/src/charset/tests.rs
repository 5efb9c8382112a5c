use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1252, WINDOWS_1254, WINDOWS_1256};

use super::*;

const ARABIC: &str = "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا والإدارة الذاتية في سوريا بإطلاق حوار، وقال المتحدث إن واشنطن قلقة من الأعمال العسكرية.";
const TURKISH: &str =
    "Dışişleri Bakanlığı, görüşmelerin sürdüğünü açıkladı; İstanbul’da toplantı yapıldı.";
const KURMANJI: &str =
    "Rêveberiya Xweser îro li Qamişloyê daxuyaniyek da û got ku şer divê bê rawestandin.";
const FRENCH: &str =
    "Le ministère des Affaires étrangères a déclaré être préoccupé par l’opération à l’été.";

fn read(bytes: &[u8]) -> (Result<String, FormatError>, Vec<(WarningKind, String)>) {
    let mut report = Report::default();
    let text = text_of(bytes, &mut report);
    let warnings = report.warnings.into_iter().map(|warning| (warning.kind, warning.detail));
    (text, warnings.collect())
}

fn kinds(bytes: &[u8]) -> Vec<WarningKind> {
    read(bytes).1.into_iter().map(|(kind, _)| kind).collect()
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{} has all letters of {text}", encoding.name());
    bytes.into_owned()
}

#[test]
fn utf8_is_text_and_its_mark_is_dropped_and_said() {
    let (text, warnings) = read("قسد\r\nو\rثم\n".as_bytes());
    assert_eq!((text.ok().as_deref(), warnings), (Some("قسد\nو\nثم\n"), vec![]));
    assert_eq!(read("\u{feff}قسد".as_bytes()).0.ok().as_deref(), Some("قسد"));
    assert_eq!(kinds("\u{feff}قسد".as_bytes()), [WarningKind::ByteOrderMark]);
}

#[test]
fn utf16_is_read_both_ways_round_with_and_without_its_mark() {
    for (mark, bytes_of) in
        [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
    {
        let bytes: Vec<u8> = "قسد “1”\n".encode_utf16().flat_map(bytes_of).collect();
        let marked = [&mark[..], &bytes].concat();
        assert_eq!(read(&marked).0.ok().as_deref(), Some("قسد “1”\n"));
        assert_eq!(kinds(&marked), [WarningKind::Utf16]);
        assert_eq!(read(&bytes).0.ok().as_deref(), Some("قسد “1”\n"));
        assert_eq!(kinds(&bytes), [WarningKind::Encoding]);
    }
}

#[test]
fn encodings_of_one_byte_are_worked_out_and_said() {
    for (text, encoding) in [
        (ARABIC, WINDOWS_1256),
        ("لا انسحاب من سوريا", WINDOWS_1256),
        ("قسد", WINDOWS_1256),
        (TURKISH, WINDOWS_1254),
        (KURMANJI, WINDOWS_1254),
        (FRENCH, WINDOWS_1252),
    ] {
        let (found, warnings) = read(&encoded(text, encoding));
        assert_eq!(found.ok().as_deref(), Some(text), "{}", encoding.name());
        assert_eq!(warnings.len(), 1);
        assert!(warnings[0].1.starts_with(&format!("{}, ", encoding.name())), "{warnings:?}");
    }
}

#[test]
fn the_arabic_of_iso_is_told_from_that_of_windows() {
    let (found, warnings) = read(&encoded(ARABIC, ISO_8859_6));
    assert_eq!(found.ok().as_deref(), Some(ARABIC));
    assert_eq!(warnings[0].0, WarningKind::Encoding);
    assert!(warnings[0].1.starts_with("ISO-8859-6, "), "{warnings:?}");
}

#[test]
fn a_long_text_is_sure_and_a_short_one_is_not() {
    let percent = |text: &str| {
        let warnings = read(&encoded(text, WINDOWS_1256)).1;
        let digits: String = warnings[0]
            .1
            .rsplit(", ")
            .find(|part| part.contains('%'))
            .unwrap_or("")
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        digits.parse::<u32>().unwrap()
    };
    assert!(percent(ARABIC) >= 90, "{}", percent(ARABIC));
    assert!(percent("è") < 80);
}

#[test]
fn a_few_bad_bytes_in_utf8_are_said_and_read_past() {
    let mut bytes = ARABIC.repeat(2).into_bytes();
    bytes.splice(10..10, [0xff]);
    let (text, warnings) = read(&bytes);
    assert_eq!(text.unwrap().matches('\u{fffd}').count(), 1);
    assert_eq!(warnings[0].0, WarningKind::BadLetters);
}

#[test]
fn a_short_note_in_utf8_is_utf8_whatever_a_few_of_its_bytes_are() {
    let note = "عنوان الخبر\n\nأعلنت الإدارة الذاتية اليوم عن خطة جديدة لدعم المزارعين. ";
    let bytes = [note.as_bytes(), b"\x93quoted\x94 \x85 x."].concat();
    let (text, warnings) = read(&bytes);
    assert!(text.unwrap().starts_with(note));
    assert_eq!(warnings, [(WarningKind::BadLetters, String::new())]);
    let mixed = ["عنوان ".as_bytes(), &encoded(ARABIC, WINDOWS_1256)].concat();
    assert_eq!(kinds(&mixed), [WarningKind::Encoding], "most letters are in another encoding");
}

#[test]
fn binaries_are_refused_by_name() {
    let refused = |bytes: &[u8]| match read(bytes).0 {
        Err(FormatError::FileNotText { detail }) => detail,
        other => panic!("{other:?}"),
    };
    for (bytes, detail) in [
        (&[0xff, 0xfe, 0x00][..], "cannot be read"),
        (&[0xff, 0xfe, 0, 0xd8], "cannot be read"),
        (&[0xff, 0, 0, 1], "zero bytes"),
        (&[0x90, 1, 2, 3, 4, 5, 0x80], "control"),
    ] {
        assert!(refused(bytes).contains(detail), "{detail}: {}", refused(bytes));
    }
}

#[test]
fn more_text_than_any_article_has_is_refused() {
    let long = "كلمة ".repeat(LIMIT_TEXT_BYTES / 9 + 1);
    let refused = mere_text_of(long.as_bytes(), &mut Report::default());
    assert!(matches!(refused, Err(FormatError::TooLarge { limit: LIMIT_TEXT_BYTES, .. })));
    assert!(mere_text_of(&long.as_bytes()[..9000], &mut Report::default()).is_ok());
}
