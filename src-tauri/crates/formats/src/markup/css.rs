//! As much of style sheets as says what a run looks like: declarations, and rules for one class.

use std::collections::HashMap;

/// What declarations say of a run. What they do not say is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: bool,
    pub(super) strike: bool,
    pub(super) raised: Option<Raised>,
    /// How it is shown, where that is not as its name says.
    pub(super) display: Option<Display>,
    /// Whether new lines and spaces are kept.
    pub(super) pre: Option<bool>,
}

/// How an element is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Display {
    /// Not at all.
    Nothing,
    /// On lines of its own.
    Block,
}

/// Above or below the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raised {
    Above,
    Below,
}

impl Style {
    /// What `declarations`, such as those of a `style` attribute, say.
    pub(super) fn of(declarations: &str) -> Self {
        let mut style = Self::default();
        for (property, value) in pairs(declarations) {
            style.set(&property, &value);
        }
        style
    }

    /// This style where `stronger` says nothing.
    pub(super) fn under(self, stronger: Self) -> Self {
        Self {
            bold: stronger.bold.or(self.bold),
            italic: stronger.italic.or(self.italic),
            underline: stronger.underline || self.underline,
            strike: stronger.strike || self.strike,
            raised: stronger.raised.or(self.raised),
            display: stronger.display.or(self.display),
            pre: stronger.pre.or(self.pre),
        }
    }

    fn set(&mut self, property: &str, value: &str) {
        match property {
            "font-weight" => self.bold = is_bold(value),
            "font-style" => self.italic = is_italic(value),
            "font" if value.contains("bold") => self.bold = Some(true),
            "text-decoration" | "text-decoration-line" => {
                self.underline |= value.contains("underline");
                self.strike |= value.contains("line-through");
            }
            "vertical-align" => match value {
                "super" => self.raised = Some(Raised::Above),
                "sub" => self.raised = Some(Raised::Below),
                _ => {}
            },
            "display" => match value {
                "none" => self.display = Some(Display::Nothing),
                "block" | "flex" | "grid" if self.display.is_none() => {
                    self.display = Some(Display::Block);
                }
                _ => {}
            },
            "visibility" if matches!(value, "hidden" | "collapse") => {
                self.display = Some(Display::Nothing);
            }
            "mso-hide" if value == "all" => self.display = Some(Display::Nothing),
            "white-space" => self.pre = Some(value.starts_with("pre") || value == "break-spaces"),
            _ => {}
        }
    }
}

fn is_bold(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        _ => value.parse::<u32>().ok().map(|weight| weight >= 600),
    }
}

fn is_italic(value: &str) -> Option<bool> {
    match value {
        "normal" => Some(false),
        _ if value.starts_with("italic") || value.starts_with("oblique") => Some(true),
        _ => None,
    }
}

/// Properties and values in small letters.
pub(super) fn pairs(declarations: &str) -> impl Iterator<Item = (String, String)> + '_ {
    declarations.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim();
        Some((property.trim().to_ascii_lowercase(), value.to_ascii_lowercase()))
    })
}

/// The value of one property.
pub(super) fn value(declarations: &str, property: &str) -> Option<String> {
    pairs(declarations).find(|(name, _)| name == property).map(|(_, value)| value)
}

/// The rules of style sheets whose selector is one class: `.c1` or `span.c1`.
#[derive(Debug, Default)]
pub(super) struct Sheet(HashMap<String, Style>);

impl Sheet {
    /// Adds the rules of a sheet; those inside `@media` and the like are left out.
    pub(super) fn add(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.as_str();
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit(';').next().unwrap_or(selectors).trim();
            if selectors.starts_with('@') {
                rest = after_block(after);
                continue;
            }
            let (declarations, after) = after.split_once('}').unwrap_or((after, ""));
            let mut style = Style::of(declarations);
            // What a sheet hides a script may show: only an element's own style is believed.
            style.display = None;
            self.put(selectors, style);
            rest = after;
        }
    }

    /// What the rules say of an element with these classes.
    pub(super) fn style(&self, classes: &str) -> Style {
        if self.0.is_empty() {
            return Style::default();
        }
        let known = classes.split_ascii_whitespace().filter_map(|class| self.0.get(class));
        known.fold(Style::default(), |style, next| style.under(*next))
    }

    fn put(&mut self, selectors: &str, style: Style) {
        if style == Style::default() {
            return;
        }
        for selector in selectors.split(',') {
            let Some((element, class)) = selector.trim().split_once('.') else { continue };
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            if element.chars().all(is_name) && !class.is_empty() && class.chars().all(is_name) {
                let before = self.0.entry(class.to_owned()).or_default();
                *before = before.under(style);
            }
        }
    }
}

/// A sheet without comments and without the `<!--` that old pages put around it.
fn without_comments(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.replace("<!--", "").replace("-->", "")
}

/// What follows the block whose opening brace was just read.
fn after_block(css: &str) -> &str {
    let mut depth = 1;
    for (at, byte) in css.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &css[at + 1..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_say_what_a_run_looks_like() {
        let style = Style::of("FONT-WEIGHT: 700 !important; font-style:italic; color:red");
        assert_eq!((style.bold, style.italic), (Some(true), Some(true)));
        assert_eq!(Style::of("font-weight:400").bold, Some(false));
        assert!(Style::of("text-decoration: underline line-through").strike);
        assert_eq!(Style::of("display : none").display, Some(Display::Nothing));
        assert_eq!(Style::of("white-space:pre-wrap").pre, Some(true));
    }

    #[test]
    fn a_sheet_knows_its_classes_and_nothing_inside_media_rules() {
        let mut sheet = Sheet::default();
        sheet.add(
            "<!-- /* .c1{x} */ @import url(x); .c1,span.c2{font-weight:700} \
             @media print { .c3 { font-style:italic } } p .c4{font-style:italic} .c5{display:none} \
             li.c6:before{font-weight:bold} .c7{font-style:italic} -->",
        );
        assert_eq!(sheet.style("c1").bold, Some(true));
        assert_eq!(sheet.style("x c2 c7").bold, Some(true));
        assert_eq!(sheet.style("x c2 c7").italic, Some(true));
        for class in ["c3", "c4", "c5", "c6"] {
            assert_eq!(sheet.style(class), Style::default(), "{class}");
        }
    }

    #[test]
    fn a_cut_sheet_ends() {
        for css in [".a{font-weight:bold", "@media x { .a { b:c }", "/* x", "{{{{", "}}}"] {
            Sheet::default().add(css);
        }
    }
}
