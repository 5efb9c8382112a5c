use super::*;

fn p(text: &str) -> String {
    format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
}

/// What becomes of the site's part where the article says another thing since.
fn put(own: &str, seen: &str, mine: &str) -> String {
    woven(own, seen, mine).unwrap_or_default()
}

const LOOKED: &str = "<!-- wp:paragraph {\"align\":\"center\",\"dropCap\":true} -->\n<p class=\"has-text-align-center has-drop-cap\">قال <mark style=\"x\" class=\"y\">الوزير</mark> في <a href=\"https://a.example/\" target=\"_blank\" rel=\"nofollow\">بيان</a>، إن <abbr title=\"الأمم\">أم</abbr> و<kbd>Ctrl</kbd> &amp; تغيرت.</p>\n<!-- /wp:paragraph -->";
const OWN: &str = "قال الوزير في <a href=\"https://a.example/\">بيان</a>، إن أم وCtrl &amp; تغيرت.";

#[test]
fn what_stands_around_words_stays_when_words_are_others() {
    for (old, new, there, put_there) in [
        ("تغيرت.", "تبدلت.", "تغيرت.", "تبدلت."),
        ("الوزير", "الوزيرة", ">الوزير<", ">الوزيرة<"),
        (">بيان<", ">تصريح<", ">بيان<", ">تصريح<"),
        (">بيان<", ">بيانه<", ">بيان<", ">بيانه<"),
        ("، إن", "، قيل إن", "، إن", "، قيل إن"),
        ("إن أم ", "إن الأم ", ">أم<", ">الأم<"),
        ("قال الوزير", "الوزير", "قال <", "<"),
        (" &amp; تغيرت.", " تغيرت.", " &amp; تغيرت.", " تغيرت."),
    ] {
        let mine = p(&OWN.replacen(old, new, 1));
        let expected = LOOKED.replacen(there, put_there, 1);
        assert_ne!(expected, LOOKED);
        assert_eq!(put(&p(OWN), LOOKED, &mine), expected);
    }
    assert_eq!(put(&p(OWN), LOOKED, &p(OWN)), LOOKED);
}

#[test]
fn what_the_article_puts_around_words_or_takes_away_is_so_there() {
    let own = p("قال الوزير أمس هنا");
    let seen = "<p class=\"x\">قال <mark>الوزير</mark> أمس هنا</p>";
    assert_eq!(
        put(&own, seen, &p("قال <strong>الوزير أمس</strong> هنا")),
        "<p class=\"x\">قال <mark><strong>الوزير</strong></mark> <strong>أمس</strong> هنا</p>"
    );
    let own = p("قال <strong>الوزير</strong> في <a href=\"/a\">بيان</a>");
    let seen = "<p>قال <b class=\"x\">الوزير</b> في <a href=\"/a\" rel=\"nofollow\">بيان</a></p>";
    assert_eq!(put(&own, seen, &p("قال الوزير في بيان")), "<p>قال الوزير في بيان</p>");
    assert_eq!(
        put(&own, seen, &p("قال <strong>الوزير</strong> في <a href=\"/b\">بيان</a>")),
        "<p>قال <b class=\"x\">الوزير</b> في <a href=\"/b\">بيان</a></p>"
    );
    assert_eq!(
        put(&own, seen, &p("قال <strong>الوزير</strong> في <a href=\"/a\">بيان آخر</a>")),
        seen.replace("بيان", "بيان آخر")
    );
}

#[test]
fn a_source_a_foot_and_a_verse_stay_what_they_are() {
    let quote = "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>كلام أول</p>\n<!-- /wp:paragraph --><cite>فلان</cite></blockquote>\n<!-- /wp:quote -->";
    let own = |text: &str| format!("<blockquote><p>{text}</p><p>فلان</p></blockquote>");
    assert_eq!(put(&own("كلام أول"), quote, &own("كلام ثان")), quote.replace("أول", "ثان"));
    let table = "<figure><table class=\"x\"><thead><tr><th>مدينة</th></tr></thead><tbody><tr><td>حلب</td></tr></tbody><tfoot><tr><td>المجموع</td></tr></tfoot></table></figure>";
    let own = |text: &str| {
        format!(
            "<table><tr><th scope=\"col\">مدينة</th></tr><tr><td>{text}</td></tr><tr><td>المجموع</td></tr></table>"
        )
    };
    assert_eq!(put(&own("حلب"), table, &own("حماة")), table.replace("حلب", "حماة"));
    let verse = "<pre class=\"wp-block-verse\">قفا نبك\nمن ذكرى</pre>";
    assert_eq!(
        put(&p("قفا نبك<br>من ذكرى"), verse, &p("قفا نبكي<br>من ذكرى")),
        verse.replace("نبك", "نبكي")
    );
}

#[test]
fn a_picture_keeps_its_size_and_its_link() {
    let own = |text: &str, alt: &str| {
        format!(
            "<figure class=\"wp-block-image size-full\"><img src=\"warraq:1\" alt=\"{alt}\"/><figcaption>{text}</figcaption></figure>"
        )
    };
    let seen = "<figure class=\"wp-block-image size-large\"><a href=\"/go\"><img src=\"/a.jpg\" alt=\"س\" class=\"wp-image-7\"/></a><figcaption>تعليق قديم</figcaption></figure>";
    assert_eq!(
        put(&own("تعليق قديم", "س"), seen, &own("تعليق جديد", "ص")),
        seen.replace("قديم", "جديد").replace("\"س\"", "\"ص\"")
    );
    let old =
        "[caption id=\"a\" width=\"300\"]<img src=\"/a.jpg\" alt=\"س\" /> تعليق قديم[/caption]";
    assert_eq!(
        put(&own("تعليق قديم", "س"), old, &own("شرح قديم", "س")),
        old.replace("تعليق", "شرح")
    );
    let other = own("تعليق", "س").replace("warraq:1", "warraq:2");
    assert_eq!(woven(&own("تعليق قديم", "س"), seen, &other), None);
}

#[test]
fn where_more_than_words_is_another_nothing_is_put_in() {
    let two = "<p>أول</p><p>ثان</p>";
    for mine in ["<p>أول</p>", "<p>أول</p><p>وسط</p><p>ثان</p>", "<h2>أول</h2><p>ثان</p>"]
    {
        assert_eq!(woven(two, two, mine), None, "{mine}");
    }
    // The site says something else, or its elements do not end in their order.
    assert_eq!(woven("<p>أول</p>", "<p>آخر</p>", "<p>ثان</p>"), None);
    assert_eq!(woven("<p>أول</p>", "<p><b>أول</p></b>", "<p>ثان</p>"), None);
}
