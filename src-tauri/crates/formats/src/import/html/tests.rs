use ulid::Ulid;
use warraq_core::article::Block;

use super::super::{ImportDefaults, ImportFormat, Imported, import};
use crate::error::FormatError;
use crate::report::WarningKind;

fn read(html: &str) -> Result<Imported, FormatError> {
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    import(ImportFormat::Html, html.as_bytes(), &ImportDefaults::default(), &mut ids)
}

#[test]
fn a_page_is_an_article() {
    let page = "<!doctype html><html lang=ar><title>خبر</title><body><h1>واشنطن تبلغ تركيا</h1><p>أعلنت الوزارة.</html>";
    let imported = read(page).unwrap();
    assert_eq!(imported.fields.headline, "واشنطن تبلغ تركيا");
    assert!(matches!(imported.body.blocks(), [Block::Paragraph(_)]));
}

#[test]
fn the_language_of_a_page_is_not_that_of_one_quote_in_it() {
    let arabic = "<p>قالت وزارة الخارجية إنها أبلغت الإدارة الذاتية بموعد اللقاء في دمشق.";
    let sorani = "<p lang=ckb>وەزارەتی دەرەوە ڕایگەیاند کە بەڕێوەبەری ئاگادار کراوەتەوە.";
    let language = |body: &str| {
        let page = format!("<!doctype html><html lang=ar><body><h1>بيان الوزارة</h1>{body}");
        read(&page).unwrap().fields.language
    };
    assert_eq!(language(&[arabic, sorani, arabic].concat()), "ar");
    assert_eq!(language(&[arabic, sorani].concat()), "ar");
    assert_eq!(language(&[arabic, sorani, sorani, sorani].concat()), "ckb");
}

#[test]
fn a_field_with_changes_has_one_reading() {
    let change = "<del cite=سلمى datetime='2024-03-05T10:00'>خمسة</del><ins cite=سلمى \
                  datetime='2024-03-05T10:00'>ستة</ins>";
    let page =
        format!("<h1>مقتل {change} مدنيين</h1><p>أعلنت الوزارة في بيان لها أن العدد ارتفع.</p>");
    let imported = read(&page).unwrap();
    assert_eq!(imported.fields.headline, "مقتل ستة مدنيين");
    let told: Vec<&str> = imported.warnings.iter().map(|it| it.detail.as_str()).collect();
    assert_eq!(told, ["سلمى 2024-03-05 10:00: − «خمسة» + «ستة»"]);
}

#[test]
fn hostile_pages_end() {
    for unit in [
        "<div>",
        "<b>",
        "<a href=x>",
        "<p>",
        "<table>",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "<figure>",
        "<figure class=wp-block-gallery><img src=x>",
        "<i><b></i>",
        "<svg>",
        "<template>",
        "<pre>",
        "<q>",
        "<ol><li><figure><img src=a>",
        "<form>",
        "<button>",
        "<span dir=rtl lang=ar>",
        "[caption]",
        "<a id=a href=#b><a id=b href=#a>",
        "<sup><a href=#x id=x>1</a></sup>",
        "&amp;amp;",
        "<h1>",
        "<dl><dt>",
        "<br>",
        "<p class=MsoListParagraph style='mso-list:l0 level9 lfo1'>x",
        "<![if x]>",
        "<!--",
        "<section class=footnotes>",
    ] {
        for count in [1, 3, 100, 3000] {
            let page = format!("{}قسد", unit.repeat(count));
            match read(&page) {
                Ok(imported) => {
                    let body = imported.body.clone();
                    assert_eq!(body.validated().as_ref(), Ok(&imported.body), "{unit} {count}");
                }
                Err(error) => {
                    assert!(matches!(error, FormatError::Tangled { .. }), "{unit} {count}");
                }
            }
        }
    }
}

#[test]
fn a_frame_title_that_says_more_than_the_headline_is_listed() {
    let html = "<html><head><title>عنوان المتصفح المختلف — شبكة آسو</title></head><body><h1>أفران جديدة في المدينة</h1>\
                <p>قال المتحدث إن العمل في المخبز بدأ منذ أمس في المدينة كلها.</p></body></html>";
    let imported = read(html).unwrap();
    let listed =
        imported.removed.iter().map(|removed| removed.text.as_str()).collect::<Vec<_>>().join("\n");
    let all = format!("{} {listed}", imported.fields.headline);
    for word in ["المتصفح", "المختلف", "آسو", "أفران"] {
        assert!(all.contains(word), "{word}: {all}");
    }
}

