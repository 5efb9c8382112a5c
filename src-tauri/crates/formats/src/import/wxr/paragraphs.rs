//! The paragraphs of posts from before blocks: WordPress stores an empty line where readers see a paragraph.

use super::gallery;
use super::library::Library;
use super::token::{Token, tokens};
use crate::markup::{embed, tag::is_block};

/// The HTML that WordPress would show for `content`, the text of post number `post`: lines of text are paragraphs,
/// at the top and in quotes, cells and other frames; galleries have their pictures, and the address of a film that
/// stands on a line of its own is the film.
///
/// Source: WordPress, `wpautop` in wp-includes/formatting.php and `autoembed` in class-wp-embed.php, for what they
/// do and not for how.
pub(super) fn shown(content: &str, post: u64, library: &Library) -> String {
    let content = content.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n");
    let mut writer = Writer::default();
    for token in tokens(&content) {
        match token {
            Token::Text(text) => writer.text(text, post, library),
            Token::Tag { name, is_end, whole } => writer.tag(&name, is_end, whole),
            Token::Comment(whole) => writer.inner.push(Inner::Silent(whole.to_owned())),
            Token::Raw(whole) => writer.edge(whole),
        }
    }
    writer.flush();
    writer.html
}

/// What stands in a line.
enum Inner {
    /// Letters.
    Text(String),
    /// A picture, a break or whatever else has no letters and is seen.
    Seen(String),
    /// What only frames letters.
    Silent(String),
}

#[derive(Default)]
struct Writer {
    html: String,
    /// What came since the last block began or ended.
    inner: Vec<Inner>,
    /// How many frames are open.
    depth: usize,
    /// Whether a block is open that holds lines and no paragraphs.
    in_line: bool,
}

impl Writer {
    fn text(&mut self, text: &str, post: u64, library: &Library) {
        let mut rest = text;
        let mut from = 0;
        while let Some((start, end)) = gallery::next(&rest[from..]) {
            let (start, end) = (from + start, from + end);
            let Some(html) = gallery::of_shortcode(&rest[start..end], post, library) else {
                from = end;
                continue;
            };
            self.inner.push(Inner::Text(rest[..start].to_owned()));
            self.edge(&html);
            rest = &rest[end..];
            from = 0;
        }
        self.inner.push(Inner::Text(rest.to_owned()));
    }

    fn tag(&mut self, name: &str, is_end: bool, whole: &str) {
        if !is_block(name) && !is_edge(name) {
            let is_seen = matches!(name, "img" | "br" | "embed" | "input" | "wbr");
            let inner = if is_seen { Inner::Seen } else { Inner::Silent };
            self.inner.push(inner(whole.to_owned()));
            return;
        }
        self.edge(whole);
        if holds_lines(name) {
            self.in_line = !is_end;
        } else if is_block(name) {
            self.in_line = false;
            self.depth = if is_end { self.depth.saturating_sub(1) } else { self.depth + 1 };
        }
    }

    /// Something that stands between lines.
    fn edge(&mut self, whole: &str) {
        self.flush();
        self.html.push_str(whole);
    }

    /// Writes what came since the last block: paragraphs parted by empty lines, and lines in them.
    fn flush(&mut self) {
        let paragraphs = Paragraphs::of(&std::mem::take(&mut self.inner)).done;
        let is_lone = paragraphs.len() == 1;
        for (index, paragraph) in paragraphs.into_iter().enumerate() {
            let is_framed = paragraph.is_seen && !paragraph.is_block;
            if self.in_line && index > 0 {
                self.html.push_str("<br><br>\n");
            }
            if self.in_line || !is_framed || is_lone && self.depth > 0 {
                self.html.push_str(&paragraph.html);
            } else {
                self.html.push_str("<p>");
                self.html.push_str(&paragraph.html);
                self.html.push_str("</p>");
            }
            if !self.in_line {
                self.html.push('\n');
            }
        }
    }
}

/// Whether lines end where an element of this name begins or ends, though it is no block.
fn is_edge(name: &str) -> bool {
    matches!(name, "hr" | "video" | "audio" | "object")
}

