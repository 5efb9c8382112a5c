//! What changed here, put into the blocks, columns and frames of the site, which stay.

use super::together::{added, has_lost_picture, is_same, keys};
use super::woven::woven;
use crate::matched::{Strangers, matched};
use crate::parts::{Held, Opened, key, opened, parts, said, uncaptioned};

/// The text of the site with each part that is another here in the place of what stood for it; nothing where one has no
/// such place. `mine` is what the article says now, `real` the same as it would be sent.
pub(super) fn in_place(own: &str, seen: &str, mine: &[&str], real: &[&str]) -> Option<String> {
    let own = parts(own);
    let pieces = opened(seen, &said(&own));
    let held: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].is != Held::Around).collect();
    let held_keys: Vec<String> = held.iter().map(|at| key(&uncaptioned(pieces[*at].raw))).collect();
    let there = matched(&keys(&own), &held_keys, Strangers::Apart);
    let now = matched(&keys(&own), &keys(mine), Strangers::Rewritten);
    let added = added(&now, mine.len());
    let mut raws: Vec<String> = pieces.iter().map(|piece| piece.raw.to_owned()).collect();
    // After which piece something new comes; before all of them where there is none.
    let mut before = None;
    for at in 0..=own.len() {
        let new: Vec<&str> = added[at].iter().map(|new| real[*new]).collect();
        put_after(&mut raws, &pieces, before, &new)?;
        let Some(part) = own.get(at) else { break };
        let is_left = now[at].is_some_and(|mine_at| is_same(part, mine[mine_at]));
        let Some(place) = there[at].map(|place| held[place]) else {
            // What the site did not keep of it is not sent again; what is new in it has no place.
            if is_left || now[at].is_none() {
                continue;
            }
            return None;
        };
        before = Some(place);
        let piece = pieces[place];
        let Some(mine_at) = now[at] else {
            raws[place] = may_go(piece).then(String::new)?;
            continue;
        };
        if !is_left && !has_lost_picture(piece.raw, mine[mine_at]) {
            let words = woven(part, piece.raw, mine[mine_at]);
            raws[place] = words.or_else(|| put(piece, real[mine_at]))?;
        }
    }
    Some(raws.concat())
}

