use serde_json::json;
use warraq_core::article::Article;

use super::*;
use crate::options::ExportOptions;
use crate::sketch::{article, marked, paragraph, plain};

fn sent(article: &Article, format: Format) -> Vec<String> {
    texts(&ExportInput::of(article), format)
}

fn texts(input: &ExportInput<'_>, format: Format) -> Vec<String> {
    messages(input, format).unwrap().into_iter().map(|message| message.text).collect()
}

/// Sentences of five words each.
fn sentences(count: usize) -> String {
    let sentences: Vec<String> =
        (1..=count).map(|n| format!("قالت القوات ذلك للمرة {n}.")).collect();
    sentences.join(" ")
}

/// The words of all messages in their order, without the numbers of messages.
fn words_of(messages: &[String]) -> Vec<String> {
    let is_number =
        |word: &&str| word.contains('/') && word.chars().all(|c| c == '/' || c.is_ascii_digit());
    let all = messages.iter().flat_map(|message| message.split_whitespace());
    all.filter(|word| !is_number(word)).map(str::to_owned).collect()
}

#[test]
fn other_formats_are_no_messages() {
    let article = article(json!([paragraph("نص")]));
    assert_eq!(messages(&ExportInput::of(&article), Format::Html), None);
}

#[test]
fn headline_text_link_and_tags_are_a_message() {
    let mut article = article(json!([paragraph("نص الخبر.")]));
    "خلاصة".clone_into(&mut article.fields.standfirst);
    "قسد-تعلن".clone_into(&mut article.fields.slug);
    let mut options = ExportOptions::default();
    options.set("address", "https://xeber24.net/").unwrap();
    let input = ExportInput::of(&article).with_options(&options);
    let link = "https://xeber24.net/%D9%82%D8%B3%D8%AF-%D8%AA%D8%B9%D9%84%D9%86/";
    assert_eq!(
        texts(&input, Format::Telegram),
        [format!("**خبر**\n\nخلاصة\n\nنص الخبر.\n\n{link}\n\n#قوات_سوريا")]
    );
    assert_eq!(
        texts(&input, Format::WhatsApp),
        [format!("*خبر*\n\nخلاصة\n\nنص الخبر.\n\n{link}\n\n#قوات_سوريا")]
    );
    assert_eq!(
        texts(&input, Format::X),
        [format!("خبر\n\nخلاصة\n\n{link}\n\n#قوات_سوريا\n\nنص الخبر.")]
    );
    // Without a slug it leads to the site.
    article.fields.slug.clear();
    let input = ExportInput::of(&article).with_options(&options);
    let [post] = &texts(&input, Format::X)[..] else { panic!("one post") };
    assert!(post.contains("\n\nhttps://xeber24.net/\n\n"), "{post}");
}

#[test]
fn blocks_are_lines_that_the_app_reads() {
    let item = |text: &str| json!({ "type": "list_item", "content": [paragraph(text)] });
    let list = json!({ "type": "list", "attrs": { "kind": "ordered", "start": 3 }, "content": [item("أول"), item("ثان")] });
    let quote = json!({ "type": "quote", "content": [paragraph("قال ذلك"), { "type": "list", "content": [item("بند")] }] });
    let linked = json!({ "type": "paragraph", "content": [plain("قال "), { "type": "text", "text": "هنا", "marks": [{ "type": "link", "attrs": { "href": "https://a.example/b" } }] }, plain(" و"), marked("“قسد”", "strong"), plain("ثم")] });
    let article = article(json!([list, quote, linked]));
    assert_eq!(
        sent(&article, Format::WhatsApp),
        [
            "*خبر*\n\n3. أول\n4. ثان\n\n> قال ذلك\n\n> - بند\n\nقال هنا (https://a.example/b) *و“قسد”ثم*\n\n#قوات_سوريا"
        ]
    );
}

#[test]
fn a_line_runs_in_the_direction_of_its_block() {
    let english = "SDF said: \u{642}\u{633}\u{62f}";
    let mut said = paragraph("قسد said nothing in English today");
    said["attrs"] = json!({ "dir": "ltr" });
    let article = article(json!([
        paragraph("COVID-19 في سوريا كلها"),
        paragraph("في 2019-10-14 على +963-11-555-0100"),
        paragraph("وقّعت Microsoft وGoogle وAmazon الاتفاق"),
        said,
        paragraph(english),
    ]));
    let [message] = &sent(&article, Format::X)[..] else { panic!("one message") };
    for line in [
        "\u{200f}COVID-19 في سوريا كلها",
        "في \u{2066}2019-10-14\u{2069} على \u{2066}+963-11-555-0100\u{2069}",
        "وقّعت Microsoft وGoogle وAmazon الاتفاق",
        "\u{200e}قسد said nothing in English today",
        english,
    ] {
        assert!(message.lines().any(|found| found == line), "{line} in {message}");
    }
}