/// Whether a block of this name holds lines of its own and no paragraphs.
fn holds_lines(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "dt"
            | "caption"
            | "figcaption"
            | "summary"
            | "legend"
    )
}

#[derive(Default)]
struct Paragraph {
    html: String,
    /// Whether there is anything to see in it.
    is_seen: bool,
    /// Whether it is a block, which stands in no paragraph.
    is_block: bool,
}

/// The paragraphs of what stands between two blocks, while they are read.
#[derive(Default)]
struct Paragraphs {
    done: Vec<Paragraph>,
    open: Paragraph,
    /// New lines that are written once something follows.
    breaks: usize,
    /// Whether a break is the last that was written.
    is_broken: bool,
}

impl Paragraphs {
    fn of(inner: &[Inner]) -> Self {
        let mut paragraphs = Self::default();
        let count = inner.len();
        let stands_alone = |index: usize| {
            (
                index == 0 || ends_line(&inner[index - 1]),
                index + 1 == count || begins_line(&inner[index + 1]),
            )
        };
        for (index, part) in inner.iter().enumerate() {
            match part {
                Inner::Text(text) => paragraphs.text(text, stands_alone(index)),
                Inner::Seen(tag) => paragraphs.seen(tag),
                Inner::Silent(tag) => paragraphs.silent(tag),
            }
        }
        paragraphs.end();
        paragraphs
    }

    /// Letters; `edges` are whether its first line begins and its last line ends where it does.
    fn text(&mut self, text: &str, edges: (bool, bool)) {
        let count = text.split('\n').count();
        for (index, line) in text.split('\n').enumerate() {
            self.breaks += usize::from(index > 0);
            let is_whole = (index > 0 || edges.0) && (index + 1 < count || edges.1);
            let film = Some(line.trim()).filter(|line| is_whole && is_film(line));
            if let Some(address) = film {
                self.film(address);
            } else if line.trim().is_empty() {
                // Space between two words on one line stays.
                let is_between = count == 1 && self.open.is_seen && self.breaks == 0;
                self.open.html.push_str(if is_between { line } else { "" });
            } else {
                self.write_breaks();
                self.open.html.push_str(line);
                self.open.is_seen = true;
                self.is_broken = false;
            }
        }
    }

    fn film(&mut self, address: &str) {
        self.end();
        let html = format!("<div class=\"wp-block-embed__wrapper\">{address}</div>");
        self.done.push(Paragraph { html, is_seen: true, is_block: true });
    }

    fn seen(&mut self, tag: &str) {
        self.write_breaks();
        self.open.html.push_str(tag);
        self.open.is_seen = true;
        self.is_broken = tag.starts_with("<br");
    }

    /// A tag that frames letters belongs to those behind it where it begins, and to those before it where it ends.
    fn silent(&mut self, tag: &str) {
        if !tag.starts_with("</") {
            self.write_breaks();
        }
        self.open.html.push_str(tag);
    }

    fn write_breaks(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        if breaks > 1 {
            self.end();
        } else if breaks == 1 && self.open.is_seen && !self.is_broken {
            self.open.html.push_str("<br>\n");
            self.is_broken = true;
        }
    }

    fn end(&mut self) {
        self.breaks = 0;
        self.is_broken = false;
        let open = std::mem::take(&mut self.open);
        if !open.html.is_empty() {
            self.done.push(open);
        }
    }
}

/// Whether what comes behind stands on a new line.
fn ends_line(inner: &Inner) -> bool {
    match inner {
        Inner::Text(text) => text.trim_end_matches([' ', '\t']).ends_with('\n'),
        Inner::Seen(tag) => tag.starts_with("<br"),
        Inner::Silent(tag) => tag.starts_with("<!--"),
    }
}

fn begins_line(inner: &Inner) -> bool {
    match inner {
        Inner::Text(text) => text.trim_start_matches([' ', '\t']).starts_with('\n'),
        Inner::Seen(tag) => tag.starts_with("<br"),
        Inner::Silent(tag) => tag.starts_with("<!--"),
    }
}

/// Whether a line is the address of something that WordPress shows in its place.
fn is_film(line: &str) -> bool {
    line.starts_with("http") && !line.contains(char::is_whitespace) && embed::is_watched(line)
}

#[cfg(test)]
mod tests;
