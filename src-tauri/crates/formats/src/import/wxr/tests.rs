mod reading;
mod twice;
mod words;

use chrono::DateTime;
use ulid::Ulid;
use warraq_core::workflow::Status;

use super::*;
use crate::foreign::Foreign;
use crate::report::{RemovedKind, WarningKind};

/// An export with these items.
fn export(items: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/7.1.1" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>خبر٢٤</title><link>https://xeber24.net</link><language>ar</language>
<wp:author><wp:author_login><![CDATA[kajin]]></wp:author_login>
<wp:author_display_name><![CDATA[كاجين أحمد]]></wp:author_display_name></wp:author>
{items}</channel></rss>"#
    )
}

const POST: &str = r#"<item><title><![CDATA[واشنطن تبلغ تركيا &amp; غيرها]]></title>
<link>https://xeber24.net/a/</link><dc:creator><![CDATA[kajin]]></dc:creator>
<guid isPermaLink="false">https://xeber24.net/?p=7</guid>
<content:encoded><![CDATA[أعلنت <b>الوزارة</b> ذلك.

فقرة ثانية]]]]><![CDATA[>.]]></content:encoded>
<excerpt:encoded><![CDATA[ملخص]]></excerpt:encoded>
<wp:post_id>7</wp:post_id><wp:post_date><![CDATA[2024-01-17 15:00:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[2024-01-17 12:00:00]]></wp:post_date_gmt>
<wp:post_name><![CDATA[%d9%88%d8%a7]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status>
<wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category" nicename="news"><![CDATA[أخبار]]></category>
<category domain="category" nicename="syria"><![CDATA[سوريا]]></category>
<category domain="post_tag" nicename="x"><![CDATA[قسد]]></category>
<wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key><![CDATA[_edit_lock]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key><![CDATA[مصدر]]></wp:meta_key><wp:meta_value><![CDATA[رويترز]]></wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_author><![CDATA[قارئ]]></wp:comment_author><wp:comment_content><![CDATA[شكراً]]></wp:comment_content></wp:comment>
</item>"#;

const PICTURE: &str = r"<item><title>صورة</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://xeber24.net/9.jpg</wp:attachment_url><excerpt:encoded><![CDATA[جنود في منبج]]></excerpt:encoded>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>جنود</wp:meta_value></wp:postmeta></item>";

fn ids() -> impl FnMut() -> Ulid {
    let mut next = 0;
    move || {
        next += 1;
        Ulid::from(next)
    }
}

fn posts(file: &str) -> (Site, Vec<SitePost>) {
    let site = Site::survey(file.as_bytes()).unwrap();
    let mut ids = ids();
    let posts = site
        .posts(file.as_bytes())
        .map(|post| site.article(&post.unwrap(), &ImportDefaults::default(), &mut ids))
        .collect();
    (site, posts)
}

#[test]
fn a_post_is_an_article_with_all_it_refers_to() {
    let menu = "<item><title>سوريا</title><wp:post_type>nav_menu_item</wp:post_type></item>";
    let (site, posts) = posts(&export(&format!("{menu}{POST}{PICTURE}")));
    assert_eq!((site.title.as_str(), site.posts, site.pictures()), ("خبر٢٤", 1, 1));
    let left: Vec<_> = site.left.iter().map(|left| (left.kind.as_str(), left.count)).collect();
    assert_eq!(left, [("attachment", 1), ("nav_menu_item", 1)]);
    assert_eq!(site.left[1].titles, ["سوريا"]);
    let [post] = &posts[..] else { panic!("one post") };
    let fields = &post.imported.fields;
    assert_eq!(fields.headline, "واشنطن تبلغ تركيا & غيرها");
    assert_eq!((fields.standfirst.as_str(), fields.section.as_str()), ("ملخص", "أخبار"));
    assert_eq!(
        (fields.byline.as_slice(), fields.slug.as_str()),
        (&["كاجين أحمد".to_owned()][..], "وا")
    );
    assert_eq!(fields.date.unwrap().to_string(), "2024-01-17");
    assert_eq!(post.dated, DateTime::from_timestamp(1_705_492_800, 0));
    assert_eq!(post.status, Status::Delivered);
    let tags: Vec<_> = post.imported.tags.iter().map(warraq_core::tag::Tag::as_str).collect();
    assert_eq!(tags, ["سوريا", "قسد"]);
    let body = post.imported.body.to_json()["content"].to_string();
    assert!(body.contains(r#""alt":"جنود""#) && body.contains("جنود في منبج"), "{body}");
    assert!(body.contains("فقرة ثانية]]>."), "{body}");
    let removed: Vec<_> = post.imported.removed.iter().map(|r| (r.kind, r.text.as_str())).collect();
    assert!(removed.contains(&(RemovedKind::ReaderComments, "قارئ: شكراً")), "{removed:?}");
    assert!(removed.contains(&(RemovedKind::Image, "https://xeber24.net/9.jpg")), "{removed:?}");
    let warned: Vec<_> = post.imported.warnings.iter().map(|w| w.detail.as_str()).collect();
    assert_eq!(warned, ["مصدر: رويترز"]);
}

#[test]
fn two_posts_of_one_guid_are_two_articles_at_every_import() {
    let other = POST.replace("<wp:post_id>7<", "<wp:post_id>8<");
    let file = export(&format!("{POST}{other}"));
    let ids = || -> Vec<_> {
        let posts = Site::default().posts(file.as_bytes());
        posts.map(|post| post.unwrap().id).collect()
    };
    assert_ne!(ids()[0], ids()[1]);
    assert_eq!(ids(), ids());
}

#[test]
fn states_of_the_site_are_steps_of_the_workflow() {
    for (name, status) in [
        ("publish", Status::Delivered),
        ("private", Status::Ready),
        ("future", Status::Ready),
        ("pending", Status::Submitted),
        ("draft", Status::Draft),
        ("trash", Status::Spiked),
        ("plugin-state", Status::Draft),
    ] {
        let (_, posts) = posts(&export(&POST.replace("[publish]", &format!("[{name}]"))));
        assert_eq!(posts[0].status, status, "{name}");
    }
}

#[test]
fn what_stands_otherwise_on_the_site_is_said() {
    for (from, to, said) in [
        ("[publish]", "[private]", (WarningKind::NotPublic, "private")),
        ("[publish]", "[archived]", (WarningKind::UnknownField, "status: archived")),
        ("[post]", "[page]", (WarningKind::UnknownField, "post_type: page")),
        (
            "<wp:post_name>",
            "<wp:post_password><![CDATA[سر]]></wp:post_password><wp:post_name>",
            (WarningKind::NotPublic, "password"),
        ),
    ] {
        let (_, posts) = posts(&export(&POST.replacen(from, to, 1)));
        let warned = posts[0].imported.warnings.iter();
        let warned: Vec<_> = warned.map(|w| (w.kind, w.detail.as_str())).collect();
        assert_eq!(warned, [(WarningKind::UnknownField, "مصدر: رويترز"), said]);
    }
}

#[test]
fn the_first_items_of_a_kind_are_named() {
    let item = |n: u8| {
        format!("<item><title>قائمة {n}</title><wp:post_type>nav_menu_item</wp:post_type></item>")
    };
    let items = (1..=5).map(item).collect::<Vec<_>>().concat();
    let (site, posts) = posts(&export(&items));
    assert!(posts.is_empty());
    assert_eq!(
        (site.left[0].count, site.left[0].titles.join("|").as_str()),
        (5, "قائمة 1|قائمة 2|قائمة 3")
    );
}

#[test]
fn the_words_of_an_excerpt_stay_apart() {
    let post = POST.replace("[ملخص]", "[<p>أول</p><p>ثان</p>]");
    assert_eq!(posts(&export(&post)).1[0].imported.fields.standfirst, "أول ثان");
}

#[test]
fn a_cut_file_says_where_and_gives_what_stood_before() {
    let post = |number: u8| POST.replace("p=7", &format!("p={number}"));
    let whole = export(&[post(1), post(2), post(3)].concat());
    let cut = &whole[..whole.rfind("<guid").unwrap()];
    assert!(
        matches!(Site::survey(cut.as_bytes()), Err(FormatError::SiteCutOff { byte }) if byte > 0)
    );
    let in_the_text = &whole[..whole.rfind("أعلنت").unwrap()];
    assert!(
        matches!(Site::survey(in_the_text.as_bytes()), Err(FormatError::SiteCutOff { byte }) if byte > 0)
    );
    let posts: Vec<_> = Site::default().posts(cut.as_bytes()).collect();
    assert_eq!((posts.len(), posts[1].is_ok(), posts[2].is_err()), (3, true, true));
}

#[test]
fn other_xml_and_bombs_are_refused() {
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;\">]>",
        "x".repeat(1000)
    );
    for file in ["", "نص", "<html><body>نص</body></html>", "<rss><channel/></rss>", &bomb] {
        let refused = Site::survey(file.as_bytes());
        assert!(matches!(refused, Err(FormatError::Foreign(Foreign::Xml))), "{file}");
    }
    let with_entities = export(POST).replacen("<rss", &format!("{}<rss", &bomb[21..]), 1);
    let with_entities = with_entities.replace("<title>خبر٢٤", "<title>&b;خبر");
    assert_eq!(Site::survey(with_entities.as_bytes()).unwrap().title, "&b;خبر");
    let deep = export(&"<a>".repeat(100));
    assert!(matches!(Site::survey(deep.as_bytes()), Err(FormatError::Tangled { .. })));
}

#[test]
fn an_endless_post_is_refused_before_it_fills_the_memory() {
    struct Endless<'a>(&'a [u8], usize);
    impl Read for Endless<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            if self.0.is_empty() {
                self.1 += into.len();
                assert!(self.1 < 200 << 20, "it reads on for ever");
                into.fill(b'x');
                return Ok(into.len());
            }
            self.0.read(into)
        }
    }
    let whole = export(POST);
    let start = &whole[..whole.find("أعلنت").unwrap()];
    let file = std::io::BufReader::with_capacity(1 << 20, Endless(start.as_bytes(), 0));
    assert!(matches!(Site::survey(file), Err(FormatError::TooLarge { .. })));
}

#[test]
fn a_post_with_more_terms_fields_or_comments_than_any_is_refused() {
    for (element, many) in [
        ("<category/>", 60_000),
        ("<category domain='post_tag' nicename='x'>قسد</category>", 60_000),
        ("<wp:comment/>", 60_000),
        ("<wp:postmeta/>", 60_000),
    ] {
        let post = POST.replace("</item>", &format!("{}</item>", element.repeat(many)));
        let refused = Site::survey(export(&post).as_bytes());
        assert!(matches!(refused, Err(FormatError::Tangled { .. })), "{element}");
    }
    let authors = export(&"<wp:author/>".repeat(60_000));
    assert!(matches!(Site::survey(authors.as_bytes()), Err(FormatError::Tangled { .. })));
}

#[test]
fn attributes_count_as_letters_of_their_post() {
    let category = format!("<category nicename='{}'/>", "x".repeat(1 << 20));
    let post = POST.replace("</item>", &format!("{}</item>", category.repeat(70)));
    let refused = Site::survey(export(&post).as_bytes());
    assert!(matches!(refused, Err(FormatError::TooLarge { .. })));
}

#[test]
fn a_bad_byte_is_said_of_its_post_and_refuses_nothing() {
    let file = export(&format!("{POST}{}", POST.replace("p=7", "p=8")));
    let at = file.find("أعلنت").unwrap();
    let file = [&file.as_bytes()[..at], b"\xff", &file.as_bytes()[at..]].concat();
    let site = Site::survey(&file[..]).unwrap();
    let warned = site.posts(&file[..]).map(|post| {
        let post = site.article(&post.unwrap(), &ImportDefaults::default(), &mut ids());
        post.imported.warnings.iter().any(|warning| warning.kind == WarningKind::BadLetters)
    });
    assert_eq!(warned.collect::<Vec<_>>(), [true, false]);
}

#[test]
fn an_export_in_another_encoding_is_read_as_it_declares() {
    let file = export(POST).replace("encoding=\"UTF-8\"", "encoding=\"windows-1256\"");
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&file);
    let site = Site::survey(&bytes[..]).unwrap();
    let post = site.posts(&bytes[..]).next().unwrap().unwrap();
    let made = site.article(&post, &ImportDefaults::default(), &mut ids());
    assert_eq!(made.imported.fields.headline, "واشنطن تبلغ تركيا & غيرها");
}
