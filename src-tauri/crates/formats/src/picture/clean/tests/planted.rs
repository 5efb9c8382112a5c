//! Files of pictures with what cameras and programs write into them.

use std::fmt::Write;

use image::ImageFormat;

use super::encoded;

/// A small JPEG with these segments at its start.
pub fn jpeg(segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    with_segments(&encoded(ImageFormat::Jpeg), segments)
}

/// `jpeg` with these segments at its start.
pub fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut out = jpeg[..2].to_vec();
    for (marker, payload) in segments {
        out.extend([0xFF, *marker]);
        out.extend(u16::try_from(payload.len() + 2).unwrap().to_be_bytes());
        out.extend(payload);
    }
    out.extend(&jpeg[2..]);
    out
}

/// A field of a TIFF: its number, its type and its bytes.
pub type Entry = (u16, u16, Vec<u8>);

/// EXIF with an orientation, these texts, a place and a thumbnail.
pub fn exif(orientation: u16, texts: &[(u16, &str)]) -> Vec<u8> {
    let orientation = (0x0112, 3, orientation.to_le_bytes().to_vec());
    let text = |(tag, text): &(u16, &str)| (*tag, 2, [text.as_bytes(), b"\0"].concat());
    let entries: Vec<Entry> = std::iter::once(orientation).chain(texts.iter().map(text)).collect();
    [&tiff(&entries, &[])[..], b"SECRET GPS SECRET thumbnail"].concat()
}

/// A TIFF with these fields, and these in the directory that EXIF has there.
pub fn tiff(entries: &[Entry], of_exif: &[Entry]) -> Vec<u8> {
    let with_pointer = |place: usize| {
        let place = u32::try_from(place).unwrap().to_le_bytes().to_vec();
        let mut entries = entries.to_vec();
        entries.extend((!of_exif.is_empty()).then_some((0x8769, 4, place)));
        directory(HEAD.len(), entries)
    };
    let place = HEAD.len() + with_pointer(0).len();
    let mut out = [HEAD, &with_pointer(place)].concat();
    if !of_exif.is_empty() {
        out.extend(directory(place, of_exif.to_vec()));
    }
    out
}

const HEAD: &[u8] = b"II*\0\x08\0\0\0";

/// A directory that stands at `place`, with what does not fit into its entries behind it.
fn directory(place: usize, mut entries: Vec<Entry>) -> Vec<u8> {
    entries.sort();
    let end = place + 2 + entries.len() * 12 + 4;
    let mut out = u16::try_from(entries.len()).unwrap().to_le_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    for (tag, kind, value) in &entries {
        out.extend(tag.to_le_bytes());
        out.extend(kind.to_le_bytes());
        let unit = match kind {
            3 => 2,
            4 => 4,
            _ => 1,
        };
        out.extend(u32::try_from(value.len() / unit).unwrap().to_le_bytes());
        if value.len() <= 4 {
            out.extend(value);
            out.resize(out.len() + 4 - value.len(), 0);
        } else {
            out.extend(u32::try_from(end + data.len()).unwrap().to_le_bytes());
            data.extend(value);
        }
    }
    out.extend([0; 4]);
    out.extend(data);
    out
}

/// A picture of one point, which is a byte of the head, with these fields.
pub fn tiff_picture(entries: &[Entry]) -> Vec<u8> {
    let short = |tag: u16, value: u16| (tag, 3, value.to_le_bytes().to_vec());
    let long = |tag: u16, value: u32| (tag, 4, value.to_le_bytes().to_vec());
    let mut all = vec![
        short(256, 1),
        short(257, 1),
        short(258, 8),
        short(259, 1),
        short(262, 1),
        long(273, 2),
        short(277, 1),
        short(278, 1),
        long(279, 1),
    ];
    all.extend_from_slice(entries);
    tiff(&all, &[])
}

fn camera(orientation: u16) -> Vec<u8> {
    exif(
        orientation,
        &[
            (0x010F, "SECRET maker"),
            (0x013B, "SECRET artist"),
            (0x0132, "SECRET time"),
            (0xA431, "SECRET serial"),
        ],
    )
}

const HISTORY: &[u8] = br#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description
    xmpMM:DocumentID="SECRET"><xmpMM:History>SECRET</xmpMM:History></rdf:Description></rdf:RDF></x:xmpmeta>"#;

