use ulid::Ulid;

use super::*;

fn read(name: &str, bytes: &[u8]) -> Result<Imported, IntakeError> {
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    read_article(name, None, bytes, &ImportDefaults::default(), &mut ids).map(|(_, read)| read)
}

#[test]
fn a_file_without_a_word_is_refused() {
    for (name, text) in [
        ("a.txt", ""),
        ("a.txt", " \n\t\r\n "),
        ("a.txt", "\u{feff}"),
        ("a.txt", "\u{200b}\u{feff}\u{a0}\n"),
        ("a.md", "\n\n"),
        ("a.md", "<!-- -->"),
        ("a.html", "<html><head><title>خبر</title></head><body></body></html>"),
        ("a.html", "<title>خبر</title><body><div id=app></div><script>start()</script>"),
        ("a.html", "<p>&nbsp;</p><br>"),
        ("a.json", r#"{"headline":" "}"#),
        ("a.docx", ""),
        ("a.odt", ""),
        ("a.xml", " "),
        ("a", ""),
    ] {
        let refused = read(name, text.as_bytes());
        let is_told = matches!(refused, Err(IntakeError::Format(FormatError::NoText)));
        assert!(is_told, "{name} {text:?}: {refused:?}");
    }
}

#[test]
fn a_headline_or_a_picture_alone_is_an_article() {
    for (name, text) in [
        ("a.txt", "خبر عاجل"),
        ("a.md", "---\ntitle: خبر عاجل\n---\n"),
        ("a.html", "<h1>خبر عاجل</h1>"),
        ("a.json", r#"{"headline":"خبر عاجل"}"#),
    ] {
        let read = read(name, text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = Projection::of(&read.body).into_text();
        assert_eq!(format!("{}{text}", read.fields.headline).trim(), "خبر عاجل", "{name}");
    }
}
