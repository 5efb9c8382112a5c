mod rough;

use ulid::Ulid;
use warraq_core::article::{Block, InlineContent};

use super::*;

fn import(markdown: &str) -> Imported {
    imported(markdown, Body::Final)
}

fn imported(markdown: &str, body: Body) -> Imported {
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    article(markdown, body, &ImportDefaults::default(), &mut ids, Report::default())
}

/// The line of every paragraph, with `[strong:…]` around marked runs.
fn marked(markdown: &str) -> String {
    let imported = import(markdown);
    let lines: Vec<String> = imported
        .body
        .blocks()
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => line(&paragraph.content),
            other => other.to_json().to_string(),
        })
        .collect();
    lines.join("\n")
}

fn line(content: &InlineContent) -> String {
    content
        .as_slice()
        .iter()
        .map(|run| {
            let text = InlineContent::from_iter([run.clone()]).to_text();
            let marks: Vec<_> =
                run.marks().as_slice().iter().map(warraq_core::article::Mark::name).collect();
            if marks.is_empty() { text } else { format!("[{}:{text}]", marks.join("+")) }
        })
        .collect()
}

#[test]
fn emphasis_beside_arabic_quotes_and_clitics_is_emphasis() {
    for (markdown, expected) in [
        ("**“قسد”**و", "[strong:“قسد”]و"),
        ("و**“قسد”**", "و[strong:“قسد”]"),
        ("و**“قسد”**ثم", "و[strong:“قسد”]ثم"),
        ("لـ**“قسد”**", "لـ[strong:“قسد”]"),
        ("**قسد،**ثم", "[strong:قسد،]ثم"),
        ("**(قسد)**و", "[strong:(قسد)]و"),
        ("_قسد_و", "[emphasis:قسد]و"),
        ("_“قسد”_و", "[emphasis:“قسد”]و"),
        ("و_«قسد»_ ثم", "و[emphasis:«قسد»] ثم"),
        ("*«قسد»*و", "[emphasis:«قسد»]و"),
        ("***«قسد»***و", "[strong+emphasis:«قسد»]و"),
        ("~~«قسد»~~و", "[strike:«قسد»]و"),
        ("**أن\"**تنامي", "[strong:أن\"]تنامي"),
    ] {
        assert_eq!(marked(markdown), expected, "{markdown}");
    }
}

#[test]
fn words_between_two_runs_stay_plain() {
    for (markdown, expected) in [
        ("**“قسد”**و بين **“داعش”**و", "[strong:“قسد”]و بين [strong:“داعش”]و"),
        ("و**“قسد”** بين و**“داعش”**", "و[strong:“قسد”] بين و[strong:“داعش”]"),
        ("و**“قسد”**ثم بين لـ**“داعش”**ثم", "و[strong:“قسد”]ثم بين لـ[strong:“داعش”]ثم"),
        ("_قسد_و بين _داعش_و", "[emphasis:قسد]و بين [emphasis:داعش]و"),
        ("**قال:** نعم و**“لا”**ثم", "[strong:قال:] نعم و[strong:“لا”]ثم"),
    ] {
        assert_eq!(marked(markdown), expected, "{markdown}");
    }
}

#[test]
fn literal_asterisks_and_underscores_stay() {
    for markdown in [
        "النتيجة 5 * 3 = 15",
        "القوة 2 ** 3 ** 2",
        "#قوات_سوريا_الديمقراطية",
        "قسد*(1) ثم داعش*(2)",
        "ملف_قسد_نهائي",
    ] {
        assert_eq!(marked(markdown), markdown);
    }
    assert_eq!(marked("\\*\\*“قسد”\\*\\*و"), "**“قسد”**و");
    assert!(marked("* بند").contains("\"bullet\""));
}

#[test]
fn marks_for_emphasis_go_and_others_stay() {
    assert_eq!(marked("**\u{200f}“قسد”\u{200f}**و"), "[strong:\u{200f}“قسد”]و");
    assert_eq!(marked("و**\u{200f}“قسد”\u{200f}**و"), "و[strong:“قسد”]و");
    assert_eq!(marked("و **\u{200f}قسد** \u{200f}ثم"), "و [strong:\u{200f}قسد] \u{200f}ثم");
    assert_eq!(marked("`و**\u{200f}“قسد”**`"), "و**\u{200f}“قسد”**");
}

