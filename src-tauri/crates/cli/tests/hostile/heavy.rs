//! Files that cost whoever reads them much: nested without end, or with more of everything than any article has.
//! The tests read them, and the measurements say how long the optimised program takes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files;

/// How deep the nested files go.
pub const DEEP: usize = 100_000;

/// What an OpenDocument text says it is.
const OPEN_DOCUMENT: Option<&str> = Some("application/vnd.oasis.opendocument.text");

/// Writes the nested files into `folder`, and gives their paths.
pub fn nested(folder: &Path) -> Vec<PathBuf> {
    let deep = |open: &str, close: &str| format!("{}نص{}", open.repeat(DEEP), close.repeat(DEEP));
    let mut written = texts(
        folder,
        &[
            ("nested-divs.html", deep("<div>", "</div>")),
            ("nested-marks.html", deep("<b><i>", "</i></b>")),
            ("nested-lists.html", deep("<ul><li>", "</li></ul>")),
            ("nested-tables.html", deep("<table><tr><td>", "</td></tr></table>")),
            ("nested-links.html", deep("<a href=x><p>", "</p></a>")),
            ("never-closed.html", "<p><b>".repeat(DEEP)),
            ("nested-quotes.md", format!("{} نص", ">".repeat(DEEP))),
            ("nested-lists.md", format!("{}نص", "- ".repeat(DEEP / 2))),
            ("nested-emphasis.md", deep("*a **", "b**")),
            ("open-brackets.md", "[".repeat(DEEP)),
            ("nested-lists.json", "[".repeat(DEEP)),
            ("nested-objects.json", "{\"a\":".repeat(DEEP)),
        ],
    );
    let tables = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    written.push(word(folder, "nested-tables.docx", &tables));
    let lists = deep("<text:list><text:list-item>", "</text:list-item></text:list>");
    written.push(open_document(folder, "nested-lists.odt", &lists));
    written
}

/// Writes files with `many` of one thing into `folder`, and gives their paths.
pub fn crowded(folder: &Path, many: usize) -> Vec<PathBuf> {
    let mut written = texts(
        folder,
        &[
            ("lines.txt", "نص\n".repeat(many * 3)),
            ("one-line.txt", "قسد ".repeat(many * 30)),
            ("paragraphs.html", "<p>نص من كلمات قليلة في الفقرة.</p>".repeat(many)),
            ("elements.html", "<div><span>نص</span> <a href=x>رابط</a></div>".repeat(many)),
            ("one-paragraph.html", format!("<p>{}</p>", "كلمة <b>سميكة</b> ".repeat(many))),
            ("rows.html", format!("<table>{}</table>", "<tr><td>١<td>٢".repeat(many))),
            ("columns.html", format!("<table><tr>{}</table>", "<td>١".repeat(many))),
            ("attributes.html", format!("<p {}>نص</p>", numbered(many, |n| format!("a{n}=x ")))),
            (
                "notes.html",
                numbered(many, |n| {
                    format!(
                        "<p>نص<a href=#n{n} id=r{n}>[{n}]</a></p><p id=n{n}><a href=#r{n}>{n}</a> حاشية</p>"
                    )
                }),
            ),
            ("entities.html", "&amp;&#1602;&nbsp;".repeat(many)),
            ("paragraphs.md", "نص من كلمات قليلة في الفقرة.\n\n".repeat(many)),
            ("emphasis.md", "كلمة **سميكة** _مائلة_ ".repeat(many)),
            ("stars.md", "*".repeat(many)),
            ("backticks.md", numbered(many, |n| "`".repeat(n % 500 + 1) + " ")),
            ("links.md", "[رابط](http://a.b) ".repeat(many)),
            ("references.md", numbered(many, |n| format!("[{n}]: http://a.b/{n}\n[{n}]\n\n"))),
            ("notes.md", numbered(many, |n| format!("نص[^{n}]\n\n[^{n}]: حاشية\n\n"))),
            ("rows.md", format!("|ا|ب|\n|-|-|\n{}", "|١|٢|\n".repeat(many))),
            (
                "blocks.json",
                format!(
                    "{{\"body\":{{\"type\":\"doc\",\"content\":[{}null]}}}}",
                    numbered(many, |n| format!(
                        "{{\"type\":\"paragraph\",\"attrs\":{{\"id\":\"{n}\"}},\"content\":[{{\"type\":\"text\",\"text\":\"نص\"}}]}},"
                    ))
                ),
            ),
        ],
    );
    let paragraph = "<w:p><w:r><w:t>نص من كلمات قليلة.</w:t></w:r></w:p>";
    written.push(word(folder, "paragraphs.docx", &paragraph.repeat(many)));
    let run = "<w:r><w:rPr><w:b/></w:rPr><w:t>نص </w:t></w:r><w:r><w:t>آخر </w:t></w:r>";
    written.push(word(folder, "runs.docx", &format!("<w:p>{}</w:p>", run.repeat(many))));
    let changed = "<w:ins w:id=\"1\" w:author=\"سامي\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:t>نص </w:t></w:r></w:ins>\
                   <w:r><w:t>آخر </w:t></w:r>";
    written.push(word(folder, "changes.docx", &format!("<w:p>{}</w:p>", changed.repeat(many))));
    let row = "<w:tr><w:tc><w:p><w:r><w:t>١</w:t></w:r></w:p></w:tc></w:tr>";
    written.push(word(folder, "rows.docx", &format!("<w:tbl>{}</w:tbl>", row.repeat(many))));
    written.push(linked_notes(folder, many));
    written.push(pictures(folder, many / 5));
    let paragraph = "<text:p>نص من كلمات قليلة.</text:p>";
    written.push(open_document(folder, "paragraphs.odt", &paragraph.repeat(many)));
    let spaces = format!("<text:p>نص<text:s text:c=\"{many}0000\"/>نص</text:p>");
    written.push(open_document(folder, "spaces.odt", &spaces));
    let cells = "<table:table xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">\
                 <table:table-row table:number-rows-repeated=\"1000000\">\
                 <table:table-cell table:number-columns-repeated=\"16000\"><text:p>١</text:p></table:table-cell>\
                 </table:table-row></table:table>";
    written.push(open_document(folder, "repeated-cells.odt", cells));
    written.extend(sites(folder, many));
    written
}

