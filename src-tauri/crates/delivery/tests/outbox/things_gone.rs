//! What a post of the site has beside its words: a correction of the words leaves it, and where it cannot, somebody is told
//! before it leaves.

use serde_json::Value;
use warraq_connect::RemoteId;
use warraq_core::article::{ArticleId, Block, Document};
use warraq_core::outbox::{ItemId, ItemState};
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, Keep, Pulled, ReasonKind, Sending, Thing, ThingKind, Wish, compare, send_anyway,
    settle, settled,
};
use warraq_store::articles;

use crate::newsroom::Newsroom;
use crate::pull::pulled;

const LOOKED: &str = "<!-- wp:paragraph {\"align\":\"center\",\"dropCap\":true,\"backgroundColor\":\"pale-pink\",\"className\":\"lead\"} -->\n<p class=\"has-text-align-center has-drop-cap lead has-pale-pink-background-color has-background\">قال <mark style=\"background-color:#ff0\" class=\"has-inline-color\">الوزير</mark> في <a href=\"https://example.test/a\" target=\"_blank\" rel=\"noreferrer noopener nofollow\" class=\"src\">بيان</a> إن <abbr title=\"الأمم المتحدة\">أم</abbr> و<kbd>Ctrl</kbd> وH<sub>2</sub>O و<span lang=\"en\">Reuters</span> تغيرت.</p>\n<!-- /wp:paragraph -->";
const QUOTE: &str = "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>مقتبس أول طويل</p>\n<!-- /wp:paragraph --><!-- wp:paragraph -->\n<p>مقتبس ثان بعده</p>\n<!-- /wp:paragraph --><cite>المصدر فلان</cite></blockquote>\n<!-- /wp:quote -->";
const PULL_QUOTE: &str = "<!-- wp:pullquote -->\n<figure class=\"wp-block-pullquote\"><blockquote><p>كلام مقتبس بارز</p><cite>سامر حداد</cite></blockquote></figure>\n<!-- /wp:pullquote -->";
const TABLE: &str = "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table class=\"has-fixed-layout\"><thead><tr><th>مدينة</th><th>عدد</th></tr></thead><tbody><tr><td>حلب</td><td>سبعون</td></tr><tr><td>حماة</td><td>ستون</td></tr></tbody><tfoot><tr><td>المجموع</td><td>مئة وثلاثون</td></tr></tfoot></table></figure>\n<!-- /wp:table -->";
const VERSE: &str =
    "<!-- wp:verse -->\n<pre class=\"wp-block-verse\">قفا نبك\nمن ذكرى</pre>\n<!-- /wp:verse -->";
const PICTURE: &str = "<!-- wp:image {\"id\":7,\"sizeSlug\":\"large\",\"linkDestination\":\"custom\"} -->\n<figure class=\"wp-block-image size-large\"><a href=\"https://example.test/go\"><img src=\"https://xeber24.example/a.jpg\" alt=\"سوق\" class=\"wp-image-7\"/></a><figcaption class=\"wp-element-caption\">تعليق الصورة القديم</figcaption></figure>\n<!-- /wp:image -->";
const CAPTION: &str = "[caption id=\"attachment_7\" align=\"aligncenter\" width=\"300\"]<img class=\"size-medium wp-image-7\" src=\"https://xeber24.example/a.jpg\" alt=\"سوق\" width=\"300\" height=\"200\" /> تعليق الصورة القديم[/caption]";
const CLASSIC: &str = "فقرة فيها <a href=\"https://example.test/q\" target=\"_blank\">رابط</a> و<span style=\"color:red\">لون</span> وكلام.";
const ALIGNED: &str = "<p style=\"text-align:center\">فقرة وسط هنا</p>";
const LAST: &str = "خاتمة الخبر كما كتبها محرر الموقع ليلا";

fn block(text: &str) -> String {
    format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
}

/// A post of the site that is an article here.
fn of_the_site(content: &str) -> (Newsroom, ArticleId, RemoteId) {
    let newsroom = Newsroom::new();
    let id = newsroom.remote.write(7, "خبر", content);
    let Pulled::New(new) = pulled(&newsroom, &id) else { panic!("it is new") };
    (newsroom, new.id, id)
}

