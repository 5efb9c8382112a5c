//! Styles: what paragraphs and runs look like by name, and what a paragraph is by its style.

mod paragraph;
mod run;

use std::collections::HashMap;

pub(super) use self::paragraph::{ParagraphLook, indent};
use crate::office::look::RunLook;
use crate::office::role::Role;
use crate::office::xml::{Element, Xml};

/// How many styles a style is based on, one on the other, at most.
const MAX_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: String,
    /// What holds where no style says otherwise.
    pub(super) defaults: RunLook,
    default_paragraph: ParagraphLook,
}

/// A style with everything it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// What its runs look like.
    pub(super) run: RunLook,
    /// What its paragraphs look like.
    pub(super) paragraph: ParagraphLook,
    /// What its paragraphs are.
    pub(super) role: Role,
    /// Its name, in lower case.
    pub(super) name: String,
    /// Whether the first row of its tables is set apart.
    pub(super) sets_first_row_apart: bool,
    /// Whether its tables have lines.
    pub(super) has_borders: bool,
}

impl Styles {
    /// The styles of the part `xml`.
    pub(super) fn of(xml: &Xml) -> Self {
        let root = xml.root();
        let elements: HashMap<&str, Element<'_>> = root
            .children()
            .filter(|child| child.name() == "w:style")
            .filter_map(|style| Some((style.attr("styleId")?, style)))
            .collect();
        let by_id = elements.keys().map(|id| ((*id).to_owned(), resolved(id, &elements))).collect();
        let usual = elements.values().filter(|style| {
            style.attr("type") == Some("paragraph")
                && matches!(style.attr("default"), Some("1" | "true"))
        });
        let usual = usual.filter_map(|style| style.attr("styleId")).min().unwrap_or_default();
        let defaults = root.child("w:docDefaults");
        let part = |outer, inner| defaults?.child(outer)?.child(inner);
        Self {
            by_id,
            usual: usual.to_owned(),
            defaults: part("w:rPrDefault", "w:rPr").map(RunLook::of).unwrap_or_default(),
            default_paragraph: part("w:pPrDefault", "w:pPr")
                .map(ParagraphLook::of)
                .unwrap_or_default(),
        }
    }

    /// The style with this id; one that says nothing where there is none.
    pub(super) fn get(&self, id: &str) -> Style {
        self.by_id.get(id).cloned().unwrap_or_else(|| Style {
            role: Role::of_name(id).unwrap_or_default(),
            name: id.to_lowercase(),
            ..Style::default()
        })
    }

    /// The style of a paragraph, with what its own properties `own` say.
    pub(super) fn of_paragraph(&self, own: Option<Element<'_>>) -> Style {
        let id = own.and_then(|own| own.value("w:pStyle")).unwrap_or(&self.usual);
        let mut style = self.get(id);
        let direct = own.map(ParagraphLook::of).unwrap_or_default();
        if let Some(role) = direct.outline.map(Role::of_outline)
            && (style.role == Role::Text || matches!(style.role, Role::Heading(_)))
        {
            style.role = role;
        }
        style.paragraph = direct.over(&style.paragraph).over(&self.default_paragraph);
        style
    }
}

/// The style with this id over all that it is based on.
fn resolved(id: &str, elements: &HashMap<&str, Element<'_>>) -> Style {
    let mut style = Style::default();
    let mut role = None;
    let mut next = elements.get(id).copied();
    for step in 0..MAX_CHAIN {
        let Some(element) = next else { break };
        let name = element.value("w:name").unwrap_or_default();
        if step == 0 {
            style.name = name.to_lowercase();
        }
        let run = element.child("w:rPr").map(RunLook::of).unwrap_or_default();
        style.run = style.run.over(&run);
        let paragraph = element.child("w:pPr").map(ParagraphLook::of).unwrap_or_default();
        let outline = paragraph.outline.map(Role::of_outline);
        let by_id = || element.attr("styleId").and_then(Role::of_name);
        role = role.or_else(|| Role::of_name(name)).or_else(by_id).or(outline);
        style.paragraph = style.paragraph.over(&paragraph);
        style.sets_first_row_apart |= element.children().any(|part| {
            part.name() == "w:tblStylePr"
                && part.attr("type") == Some("firstRow")
                && part.children().any(|child| child.children().next().is_some())
        });
        style.has_borders |= element
            .child("w:tblPr")
            .and_then(|table| table.child("w:tblBorders"))
            .is_some_and(super::table::has_lines);
        next = element.value("w:basedOn").and_then(|base| elements.get(base).copied());
    }
    style.role = role.unwrap_or_default();
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inner: &str) -> Styles {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let xml = format!(r#"<w:styles xmlns:w="{space}">{inner}</w:styles>"#);
        Styles::of(&Xml::parse(xml.as_bytes()).unwrap())
    }

    #[test]
    fn a_localised_style_is_known_by_its_name_and_by_what_it_is_based_on() {
        let styles = styles(
            r#"<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
               <w:style w:type="paragraph" w:styleId="فرعي"><w:name w:val="عنوان فرعي للقسم"/>
                 <w:basedOn w:val="1"/></w:style>
               <w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/>
                 <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>"#,
        );
        assert_eq!(styles.get("فرعي").role, Role::Heading(1));
        assert_eq!(styles.get("x").role, Role::Heading(3));
        assert_eq!(styles.get("Heading2").role, Role::Heading(2));
    }

    #[test]
    fn styles_based_on_one_another_end() {
        let styles = styles(
            r#"<w:style w:styleId="a"><w:basedOn w:val="b"/><w:rPr><w:b/></w:rPr></w:style>
               <w:style w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>"#,
        );
        assert_eq!(styles.get("a").run.bold, Some(true));
        assert_eq!(styles.get("b").run.bold, Some(false));
    }
}
