//! Words that stand beside the text of a post, and where they come to.

use chrono::DateTime;
use warraq_core::article::{Block, Projection};
use warraq_core::fields::FieldName;

use super::{POST, Site, export, posts};
use crate::file_ids::file_ids;
use crate::import::wxr::{LiveMedium, LivePost, LiveSite};
use crate::import::{ImportDefaults, Imported};
use crate::report::told::{removed, warned};
use crate::report::{RemovedKind, WarningKind};

/// What becomes of a post with this content, in a site with these other items.
fn imported(content: &str, others: &str) -> (Site, Imported) {
    let (start, rest) = POST.split_once("أعلنت").unwrap();
    let (_, end) = rest.split_once("]]></content").unwrap();
    let post = format!("{start}{content}]]></content{end}");
    let (site, mut posts) = posts(&export(&format!("{post}{others}")));
    (site, posts.remove(0).imported)
}

fn body(imported: &Imported) -> String {
    imported.body.to_json()["content"].to_string()
}

/// The texts of the paragraphs of a post.
fn paragraphs(content: &str) -> Vec<String> {
    let (_, imported) = imported(content, "");
    let projection = Projection::of(&imported.body);
    projection.text().lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn picture(number: u64, parent: u64) -> String {
    format!(
        "<item><title>صورة {number}</title><wp:post_id>{number}</wp:post_id><wp:post_parent>{parent}</wp:post_parent>\
         <wp:post_type>attachment</wp:post_type>\
         <wp:attachment_url>https://xeber24.net/{number}.jpg</wp:attachment_url>\
         <excerpt:encoded><![CDATA[تعليق {number}]]></excerpt:encoded>\
         <content:encoded><![CDATA[وصف {number}]]></content:encoded>\
         <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>\
         <wp:meta_value>بديل {number}</wp:meta_value></wp:postmeta></item>"
    )
}

#[test]
fn a_block_that_posts_share_stands_where_they_show_it() {
    let shared = "<item><title>مقطع</title><wp:post_id>30</wp:post_id><wp:post_type>wp_block</wp:post_type>\
        <content:encoded><![CDATA[<!-- wp:paragraph --><p>نص مشترك</p><!-- /wp:paragraph -->\
        <!-- wp:block {\"ref\":30} /-->]]></content:encoded></item>";
    let content = "<!-- wp:paragraph --><p>قبل</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":30} /-->\
        <!-- wp:block {\"ref\":31} /-->";
    let (_, post) = imported(content, shared);
    assert!(body(&post).contains("نص مشترك"));
    assert_eq!(warned(&post, WarningKind::SharedBlock), ["30: مقطع"]);
    assert_eq!(warned(&post, WarningKind::SharedBlockMissing), ["wp:block 31"]);
    let html = removed(&post, RemovedKind::Html);
    assert!(html.contains(&"<!-- wp:block {\"ref\":31} /-->"), "{html:?}");
}

#[test]
fn words_that_only_a_block_has_are_listed_behind_what_stood_before_it() {
    let content = "<!-- wp:paragraph --><p>قبل</p><!-- /wp:paragraph -->\
        <!-- wp:acf/quote {\"data\":{\"text\":\"كلمات <b>هنا</b>\"}} /-->\
        <!-- wp:paragraph --><p>بعد</p><!-- /wp:paragraph -->";
    let (_, post) = imported(content, "");
    let item = post.removed.iter().find(|item| item.kind == RemovedKind::Html).unwrap();
    assert_eq!(item.text, "كلمات <b>هنا</b>");
    assert_eq!(item.after, post.body.blocks().first().map(Block::id));
}

#[test]
fn a_gallery_of_numbers_has_its_pictures() {
    let pictures = picture(11, 0) + &picture(12, 0);
    for (content, others) in [
        ("نص\n\n[gallery ids=\"11,12\"]\n\nبعد", pictures.clone()),
        ("نص\n\n[gallery]\n\nبعد", picture(11, 7) + &picture(12, 7)),
        (
            "<!-- wp:gallery {\"ids\":[11,12]} --><figure class=\"wp-block-gallery\"></figure><!-- /wp:gallery -->",
            pictures,
        ),
    ] {
        let (site, post) = imported(content, &others);
        let body = body(&post);
        for words in ["gallery", "\"بديل 11\"", "تعليق 11", "\"بديل 12\"", "تعليق 12"]
        {
            assert!(body.contains(words), "{content}: {words} in {body}");
        }
        assert_eq!(removed(&post, RemovedKind::Hidden), ["وصف 11", "وصف 12"]);
        assert!(removed(&post, RemovedKind::Image).contains(&"https://xeber24.net/12.jpg"));
        assert_eq!(site.words_of_pictures(), (vec![], 0), "{content}");
    }
}

#[test]
fn a_gallery_of_which_a_picture_is_missing_says_so() {
    let (_, post) = imported("نص\n\n[gallery ids=\"11,99\"]", &picture(11, 0));
    assert!(body(&post).contains("تعليق 11"));
    assert_eq!(removed(&post, RemovedKind::Html), ["[gallery ids=\"11,99\"]"]);
    let (_, post) = imported("نص\n\n[gallery ids=\"99\"]", "");
    assert_eq!(removed(&post, RemovedKind::Html), ["[gallery ids=\"99\"]"]);
}

#[test]
fn what_is_said_of_a_picture_and_not_shown_is_listed() {
    let content = "<!-- wp:image {\"id\":11} --><figure><img src=\"https://xeber24.net/11.jpg\" alt=\"\"/>\
        <figcaption>تعليق 11</figcaption></figure><!-- /wp:image -->";
    let (site, post) = imported(content, &(picture(11, 0) + &picture(13, 0)));
    assert_eq!(removed(&post, RemovedKind::Hidden), ["بديل 11\nوصف 11"]);
    let words = vec!["صورة 13 — بديل 13 — تعليق 13 — وصف 13".to_owned()];
    assert_eq!(site.words_of_pictures(), (words, 0));
}

#[test]
fn what_a_post_says_to_search_engines_is_its_standfirst_where_it_has_none() {
    let meta = "<wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key><wp:meta_value>وصف الخبر</wp:meta_value></wp:postmeta></item>";
    let post = POST.replace("</item>", meta);
    let (_, with_both) = posts(&export(&post));
    assert_eq!(with_both[0].imported.fields.standfirst, "ملخص");
    let unknown = warned(&with_both[0].imported, WarningKind::UnknownField);
    assert_eq!(unknown, ["_yoast_wpseo_metadesc: وصف الخبر", "مصدر: رويترز"]);
    let (_, alone) = posts(&export(&post.replace("[ملخص]", "[]")));
    let alone = &alone[0].imported;
    assert_eq!(alone.fields.standfirst, "وصف الخبر");
    assert!(alone.taken.iter().any(|taken| taken.field == FieldName::Standfirst));
}

#[test]
fn a_slug_that_was_cut_off_is_taken_as_far_as_it_can_be_read() {
    for (slug, taken) in
        [("abc-%d8", "abc"), ("%d8%a7%d9%84%d8%b9%d8%a", "الع"), ("%d9%88%d8%a", "و")]
    {
        let (_, posts) = posts(&export(&POST.replace("[%d9%88%d8%a7]", &format!("[{slug}]"))));
        let post = &posts[0].imported;
        assert_eq!(post.fields.slug, taken, "{slug}");
        assert_eq!(warned(post, WarningKind::BadField), [format!("slug: {slug}")]);
    }
}

#[test]
fn where_the_link_of_an_excerpt_leads_is_listed() {
    let post = POST.replace("[ملخص]", "[ملخص <a href=\"https://e.example/\">برابط</a>]");
    let (_, posts) = posts(&export(&post));
    assert_eq!(posts[0].imported.fields.standfirst, "ملخص برابط");
    assert_eq!(removed(&posts[0].imported, RemovedKind::Link), ["https://e.example/"]);
}

#[test]
fn lines_in_frames_and_beside_blocks_stay_apart() {
    assert_eq!(paragraphs("<blockquote>أولى\n\nثانية</blockquote>"), ["أولى", "ثانية"]);
    let (_, post) = imported("سطر\nسطر ثان\n<ul><li>بند</li></ul>\nبعد\nوبعد", "");
    let body = body(&post);
    assert_eq!(body.matches("hard_break").count(), 2, "{body}");
}

#[test]
fn the_line_breaks_of_word_are_line_breaks() {
    for content in ["قبل\u{b}بعد", "<!-- wp:paragraph --><p>قبل\u{b}بعد</p><!-- /wp:paragraph -->"]
    {
        let (_, post) = imported(content, "");
        assert_eq!(body(&post).matches("hard_break").count(), 1, "{content}: {}", body(&post));
    }
    let (_, posts) = posts(&export(&POST.replace("واشنطن تبلغ", "واشنطن\u{b}تبلغ")));
    assert!(posts[0].imported.fields.headline.starts_with("واشنطن تبلغ"));
}

#[test]
fn a_film_on_a_line_of_its_own_is_embedded() {
    let (_, post) = imported("نص\n\nhttps://www.youtube.com/watch?v=zzz\n\nبعد", "");
    let body = body(&post);
    assert!(body.contains("\"embed\"") && body.contains("watch?v=zzz"), "{body}");
}

/// The library of a site that is there keeps what it says: nothing of a post is taken by reading it.
#[test]
fn what_a_live_site_says_of_its_pictures_is_not_removed() {
    let image = "<!-- wp:image {\"id\":11} --><figure><img src=\"https://xeber24.net/11.jpg\" \
        class=\"wp-image-11\" alt=\"سوق\"/></figure><!-- /wp:image -->";
    let medium = LiveMedium {
        number: 11,
        address: "https://xeber24.net/11.jpg".to_owned(),
        alt: "وصف المكتبة".to_owned(),
        caption: "تعليق المكتبة".to_owned(),
    };
    let post = LivePost {
        number: 4,
        title: "خبر".to_owned(),
        content: image.to_owned(),
        status: "publish".to_owned(),
        media: vec![medium],
        ..LivePost::default()
    };
    let site = LiveSite { address: "https://xeber24.net".to_owned(), ..LiveSite::default() };
    let mut ids = file_ids(b"live", DateTime::UNIX_EPOCH);
    let (_, read) = post.article(&site, &ImportDefaults::default(), &mut ids);
    assert!(body(&read.imported).contains("سوق"));
    assert_eq!(removed(&read.imported, RemovedKind::Hidden), Vec::<&str>::new());
}
