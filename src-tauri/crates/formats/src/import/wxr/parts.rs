//! The parts of an export: the site, its authors, its items, one after another.

use std::io::{BufReader, Read};

use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader};

use super::guard::Guard;
use super::item::{Comment, Item, Term};
use super::letters::{self, Letters};
use super::tally::Tally;
use crate::error::FormatError;
use crate::foreign::Foreign;

/// The most bytes of one text, tag or comment of the file.
const PIECE_BYTES: usize = 32 << 20;
/// Elements in one another: WXR has six.
const MAX_DEPTH: usize = 64;

/// A part of an export.
pub(super) enum Part {
    /// What stands before the first item.
    Site { title: String, address: String, language: String },
    /// Somebody who wrote posts.
    Author { login: String, name: String },
    /// A post, a picture, a menu, …
    Item(Box<Item>),
}

/// The parts of a file as they come.
pub(super) struct Parts<R> {
    /// The file's letters: bytes that are none, which exports of old sites have, become U+FFFD.
    xml: Reader<Guard<BufReader<Letters<R>>>>,
    buffer: Vec<u8>,
    /// The names of the elements that are open.
    path: Vec<String>,
    /// The letters since the last tag.
    text: String,
    is_checked: bool,
    site: Option<(String, String, String)>,
    author: (String, String),
    item: Option<Box<Item>>,
    tally: Tally,
    meta_key: String,
    comment: Comment,
}

impl<R: Read> Parts<R> {
    pub(super) fn new(file: R) -> Self {
        let letters = BufReader::new(letters::of(file));
        let mut xml = Reader::from_reader(Guard::new(letters, PIECE_BYTES));
        xml.config_mut().allow_dangling_amp = true;
        Self {
            xml,
            buffer: Vec::new(),
            path: Vec::new(),
            text: String::new(),
            is_checked: false,
            site: Some(Default::default()),
            author: Default::default(),
            item: None,
            tally: Tally::default(),
            meta_key: String::new(),
            comment: Comment::default(),
        }
    }

    /// The next part; nothing at the end of the file.
    ///
    /// # Errors
    /// As [`super::Site::survey`].
    pub(super) fn next(&mut self) -> Result<Option<Part>, FormatError> {
        loop {
            let mut buffer = std::mem::take(&mut self.buffer);
            buffer.clear();
            self.xml.get_mut().begin();
            let part = match self.xml.read_event_into(&mut buffer) {
                Ok(Event::Eof) => return self.end_of_file().map(|()| None),
                Ok(event) => self.event(&event),
                Err(error) => Err(self.failed(error)),
            };
            self.buffer = buffer;
            if let Some(part) = part? {
                return Ok(Some(part));
            }
        }
    }

