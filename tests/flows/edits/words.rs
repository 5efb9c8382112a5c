//! What is typed, composed and pasted by chance.

use crate::chance::Chance;

/// Keys in all scripts of a newsroom, and those that the page makes something else of.
const TYPED: [&str; 34] = [
    "قال",
    "الوزير",
    "إن",
    "مُحَمَّدٌ",
    "ﻻ",
    "ــ",
    "وأضاف,",
    "«نعم»",
    "\"نعم\"",
    "\"Reuters\"",
    "متى ?",
    "...",
    "--",
    "(2024)",
    "١٢٣",
    "1,000",
    "17:30",
    "50%",
    "2024/11/30",
    "+963 11 222 3333",
    "https://example.org/ar?a=1",
    "@warraq",
    "#حلب",
    "John",
    "Smith-Jones",
    "ێوارە باش",
    "می\u{200c}خواهم",
    "Ez dibêjim",
    "## ",
    "- ",
    "1. ",
    "> ",
    "---",
    "\\",
];

/// What stands there after each key of an input method.
const COMPOSED: [&[&str]; 9] = [
    &["ق", "قا", "قال"],
    &["م", "مُ", "مُح", "مُحَ"],
    &["n", "ni", "に", "日本"],
    &["^", "ê"],
    &["ᄒ", "하", "한", "한글"],
    &["👩", "👩🏽", "👩🏽‍🚀"],
    &["🇸🇾"],
    &["ab", "a", ""],
    &["\"", "«"],
];

/// Pieces from elsewhere, with their plain words.
const PASTED: [(&str, &str); 15] = [
    ("", "سطر واحد"),
    ("", "أول\n\nثان\nثالث"),
    ("", "Mixed نص 123 😀\r\n\r\n- بند"),
    ("<p>فقرة</p>", "فقرة"),
    ("<b>غامق</b> و<i>مائل</i> و<a href=\"https://a.org/?utm_source=x\">رابط</a>", "غامق"),
    ("<h2>عنوان</h2><p>نص</p><h3>آخر</h3>", "عنوان"),
    ("<ul><li>أ</li><li>ب<ol><li>ج</li></ol></li></ul>", "أ ب ج"),
    ("<blockquote><p>قول</p><ul><li>بند</li></ul></blockquote>", "قول"),
    ("<table><tr><th>رأس</th><td>1</td></tr><tr><td colspan=\"2\">خلية</td></tr></table>", "رأس"),
    ("<div>أ<br>ب<div>ج</div></div><hr><p></p>", "أ"),
    (
        "<p class=\"MsoNormal\" dir=\"RTL\" style=\"mso-x:1\"><span lang=\"AR-SA\">من وورد<o:p></o:p></span></p><script>document.title=1</script>",
        "من وورد",
    ),
    (
        "<figure data-id=\"01HMB5W0000000FAKE000000Z1\" data-alt=\"وصف\" data-credit=\"وكالة\"><figcaption>شرح</figcaption></figure>",
        "شرح",
    ),
    (
        "<aside class=\"pull-quote\" data-id=\"01HMB5W0000000FAKE000000Z2\" data-attribution=\"فلان\">بارز</aside>",
        "بارز",
    ),
    (
        "<p data-id=\"01HMB5W0000000FAKE000000Z3\">هنا<sup class=\"footnote-ref\" data-target=\"01HMB5W0000000FAKE000000Z4\"></sup></p><aside class=\"footnote\" data-id=\"01HMB5W0000000FAKE000000Z4\"><p>حاشية</p></aside>",
        "هنا حاشية",
    ),
    ("<sub>2</sub><sup>3</sup><s>محذوف</s><u>خط</u><em lang=\"en\" dir=\"ltr\">word</em>", "23"),
];

/// A text that has a block of each kind, as the editor's own HTML.
pub const EVERY_KIND: &str = "<h2>عنوان فرعي</h2><p>قال <strong>الوزير</strong> John Smith إن 123 طلبًا وصل.</p><p></p>\
<ul><li><p>بند أول</p></li><li><p>بند ثان</p><ol><li><p>داخله</p></li></ol></li></ul>\
<ol start=\"3\"><li><p>third item</p></li><li><p>رابع</p></li></ol>\
<blockquote><p>قول مقتبس</p><ul><li><p>في القول</p></li></ul></blockquote>\
<aside class=\"pull-quote\" data-attribution=\"فلان\">جملة بارزة</aside>\
<figure data-id=\"01HMB5W0000000FAKE000000A1\" data-alt=\"وصف\" data-credit=\"وكالة\"><figcaption>شرح الصورة</figcaption></figure>\
<div class=\"gallery\"><figure data-id=\"01HMB5W0000000FAKE000000A2\" data-alt=\"\" data-credit=\"\"><figcaption>أولى</figcaption></figure><figure data-id=\"01HMB5W0000000FAKE000000A3\" data-alt=\"\" data-credit=\"\"><figcaption>ثانية</figcaption></figure></div>\
<table><tbody><tr><th><p>رأس</p></th><th><p>Head</p></th></tr><tr><td><p>خلية</p></td><td><p>12</p><p>سطر آخر</p></td></tr></tbody></table>\
<div class=\"embed\" data-url=\"https://example.org/v\" data-title=\"مقطع\"></div><hr>\
<p>خاتمة<sup class=\"footnote-ref\" data-target=\"01HMB5W0000000FAKE000000A4\"></sup> 😀 مع <a href=\"https://example.org\">رابط</a></p>\
<aside class=\"footnote\" data-id=\"01HMB5W0000000FAKE000000A4\"><p>نص الحاشية</p></aside>";

/// One to five words.
pub fn typed(chance: &Chance) -> String {
    let count = 1 + chance.below(5);
    let words: Vec<&str> = (0..count).map(|_| TYPED[chance.size_below(TYPED.len())]).collect();
    words.join(if chance.is(80) { " " } else { "" })
}

/// The steps of one composition.
pub fn composed(chance: &Chance) -> Vec<&'static str> {
    COMPOSED[chance.size_below(COMPOSED.len())].to_vec()
}

/// A piece as HTML and as plain words.
pub fn pasted(chance: &Chance) -> (&'static str, &'static str) {
    PASTED[chance.size_below(PASTED.len())]
}
