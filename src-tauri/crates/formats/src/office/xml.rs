//! XML parts as trees whose elements lie in one list, in the order of the file.
//!
//! Names carry the prefix that Word and `LibreOffice` themselves use, whatever prefix the file has: `w:p`, `a:blip`. Attributes of Word's
//! own namespace and without one go by their local name, the others with their prefix: `r:id`.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use encoding_rs::UTF_8;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::namespace::usual_prefix;

/// Elements in one another, at most. Word's own nested tables need a tenth of it.
const MAX_DEPTH: usize = 128;
/// Elements of one part, at most: a book of a thousand pages has fewer.
const MAX_ELEMENTS: usize = 1_200_000;
/// Bytes of text in one part, at most: a million words. Pictures that stand in the XML as letters do not count.
const MAX_TEXT_BYTES: usize = 8 << 20;
/// Attributes of one element, at most.
const MAX_ATTRIBUTES: usize = 256;

/// A part that was read.
pub(crate) struct Xml {
    nodes: Vec<Node>,
}

struct Node {
    name: Rc<str>,
    attrs: Vec<(Rc<str>, String)>,
    text: String,
    /// The letters between its end and what comes next in its parent.
    tail: String,
    /// The index behind its last descendant.
    end: usize,
}

/// An element of a part.
#[derive(Clone, Copy)]
pub(crate) struct Element<'x> {
    xml: &'x Xml,
    at: usize,
}

impl Xml {
    /// The part in `bytes`, UTF-8 or UTF-16.
    ///
    /// # Errors
    /// What is wrong with it, in English: it is no XML, is cut short, declares a document type, or is larger or
    /// deeper than any document.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let (text, _, _) = UTF_8.decode(bytes);
        let mut reader = Reader::from_str(&text);
        let mut grower = Grower::default();
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(start) => grower.open(&start)?,
                Event::Empty(start) => {
                    grower.open(&start)?;
                    grower.close();
                }
                Event::End(_) => grower.close(),
                Event::Text(text) => grower.text(&text.xml10_content())?,
                Event::CData(text) => grower.text(&text.xml10_content())?,
                Event::GeneralRef(reference) => grower.text(&letters_of(&reference)?)?,
                Event::DocType(_) => return Err("it declares a document type".to_owned()),
                Event::Eof => return grower.finish(),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { xml: self, at: 0 }
    }
}

impl<'x> Element<'x> {
    /// Its name with the usual prefix.
    pub(crate) fn name(self) -> &'x str {
        &self.node().name
    }

    /// The value of an attribute.
    pub(crate) fn attr(self, name: &str) -> Option<&'x str> {
        self.node().attrs.iter().find(|(key, _)| **key == *name).map(|(_, value)| value.as_str())
    }

    /// The text that stands in it before its first child.
    pub(crate) fn text(self) -> &'x str {
        &self.node().text
    }

    /// The text that stands behind it in its parent, before the next child.
    pub(crate) fn tail(self) -> &'x str {
        &self.node().tail
    }

    /// The elements in it.
    pub(crate) fn children(self) -> impl Iterator<Item = Element<'x>> {
        let end = self.node().end;
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let child = (at < end).then_some(Element { xml: self.xml, at })?;
            at = child.node().end;
            Some(child)
        })
    }

    /// Its first child with this name.
    pub(crate) fn child(self, name: &str) -> Option<Element<'x>> {
        self.children().find(|child| child.name() == name)
    }

    /// Everything in it, in the order of the file.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Element<'x>> {
        (self.at + 1..self.node().end).map(move |at| Element { xml: self.xml, at })
    }

    /// The first descendant with this name.
    pub(crate) fn find(self, name: &str) -> Option<Element<'x>> {
        self.descendants().find(|element| element.name() == name)
    }

    /// Its place among the elements of its part.
    pub(crate) fn index(self) -> usize {
        self.at
    }

    /// Whether `other` stands in it.
    pub(crate) fn holds(self, other: Element<'_>) -> bool {
        (self.at + 1..self.node().end).contains(&other.at)
    }

    /// `w:val` of the child with this name.
    pub(crate) fn value(self, name: &str) -> Option<&'x str> {
        self.child(name)?.attr("val")
    }

    /// What the child with this name switches: on where it has no value.
    pub(crate) fn switch(self, name: &str) -> Option<bool> {
        let child = self.child(name)?;
        Some(!matches!(child.attr("val"), Some("0" | "false" | "off")))
    }

    fn node(self) -> &'x Node {
        &self.xml.nodes[self.at]
    }
}

