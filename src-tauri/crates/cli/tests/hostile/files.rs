//! The files themselves, made when they are needed.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use zip::write::{SimpleFileOptions, ZipWriter};

/// What a bomb unpacks to, in MiB: more than any document may.
const BOMB_MIB: usize = 600;

/// An archive with these parts; OpenDocument says its kind in a part of its own, first and not packed.
pub fn archive(path: &Path, parts: &[(&str, &[u8])], mimetype: Option<&str>) {
    let mut zip = begun(path, mimetype);
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part can be begun");
        zip.write_all(bytes).expect("a part can be written");
    }
    zip.finish().expect("the archive can be finished");
}

/// An archive of a few hundred kilobytes that unpacks to [`BOMB_MIB`].
pub fn zip_bomb(path: &Path, part: &str, mimetype: Option<&str>) {
    let mut zip = begun(path, mimetype);
    zip.start_file(part, SimpleFileOptions::default()).expect("a part can be begun");
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..BOMB_MIB {
        zip.write_all(&spaces).expect("a part can be written");
    }
    zip.finish().expect("the archive can be finished");
}

/// An archive of so many empty parts.
pub fn many_parts(path: &Path, count: usize) {
    let mut zip = begun(path, None);
    for number in 0..count {
        let name = format!("word/{number}.xml");
        zip.start_file(name, SimpleFileOptions::default()).expect("a part can be begun");
    }
    zip.finish().expect("the archive can be finished");
}

/// XML whose entities would come to gigabytes.
pub fn entity_bomb() -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a0 \"قسد قسد قسد\">");
    for level in 1..12 {
        let ten = format!("&a{};", level - 1).repeat(10);
        let _ = write!(xml, "<!ENTITY a{level} \"{ten}\">");
    }
    xml + "]><document>&a11;</document>"
}

/// A Word document's main part with this body.
pub fn word(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{body}</w:body></w:document>"
    )
}

/// An OpenDocument text's main part with this body.
pub fn open_document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>{body}\
         </office:text></office:body></office:document-content>"
    )
}

/// A document whose picture is on a server.
pub fn word_with_outside_picture(path: &Path, address: &str) {
    let body = "<w:p><w:r><w:t>نص المقال في وورد.</w:t></w:r></w:p><w:p><w:r><w:drawing><wp:inline>\
         <wp:docPr id=\"1\" name=\"p\" descr=\"صورة\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>\
         <a:blip r:link=\"rId1\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    let relations = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
         Target=\"{address}/picture.png\" TargetMode=\"External\"/></Relationships>"
    );
    let parts = [("word/document.xml", word(body)), ("word/_rels/document.xml.rels", relations)];
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    archive(path, &parts, None);
}

/// A page with everything that could run or ask the outside.
pub fn hostile_page(address: &str) -> String {
    format!(
        "<!doctype html><html lang=\"ar\"><head><title>عنوان</title><meta http-equiv=\"refresh\" content=\"0;url={address}\">\
         <base href=\"{address}/\"><link rel=\"stylesheet\" href=\"{address}/a.css\"><link rel=\"preload\" href=\"{address}/b\">\
         <style>@import url({address}/c.css); p {{ background: url({address}/d.png); width: expression(alert(1)) }}</style>\
         <script src=\"{address}/e.js\"></script><script>alert(1)</script></head><body onload=\"alert(1)\">\
         <p>نص المقال <img src=\"{address}/f.png\" onerror=\"alert(1)\"> بقية النص هنا في هذا السطر الطويل.</p>\
         <p><a href=\"javascript:alert(1)\">رابط</a> <a href=\" java\tscript:alert(1)\">آخر</a> \
         <a href=\"data:text/html,<script>alert(1)</script>\">ثالث</a></p>\
         <svg onload=\"alert(1)\"><script>alert(1)</script><image href=\"{address}/g.png\"/></svg>\
         <iframe src=\"{address}/h\"></iframe><object data=\"{address}/i\"></object><embed src=\"{address}/j\">\
         <video src=\"{address}/k\" poster=\"{address}/l\"></video><form action=\"{address}/m\"><input onfocus=\"alert(1)\" autofocus></form>\
         <math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>\
         <p style=\"background:url({address}/n)\">فقرة أخيرة من نص المقال.</p></body></html>"
    )
}

fn begun(path: &Path, mimetype: Option<&str>) -> ZipWriter<BufWriter<File>> {
    let file = File::create(path).expect("the file can be made");
    let mut zip = ZipWriter::new(BufWriter::new(file));
    if let Some(mimetype) = mimetype {
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file("mimetype", stored).expect("a part can be begun");
        zip.write_all(mimetype.as_bytes()).expect("a part can be written");
    }
    zip
}

/// A WordPress export of these elements of its channel.
pub fn site(elements: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\
         <title>نص</title>{elements}</channel></rss>"
    )
}
