//! Files that are no text, by the bytes they begin with.

/// What a file is by its first bytes, in English with its article; nothing where they say nothing.
///
/// Source: the file formats' own specifications.
pub(super) fn of_magic(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 17] = [
        (b"PK\x03\x04", "a ZIP archive or an office document (docx, odt, xlsx)"),
        (b"PK\x05\x06", "an empty ZIP archive"),
        (b"%PDF-", "a PDF"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "an old Word, Excel or PowerPoint document (.doc, .xls, .ppt)",
        ),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xff\xd8\xff", "a picture (JPEG)"),
        (b"GIF87a", "a picture (GIF)"),
        (b"GIF89a", "a picture (GIF)"),
        (b"II*\0", "a picture (TIFF)"),
        (b"MM\0*", "a picture (TIFF)"),
        (b"\x1f\x8b", "a compressed file (gzip)"),
        (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
        (b"Rar!\x1a\x07", "an archive (RAR)"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3\0", "a database"),
        (b"ID3\x03", "a sound (MP3)"),
    ];
    let found = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    found.or_else(|| {
        let is_riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        let is_film = bytes.get(4..8) == Some(b"ftyp");
        match (is_riff, is_film) {
            (true, _) => Some("a picture (WebP)"),
            (_, true) => Some("a film or a picture (MP4, HEIC, AVIF)"),
            _ => None,
        }
    })
}
