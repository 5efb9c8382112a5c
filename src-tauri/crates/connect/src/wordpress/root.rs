//! Where a site's interface is.

use url::Url;

/// The address of an interface: `https://example.org/wp-json/`, or `https://example.org/?rest_route=/` where the site
/// has plain permalinks.
pub struct Root(Url);

impl Root {
    /// The interface at this address.
    pub fn new(url: Url) -> Self {
        Self(url)
    }

    /// The address of something in it, with what is asked of it.
    pub fn at(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.0.clone();
        let plain = url.query_pairs().find(|(key, _)| key == "rest_route");
        if let Some(start) = plain.map(|(_, route)| route.trim_end_matches('/').to_owned()) {
            let others: Vec<(String, String)> = (url.query_pairs())
                .filter(|(key, _)| key != "rest_route")
                .map(|(key, value)| (key.into_owned(), value.into_owned()))
                .collect();
            url.query_pairs_mut()
                .clear()
                .extend_pairs(others)
                .append_pair("rest_route", &format!("{start}/{path}"));
        } else {
            let start = url.path().trim_end_matches('/').to_owned();
            url.set_path(&format!("{start}/{path}"));
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(root: &str, path: &str, query: &[(&str, &str)]) -> String {
        Root::new(root.parse().unwrap()).at(path, query).to_string()
    }

    #[test]
    fn both_kinds_of_permalinks_have_addresses() {
        let query = [("slug", "wq-1"), ("status", "any,trash")];
        assert_eq!(
            at("https://a.example/wp-json/", "wp/v2/posts", &query),
            "https://a.example/wp-json/wp/v2/posts?slug=wq-1&status=any%2Ctrash"
        );
        assert_eq!(
            at("https://a.example/news/?rest_route=/", "wp/v2/posts", &query),
            "https://a.example/news/?rest_route=%2Fwp%2Fv2%2Fposts&slug=wq-1&status=any%2Ctrash"
        );
        assert_eq!(
            at("https://a.example/index.php/wp-json", "", &[]),
            "https://a.example/index.php/wp-json/"
        );
    }
}
