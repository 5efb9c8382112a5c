//! Which parts of a page are its article, where their names and places say otherwise.

use super::{KEPT, ONE, TWO, kind, marked};

const THREE: &str = "وقال رئيس البلدية إن المشروع ممول من صندوق التنمية، وإن كلفته تبلغ نحو مليون دولار، وسيستفيد \
    منه آلاف السكان.";

#[test]
fn a_menu_of_plain_parts_is_one_and_its_words_stand_apart() {
    let links = ["سياسة", "اقتصاد", "رياضة", "ثقافة"]
        .iter()
        .enumerate()
        .map(|(at, word)| format!("<a href=/{at}>{word}</a>"))
        .collect::<Vec<_>>()
        .concat();
    let (document, ..) = marked(&format!(
        "<h1>صيانة الطريق الغربي</h1><div id=a>{links}</div><p id=b>{ONE}</p><p>{TWO}</p>"
    ));
    assert_eq!(kind(&document, "#a").as_deref(), Some("navigation"));
    assert_eq!(kind(&document, "#b"), None);
}

#[test]
fn share_buttons_and_other_articles_in_the_text_are_marked() {
    let (document, ..) = marked(&format!(
        "<h1>صيانة الطريق الغربي</h1><p>{ONE}</p><div id=a>مشاركة</div><p>{TWO}</p><p id=b>Parve bike</p>
        <p id=c>شاهد أيضاً: <a href=/z>الأمطار تغلق الطرق في الشمال</a></p><p>{THREE}</p>
        <p id=d><b>اقرأ أيضًا:</b></p><p id=e><a href=/q>افتتاح جسر جديد فوق نهر الخابور</a></p><p id=f>{ONE}</p>"
    ));
    let kinds = ["#a", "#b", "#c", "#d", "#e", "#f"].map(|id| kind(&document, id));
    let expected =
        [Some("share"), Some("share"), Some("related"), Some("related"), Some("related"), None];
    assert_eq!(kinds, expected.map(|kind| kind.map(str::to_owned)));
}

#[test]
fn text_that_is_hidden_until_it_is_asked_for_is_kept() {
    let (document, ..) = marked(&format!(
        "<h1>صيانة الطريق الغربي</h1><p>{ONE}</p><p>{TWO}</p><div aria-controls=a>متى تنتهي؟</div>
        <div id=a style='display:none'><p>{THREE} {THREE}</p></div><div id=b style='display:none'><p>{ONE} {THREE}</p></div>"
    ));
    assert_eq!(kind(&document, "#a"), None);
    assert!(document.select("#a").has_attr(KEPT));
    assert_eq!(kind(&document, "#b").as_deref(), Some("hidden"));
}

#[test]
fn an_article_that_is_hidden_whole_is_kept() {
    let (document, ..) = marked(&format!(
        "<h1>صيانة الطريق الغربي</h1><div id=a hidden><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>"
    ));
    assert_eq!(kind(&document, "#a"), None);
    assert!(document.select("#a").has_attr(KEPT));
}

#[test]
fn the_name_of_a_part_does_not_outweigh_its_sentences() {
    for name in ["toc", "content-nav-section", "post-content with-sidebar", "cb-sidebar-right"] {
        let (document, ..) = marked(&format!(
            "<h1>صيانة الطريق الغربي</h1><div id=a class='{name}'><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>"
        ));
        assert_eq!(kind(&document, "#a"), None, "{name}");
    }
}

#[test]
fn a_heading_below_the_text_is_no_title() {
    let text = format!("<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>");
    let (document, ..) = marked(&format!(
        "<title>الرئيسية</title><div id=a>{text}{text}</div><h1>المزيد من المواضيع</h1><p>شركاؤنا</p>"
    ));
    assert_eq!(kind(&document, "#a"), None);
    let (document, ..) = marked(&format!(
        "<title>عشر حقائق عن صيانة الطريق الغربي التي بدأت اليوم في المدينة</title><div><div id=a>{text}</div>
        <h2>صيانة الطريق الغربي</h2>{text}{text}</div>"
    ));
    assert_eq!(kind(&document, "#a"), None);
}

#[test]
fn what_a_heading_behind_the_text_announces_goes_with_it() {
    let (document, ..) = marked(&format!(
        "<main><h1>صيانة الطريق الغربي</h1><p>{ONE}</p><p>{TWO}</p><p id=a>{THREE}</p>
        <h4>مواضيع ذات صلة</h4><p id=b>ارتفاع أسعار الخبز في القامشلي ٥ آذار</p><p>نقص الوقود في دير الزور</p>
        <h4>عن الكاتب</h4><p id=c>سلمى علي صحفية سورية تكتب عن الزراعة.</p>
        <h4>اشترك في نشرتنا</h4><p id=d>لتصلك آخر الأخبار</p><h4>كلمات دلالية</h4><p id=e>القمح، الحسكة</p></main>"
    ));
    let kinds = ["#a", "#b", "#c", "#d", "#e"].map(|id| kind(&document, id));
    let expected = [None, Some("related"), Some("surroundings"), Some("share"), Some("navigation")];
    assert_eq!(kinds, expected.map(|kind| kind.map(str::to_owned)));
}

#[test]
fn text_and_credits_below_a_label_stay() {
    let (document, ..) = marked(&format!(
        "<main><h1>صيانة الطريق الغربي</h1><p>{ONE}</p><p>{TWO}</p><h4>عن الكاتب</h4><p id=a>{THREE}</p><p>{ONE}</p>
        <p>{TWO}</p><p>{THREE}</p><h4>مواضيع ذات صلة</h4><p id=b>إعداد: سلمى علي</p></main>"
    ));
    assert_eq!(["#a", "#b"].map(|id| kind(&document, id)), [None, None]);
}
