//! Which addresses a document may hold: nothing that runs, reads files or hides its scheme.

/// Whether a link may lead there: http and https with a host, mailto and tel with anything.
pub(crate) fn is_link(address: &str) -> bool {
    is_web_address(address)
        || is_clean(address)
            && ["mailto:", "tel:"].iter().any(|scheme| after(address, scheme).is_some())
}

/// Whether it is the address of a page: http or https with a host.
pub(crate) fn is_web_address(address: &str) -> bool {
    let rest = after(address, "https://").or_else(|| after(address, "http://"));
    is_clean(address) && rest.is_some_and(|rest| !rest.starts_with(['/', '?', '#']))
}

/// What follows `scheme`, where the address has it in any case and something follows.
fn after<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = address.split_at_checked(scheme.len())?;
    (start.eq_ignore_ascii_case(scheme) && !rest.is_empty()).then_some(rest)
}

/// The editor's own rule: white space of any kind, of which it counts U+FEFF, has no place in an address.
fn is_clean(address: &str) -> bool {
    !address.contains(|c: char| c.is_whitespace() || c == '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_mail_and_telephones_are_links() {
        for address in [
            "https://example.org",
            "HTTP://example.org/سوريا?a=1#b",
            "mailto:desk@example.org",
            "tel:+963115550100",
        ] {
            assert!(is_link(address), "{address}");
        }
    }

    #[test]
    fn what_runs_or_has_no_target_is_no_link() {
        for address in [
            "",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            " https://example.org",
            "https://",
            "https:///etc/passwd",
            "http:example.org",
            "data:text/html,x",
            "file:///etc/passwd",
            "//example.org",
            "/relative",
            "#part",
            "mailto:",
            "https://example.org/a b",
            "https://example.org/\u{FEFF}",
        ] {
            assert!(!is_link(address), "{address}");
        }
    }

    #[test]
    fn only_pages_can_be_embedded() {
        assert!(is_web_address("https://example.org/v/1"));
        assert!(!is_web_address("mailto:desk@example.org"));
    }
}