#[test]
fn numbers_and_years() {
    let list = marked("١. بند\n٢. بند");
    assert!(list.contains("\"ordered\"") && list.matches("list_item").count() == 2, "{list}");
    assert_eq!(marked("2019. انسحبت"), "2019. انسحبت");
    assert!(marked("٣- بند").contains("\"start\":3"));
}

#[test]
fn html_is_removed_or_understood() {
    let imported = import(
        "قبل <u>تحت</u> <font color=red>لون</font> <script>alert(1)</script>بعد\n\n<div>كتلة</div>\n",
    );
    let removed: Vec<&str> = imported.removed.iter().map(|removed| removed.text.as_str()).collect();
    assert_eq!(
        removed,
        ["<font color=red>", "</font>", "<script>alert(1)</script>", "<div> </div>"]
    );
    assert!(imported.body.to_json().to_string().contains("كتلة"));
    assert_eq!(
        marked("<u>تحت</u> <bdi>1-2</bdi> H<sub>2</sub>O"),
        "[underline:تحت] 1-2 H[subscript:2]O"
    );
    assert_eq!(marked("<u>أ **ب</u> ج**"), "[underline:أ ][strong+underline:ب][strong: ج]");
}

#[test]
fn pictures_become_figures_and_nothing_is_loaded() {
    let imported = import("قبل ![صورة](https://example.org/a.jpg \"شرح\") بعد\n\nتال\n");
    let kinds: Vec<String> =
        imported.body.blocks().iter().map(|block| block.to_json()["type"].to_string()).collect();
    assert_eq!(kinds, ["\"paragraph\"", "\"figure\"", "\"paragraph\""]);
    let figure = imported.body.blocks()[1].to_json();
    assert_eq!(figure["attrs"]["alt"], "صورة");
    assert_eq!(figure["content"][0]["text"], "شرح");
    assert_eq!(imported.removed[0].text, "https://example.org/a.jpg");
}

#[test]
fn links_lead_only_where_articles_lead() {
    assert_eq!(marked("[نص](https://example.org/a)"), "[link:نص]");
    let imported = import("[نص](javascript:alert(1)) [آخر](/relative)");
    let removed: Vec<&str> = imported.removed.iter().map(|removed| removed.text.as_str()).collect();
    assert_eq!(removed, ["javascript:alert(1)", "/relative"]);
    assert_eq!(marked("[نص](javascript:alert(1))"), "نص");
}

#[test]
fn the_first_heading_is_the_headline() {
    let imported = import("# عنوان **كبير**\n\n# آخر\n\n##### صغير\n");
    assert_eq!(imported.fields.headline, "عنوان كبير");
    let levels: Vec<_> = imported
        .body
        .blocks()
        .iter()
        .map(|block| block.to_json()["attrs"]["level"].as_u64())
        .collect();
    assert_eq!(levels, [Some(2), Some(4)]);
    assert_eq!(imported.warnings.len(), 2);
    let imported = import("---\ntitle: من الأعلى\n---\n# في النص\n");
    assert_eq!(imported.fields.headline, "من الأعلى");
    assert_eq!(imported.body.blocks()[0].to_json()["type"], "heading");
}

#[test]
fn footnotes_point_at_their_text() {
    let imported = import("نص[^أ] وآخر[^لا].\n\n[^أ]: شرح\n\n[^أ]: ثان\n");
    let json = imported.body.to_json();
    assert_eq!(
        json["content"][0]["content"][1]["attrs"]["target"],
        json["content"][1]["attrs"]["id"]
    );
    assert_eq!(json["content"][0]["content"][2]["text"], " وآخر[^لا].");
    assert_eq!(imported.body.clone().validated(), Ok(imported.body));
}

#[test]
fn what_cannot_stand_inside_is_told_plainly() {
    let imported = import("> # عنوان\n>\n> > داخل\n>\n> | أ |\n> |---|\n> | ب |\n\n---\n");
    let kinds: Vec<String> =
        imported.body.blocks().iter().map(|block| block.to_json()["type"].to_string()).collect();
    assert_eq!(kinds, ["\"quote\"", "\"table\"", "\"divider\""]);
    assert_eq!(imported.body.clone().validated(), Ok(imported.body));
}

