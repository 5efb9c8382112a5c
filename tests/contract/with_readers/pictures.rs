//! Pictures with everything that cameras and programs write, through the gate, into every format that holds pictures,
//! out of its files again, and before the eyes of exiftool and Pillow.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use warraq_core::article::Article;
use warraq_core::specimen;
use warraq_formats::{ExportOptions, Feature, Format, exporter};
use warraq_output::{FileChoice, OriginalPicture, TakenOutKind, render_article};

use super::super::readers;

/// The files of the pictures whose words stand where a credit has a place: in XMP, in IIM, or in both.
const WITH_CREDIT: [&str; 10] = [
    "jpeg.jpg",
    "png.png",
    "webp.webp",
    "tiff.tif",
    "iim.jpg",
    "iim.tif",
    "iim.png",
    "windows-1256.jpg",
    "windows-1256.tif",
    "changed.jpg",
];

/// The others: their words stand in EXIF or in texts of a PNG, which say a caption and whose the picture is.
const WITHOUT_CREDIT: [&str; 7] =
    ["exif.jpg", "exif.tif", "exif.png", "exif.webp", "title.jpg", "comment.jpg", "text.png"];

/// Groups of tags that say what the file is made of, and nothing of people, places and programs.
const GROUPS: [&str; 8] =
    ["File", "Composite", "ExifTool", "JFIF", "PNG", "RIFF", "APP14", "ICC_Profile"];

/// What readers get, and what says how that is written.
const KEPT: [&str; 9] = [
    "XMP:Description",
    "XMP:Credit",
    "XMP:Rights",
    "IPTC:Caption-Abstract",
    "IPTC:Credit",
    "IPTC:CopyrightNotice",
    "IPTC:CodedCharacterSet",
    "IPTC:EnvelopeRecordVersion",
    "IPTC:ApplicationRecordVersion",
];

/// A picture that was taken out of a file.
#[derive(Debug, Deserialize)]
struct Picture {
    tags: Map<String, Value>,
    size: (u32, u32),
    corners: [String; 4],
}

/// What a file has.
#[derive(Debug, Deserialize)]
struct Taken {
    pictures: Vec<Picture>,
    secrets: Vec<String>,
}

#[test]
fn pictures_leave_without_place_camera_and_history_and_with_their_words() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str| {
        let path = folder.path().join(name);
        fs::create_dir(&path).unwrap();
        path
    };
    let (originals, files, work) = (make("originals"), make("files"), make("work"));
    let planted: BTreeMap<String, Map<String, Value>> = readers::python("plant.py", &[&originals]);
    for (name, tags) in &planted {
        let is_there = ["EXIF:GPSLatitude", "EXIF:SerialNumber", "XMP:HistoryAction"]
            .iter()
            .all(|tag| tags.contains_key(*tag));
        assert!(is_there, "nothing was planted in {name}: {tags:?}");
    }
    for format in Format::ALL {
        write(&originals, &files, *format);
    }
    let taken: BTreeMap<String, Taken> = readers::python("take_out.py", &[&files, &work]);
    let mut faults = String::new();
    for format in Format::ALL {
        let one = &taken[&file_name(*format)];
        if !one.secrets.is_empty() {
            let _ = writeln!(faults, "{format}: a planted word stands in {:?}", one.secrets);
        }
        check(*format, &one.pictures, &planted["jpeg.jpg"], &mut faults);
    }
    assert!(faults.is_empty(), "{faults}");
}

/// The pictures' files, by which figures name them.
fn names() -> impl Iterator<Item = &'static str> {
    WITH_CREDIT.into_iter().chain(WITHOUT_CREDIT)
}

/// An article with a figure of every picture, which says nothing of them itself.
fn article() -> Article {
    let figures: Vec<Value> = names()
        .map(|name| json!({ "type": "figure", "attrs": { "media": name, "alt": "جسر" } }))
        .collect();
    let fields = json!({ "headline": "جسر الرقة", "language": "ar" });
    specimen::article(&json!({ "fields": fields, "tags": [], "body": figures }), 7)
}

fn write(originals: &Path, files: &Path, format: Format) {
    let choice = FileChoice { format, options: ExportOptions::default() };
    let mut load = |id: &str| {
        Some(OriginalPicture {
            name: id.to_owned(),
            bytes: fs::read(originals.join(id)).unwrap(),
            caption: String::new(),
            credit: String::new(),
        })
    };
    let rendered = render_article(article(), &choice, &mut load).unwrap();
    if holds_pictures(format) {
        let told = |kind| rendered.taken_out.iter().filter(|one| one.kind == kind).count();
        assert_eq!(
            told(TakenOutKind::PicturePlace),
            names().count(),
            "{format}: the place is told"
        );
    }
    fs::write(files.join(file_name(format)), rendered.bytes).unwrap();
}

fn file_name(format: Format) -> String {
    format!("{}.{}", format.id(), format.extension())
}

fn holds_pictures(format: Format) -> bool {
    !exporter(format).cannot_hold().contains(&Feature::Media)
}

fn check(format: Format, pictures: &[Picture], planted: &Map<String, Value>, faults: &mut String) {
    let wanted = if holds_pictures(format) { names().count() } else { 0 };
    if pictures.len() != wanted {
        let _ = writeln!(faults, "{format}: {} pictures, not {wanted}", pictures.len());
    }
    let mut without_credit = 0;
    for picture in pictures {
        // It lay on its side: a quarter turn to the right, and no program has to turn it any more.
        if picture.size != (64, 96) || picture.corners != ["blue", "red", "white", "lime"] {
            let _ = writeln!(faults, "{format}: seen as {:?} {:?}", picture.size, picture.corners);
        }
        for (tag, value) in &picture.tags {
            let group = tag.split(':').next().unwrap_or_default();
            if !GROUPS.contains(&group) && !KEPT.contains(&tag.as_str()) {
                let _ = writeln!(faults, "{format}: {tag} is {value}");
            }
        }
        // Pages on paper hold points of colour and no words of their own.
        if format == Format::Pdf {
            continue;
        }
        let is_jpeg = picture.tags["File:FileType"] == "JPEG";
        let has_credit = picture.tags.contains_key("XMP:Credit");
        without_credit += usize::from(!has_credit);
        for (said, in_iim) in [
            ("XMP:Description", "IPTC:Caption-Abstract"),
            ("XMP:Credit", "IPTC:Credit"),
            ("XMP:Rights", "IPTC:CopyrightNotice"),
        ] {
            if said == "XMP:Credit" && !has_credit {
                continue;
            }
            for tag in [said].into_iter().chain(is_jpeg.then_some(in_iim)) {
                if picture.tags.get(tag) != planted.get(said) {
                    let found = picture.tags.get(tag);
                    let _ = writeln!(faults, "{format}: {tag} is {found:?}: {:?}", picture.tags);
                }
            }
        }
    }
    let is_read = holds_pictures(format) && format != Format::Pdf;
    if is_read && without_credit != WITHOUT_CREDIT.len() {
        let _ = writeln!(faults, "{format}: {without_credit} pictures have no credit");
    }
}
