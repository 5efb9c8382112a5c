//! The numbers of pictures that the text of a post has in it.

/// The most numbers of one post.
const MAX_NUMBERS: usize = 1000;

/// The numbers in `content`, in its order: of galleries, of blocks and of pictures.
pub(super) fn numbers(content: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let starts = ["wp-image-", "[gallery", "<!-- wp:", "data-id=\""];
    for start in starts {
        // None reaches past the next one: each letter is looked at once.
        for rest in content.split(start).skip(1) {
            if found.len() >= MAX_NUMBERS {
                return found;
            }
            match start {
                "[gallery" => found.extend(of_list(rest.split(']').next().unwrap_or(""))),
                "<!-- wp:" => found.extend(of_block(rest.split("-->").next().unwrap_or(""))),
                _ => found.extend(leading(rest)),
            }
        }
    }
    found.dedup();
    found.truncate(MAX_NUMBERS);
    found
}

/// The numbers of pictures that the galleries of a text are made of, where it names them by nothing else.
#[must_use]
pub fn numbers_of_galleries(content: &str) -> Vec<u64> {
    let lists = content.split("[gallery").skip(1);
    lists.flat_map(|rest| of_list(rest.split(']').next().unwrap_or(""))).take(MAX_NUMBERS).collect()
}

/// The numbers of `ids="1,2"` or `include="1,2"` in the attributes of a gallery.
pub(super) fn of_list(attributes: &str) -> Vec<u64> {
    let list = ["ids=", "include="].iter().find_map(|key| attributes.split_once(key));
    let list = list.map_or("", |(_, list)| list.trim_start_matches(['"', '\'', '”', '″']));
    let end = list.find(|c: char| !matches!(c, '0'..='9' | ',' | ' ')).unwrap_or(list.len());
    list[..end].split(',').filter_map(|number| number.trim().parse().ok()).collect()
}

/// The numbers of `"id":1`, `"mediaId":1` and `"ids":[1,2]` in the attributes of a block.
pub(super) fn of_block(attributes: &str) -> Vec<u64> {
    let keys = ["\"id\":", "\"mediaId\":", "\"ids\":["];
    let lists = keys.iter().flat_map(|key| attributes.split(key).skip(1));
    lists
        .flat_map(|list| list.split(']').next().unwrap_or("").split(',').map_while(leading))
        .collect()
}

pub(super) fn leading(text: &str) -> Option<u64> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_nowhere_is_not_looked_through_again_and_again() {
        assert!(numbers(&"[gallery <!-- wp:".repeat(200_000)).is_empty());
    }

    #[test]
    fn pictures_are_known_by_their_numbers() {
        for (content, expected) in [
            ("<img class=\"alignleft wp-image-11\"> نص", vec![11]),
            ("[gallery columns=\"3\" ids=\"11, 12\"] و [gallery include='13']", vec![11, 12, 13]),
            ("<!-- wp:image {\"id\":12,\"sizeSlug\":\"large\"} -->", vec![12]),
            ("<!-- wp:gallery {\"ids\":[11,12],\"linkTo\":\"none\"} -->", vec![11, 12]),
            ("<!-- wp:media-text {\"mediaId\":7} -->", vec![7]),
            ("<!-- wp:paragraph --> \"id\":12 [gallery] wp-image-x", vec![]),
        ] {
            assert_eq!(numbers(content), expected, "{content}");
        }
    }
}