pub fn planted_jpeg(plain: &[u8], orientation: u16) -> Vec<u8> {
    let segment = |prefix: &[u8], rest: &[u8]| [prefix, rest].concat();
    let bytes = with_segments(
        plain,
        &[
            (0xE1, segment(b"Exif\0\0", &camera(orientation))),
            (0xE1, segment(b"http://ns.adobe.com/xap/1.0/\0", HISTORY)),
            (0xE1, segment(b"http://ns.adobe.com/xmp/extension/\0", b"SECRET")),
            (0xE0, segment(b"JFXX\0\x10", b"SECRET thumbnail")),
            (0xE2, segment(b"MPF\0", b"SECRET")),
            (0xE2, segment(b"ICC_PROFILE\0\x01\x01", b"colours")),
            (0xED, segment(b"Photoshop 3.0\0", b"8BIM\x04\x25\0\0\0\0\0\x06SECRET")),
            (0xEE, segment(b"Other\0", b"SECRET")),
            (0xEF, b"SECRET".to_vec()),
            (0xFE, b"SECRET comment".to_vec()),
        ],
    );
    [bytes.as_slice(), b"\xff\xd8\xff\xe1SECRET trailer"].concat()
}

pub fn planted_png(plain: &[u8], orientation: u16) -> Vec<u8> {
    let out = with_chunks(
        plain,
        &[
            (*b"gAMA", 45_455_u32.to_be_bytes().to_vec()),
            (*b"eXIf", camera(orientation)),
            (*b"tEXt", b"Author\0SECRET".to_vec()),
            (*b"zTXt", b"Comment\0\0SECRET".to_vec()),
            (*b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0", HISTORY].concat()),
            (*b"tIME", b"SECRET1".to_vec()),
            (*b"prVt", b"SECRET".to_vec()),
        ],
    );
    [out.as_slice(), b"SECRET trailer"].concat()
}

/// `png` with these chunks behind its head.
pub fn with_chunks(png: &[u8], chunks: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut out = png[..33].to_vec();
    for (name, data) in chunks {
        out.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let start = out.len();
        out.extend(name);
        out.extend(data);
        let sum = super::super::png::crc(&out[start..]);
        out.extend(sum.to_be_bytes());
    }
    out.extend(&png[33..]);
    out
}

/// A profile as programs write it as text in a PNG.
pub fn profile(bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("\niptc\n{:8}\n", bytes.len());
    for line in bytes.chunks(36) {
        for byte in line {
            let _ = write!(out, "{byte:02x}");
        }
        out.push('\n');
    }
    out.into_bytes()
}

pub fn planted_webp(plain: &[u8], orientation: u16) -> Vec<u8> {
    let chunks = [
        (b"EXIF", camera(orientation)),
        (b"XMP ", HISTORY.to_vec()),
        (b"prVt", b"SECRET".to_vec()),
    ];
    [with_parts(plain, &chunks).as_slice(), b"SECRET trailer"].concat()
}

/// `webp` with these chunks behind its picture.
pub fn with_parts(webp: &[u8], chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBPVP8X\x0a\0\0\0\x0c\0\0\0\x27\0\0\x13\0\0".to_vec();
    body.extend(&webp[12..]);
    for (name, data) in chunks {
        body.extend(*name);
        body.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        body.extend(data);
        body.resize(body.len() + data.len() % 2, 0);
    }
    let length = u32::try_from(body.len()).unwrap();
    [b"RIFF", &length.to_le_bytes()[..], &body].concat()
}

/// Two frames of two points.
pub fn planted_gif() -> Vec<u8> {
    let frame = b"\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0";
    [
        &b"GIF89a\x02\0\x01\0\x80\0\0\xff\0\0\0\0\xff"[..],
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0",
        b"\x21\xfe\x0eSECRET comment\0",
        b"\x21\xff\x0bXMP DataXMP\x06SECRET\0",
        b"\x21\x01\x06SECRET\0",
        b"\x21\xf9\x04\0\x0a\0\0\0",
        frame,
        b"\x21\xff\x0bMYPROGRAM10\x06SECRET\0",
        frame,
        b"\x3bSECRET trailer",
    ]
    .concat()
}

/// Red and blue, which stand the other way round.
pub fn planted_tiff() -> Vec<u8> {
    let mut entries: Vec<(u16, u16, u32, u32)> = vec![
        (256, 3, 1, 2),
        (257, 3, 1, 1),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 2),
        (273, 4, 1, 8),
        (274, 3, 1, 2),
        (277, 3, 1, 3),
        (278, 3, 1, 1),
        (279, 4, 1, 6),
        (305, 2, 7, 14),
        (700, 1, 6, 14),
    ];
    entries.sort_unstable();
    let mut out = b"II*\0\x16\0\0\0\xff\0\0\0\0\xffSECRET\0\0".to_vec();
    out.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
    for (tag, kind, count, value) in entries {
        out.extend(tag.to_le_bytes());
        out.extend(kind.to_le_bytes());
        out.extend(count.to_le_bytes());
        out.extend(value.to_le_bytes());
    }
    out.extend([0; 4]);
    out
}
