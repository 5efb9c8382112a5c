//! The parts of a document and how they point at one another.

use std::collections::HashMap;

use super::refusal;
use crate::archive::Archive;
use crate::error::FormatError;
use crate::office::xml::{Element, Xml};
use crate::report::{Report, WarningKind};

/// A document's parts.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    /// The name of the part with the text.
    pub(super) main: String,
}

/// What a part points at, by the names it has for them.
#[derive(Default)]
pub(super) struct Links {
    by_id: HashMap<String, LinkTo>,
}

/// Something a part points at.
pub(super) struct LinkTo {
    /// The last word of the relationship's type: `image`, `hyperlink`, `footnotes`.
    pub(super) kind: String,
    /// The name of a part, or an address.
    pub(super) target: String,
    /// Whether it is an address outside of the file.
    pub(super) is_outside: bool,
}

impl<'a> Package<'a> {
    /// The parts of the archive in `bytes`.
    ///
    /// # Errors
    /// [`FormatError`] where it is no document of Word.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, FormatError> {
        refusal::check_bytes(bytes)?;
        let archive = Archive::open(bytes)?;
        let mut package = Self { archive, main: String::new() };
        let links = package.links_of("", &mut Report::default())?;
        package.main = links
            .first("officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), str::to_owned);
        Ok(package)
    }

    /// The part with the text.
    ///
    /// # Errors
    /// [`FormatError::Damaged`] where it cannot be read: without it there is no article.
    pub(super) fn document(&mut self) -> Result<Xml, FormatError> {
        let bytes = self.bytes(&self.main.clone())?;
        let bytes = bytes.ok_or_else(|| refusal::damaged("it has no document part"))?;
        Xml::parse(&bytes).map_err(|error| refusal::damaged(&error))
    }

    /// A part beside the text; nothing where there is none, or where it cannot be read, which is said.
    ///
    /// # Errors
    /// [`FormatError::TooLarge`].
    pub(super) fn xml(
        &mut self,
        name: &str,
        report: &mut Report,
    ) -> Result<Option<Xml>, FormatError> {
        let read = match self.bytes(name) {
            Ok(None) => return Ok(None),
            Ok(Some(bytes)) => Xml::parse(&bytes),
            Err(FormatError::Damaged { detail }) => Err(detail),
            Err(error) => return Err(error),
        };
        let Ok(xml) = read else {
            report.warn(WarningKind::PartUnreadable, name);
            return Ok(None);
        };
        Ok(Some(xml))
    }

    /// The bytes of a part.
    ///
    /// # Errors
    /// As [`Archive::part`].
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, FormatError> {
        self.archive.part(name)
    }

    /// What the part with this name points at; the package itself has the empty name.
    ///
    /// # Errors
    /// [`FormatError::TooLarge`].
    pub(super) fn links_of(
        &mut self,
        part: &str,
        report: &mut Report,
    ) -> Result<Links, FormatError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(xml) = self.xml(&format!("{folder}{slash}_rels/{file}.rels"), report)? else {
            return Ok(Links::default());
        };
        let by_id = xml.root().children().filter_map(|link| link_of(link, folder)).collect();
        Ok(Links { by_id })
    }
}

impl Links {
    /// What the part calls by this name.
    pub(super) fn by_id(&self, id: &str) -> Option<&LinkTo> {
        self.by_id.get(id)
    }

    /// The first part of this kind.
    pub(super) fn first(&self, kind: &str) -> Option<&str> {
        let of_kind = self.by_id.values().filter(|link| link.kind == kind && !link.is_outside);
        of_kind.map(|link| link.target.as_str()).min()
    }
}

fn link_of(link: Element<'_>, folder: &str) -> Option<(String, LinkTo)> {
    let target = link.attr("Target")?;
    let is_outside = link.attr("TargetMode") == Some("External");
    let kind = link.attr("Type")?.rsplit('/').next()?.to_owned();
    let target = if is_outside { target.to_owned() } else { part_name(folder, target) };
    Some((link.attr("Id")?.to_owned(), LinkTo { kind, target, is_outside }))
}

/// The name of the part that `target` means in a part of `folder`.
fn part_name(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_parts() {
        assert_eq!(part_name("word", "media/image1.png"), "word/media/image1.png");
        assert_eq!(part_name("word", "/word/notes.xml"), "word/notes.xml");
        assert_eq!(part_name("", "./word/document.xml"), "word/document.xml");
        assert_eq!(part_name("word", "../../../etc/x"), "etc/x");
    }
}
