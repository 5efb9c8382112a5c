use super::*;

const SEEN: &str = "<p>بقلم آزاد</p>\n\nسطر أول\n\n[gallery ids=\"1\"]\n\n<p><b>سطر</b> ثان</p>";

fn block(text: &str) -> String {
    format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
}

fn post(texts: &[&str]) -> String {
    joined(&texts.iter().map(|text| block(text)).collect::<Vec<_>>())
}

fn put(own: &[&str], mine: &[&str]) -> String {
    let (own, mine) = (post(own), post(mine));
    put_into(&own, SEEN, &mine)
}

/// What was put together part by part, whatever is lost by it.
fn put_into(own: &str, seen: &str, mine: &str) -> String {
    let of = Sources { own, seen, neutral: mine, mine };
    text(of).map_or_else(|| seen.to_owned(), |put| put.raw)
}

#[test]
fn what_nobody_changed_here_stays_as_the_site_has_it() {
    assert_eq!(put(&["سطر أول", "سطر ثان"], &["سطر أول", "سطر ثان"]), SEEN);
    let changed = put(&["سطر أول", "سطر ثان"], &["سطر أول", "سطر ثان مصحح"]);
    assert_eq!(changed, SEEN.replace("ثان", "ثان مصحح"));
}

#[test]
fn what_was_taken_out_or_added_here_is_so_there() {
    let added = put(&["سطر أول", "سطر ثان"], &["سطر أول", "جديد هنا", "سطر ثان"]);
    assert_eq!(added, SEEN.replace("أول\n\n", &format!("أول\n\n{}\n\n", block("جديد هنا"))));
    let gone = put(&["سطر أول", "سطر ثان"], &["سطر أول"]);
    assert_eq!(gone, SEEN.replace("\n\n<p><b>سطر</b> ثان</p>", ""));
}

#[test]
fn what_the_site_did_not_keep_is_not_sent_again_until_it_is_changed() {
    let own = ["سطر أول", "لم يبق منه شيء", "سطر ثان"];
    assert_eq!(put(&own, &own), SEEN);
    let changed = put(&own, &["سطر أول", "لم يبق منه شيء هنا", "سطر ثان"]);
    assert!(changed.contains(&block("لم يبق منه شيء هنا")), "{changed}");
}

#[test]
fn a_picture_that_was_never_brought_here_is_not_lost() {
    let seen = "<!-- wp:image {\"id\":3} -->\n<figure><img src=\"/3.jpg\"/><figcaption>سوق</figcaption></figure>\n<!-- /wp:image -->";
    let empty = "<!-- wp:image -->\n<figure><figcaption>سوق المدينة</figcaption></figure>\n<!-- /wp:image -->";
    let own = empty.replace(" المدينة", "");
    assert_eq!(put_into(&own, seen, empty), seen);
}

#[test]
fn terms_of_both_are_kept() {
    let of = |ids: &[&str]| ids.iter().map(|id| RemoteId((*id).to_owned())).collect::<Vec<_>>();
    let kept = ids(&of(&["1", "2"]), &of(&["2", "5"]), &of(&["1", "2", "9"]));
    assert_eq!(kept, of(&["2", "5", "9"]));
}

#[test]
fn how_a_bracket_is_spelled_is_no_change() {
    // What stood there before brackets were spelled out, and what the site's people made of it.
    let (own, mine) = (block("كتب [gallery] أمس"), block("كتب &#091;gallery] أمس"));
    let seen = "<p><b>كتب</b> [gallery] أمس</p>";
    assert_eq!(put_into(&own, seen, &mine), seen);
}

#[test]
fn a_place_without_an_address_takes_no_picture_away() {
    let figure = |img: &str| {
        format!(
            "<!-- wp:image -->\n<figure class=\"wp-block-image\">{img}<figcaption>سوق</figcaption></figure>\n<!-- /wp:image -->"
        )
    };
    let seen = figure("<img src=\"/3.jpg\" alt=\"\"/>");
    let (own, mine) = (figure("<img src=\"warraq:3\" alt=\"\"/>"), figure("<img alt=\"س\"/>"));
    assert_eq!(put_into(&own, &seen, &mine), seen);
}