/// The article with other words in the place of these, whatever stands around them.
fn rewrite(newsroom: &Newsroom, article: ArticleId, old: &str, new: &str) {
    newsroom.act(|tx| {
        let stored = tx.article(article)?;
        let before = stored.body.to_json_string();
        assert_eq!(before.matches(old).count(), 1, "{old}: {before}");
        let body = Document::from_str(&before.replace(old, new)).unwrap();
        articles::save_document(tx, article, stored.version, &body)
    });
}

fn send(newsroom: &Newsroom, article: ArticleId) -> ItemId {
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    item
}

#[test]
fn only_the_corrected_words_of_a_pulled_post_are_others() {
    for (part, old, new) in [
        (LOOKED, "تغيرت", "تبدلت"),
        (LOOKED, "الوزير", "الوزيرة"),
        (LOOKED, "بيان", "تصريح"),
        (QUOTE, "ثان", "ثالث"),
        (QUOTE, "المصدر", "الصحفي"),
        (PULL_QUOTE, "مقتبس", "مصحح"),
        (PULL_QUOTE, "سامر", "سمير"),
        (TABLE, "ستون", "خمسون"),
        (TABLE, "المجموع", "الجملة"),
        (VERSE, "نبك", "نبكي"),
        (PICTURE, "القديم", "الجديد"),
        (CAPTION, "القديم", "الجديد"),
        (CLASSIC, "وكلام", "وقول"),
        (CLASSIC, "رابط", "وصلة"),
        (ALIGNED, "وسط", "الوسط"),
    ] {
        let content = match part {
            CAPTION | CLASSIC | ALIGNED => format!("{part}\n\n{LAST}"),
            _ => format!("{part}\n\n{}", block(LAST)),
        };
        let (newsroom, article, id) = of_the_site(&content);
        rewrite(&newsroom, article, old, new);
        let item = send(&newsroom, article);
        assert_eq!(
            newsroom.state(item),
            ItemState::Verified,
            "{part}: {:?}",
            newsroom.reason(item)
        );
        let there = newsroom.remote.post(&id).content;
        assert_eq!(there, content.replacen(old, new, 1), "{old}");
        assert_eq!(newsroom.shown(article).gone, [], "{old}");
    }
}

/// What people are told of these.
fn said(things: &[Thing]) -> Vec<(ThingKind, &str)> {
    things.iter().map(|thing| (thing.kind, &*thing.detail)).collect()
}