#[test]
fn a_page_of_plain_parts_is_one_of_a_site() {
    let text =
        "أعلنت البلدية، اليوم الأحد، بدء أعمال صيانة الطريق الواصل بين الحي الغربي ودوار السوق.";
    let menus = [
        "<div><a href=/1>سياسة</a><a href=/2>اقتصاد</a><a href=/3>رياضة</a><a href=/4>ثقافة</a></div>",
        "<div><a href=/1>سياسة</a></div><div><a href=/2>اقتصاد</a></div><div><a href=/3>رياضة</a></div>
        <div><a href=/4>ثقافة</a></div>",
    ];
    for menu in menus {
        let page = format!(
            "<title>صيانة الطريق الغربي - صدى</title><body>{menu}<h1>صيانة الطريق الغربي</h1><p>{text}</p><p>{text}</p>"
        );
        let imported = read(&page).unwrap();
        assert_eq!(imported.body.blocks().len(), 2, "{menu}");
        let removed = imported.removed.iter().map(|removed| removed.text.as_str());
        let removed = removed.collect::<Vec<_>>().join(" ");
        assert!(removed.contains("سياسة اقتصاد رياضة ثقافة"), "{removed}");
    }
}

#[test]
fn lines_that_begin_as_items_are_a_list() {
    let kinds = |html: &str| -> Vec<String> {
        let imported = read(&format!("<h1>واشنطن تبلغ تركيا</h1><p>{html}</p><p>نص.</p>")).unwrap();
        let of = |block: &Block| match block {
            Block::Paragraph(paragraph) => paragraph.content.to_text(),
            Block::List(list) => format!("{} {}", list.kind.as_str(), list.items.len()),
            other => panic!("{other:?}"),
        };
        imported.body.blocks().iter().map(of).collect()
    };
    for (html, expected) in [
        ("• أول<br>• ثان", &["bullet 2", "نص."][..]),
        ("- بند<br>- <b>بند</b><br>- بند", &["bullet 3", "نص."]),
        ("مقدمة:<br>1. أول<br>2. ثان<br>خاتمة", &["مقدمة:", "ordered 2", "خاتمة", "نص."]),
        ("سطر<br>- بند", &["سطر\n- بند", "نص."]),
        ("د. سلمى علي<br>أ. محمد", &["د. سلمى علي\nأ. محمد", "نص."]),
        ("• أول</p><p>• ثان", &["bullet 2", "نص."]),
        ("1- أول</p><p>2- <b>ثان</b>", &["ordered 2", "نص."]),
        ("1- أول</p><p>سطر</p><p>2- ثان", &["1- أول", "سطر", "2- ثان", "نص."]),
    ] {
        assert_eq!(kinds(html), expected, "{html}");
    }
}

#[test]
fn each_title_of_a_page_is_in_the_article_or_the_report() {
    let imported = read(
        "<title>واشنطن تبلغ تركيا | موقع الجزيرة الحرة</title><meta property='og:title' content='واشنطن تبلغ تركيا'>
        <h1>واشنطن تبلغ تركيا</h1><p>أعلنت الوزارة أنها أبلغت الطرفين.</p>",
    );
    let imported = imported.unwrap();
    assert_eq!(imported.fields.headline, "واشنطن تبلغ تركيا");
    let is_listed = imported.removed.iter().any(|removed| removed.text.contains("الجزيرة الحرة"));
    assert!(is_listed, "{:?}", imported.removed);
}

#[test]
fn whoever_is_quoted_stays_with_the_quote() {
    let first =
        "أعلنت البلدية اليوم الأحد بدء أعمال صيانة الطريق الواصل بين الحي الغربي ودوار السوق.";
    for name in [
        "<footer>— ميلر</footer>",
        "<cite>— ميلر</cite>",
        "<footer>— <a href=https://a.example/m>ميلر</a></footer>",
    ] {
        let page = format!(
            "<nav><a href=/>الرئيسية</a></nav><main><h1>صيانة الطريق</h1><p>{first}</p><p>{first} نعم.</p>\
             <blockquote><p>سنبدأ غداً.</p>{name}</blockquote></main>"
        );
        let imported = read(&page).unwrap();
        let Some(Block::Quote(quote)) = imported.body.blocks().last() else { panic!("{name}") };
        assert_eq!(quote.content.len(), 2, "{name}");
    }
}

#[test]
fn a_layout_table_gives_its_headline_and_a_table_of_data_asks_for_one() {
    let text = "أعلنت الإدارة الذاتية اليوم الثلاثاء عن خطة جديدة لدعم المزارعين في المنطقة.";
    let page = format!(
        "<table><tr><td colspan=2><h1>انطلاق موسم القمح</h1></td></tr>\
         <tr><td>بقلم: سلمى علي</td></tr><tr><td>{text} {text}</td><td>عمود</td></tr></table>"
    );
    let imported = read(&page).unwrap();
    assert_eq!(imported.fields.headline, "انطلاق موسم القمح");
    assert_eq!(imported.fields.byline, ["سلمى علي"]);
    let data = read("<table border=1><tr><td>أ<td>ب<tr><td>1<td>2</table>").unwrap();
    let warned: Vec<_> = data.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(warned, [WarningKind::NoHeadline]);
}