#[test]
fn deep_nesting_is_flattened_and_quick() {
    for sign in ["> ", "- ", "1. "] {
        let imported = import(&format!("{}نص", sign.repeat(3000)));
        assert!(imported.body.to_json().to_string().contains("نص"), "{sign}");
        assert_eq!(imported.body.clone().validated(), Ok(imported.body));
    }
}

#[test]
fn a_block_of_html_is_read_as_html() {
    let imported = import(
        "قبل\n\n<table><tr><th>أ</th><th>ب</th></tr><tr><td>1</td><td>2</td></tr></table>\n\n<div>\n\nوسط **قوي**\n\n</div>\n\n\
         - بند\n\n  <blockquote><p>لا</p></blockquote>\n\n<script>x()</script>\n\nبعد\n",
    );
    let kinds: Vec<&str> = imported.body.blocks().iter().map(Block::name).collect();
    assert_eq!(kinds, ["paragraph", "table", "paragraph", "list", "paragraph"]);
    assert!(imported.body.to_json().to_string().contains("لا"));
    let removed: Vec<&str> = imported.removed.iter().map(|removed| removed.text.as_str()).collect();
    assert_eq!(
        removed,
        [
            "<table> <tr> <th> </th> <th> </th> </tr> <tr> <td> </td> <td> </td> </tr> </table>",
            "<div>",
            "</div>",
            "<blockquote> <p> </p> </blockquote>",
            "<script> </script>",
            "script: x()",
        ]
    );
    assert_eq!(imported.body.clone().validated(), Ok(imported.body));
}

#[test]
fn definitions_that_no_link_uses_are_listed() {
    let imported = import(
        "نص [أ] و[نص][ب ب] و![صورة][ج].\n\n[أ]: https://example.org/a \"عنوان\"\n[ب  ب]: https://example.org/b\n\
         [ج]: https://example.org/c\n[د]: https://example.org/d \"لا أحد\"\n[أ]: https://example.org/again\n\n\
         > [ه]: https://example.org/e\n\n```\n[و]: x\n```\n",
    );
    let links = imported.removed.iter().filter(|removed| removed.kind == RemovedKind::Link);
    let links: Vec<&str> = links.map(|removed| removed.text.as_str()).collect();
    assert_eq!(
        links,
        [
            "[د]: https://example.org/d \"لا أحد\"",
            "[أ]: https://example.org/again",
            "[ه]: https://example.org/e"
        ]
    );
}

#[test]
fn cells_beyond_the_columns_of_their_table_are_listed() {
    let imported = import("| أ | ب |\n|---|---|\n| 1 | 2 | ثالثة | رابعة |\n| 3 |\n| 4 | 5 |\n");
    let removed: Vec<&str> = imported.removed.iter().map(|removed| removed.text.as_str()).collect();
    assert_eq!(removed, ["ثالثة | رابعة"]);
}

#[test]
fn links_may_be_written_as_html() {
    assert_eq!(
        marked("<a href=\"https://example.org/a\" target='_blank'>ن**ص**</a> بعد"),
        "[link:ن][link+strong:ص] بعد"
    );
    let imported = import("<a href=\"javascript:x\">نص</a>");
    let removed: Vec<&str> = imported.removed.iter().map(|removed| removed.text.as_str()).collect();
    assert_eq!(removed, ["<a href=\"javascript:x\">", "</a>"]);
}

#[test]
fn how_columns_are_aligned_is_told_once_for_each_table() {
    let told = |markdown: &str| {
        let removed = import(markdown).removed.into_iter();
        let told = removed.filter(|one| one.kind == RemovedKind::Alignment);
        told.map(|one| one.text).collect::<Vec<_>>()
    };
    let table = |rule: &str| format!("| المدينة | العدد |\n{rule}\n| حلب | 5 |\n");
    assert_eq!(told(&table("| :---: | :--- |")), ["center, left"]);
    assert_eq!(told(&table("| ---: | --- |")), [""; 0]);
    let english = "| City | Count |\n| :--- | ---: |\n| Aleppo | 5 |\n";
    assert_eq!(told(&[&table("| :-: | --- |"), english].join("\n")), ["center", "right"]);
}
