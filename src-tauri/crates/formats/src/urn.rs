//! Ids as names that every system takes.

use sha2::{Digest, Sha256};
use ulid::Ulid;
use warraq_core::article::Article;

/// The name of an article, the same for all of its versions.
pub(crate) fn of_article(article: &Article) -> String {
    of(&article.id.to_string())
}

/// The name of several articles together; of one, its own.
pub(crate) fn of_several(articles: &[Article]) -> String {
    if let [article] = articles {
        return of_article(article);
    }
    let ids = articles.iter().map(|article| article.id.to_string());
    made_of(&ids.collect::<Vec<_>>().join("\n"))
}

/// The name of what has this id. A ULID has 128 bits, as a UUID has, and is written as one.
///
/// Source: RFC 9562, section 4.
pub(crate) fn of(id: &str) -> String {
    match Ulid::from_string(id) {
        Ok(ulid) => spelt(ulid.to_bytes()),
        Err(_) => made_of(id),
    }
}

/// A name made of letters: a UUID of version 8, which is free for this.
///
/// Source: RFC 9562, section 5.8.
fn made_of(letters: &str) -> String {
    let hash = Sha256::digest(letters.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    spelt(bytes)
}

fn spelt(bytes: [u8; 16]) -> String {
    let all = format!("{:032x}", u128::from_be_bytes(bytes));
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        &all[..8],
        &all[8..12],
        &all[12..16],
        &all[16..20],
        &all[20..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_name() {
        let id = Ulid::from(0x0190_1234_5678_9abc_def0_1234_5678_9abc).to_string();
        assert_eq!(of(&id), "urn:uuid:01901234-5678-9abc-def0-123456789abc");
        assert_eq!(of("صورة"), of("صورة"));
        assert_ne!(of("صورة"), of("صورة 2"));
        let made = of("صورة");
        assert_eq!((made.len(), &made[23..24]), (45, "8"), "{made}");
    }
}
