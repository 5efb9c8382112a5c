//! The id of a post's article: the same at every import of every export of its site.

use sha2::{Digest, Sha256};
use ulid::Ulid;
use warraq_core::article::ArticleId;

use super::item::Fields;

/// The id that Warraq itself gave where it sent the post; otherwise one made of the post's GUID, which WordPress
/// never changes, or of the site and the number where there is none, or of what the post says of itself.
pub(super) fn of_post(fields: &Fields, site: &str, number: u64) -> ArticleId {
    if let Ok(id) = fields.article.trim().parse() {
        return id;
    }
    let guid = fields.guid.trim();
    let name = match (guid, number) {
        ("", 0) => format!("{site}?p=0\n{}\n{}\n{}", fields.link, fields.title, fields.date),
        ("", number) => format!("{site}?p={number}"),
        (guid, _) => guid.to_owned(),
    };
    let digest = Sha256::digest(format!("wordpress-post\n{name}"));
    let mut bytes = [0; 16];
    // Also where other ids have their time: the date of a post may be changed on the site, and the id must not
    // change with it.
    bytes.copy_from_slice(&digest[..16]);
    ArticleId::from(Ulid::from(u128::from_be_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(guid: &str, article: &str) -> Fields {
        Fields { guid: guid.to_owned(), article: article.to_owned(), ..Fields::default() }
    }

    #[test]
    fn one_post_has_one_id() {
        let first = of_post(&fields("https://xeber24.net/?p=7", ""), "https://xeber24.net", 7);
        let again = of_post(&fields(" https://xeber24.net/?p=7 ", ""), "https://new.example", 99);
        assert_eq!(first, again);
        let other = of_post(&fields("https://xeber24.net/?p=8", ""), "https://xeber24.net", 7);
        assert_ne!(first, other);
    }

    #[test]
    fn without_a_guid_site_and_number_tell() {
        let id = |site, number| of_post(&fields("", ""), site, number);
        assert_eq!(id("https://a.example", 1), id("https://a.example", 1));
        assert_ne!(id("https://a.example", 1), id("https://b.example", 1));
        assert_ne!(id("https://a.example", 1), id("https://a.example", 2));
    }

    #[test]
    fn without_either_the_title_tells() {
        let id = |title: &str| {
            of_post(
                &Fields { title: title.to_owned(), ..Fields::default() },
                "https://a.example",
                0,
            )
        };
        assert_eq!(id("خبر"), id("خبر"));
        assert_ne!(id("خبر"), id("خبر آخر"));
    }

    #[test]
    fn an_article_of_our_own_keeps_its_id() {
        let own = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
        assert_eq!(of_post(&fields("x", own), "", 1).to_string(), own);
    }
}