    fn event(&mut self, event: &Event<'_>) -> Result<Option<Part>, FormatError> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                let before = self.start(tag)?;
                let part = self.end()?;
                Ok(before.or(part))
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.letters(text),
            Event::CData(text) => self.letters(text),
            Event::GeneralRef(name) => {
                let letters = resolved(name);
                self.letters(&letters)
            }
            // A document type may define entities of its own; none is ever expanded.
            _ => Ok(None),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<Option<Part>, FormatError> {
        let name = tag.name().as_ref().to_owned();
        if !self.is_checked {
            check_root(&name, tag)?;
            self.is_checked = true;
        }
        if self.path.len() >= MAX_DEPTH {
            let detail = "its elements are nested too deeply".to_owned();
            return Err(FormatError::Tangled { detail });
        }
        self.text.clear();
        let mut part = None;
        match name.as_str() {
            "item" => {
                part = self.site_part();
                self.item = Some(Box::default());
                self.tally.begin_item();
            }
            "wp:author" => {
                part = self.site_part();
                self.tally.author()?;
            }
            "wp:comment" => {
                self.comment = Comment::default();
                self.tally.entry()?;
            }
            "wp:postmeta" => self.tally.entry()?,
            "category" => self.start_term(tag)?,
            _ => {}
        }
        self.path.push(name);
        Ok(part)
    }

    fn start_term(&mut self, tag: &BytesStart<'_>) -> Result<(), FormatError> {
        let Some(item) = &mut self.item else { return Ok(()) };
        self.tally.entry()?;
        let (domain, slug) = (attribute(tag, "domain"), attribute(tag, "nicename"));
        self.tally.letters(domain.len() + slug.len())?;
        item.terms.push(Term { domain, slug, name: String::new() });
        Ok(())
    }

    fn end(&mut self) -> Result<Option<Part>, FormatError> {
        let name = self.path.pop().unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        let parent = self.path.last().map_or("", String::as_str);
        match (parent, name.as_str()) {
            (_, "item") => return Ok(self.item.take().map(Part::Item)),
            (_, "wp:author") => {
                let (login, name) = std::mem::take(&mut self.author);
                self.tally.name(login.len() + name.len())?;
                return Ok(Some(Part::Author { login, name }));
            }
            ("wp:author", "wp:author_login") => self.author.0 = text,
            ("wp:author", "wp:author_display_name") => self.author.1 = text,
            ("channel", field) => self.channel(field, &text),
            ("wp:postmeta", "wp:meta_key") => self.meta_key = text,
            ("wp:postmeta", "wp:meta_value") => {
                let key = std::mem::take(&mut self.meta_key);
                if let Some(item) = &mut self.item {
                    item.meta(key, text);
                }
            }
            ("wp:comment", "wp:comment_author") => self.comment.author = text,
            ("wp:comment", "wp:comment_content") => self.comment.text = text,
            ("item", "wp:comment") => {
                let comment = std::mem::take(&mut self.comment);
                if let Some(item) = &mut self.item {
                    item.comments.push(comment);
                }
            }
            ("item", field) => {
                if let Some(item) = &mut self.item {
                    item.set(field, text);
                }
            }
            _ => {}
        }
        Ok(None)
    }

    fn letters(&mut self, letters: &str) -> Result<Option<Part>, FormatError> {
        if self.item.is_some() {
            self.tally.letters(letters.len())?;
        }
        self.text.push_str(letters);
        if self.text.len() > PIECE_BYTES {
            return Err(FormatError::TooLarge { bytes: self.text.len(), limit: PIECE_BYTES });
        }
        Ok(None)
    }

    fn channel(&mut self, field: &str, text: &str) {
        let Some((title, address, language)) = &mut self.site else { return };
        match field {
            "title" => text.trim().clone_into(title),
            "link" => text.trim().clone_into(address),
            "language" => text.trim().clone_into(language),
            _ => {}
        }
    }

    /// The site, once, when the first author or item shows that all of it was read.
    fn site_part(&mut self) -> Option<Part> {
        let (title, address, language) = self.site.take()?;
        Some(Part::Site { title, address, language })
    }

    fn end_of_file(&self) -> Result<(), FormatError> {
        if !self.is_checked {
            return Err(Foreign::Xml.into());
        }
        if self.path.is_empty() {
            return Ok(());
        }
        Err(FormatError::SiteCutOff { byte: self.xml.buffer_position() })
    }

    fn failed(&self, error: Error) -> FormatError {
        if self.xml.get_ref().is_past() {
            return FormatError::TooLarge { bytes: PIECE_BYTES + 1, limit: PIECE_BYTES };
        }
        if !self.is_checked {
            return Foreign::Xml.into();
        }
        match error {
            // Something was begun and its end is not in the file.
            Error::Syntax(fault) if !matches!(fault, SyntaxError::InvalidBangMarkup) => {
                FormatError::SiteCutOff { byte: self.xml.error_position() }
            }
            Error::Io(source) => {
                FormatError::Unreadable { source: std::io::Error::new(source.kind(), source) }
            }
            error => damaged(&format!("{error}, at byte {}", self.xml.error_position())),
        }
    }
}

fn check_root(name: &str, tag: &BytesStart<'_>) -> Result<(), FormatError> {
    let is_export = tag
        .attributes()
        .flatten()
        .any(|attribute| attribute.value.contains("wordpress.org/export"));
    if name == "rss" && is_export {
        return Ok(());
    }
    Err(Foreign::Xml.into())
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found.map_or_else(String::new, |found| found.value.into_owned())
}

/// The letters of an entity; one that XML does not know stands as it is.
fn resolved(name: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    match &**name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

fn damaged(detail: &str) -> FormatError {
    FormatError::Damaged { detail: detail.to_owned() }
}