#[test]
fn what_would_go_is_told_before_it_leaves_and_goes_only_where_somebody_says_so() {
    let content = format!("{TABLE}\n\n{}", block(LAST));
    let (newsroom, article, id) = of_the_site(&content);
    // A row more: that is more than words, and the whole table is as the article has it.
    newsroom.act(|tx| {
        let stored = tx.article(article)?;
        let mut body: Value = serde_json::from_str(&stored.body.to_json_string()).unwrap();
        let table = body["content"].as_array_mut().unwrap();
        let table = table.iter_mut().find(|block| block["type"] == "table").unwrap();
        let rows = table["content"].as_array_mut().unwrap();
        rows.remove(2);
        let body = Document::from_str(&body.to_string()).unwrap();
        articles::save_document(tx, article, stored.version, &body)
    });
    let item = send(&newsroom, article);
    let shown = newsroom.shown(article);
    assert_eq!(newsroom.state(item), ItemState::Refused, "{:?}", newsroom.remote.post(&id));
    let reason = shown.reason.unwrap();
    assert_eq!(reason.kind, ReasonKind::ThingsGone);
    let foot = (ThingKind::Foot, "المجموع مئة وثلاثون");
    assert!(said(&reason.things).contains(&foot), "{:?}", reason.things);
    assert_eq!(newsroom.remote.post(&id).content, content, "nothing was written");

    send_anyway(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    assert_eq!(newsroom.remote.post(&id).content.matches("<tfoot").count(), 0);
    assert!(said(&newsroom.shown(article).gone).contains(&foot));
    // With the next correction it is not there any more.
    rewrite(&newsroom, article, "سبعون", "ثمانون");
    let item = send(&newsroom, article);
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    assert_eq!(newsroom.shown(article).gone, []);
}

#[test]
fn the_source_of_a_quotation_is_no_word_of_it() {
    let (newsroom, article, _) = of_the_site(QUOTE);
    let texts = newsroom.texts(article);
    assert_eq!(texts.len(), 2);
    let words: Vec<&str> = texts[0].split_whitespace().collect();
    assert_eq!(words.join(" "), "مقتبس أول طويل مقتبس ثان بعده");
    assert_eq!(texts[1], "المصدر فلان");
    let (newsroom, article, _) = of_the_site(PULL_QUOTE);
    assert_eq!(newsroom.texts(article), ["كلام مقتبس بارز"]);
    let article = newsroom.desk.lock().unwrap().article(article).unwrap();
    let Block::PullQuote(quote) = &article.body.blocks()[0] else { panic!("it is a pull quote") };
    assert_eq!(quote.attribution.as_deref(), Some("سامر حداد"));
}

/// What no hand can put words into, because its elements do not end in their order; and what stands beside words.
const TORN: &str = "أعلنت الإدارة أمس قرارها الجديد هناك\n\n<strong><em><a href=\"https://example.test/go\"><img src=\"https://xeber24.example/a.jpg\" alt=\"\" /></a>وقال شهود إن السوق مفتوح</strong></em>\n\n<div class=\"map\"><iframe src=\"https://example.test/map\"></iframe><p>شرح الخريطة هنا</p></div>\n\n[gallery ids=\"1,2\"]\n\nوختم البيان بدعوة الجميع إلى الحوار";

#[test]
fn what_a_whole_text_would_lose_is_shown_before_and_told_after() {
    let (newsroom, article, id) = of_the_site(TORN);
    rewrite(&newsroom, article, "مفتوح", "مغلق");
    let item = send(&newsroom, article);
    assert_eq!(
        newsroom.reason(item),
        Some(ReasonKind::Unmatched),
        "{:?}",
        newsroom.remote.post(&id)
    );
    let frame = (ThingKind::Frame, "https://example.test/map");
    let link = (ThingKind::PictureLink, "https://example.test/go");
    let shortcode = (ThingKind::Shortcode, "[gallery ids=\"1,2\"]");
    {
        let vault = newsroom.desk.lock().unwrap();
        let view = compare(&vault, article, newsroom.site).unwrap();
        let [piece] = &view.pieces[..] else { panic!("the whole text is one") };
        let there: Vec<Thing> = piece.theirs.iter().flat_map(|part| part.things.clone()).collect();
        assert_eq!(said(&there), [link, frame]);
        assert!(piece.theirs.iter().any(|part| part.text == shortcode.1), "it is its own words");
        let choices = Choices { all: Some(Keep::Mine), ..Choices::default() };
        let would = settled(&vault, article, newsroom.site, &choices, newsroom.now()).unwrap();
        assert!([frame, link, shortcode].iter().all(|one| said(&would.gone).contains(one)));
        let choices = Choices { all: Some(Keep::Theirs), ..Choices::default() };
        let would = settled(&vault, article, newsroom.site, &choices, newsroom.now()).unwrap();
        assert_eq!(would.gone, []);
    }
    let item = decide(&newsroom, article, Keep::Mine).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    assert!(!newsroom.remote.post(&id).content.contains("<iframe"));
    let gone = newsroom.shown(article).gone;
    assert!([frame, link, shortcode].iter().all(|one| said(&gone).contains(one)), "{gone:?}");
    // With the next correction it is not there any more.
    rewrite(&newsroom, article, "أمس", "اليوم");
    let item = send(&newsroom, article);
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    assert_eq!(newsroom.shown(article).gone, []);
}

fn decide(newsroom: &Newsroom, article: ArticleId, keep: Keep) -> Option<ItemId> {
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let choices = Choices { all: Some(keep), ..Choices::default() };
    let place = (article, newsroom.site);
    settle(&newsroom.desk, &person, place, (&choices, Sending::Send), newsroom.now()).unwrap()
}
