//! The export of a news site that never was, of any size, as WordPress writes it.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

const AUTHORS: [(&str, &str); 3] =
    [("kajin", "كاجين أحمد"), ("rojin", "روجين إبراهيم"), ("azad", "Azad Mihemed")];
const CATEGORIES: [&str; 4] = ["أخبار", "تقارير", "مقابلات", "رأي"];
const TAGS: [&str; 6] = ["سوريا", "العراق", "قسد", "القامشلي", "الحسكة", "اللاجئون"];
const SENTENCES: [&str; 6] = [
    "أعلنت <strong>الإدارة الذاتية</strong> افتتاح خمسة أفران جديدة في مدينة القامشلي.",
    "وقال المتحدث إن “الطحين يكفي شهرين”، مضيفاً أن 3.5% منه ذهب إلى المخيمات.",
    "وبحسب <a href=\"https://example.org/a?id=7&amp;utm_source=feed\">بيان الوزارة</a> فإن العمل بدأ في 2019.",
    "وشهدت أسواق الحسكة ازدحاماً منذ الصباح، فيما بقيت الطرق المؤدية إلى منبج مغلقة.",
    "هاوڵاتیانی شارۆچکەکە دەڵێن کە نرخی نان بەرز بووەتەوە.",
    "Welatî dibêjin ku nirxê nên bilind bûye û rê hatine girtin.",
];

/// Writes an export of `posts` posts, each tenth in blocks, each with a picture. The same bytes every time.
pub fn write(path: &Path, posts: usize) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(head().as_bytes())?;
    for number in 1..=posts {
        file.write_all(post(number).as_bytes())?;
        file.write_all(picture(number).as_bytes())?;
    }
    file.write_all(b"</channel>\n</rss>\n")?;
    file.flush()
}

fn head() -> String {
    let mut head = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/7.1.1" created="2024-01-17 12:00" -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>خبر٢٤</title>
	<link>https://xeber.example</link>
	<language>ar</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>https://xeber.example</wp:base_site_url>
	<wp:base_blog_url>https://xeber.example</wp:base_blog_url>
"#,
    );
    for (number, (login, name)) in AUTHORS.iter().enumerate() {
        let _ = writeln!(
            head,
            "<wp:author><wp:author_id>{}</wp:author_id><wp:author_login><![CDATA[{login}]]></wp:author_login><wp:author_email><![CDATA[{login}@example.org]]></wp:author_email><wp:author_display_name><![CDATA[{name}]]></wp:author_display_name></wp:author>",
            number + 2
        );
    }
    for (number, name) in CATEGORIES.iter().enumerate() {
        let _ = writeln!(
            head,
            "<wp:category><wp:term_id>{}</wp:term_id><wp:category_nicename><![CDATA[c{number}]]></wp:category_nicename><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>",
            number + 10
        );
    }
    head
}

fn post(number: usize) -> String {
    let (login, _) = AUTHORS[number % AUTHORS.len()];
    let minute = number % 60;
    let (day, hour) = (number / 1440 % 28 + 1, number / 60 % 24);
    let category = number % CATEGORIES.len();
    let tag = number % TAGS.len();
    format!(
        r#"<item>
	<title><![CDATA[خبر رقم {number}: أفران جديدة في القامشلي]]></title>
	<link>https://xeber.example/{number}/</link>
	<pubDate>Wed, 17 Jan 2024 12:00:00 +0000</pubDate>
	<dc:creator><![CDATA[{login}]]></dc:creator>
	<guid isPermaLink="false">https://xeber.example/?p={number}</guid>
	<description></description>
	<content:encoded><![CDATA[{content}]]></content:encoded>
	<excerpt:encoded><![CDATA[]]></excerpt:encoded>
	<wp:post_id>{number}</wp:post_id>
	<wp:post_date><![CDATA[2024-01-{day:02} {hour:02}:{minute:02}:00]]></wp:post_date>
	<wp:post_date_gmt><![CDATA[2024-01-{day:02} {hour:02}:{minute:02}:00]]></wp:post_date_gmt>
	<wp:post_modified_gmt><![CDATA[2024-01-{day:02} {hour:02}:{minute:02}:00]]></wp:post_modified_gmt>
	<wp:comment_status><![CDATA[open]]></wp:comment_status>
	<wp:post_name><![CDATA[post-{number}]]></wp:post_name>
	<wp:status><![CDATA[publish]]></wp:status>
	<wp:post_parent>0</wp:post_parent>
	<wp:menu_order>0</wp:menu_order>
	<wp:post_type><![CDATA[post]]></wp:post_type>
	<wp:post_password><![CDATA[]]></wp:post_password>
	<wp:is_sticky>0</wp:is_sticky>
	<category domain="category" nicename="c{category}"><![CDATA[{category_name}]]></category>
	<category domain="post_tag" nicename="t{tag}"><![CDATA[{tag_name}]]></category>
	<wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[{picture}]]></wp:meta_value></wp:postmeta>
</item>
"#,
        content = content(number),
        category_name = CATEGORIES[category],
        tag_name = TAGS[tag],
        picture = 1_000_000 + number,
    )
}

/// Some 300 words, in blocks for each tenth post and with empty lines between paragraphs for the others.
fn content(number: usize) -> String {
    let paragraphs = (0..8).map(|paragraph| {
        let sentence = |step: usize| SENTENCES[(number + paragraph * 3 + step) % SENTENCES.len()];
        format!("{} {} {}", sentence(0), sentence(1), sentence(2))
    });
    if number.is_multiple_of(10) {
        let block =
            |text| format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->\n\n");
        return paragraphs.map(block).collect();
    }
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn picture(number: usize) -> String {
    format!(
        r"<item>
	<title><![CDATA[صورة {number}]]></title>
	<dc:creator><![CDATA[kajin]]></dc:creator>
	<guid isPermaLink='false'>https://xeber.example/wp-content/uploads/{number}.jpg</guid>
	<content:encoded><![CDATA[]]></content:encoded>
	<excerpt:encoded><![CDATA[فرن في القامشلي، صورة {number}]]></excerpt:encoded>
	<wp:post_id>{id}</wp:post_id>
	<wp:post_date_gmt><![CDATA[2024-01-01 00:00:00]]></wp:post_date_gmt>
	<wp:post_name><![CDATA[picture-{number}]]></wp:post_name>
	<wp:status><![CDATA[inherit]]></wp:status>
	<wp:post_parent>{number}</wp:post_parent>
	<wp:post_type><![CDATA[attachment]]></wp:post_type>
	<wp:attachment_url><![CDATA[https://xeber.example/wp-content/uploads/{number}.jpg]]></wp:attachment_url>
	<wp:postmeta><wp:meta_key><![CDATA[_wp_attachment_image_alt]]></wp:meta_key><wp:meta_value><![CDATA[أرغفة على رف]]></wp:meta_value></wp:postmeta>
</item>
",
        id = 1_000_000 + number,
    )
}
