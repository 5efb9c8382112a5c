use super::found;
use crate::report::RemovedKind::{
    self, Drawing, Entity, Hidden, Html, Related, Script, Share, Tracker,
};

fn removed(html: &str) -> Vec<(RemovedKind, String)> {
    found(html).removed
}

fn one(kind: RemovedKind, text: &str) -> Vec<(RemovedKind, String)> {
    vec![(kind, text.to_owned())]
}

#[test]
fn marked_elements_are_listed_and_not_descended_into() {
    let found = found(
        "<p>قبل</p><div data-wq-removed=related><h3>اقرأ</h3><script>x</script><p>أيضاً</div><nav data-wq-removed=navigation> </nav><p>بعد",
    );
    assert_eq!(found.blocks, ["paragraph: قبل", "paragraph: بعد"]);
    assert_eq!(found.removed, one(Related, "اقرأ\nأيضاً"));
}

#[test]
fn what_runs_is_listed_together() {
    let long = "x".repeat(300);
    let found = removed(&format!(
        "<head><style>a{{}}</style></head><script src='https://a.example/s.js'></script><script>{long}</script><p>نص"
    ));
    assert_eq!(
        found,
        one(
            Script,
            &format!("style: a{{}}\nscript: https://a.example/s.js\nscript: {}…", "x".repeat(200))
        )
    );
}

#[test]
fn what_readers_never_see_is_listed() {
    for html in [
        "<p style='display: none'>سر</p>",
        "<span hidden>سر</span>",
        "<span aria-hidden=true>سر</span>",
        "<span class='screen-reader-text'>سر</span>",
        "<p style='mso-hide:all'>سر</p>",
    ] {
        assert_eq!(removed(html), one(Hidden, "سر"), "{html}");
    }
}

#[test]
fn forms_and_buttons_are_listed_by_their_words() {
    assert_eq!(removed("<button>مشاركة</button>"), one(Share, "مشاركة"));
    assert_eq!(
        removed("<form><label>بحث</label><input><select><option>كل</select></form>"),
        one(Script, "بحث\nكل")
    );
    assert_eq!(
        removed(
            "<form><input type=hidden value=سر><input placeholder=بريدك><input type=submit value=اشترك></form>"
        ),
        one(Share, "بريدك\nاشترك")
    );
    let page = format!("<form><p>{}</p></form>", "كلمة ".repeat(100));
    assert_eq!(found(&page).blocks.len(), 1, "the frame of a whole page");
}

#[test]
fn entities_that_were_escaped_twice_are_decoded_and_listed() {
    let found = found("<p>قال&amp;nbsp;ميلر &amp;#8217;</p><pre>&amp;nbsp;</pre>");
    assert_eq!(found.blocks, ["paragraph: قال~ميلر ’", "paragraph: &nbsp;"]);
    assert_eq!(found.removed, [one(Entity, "&nbsp;"), one(Entity, "&#8217;")].concat());
}

#[test]
fn other_things_are_listed() {
    assert_eq!(removed("<svg><title>سهم</title></svg>"), one(Drawing, "سهم"));
    assert_eq!(removed("<svg><path d=x></path></svg>"), []);
    assert_eq!(
        removed("<p>[vc_row el=\"1\"]نص[/vc_row]"),
        [one(Html, "[vc_row el=\"1\"]"), one(Html, "[/vc_row]")].concat()
    );
    let found = found("<p>[foo]نص[/foo] ثم [bar x=1]</p><p>آخر [/bar] [sic]</p>");
    assert_eq!(found.blocks, ["paragraph: نص ثم", "paragraph: آخر [sic]"]);
    let codes: Vec<_> = found.removed.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(codes, ["[foo]", "[/foo]", "[bar x=1]", "[/bar]"]);
    assert_eq!(
        removed("<p><a href='https://a.example/?fbclid=1'>نص</a>"),
        one(Tracker, "fbclid=1")
    );
    assert_eq!(removed("<template><p>قالب</p></template>"), one(Script, "قالب"));
    assert_eq!(removed("<p><abbr title='قوات سوريا'>قسد</abbr>"), one(Hidden, "قوات سوريا"));
}

#[test]
fn comments_are_listed_where_they_stood() {
    let found = found(
        "<p>قبل<!-- wp:x --><!-- راجع الرقم --> هنا</p><!--[if gte mso 9]><xml>x</xml><![endif]-->",
    );
    assert_eq!(found.blocks, ["paragraph: قبل هنا"]);
    assert_eq!(found.removed, one(Hidden, "راجع الرقم"));
}

#[test]
fn links_without_a_space_between_stand_apart() {
    let found = found(
        "<p><a href='https://a.example/1'>سياسة</a><a href='https://a.example/2'>اقتصاد</a></p>
        <div data-wq-removed=navigation><a href=/1>سياسة</a><a href=/2>اقتصاد</a></div>",
    );
    assert!(found.blocks[0].contains('\u{20}'), "{:?}", found.blocks);
    assert_eq!(found.removed, one(RemovedKind::Navigation, "سياسة اقتصاد"));
    for (menu, words) in [
        ("<a>کوردستان</a><a>جیهان</a>", "کوردستان جیهان"),
        ("<span>5 آذار 2024</span><a href=/en>English</a>", "5 آذار 2024 English"),
        ("و<a href=/1>سياسة</a>", "وسياسة"),
        ("<a href=/1>سيا</a><a href=/1>سة</a>", "سياسة"),
    ] {
        let html = format!("<p>نص</p><div data-wq-removed=navigation>{menu}</div>");
        assert_eq!(super::found(&html).removed, one(RemovedKind::Navigation, words));
    }
}

#[test]
fn what_the_page_keeps_is_not_hidden() {
    let found = found("<div hidden data-wq-kept><p>جواب</p></div><p hidden>آخر</p>");
    assert_eq!(found.blocks, ["paragraph: جواب"]);
    assert_eq!(found.removed, one(Hidden, "آخر"));
}