/// Exports of sites with twenty times as many terms, fields, comments and authors: each is a few letters.
fn sites(folder: &Path, many: usize) -> Vec<PathBuf> {
    let crowd = |element: &str| element.repeat(many * 20);
    let text = |content: String| {
        files::site(&format!(
            "<item><title>نص</title><content:encoded>{content}</content:encoded></item>"
        ))
    };
    let post = |inner: &str| format!("<item><title>نص</title>{inner}</item>");
    let field =
        "<wp:postmeta><wp:meta_key>ا</wp:meta_key><wp:meta_value>نص</wp:meta_value></wp:postmeta>";
    texts(
        folder,
        &[
            ("terms.xml", files::site(&post(&crowd("<category/>")))),
            ("comments.xml", files::site(&post(&crowd("<wp:comment/>")))),
            ("fields.xml", files::site(&post(&crowd(field)))),
            ("authors.xml", files::site(&crowd("<wp:author/>"))),
            ("site-terms.xml", files::site(&crowd("<wp:category/><wp:tag/><wp:term/>"))),
            (
                "pictures.xml",
                files::site(&crowd("<item><wp:post_type>attachment</wp:post_type></item>")),
            ),
            (
                "some-terms.xml",
                files::site(&post(&"<category domain=\"x\">نص</category>".repeat(many))),
            ),
            ("galleries.xml", text("[gallery &lt;!-- wp:".repeat(many * 10))),
            ("open-elements.xml", text("&lt;pre&gt;&lt;p \"".repeat(many))),
            ("films.xml", text("https://youtu.be/a\n".repeat(many))),
            ("shared-blocks.xml", shared_blocks(many)),
        ],
    )
}

/// A post of shared blocks, each of which is made of itself.
fn shared_blocks(many: usize) -> String {
    let block = "&lt;!-- wp:block {\"ref\":9} /--&gt;".repeat(many / 10);
    let content = format!("<content:encoded>{block}</content:encoded>");
    files::site(&format!(
        "<item><wp:post_id>9</wp:post_id><wp:post_type>wp_block</wp:post_type>{content}</item><item>{content}</item>"
    ))
}

/// A Word document of footnotes of which each refers to the next.
fn linked_notes(folder: &Path, many: usize) -> PathBuf {
    let reference = |n: usize| format!("<w:r><w:footnoteReference w:id=\"{n}\"/></w:r>");
    let notes = numbered(many, |n| {
        let next = reference((n + 1) % many);
        format!(
            "<w:footnote w:id=\"{n}\"><w:p><w:r><w:t>حاشية</w:t></w:r>{next}</w:p></w:footnote>"
        )
    });
    let notes = format!(
        "<?xml version=\"1.0\"?><w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{notes}</w:footnotes>"
    );
    let body = files::word(&format!("<w:p><w:r><w:t>نص</w:t></w:r>{}</w:p>", reference(1)));
    let relations = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes\" \
        Target=\"footnotes.xml\"/></Relationships>";
    let path = folder.join("linked-notes.docx");
    let parts = [
        ("word/document.xml", body.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ];
    files::archive(&path, &parts, None);
    path
}

/// A Word document of pictures that are as long as each other and differ at their ends.
fn pictures(folder: &Path, many: usize) -> PathBuf {
    const BEGINNING: &[u8] =
        b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90\x77\x53\xde";
    const BYTES: usize = 32 << 10;
    let pictures: Vec<(String, Vec<u8>)> = (0..many)
        .map(|n| {
            let mut bytes = BEGINNING.to_vec();
            bytes.resize(BYTES, 0);
            bytes.extend(format!("{n:08}").into_bytes());
            (format!("word/media/{n}.png"), bytes)
        })
        .collect();
    let relations = numbered(many, |n| {
        format!(
            "<Relationship Id=\"rId{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
             Target=\"media/{n}.png\"/>"
        )
    });
    let relations = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    );
    let shown = numbered(many, |n| {
        format!(
            "<w:r><w:drawing><wp:inline><a:blip r:embed=\"rId{n}\"/></wp:inline></w:drawing></w:r>"
        )
    });
    let body = files::word(&format!("<w:p><w:r><w:t>نص</w:t></w:r>{shown}</w:p>"));
    let path = folder.join("pictures.docx");
    let mut parts = vec![
        ("word/document.xml", body.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ];
    parts.extend(pictures.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    files::archive(&path, &parts, None);
    path
}

/// What `one` makes of every number below `many`, one after another.
fn numbered(many: usize, one: impl Fn(usize) -> String) -> String {
    (0..many).map(one).collect::<Vec<_>>().concat()
}

fn texts(folder: &Path, files: &[(&str, String)]) -> Vec<PathBuf> {
    let written = files.iter().map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).expect("it can be written");
        path
    });
    written.collect()
}

fn word(folder: &Path, name: &str, body: &str) -> PathBuf {
    let path = folder.join(name);
    files::archive(&path, &[("word/document.xml", files::word(body).as_bytes())], None);
    path
}

fn open_document(folder: &Path, name: &str, body: &str) -> PathBuf {
    let path = folder.join(name);
    let text = files::open_document(body);
    files::archive(&path, &[("content.xml", text.as_bytes())], OPEN_DOCUMENT);
    path
}