#[test]
fn what_one_message_cannot_hold_is_cut_between_sentences() {
    let text = sentences(400);
    let article = article(json!([paragraph(&text), paragraph("آخر الكلام.")]));
    for (format, limit) in [(Format::Telegram, 4096), (Format::X, 280)] {
        let medium = export::medium(format).unwrap();
        let messages = sent(&article, format);
        assert!(messages.len() > 1, "{format}");
        for message in &messages {
            let size = (medium.measure)(message);
            assert!(size <= limit && size > 0, "{format}: {size}");
            let body = message.rsplit_once("\n\n").map_or(message.as_str(), |(body, _)| body);
            let last = if medium.numbered { body } else { message.as_str() };
            let is_end = last.ends_with('.') || last.ends_with("قوات_سوريا");
            assert!(is_end, "{format}: {last}");
        }
        let words = words_of(&messages);
        let expected: Vec<&str> = text.split_whitespace().collect();
        let at = words.iter().position(|word| word == "قالت").unwrap();
        assert_eq!(words[at..at + expected.len()], expected, "{format}: nothing lost, in order");
    }
    let thread = sent(&article, Format::X);
    let count = thread.len();
    assert!(count > 9 && thread[0].ends_with(&format!("\n\n1/{count}")), "{}", thread[0]);
}

#[test]
fn words_links_and_emoji_stay_whole() {
    let link = format!("https://example.org/{}", "a".repeat(400));
    let family = "👨‍👩‍👧‍👦".repeat(200);
    let long = format!("{} {link} {family}", "كلمة ".repeat(70));
    let article = article(json!([paragraph(&long)]));
    let thread = sent(&article, Format::X);
    assert!(thread.iter().any(|post| post.contains(&link)), "the link is whole");
    let families: usize = thread.iter().map(|post| post.matches("👨‍👩‍👧‍👦").count()).sum();
    assert_eq!(families, 200);
    assert!(thread.iter().all(|post| weighted(post) <= 280));
}

#[test]
fn the_first_message_stands_below_a_picture() {
    let figure = json!({ "type": "figure", "attrs": { "media": "1", "alt": "", "credit": "" } });
    let article = article(json!([figure, paragraph(&sentences(100))]));
    let messages = sent(&article, Format::Telegram);
    assert!(utf16(&messages[0]) <= 1024 + 4, "{}", utf16(&messages[0]));
    assert!(utf16(&messages[1]) > 1024);
}

#[test]
fn signs_are_not_measured_where_the_app_takes_them_away() {
    let bold = json!({ "type": "paragraph", "content": [marked(&"ق ".repeat(2040), "strong")] });
    let mut article = article(json!([bold]));
    article.tags.clear();
    let messages = sent(&article, Format::Telegram);
    assert_eq!(messages.len(), 1, "4084 units and eight of signs");
    assert!(utf16(&messages[0]) < 4096 + 8);
}

#[test]
fn an_empty_article_has_no_message() {
    let mut article = article(json!([{ "type": "paragraph" }]));
    article.fields.headline.clear();
    article.tags.clear();
    for format in [Format::Telegram, Format::WhatsApp, Format::X] {
        assert_eq!(sent(&article, format), Vec::<String>::new());
        assert_eq!(export::export(format, &ExportInput::of(&article)).unwrap(), b"");
    }
}

#[test]
fn messages_of_a_file_are_told_apart() {
    let article = article(json!([paragraph(&sentences(40))]));
    let file = export::export(Format::X, &ExportInput::of(&article)).unwrap();
    let file = String::from_utf8(file).unwrap();
    let parts: Vec<&str> = file.trim_end_matches('\n').split(BETWEEN).collect();
    assert_eq!(parts, sent(&article, Format::X));
}

#[test]
fn each_message_says_what_it_measures_and_may() {
    let long =
        article(json!([paragraph(&sentences(40)), paragraph("انظر https://xeber24.net/a/b/c")]));
    let posts = messages(&ExportInput::of(&long), Format::X).unwrap();
    assert!(posts.len() > 3, "{}", posts.len());
    for post in &posts {
        assert_eq!(post.size, weighted(&post.text), "{}", post.text);
        assert_eq!(post.limit, 280);
        assert!(post.size <= post.limit);
    }
    // The signs around the headline are taken away before Telegram counts.
    let sent =
        messages(&ExportInput::of(&article(json!([paragraph("نص.")]))), Format::Telegram).unwrap();
    assert_eq!(sent[0].size + "****".len(), utf16(&sent[0].text), "{}", sent[0].text);
    assert_eq!(sent[0].limit, 4096);
}
