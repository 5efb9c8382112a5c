//! Posts that stand in a file twice.

use super::{POST, export, posts};
use crate::report::RemovedKind;

#[test]
fn a_post_that_stands_in_a_file_twice_is_one_article() {
    let (site, posts) = posts(&export(&POST.repeat(3)));
    assert_eq!((site.posts, posts.len()), (1, 1));
    assert_eq!((site.repeated.count, site.changed.count), (2, 0));
    assert!(posts[0].imported.removed.iter().all(|removed| !removed.text.contains("فقرة ثانية")));
}

#[test]
fn a_copy_that_says_something_else_is_in_the_report_of_the_first() {
    let other = POST.replace("فقرة ثانية", "فقرة أضيفت").replace("شكراً", "تعليق آخر");
    let (site, posts) = posts(&export(&format!("{POST}{POST}{other}")));
    assert_eq!((site.posts, posts.len()), (1, 1));
    assert_eq!((site.repeated.count, site.changed.count), (1, 1));
    assert_eq!(site.changed.titles, ["واشنطن تبلغ تركيا &amp; غيرها"]);
    let body = posts[0].imported.body.to_json().to_string();
    assert!(body.contains("فقرة ثانية") && !body.contains("فقرة أضيفت"), "{body}");
    let removed = posts[0].imported.removed.iter();
    let copies: Vec<_> = removed.filter(|removed| removed.kind == RemovedKind::Html).collect();
    let [copy] = &copies[..] else { panic!("one copy: {copies:?}") };
    for words in ["واشنطن", "ملخص", "فقرة أضيفت", "قارئ: تعليق آخر"]
    {
        assert!(copy.text.contains(words), "{words}: {}", copy.text);
    }
    assert!(copy.after.is_some());
}

#[test]
fn posts_without_guid_and_number_are_told_apart_by_what_they_say() {
    let post = |title: &str| format!("<item><title>{title}</title></item>");
    let (site, posts) = posts(&export(&["أول", "ثان", "ثالث"].map(post).concat()));
    assert_eq!((site.posts, posts.len()), (3, 3));
}

#[test]
fn a_print_changes_with_the_words_of_a_post_and_not_with_its_readers() {
    let print = |post: &str| {
        let file = export(post);
        let site = super::Site::survey(file.as_bytes()).unwrap();
        site.posts(file.as_bytes()).next().unwrap().unwrap().print()
    };
    assert_eq!(print(POST), print(&POST.replace("شكراً", "تعليق آخر")));
    for (from, to) in
        [("فقرة ثانية", "فقرة أخرى"), ("[ملخص]", "[غيره]"), ("قسد", "تاغ"), ("رويترز", "وكالة")]
    {
        assert_ne!(print(POST), print(&POST.replace(from, to)), "{from}");
    }
}
