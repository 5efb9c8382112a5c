use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::*;

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read(chunks: &[(&[u8; 4], Vec<u8>)]) -> PictureWords {
    let chunks: Vec<Chunk<'_>> = chunks.iter().map(|(name, data)| Chunk { name, data }).collect();
    Texts::of(&chunks).words(None)
}

fn zipped(keyword: &str, bytes: &[u8]) -> (&'static [u8; 4], Vec<u8>) {
    (b"zTXt", [keyword.as_bytes(), b"\0\0", &packed(bytes)].concat())
}

fn plain(keyword: &str, bytes: &[u8]) -> (&'static [u8; 4], Vec<u8>) {
    (b"tEXt", [keyword.as_bytes(), b"\0", bytes].concat())
}

#[test]
fn description_and_copyright_are_read_packed_or_not() {
    let (caption, rights) = ("جسر الرقة".as_bytes(), "© ورّاق".as_bytes());
    let flagged = [b"Description\0\x01\0ar\0\xd8\xb5\0", packed(caption).as_slice()].concat();
    for description in
        [plain("Description", caption), zipped("Description", caption), (b"iTXt", flagged)]
    {
        let words = read(&[
            plain("Author", b"SECRET"),
            plain("Title", b"SECRET"),
            zipped("Comment", b"SECRET"),
            description,
            plain("Description", b"a second one"),
            plain("Copyright", rights),
        ]);
        assert_eq!((words.caption.as_str(), words.credit.as_str()), ("جسر الرقة", ""));
        assert_eq!(words.copyright, "© ورّاق");
    }
}

#[test]
fn what_unpacks_to_more_than_words_is_not_unpacked() {
    let bomb = zipped("Description", &vec![b'a'; MOST_BYTES]);
    let words = read(&[bomb, plain("Description", "جسر".as_bytes())]);
    assert_eq!(words.caption, "جسر");
    let half = vec![b'a'; MOST_BYTES / 2 + 1];
    let chunks = [zipped("Copyright", &half), zipped("Description", &half)];
    assert_eq!(read(&chunks).caption, "");
}

#[test]
fn broken_texts_say_nothing() {
    let mut cut = zipped("Description", "جسر الرقة القديم".as_bytes());
    cut.1.truncate(cut.1.len() - 8);
    for chunk in [
        cut,
        (b"zTXt", b"Description\0\0SECRET".to_vec()),
        (b"zTXt", b"Description\0\x01SECRET".to_vec()),
        (b"iTXt", b"Description\0\0\0ar".to_vec()),
        (b"tEXt", b"Description".to_vec()),
        plain("Raw profile type iptc", b"\niptc\n 4\n1c02zz"),
        plain("Raw profile type iptc", b"\niptc\n"),
        plain("Raw profile type iptc", b""),
    ] {
        let data = String::from_utf8_lossy(&chunk.1).into_owned();
        assert_eq!(read(&[chunk]), PictureWords::default(), "{data}");
    }
}