/// Puts what is new behind this piece, where a part of its own may stand there.
fn put_after(
    raws: &mut [String],
    pieces: &[Opened<'_>],
    before: Option<usize>,
    new: &[&str],
) -> Option<()> {
    if new.is_empty() {
        return Some(());
    }
    let before = before.filter(|at| may_go(pieces[*at]))?;
    for raw in new {
        raws[before].push_str("\n\n");
        raws[before].push_str(raw);
    }
    Some(())
}

/// Whether a piece stands for itself: it may be taken out, and others may stand beside it.
fn may_go(piece: Opened<'_>) -> bool {
    piece.is == Held::Whole || piece.is == Held::Bare && is_balanced(piece.raw)
}

/// What takes the place of a piece; nothing where this does not go there.
fn put(piece: Opened<'_>, mine: &str) -> Option<String> {
    match piece.is {
        Held::Whole | Held::Bare => may_go(piece).then(|| mine.to_owned()),
        Held::Words => words_of(mine).filter(|_| is_balanced(piece.raw)).map(str::to_owned),
        Held::Table => with_rows(piece.raw, mine).or_else(|| in_its_cell(piece.raw, mine)),
        Held::Picture | Held::Around => None,
    }
}

/// A table with the rows of another; nothing where that is no table.
fn with_rows(table: &str, other: &str) -> Option<String> {
    let (tag, _) = table.split_once('>')?;
    let (_, rows) = other.split_once("<table")?.1.split_once('>')?;
    let (rows, _) = rows.split_once("</table>")?;
    Some(format!("{tag}>{rows}</table>"))
}

/// A table of one cell, which is a paragraph to an article, with the words of that; nothing where it is none.
fn in_its_cell(table: &str, paragraph: &str) -> Option<String> {
    let (words, cells) = (words_of(paragraph)?, ["td", "th"]);
    let count: usize = cells.iter().map(|cell| table.matches(&format!("</{cell}>")).count()).sum();
    let cell = cells.into_iter().find(|cell| table.contains(&format!("</{cell}>")))?;
    let (before, behind) = table.split_once(&format!("</{cell}>"))?;
    let begin = before.rfind(&format!("<{cell}"))?;
    let begin = begin + before[begin..].find('>')? + 1;
    let is_plain = count == 1 && is_balanced(&before[begin..]) && !before[begin..].contains("<p");
    is_plain.then(|| format!("{}{words}</{cell}>{behind}", &before[..begin]))
}

/// What stands in a paragraph; nothing where it is none.
fn words_of(part: &str) -> Option<&str> {
    let bare = part.strip_prefix("<!-- wp:paragraph").map_or(part, |rest| {
        rest.split_once("-->")
            .map_or(rest, |(_, rest)| rest.trim_end_matches("<!-- /wp:paragraph -->"))
    });
    let (tag, rest) = bare.trim().strip_prefix("<p")?.split_once('>')?;
    let inner = rest.strip_suffix("</p>")?;
    ((tag.is_empty() || tag.starts_with(' ')) && !inner.contains("<p")).then_some(inner)
}

/// Whether every tag in it ends in it.
fn is_balanced(raw: &str) -> bool {
    let mut depth = 0_i32;
    for tag in raw.split('<').skip(1) {
        let is_void = ["br", "wbr", "img"].iter().any(|name| {
            tag.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
        match tag.strip_prefix('/') {
            _ if is_void => {}
            Some(_) => depth -= 1,
            None => depth += 1,
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> String {
        format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
    }

    fn put_in(own: &[&str], seen: &str, mine: &[&str]) -> Option<String> {
        in_place(&own.join("\n\n"), seen, mine, mine)
    }

    #[test]
    fn a_column_stays_with_the_other() {
        let [one, other, new] = [block("قال سعيد"), block("ورد كمال"), block("قال رشيد")];
        let columns = |one: &str| {
            format!(
                "<!-- wp:columns -->\n<div><!-- wp:column -->\n<div>{one}</div>\n<!-- /wp:column -->\n\n<!-- wp:column -->\n<div>{other}</div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->"
            )
        };
        let own = [&*one, &*other];
        assert_eq!(put_in(&own, &columns(&one), &[&new, &other]), Some(columns(&new)));
        let more = format!("{one}\n\n{new}");
        assert_eq!(put_in(&own, &columns(&one), &[&one, &new, &other]), Some(columns(&more)));
        assert_eq!(put_in(&own, &columns(&one), &[&other]), Some(columns("")));
    }

    #[test]
    fn words_under_a_table_and_in_it_are_corrected_where_they_are() {
        let table = |cell: &str, source: &str| {
            format!(
                "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table class=\"x\"><tbody><tr><td>{cell}</td></tr></tbody></table><figcaption>{source}</figcaption></figure>\n<!-- /wp:table -->"
            )
        };
        let mine = |cell: &str| {
            format!(
                "<!-- wp:table -->\n<figure class=\"wp-block-table\" dir=\"rtl\"><table dir=\"rtl\"><tbody><tr><td>{cell}</td></tr></tbody></table></figure>\n<!-- /wp:table -->"
            )
        };
        let (old, source, other) = (mine("خبز"), block("المصدر وزارة"), block("المصدر هيئة"));
        let own = [&*old, &*source];
        let seen = table("خبز", "المصدر وزارة");
        assert_eq!(put_in(&own, &seen, &[&old, &other]), Some(table("خبز", "المصدر هيئة")));
        assert_eq!(
            put_in(&own, &seen, &[&mine("سكر"), &source]),
            Some(table("سكر", "المصدر وزارة"))
        );
        // A list does not go into a line of words, and no line is left empty.
        let list = "<!-- wp:list --><ul><li>المصدر وزارة</li></ul><!-- /wp:list -->";
        assert_eq!(put_in(&own, &seen, &[&old, list]), None);
        assert_eq!(put_in(&own, &seen, &[&old]), None);
    }

    #[test]
    fn the_only_cell_of_a_table_is_a_paragraph_here() {
        let table = |cell: &str| {
            format!(
                "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table class=\"x\"><tbody><tr><td class=\"y\">{cell}</td></tr></tbody></table><figcaption>المصدر وزارة</figcaption></figure>\n<!-- /wp:table -->"
            )
        };
        let (old, new, source) = (block("خبز"), block("سكر"), block("المصدر وزارة"));
        let own = [&*old, &*source];
        let corrected = put_in(&own, &table("خبز"), &[&new, &source]);
        assert_eq!(corrected, Some(table("سكر")));
        // Of several the words say which it was.
        let two = table("خبز</td><td>");
        assert_eq!(put_in(&own, &two, &[&new, &source]), Some(two.replace("خبز", "سكر")));
    }

    #[test]
    fn a_picture_among_words_stays() {
        let linked = "<a href=\"/b\"><img src=\"/a\" /></a>";
        let figure = "<figure><img src=\"x\"/></figure>";
        let own = [figure, "<p>السوق مفتوح</p>"];
        let mine = [figure, "<p>السوق مغلق</p>"];
        let seen = format!("{linked}السوق <b>مفتوح</b>");
        assert_eq!(put_in(&own, &seen, &mine), Some(seen.replace("مفتوح", "مغلق")));
        let seen = format!("<p>{linked}السوق مفتوح</p>");
        assert_eq!(put_in(&own, &seen, &mine), Some(format!("<p>{linked}السوق مغلق</p>")));
        for torn in
            [format!("<p><b>{linked}السوق</b> مفتوح</p>"), format!("<b>{linked}السوق مفتوح</b>")]
        {
            assert_eq!(put_in(&own, &torn, &mine), None);
        }
    }
}
