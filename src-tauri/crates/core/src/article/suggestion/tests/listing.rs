use serde_json::json;

use super::*;

#[test]
fn each_stands_once_in_the_order_of_the_text() {
    let document = document(vec![
        line(1, &[("قال ", None), ("ميلر", Some(remarked("1"))), (" أمس", Some(inserted("2")))]),
        line(2, &[("إن", Some(inserted("2"))), (" القوات", Some(deleted("3")))]),
    ]);
    let found = document.suggestions();
    let seen: Vec<_> =
        found.iter().map(|one| (one.id.clone(), one.kind, one.text.as_str(), one.block)).collect();
    assert_eq!(
        seen,
        [
            (comment("1"), SuggestionKind::Comment, "ميلر", id(1)),
            (change("2"), SuggestionKind::Insertion, " أمس\nإن", id(1)),
            (change("3"), SuggestionKind::Deletion, " القوات", id(2)),
        ]
    );
    assert_eq!(found[0].comment.as_deref(), Some("من المصدر؟"));
    assert_eq!((found[0].person.as_str(), found[1].person.as_str()), ("ليلى", "سلمى"));
}

#[test]
fn a_deletion_and_an_insertion_with_one_id_are_a_replacement() {
    let parts = [("قوة", Some(deleted("7"))), ("قوات", Some(inserted("7")))];
    let found = document(vec![line(1, &parts)]).suggestions();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, SuggestionKind::Replacement);
    assert_eq!((found[0].replaced.as_deref(), found[0].text.as_str()), (Some("قوة"), "قوات"));
}

#[test]
fn a_change_and_a_comment_may_share_a_number() {
    let parts = [("أ", Some(inserted("1"))), ("ب", Some(remarked("1")))];
    let found = document(vec![line(1, &parts)]).suggestions();
    let ids: Vec<_> = found.into_iter().map(|one| one.id).collect();
    assert_eq!(ids, [change("1"), comment("1")]);
}

#[test]
fn a_hard_break_is_a_line_feed_and_the_top_level_block_is_named() {
    let marks = Marks::none().with(deleted("1"));
    let content = [
        Inline::Text { text: "أ".to_owned(), marks: marks.clone() },
        Inline::HardBreak { marks: marks.clone() },
        Inline::Text { text: "ب".to_owned(), marks },
    ];
    let content = content.into_iter().collect();
    let inner = Block::Paragraph(Paragraph { attrs: attrs(2), content });
    let found = document(vec![list(1, vec![vec![inner]])]).suggestions();
    assert_eq!((found[0].text.as_str(), found[0].block), ("أ\nب", id(1)));
}

#[test]
fn programs_see_ids_as_words() {
    let found = document(vec![line(1, &[("أ", Some(inserted("a:1")))])]).suggestions();
    let expected = json!([{
        "id": "change:a:1", "kind": "insertion", "person": "سلمى", "at": "2024-01-17T12:00:00Z",
        "text": "أ", "replaced": null, "comment": null, "block": "00000000000000000000000001",
    }]);
    assert_eq!(serde_json::to_value(&found).unwrap(), expected);
    assert_eq!("change:a:1".parse(), Ok(change("a:1")));
    assert_eq!("comment:".parse(), Ok(comment("")));
    assert_eq!("7".parse::<SuggestionId>(), Err(SuggestionIdError("7".to_owned())));
}