/// A tree while its part is read.
#[derive(Default)]
struct Grower {
    nodes: Vec<Node>,
    open: Vec<usize>,
    /// The element that ended last, where nothing began since.
    ended: Option<usize>,
    /// Namespaces by the file's own prefixes. What is declared holds from there on: no file gives one prefix two
    /// meanings.
    prefixes: HashMap<String, &'static str>,
    names: HashSet<Rc<str>>,
    text_bytes: usize,
}

impl Grower {
    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        if self.open.len() >= MAX_DEPTH {
            return Err(format!("elements are nested deeper than {MAX_DEPTH}"));
        }
        if self.nodes.len() >= MAX_ELEMENTS {
            return Err(format!("it has more than {MAX_ELEMENTS} elements"));
        }
        let raw = attributes(start)?;
        for (key, value) in &raw {
            if let Some(prefix) = key.strip_prefix("xmlns") {
                let prefix = prefix.trim_start_matches(':').to_owned();
                self.prefixes.insert(prefix, usual_prefix(value));
            }
        }
        let name = self.spelt(start.name().into_inner(), true);
        let attrs = raw
            .into_iter()
            .filter(|(key, _)| !key.starts_with("xmlns"))
            .map(|(key, value)| (self.spelt(&key, false), value))
            .collect();
        self.open.push(self.nodes.len());
        self.ended = None;
        self.nodes.push(Node { name, attrs, text: String::new(), tail: String::new(), end: 0 });
        Ok(())
    }

    fn close(&mut self) {
        if let Some(at) = self.open.pop() {
            self.nodes[at].end = self.nodes.len();
            self.ended = Some(at);
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        let Some(at) = self.open.last() else { return Ok(()) };
        if &*self.nodes[*at].name != "office:binary-data" {
            self.text_bytes += text.len();
        }
        if self.text_bytes > MAX_TEXT_BYTES {
            return Err(format!("it has more than {MAX_TEXT_BYTES} bytes of text"));
        }
        match self.ended {
            Some(before) => self.nodes[before].tail.push_str(text),
            None => self.nodes[*at].text.push_str(text),
        }
        Ok(())
    }

    fn finish(self) -> Result<Xml, String> {
        if !self.open.is_empty() || self.nodes.is_empty() {
            return Err("it is cut short".to_owned());
        }
        Ok(Xml { nodes: self.nodes })
    }

    /// `raw` with the usual prefix.
    fn spelt(&mut self, raw: &str, is_element: bool) -> Rc<str> {
        let (prefix, local) = raw.split_once(':').unwrap_or(("", raw));
        let prefix = match self.prefixes.get(prefix) {
            _ if prefix.is_empty() && !is_element => "",
            Some(usual) if *usual == "w" && !is_element => "",
            Some(usual) => usual,
            None => prefix,
        };
        let name = if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
        if let Some(known) = self.names.get(name.as_str()) {
            return Rc::clone(known);
        }
        let name: Rc<str> = name.into();
        self.names.insert(Rc::clone(&name));
        name
    }
}

fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, String> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let mut found = Vec::new();
    for attribute in attributes {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?;
        found.push((attribute.key.into_inner().to_owned(), value.into_owned()));
        if found.len() > MAX_ATTRIBUTES {
            return Err(format!("an element has more than {MAX_ATTRIBUTES} attributes"));
        }
    }
    Ok(found)
}

/// The letters of `&amp;` or `&#1602;`. Entities of a document type are never expanded.
fn letters_of(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(letter.to_string());
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_predefined_entity(&name)
        .map(str::to_owned)
        .ok_or_else(|| format!("it has the unknown entity {name}"))
}

#[cfg(test)]
mod tests;