const TEXT: &str = "أعلنت الإدارة الذاتية اليوم عن خطة جديدة لدعم المزارعين في المنطقة، وقالت إنها ستبدأ \
     بتوزيع المازوت على القرى خلال الأسبوع القادم.";

#[test]
fn a_break_that_sets_a_headline_better_is_none_of_it() {
    for (page, headline, byline) in [
        ("<p><b>انطلاق موسم القمح<br>في الحسكة</b></p>", "انطلاق موسم القمح في الحسكة", ""),
        ("<p>انطلاق موسم القمح<br>في الحسكة</p>", "انطلاق موسم القمح في الحسكة", ""),
        ("<p>انطلاق موسم القمح<br>بقلم: سلمى علي</p>", "انطلاق موسم القمح", "سلمى علي"),
    ] {
        let imported = read(&format!("{page}<p>{TEXT}</p>")).unwrap();
        let found = (imported.fields.headline.as_str(), imported.fields.byline.concat());
        assert_eq!(found, (headline, byline.to_owned()), "{page}");
    }
    let page = format!("<p><b>انطلاق موسم القمح</b><br>يبدأ في حزيران</p><p>{TEXT}</p>");
    assert_eq!(read(&page).unwrap().fields.headline, "انطلاق موسم القمح", "it looks otherwise");
}

#[test]
fn what_a_table_is_called_is_no_headline() {
    let table =
        "<table border=1><caption>أسعار المواد</caption><tr><th>خبز<th>قمح<tr><td>1<td>2</table>";
    let imported = read(&format!("{table}<p>{TEXT}</p>")).unwrap();
    assert_eq!(imported.fields.headline, "");
    assert!(matches!(
        imported.body.blocks(),
        [Block::Paragraph(_), Block::Table(_), Block::Paragraph(_)]
    ));
    let imported = read(&format!("<p>انطلاق موسم القمح</p>{table}<p>{TEXT}</p>")).unwrap();
    assert_eq!(imported.fields.headline, "انطلاق موسم القمح");
}

#[test]
fn a_page_whose_titles_agree_is_called_so_whatever_heads_its_parts() {
    let title = "انطلاق موسم القمح في الحسكة";
    let page = format!(
        "<html lang=ar><title>{title} | الموقع</title><meta property='og:title' content='{title}'>
        <meta property='og:site_name' content='الموقع'><nav><a href=/>الرئيسية</a></nav><article>
        <div class=title>{title}</div><p>{TEXT}</p><p>{TEXT} أ</p><h1>مخاوف المزارعين</h1><p>{TEXT} ب</p>
        <h1>وعود الإدارة</h1><p>{TEXT} ج</p></article></html>"
    );
    let imported = read(&page).unwrap();
    assert_eq!(imported.fields.headline, title);
    let heads = imported.body.blocks().iter().filter(|block| matches!(block, Block::Heading(_)));
    assert_eq!(heads.count(), 2);
}

#[test]
fn a_direction_is_kept_where_it_is_not_that_of_the_text_in_its_article() {
    use warraq_core::article::Dir::{Ltr, Rtl};
    const NAMES: &str = "وقّعت Microsoft وGoogle وAmazon الاتفاق.";
    let read = |start: &str, rest: &str| {
        let imported = read(&format!("<h1>{start}</h1>{rest}")).unwrap();
        let blocks = imported.body.blocks().iter();
        let dirs: Vec<_> = blocks.map(|block| block.attrs().dir).collect();
        (imported.fields.language, dirs)
    };
    let said = format!(
        "<p dir=rtl>{NAMES}</p><p dir=ltr>{NAMES}</p><p dir=rtl>2024</p><p dir=ltr>2024</p>\
         <table dir=rtl><tr><td>{NAMES}<td>1<tr><td>2<td>3</table>\
         <table dir=ltr><tr><td>{NAMES}<td>1<tr><td>2<td>3</table>"
    );
    assert_eq!(
        read("أعلنت الوزارة أمس في بيان لها عن الاتفاق", &said),
        ("ar".to_owned(), vec![None, Some(Ltr), None, Some(Ltr), None, Some(Ltr)])
    );
    let english = "<p>The text of the agreement is in the hands of the companies, and it was with the press \
                   before the ministry said to the papers that it is in force.</p>";
    assert_eq!(
        read("The ministry said that the companies are in it", &format!("{english}{said}")),
        ("en".to_owned(), vec![None, Some(Rtl), None, Some(Rtl), None, Some(Rtl), None])
    );
}

#[test]
fn latin_names_do_not_make_an_article_english() {
    for page in [
        "<p>وقّعت Microsoft وGoogle وAmazon الاتفاق.",
        "<html lang=en-US><p>وقّعت Bank of America وThe New York Times وAmazon الاتفاق.",
    ] {
        assert_eq!(read(page).unwrap().fields.language, "ar", "{page}");
    }
}
