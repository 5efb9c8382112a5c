//! What the pages of a site say of it.

/// What a site's page says of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// `WordPress 7.1.1`.
    pub software: String,
    /// As a BCP 47 tag.
    pub language: String,
}

/// What a page says of its site.
pub fn page_says(page: &str) -> Said {
    let generator = tags(page, "meta")
        .filter(|tag| attribute(tag, "name").as_deref() == Some("generator"))
        .filter_map(|tag| attribute(tag, "content"))
        .find(|made_by| made_by.starts_with("WordPress"));
    let language = tags(page, "html").find_map(|tag| attribute(tag, "lang"));
    Said { software: generator.unwrap_or_default(), language: language.unwrap_or_default() }
}

/// The tags of this name, as they are written.
pub fn tags<'a>(page: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    page.match_indices('<').filter_map(move |(start, _)| {
        let rest = &page[start + 1..];
        let named = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let ends = rest.get(name.len()..)?.starts_with([' ', '\n', '\t', '\r', '>', '/']);
        if named && ends { rest.find('>').map(|end| &rest[..end]) } else { None }
    })
}

/// The value of an attribute in a tag.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = [format!(" {name}="), format!("\n{name}="), format!("\t{name}=")]
        .iter()
        .find_map(|start| tag.find(start.as_str()).map(|at| at + start.len()))?;
    let value = &tag[at..];
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
    match quote {
        Some(quote) => value[1..].split(quote).next(),
        None => value.split([' ', '/', '>']).next(),
    }
    .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_what_they_are_made_by() {
        let page = "<!doctype html><html dir=\"rtl\" lang=\"ar\"><meta name='generator' content='Other'>\
            <meta name=\"generator\" content=\"WordPress 7.1.1\" />";
        let wanted = Said { software: "WordPress 7.1.1".to_owned(), language: "ar".to_owned() };
        assert_eq!(page_says(page), wanted);
        assert_eq!(page_says("<html"), Said::default());
    }
}
