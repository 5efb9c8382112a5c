use super::{blocks, found};
use crate::report::RemovedKind;

/// A GIF of 3 × 3 points, as far as its size.
const GIF: &str = "data:image/gif;base64,R0lGODlhAwADAAAAACH5BAEKAAEALAAAAAADAAMAAAICTAEAOw==";

#[test]
fn figures_have_their_words() {
    let found = found(
        "<figure><img src='https://a.example/x.jpg' alt='جنود'><figcaption>في <b>دمشق</b> <span class=credit>رويترز</span></figcaption></figure><p>بعد",
    );
    assert_eq!(
        found.blocks,
        ["figure: - alt=جنود credit=رويترز في <strong>دمشق</strong>", "paragraph: بعد"]
    );
    assert_eq!(found.removed, [(RemovedKind::Image, "https://a.example/x.jpg".to_owned())]);
}

#[test]
fn pictures_inside_the_page_are_brought() {
    let found = found(&format!("<p>قبل <img src='{GIF}' title='جنود'> بعد"));
    assert_eq!(
        found.blocks,
        [
            "paragraph: قبل",
            "figure: 1 alt=جنود credit="
                .replace(": 1", &format!(": {}", found.pictures[0].id))
                .as_str(),
            "paragraph: بعد"
        ]
    );
    assert_eq!(found.removed, []);
    assert_eq!(
        (found.pictures[0].media_type.as_str(), found.pictures[0].bytes.len()),
        ("image/gif", 37)
    );
}

#[test]
fn captions_of_wordpress_are_captions() {
    for html in [
        "<div class=wp-caption><a href='x.jpg'><img src='https://a.example/x.jpg' alt=أ></a><p class=wp-caption-text>تعليق</p></div><p>بعد</p>",
        "<p>[caption id=\"a_1\" width=\"3\"]<img src='https://a.example/x.jpg' alt=أ> تعليق[/caption]</p><p>بعد</p>",
        "[caption id=\"a_1\" width=\"3\"]<img src='https://a.example/x.jpg' alt=أ> تعليق[/caption]\n\nبعد\n\n",
        "<p>[caption id=\"a_1\" width=\"3\"]<img src='https://a.example/x.jpg' alt=أ> تعليق</p><p>بعد</p>",
    ] {
        assert_eq!(
            found(html).blocks,
            ["figure: - alt=أ credit= تعليق", "paragraph: بعد"],
            "{html}"
        );
    }
}

#[test]
fn galleries_hold_figures() {
    for html in [
        "<figure class='wp-block-gallery'><figure class=wp-block-image><img src=1.jpg alt=أ><figcaption>1</figcaption></figure><figure><img src=2.jpg alt=ب></figure></figure>",
        "<div class=gallery><dl class=gallery-item><dt><img src=1.jpg alt=أ><dd class=wp-caption-text>1</dl><dl class=gallery-item><dt><img src=2.jpg alt=ب></dl></div>",
        "<ul class='wp-block-gallery'><li><figure><img src=1.jpg alt=أ><figcaption>1</figcaption></figure><li><figure><img src=2.jpg alt=ب></figure></ul>",
    ] {
        assert_eq!(found(html).blocks, ["gallery: أ 1 ; ب"], "{html}");
    }
}

#[test]
fn posts_of_other_sites_are_embedded() {
    for (html, embed) in [
        (
            "<iframe src='https://www.youtube.com/embed/abc' title='فيلم'></iframe>",
            "embed: https://www.youtube.com/watch?v=abc فيلم",
        ),
        (
            "<figure class='wp-block-embed'><div class='wp-block-embed__wrapper'>\nhttps://youtu.be/abc\n</div></figure>",
            "embed: https://www.youtube.com/watch?v=abc",
        ),
        (
            "<blockquote class=twitter-tweet><p>تغريدة</p><a href='https://twitter.com/a/status/1?ref_src=x'>أمس</a></blockquote>",
            "embed: https://twitter.com/a/status/1 تغريدة أمس",
        ),
        (
            "<script async data-telegram-post='kanal/5' src=x></script>",
            "embed: https://t.me/kanal/5",
        ),
        ("نص\n\n[embed]https://vimeo.com/12[/embed]", "embed: https://vimeo.com/12"),
    ] {
        assert_eq!(blocks(html).last().map(String::as_str), Some(embed), "{html}");
    }
}

#[test]
fn what_cannot_be_shown_is_listed() {
    let found = found(
        "<iframe src='https://ads.example/x'></iframe><video><source src='https://a.example/v.mp4'></video>\
         <img src='https://a.example/p' width=1 height=1><noscript><img src='https://www.facebook.com/tr?id=1'></noscript>",
    );
    assert_eq!(found.blocks, Vec::<String>::new());
    let kinds: Vec<_> = found.removed.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        [RemovedKind::Embed, RemovedKind::Embed, RemovedKind::Tracker, RemovedKind::Tracker]
    );
}

#[test]
fn a_picture_that_loads_late_is_listed_once() {
    let found = found(
        "<figure><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src='https://a.example/x.jpg' alt=أ>\
         <noscript><img src='https://a.example/x.jpg' alt=أ></noscript></figure>",
    );
    assert_eq!(found.blocks, ["figure: - alt=أ credit="]);
    assert_eq!(found.removed.len(), 1);
}

#[test]
fn drawn_letters_stay_in_their_line() {
    assert_eq!(
        blocks("<p>نص <img class=emoji alt='😀' src='https://s.w.org/images/core/emoji/1.svg'> ثم"),
        ["paragraph: نص 😀 ثم"]
    );
}

#[test]
fn what_stands_in_a_player_is_listed_with_its_addresses() {
    for (html, listed) in [
        (
            "<video poster=p.jpg><source src=a.mp4><source src=b.webm><p>لا يدعم متصفحك <a href=c.mp4>الفيلم</a></video>",
            "a.mp4|b.webm|p.jpg|c.mp4|لا يدعم متصفحك الفيلم",
        ),
        ("<audio src=a.mp3>استمع</audio>", "a.mp3|استمع"),
        ("<audio>لا صوت</audio>", "لا صوت"),
        ("<object data=a.swf><img src=b.jpg alt=خريطة><p>الخريطة</object>", "a.swf|b.jpg|الخريطة"),
        ("<object><param name=movie value=a.swf><embed src=a.swf></object>", "a.swf"),
        (
            "<iframe src='https://a.example/f'><p>إطار <b>قديم</b></p></iframe>",
            "https://a.example/f|إطار قديم",
        ),
        ("<iframe srcdoc='<p>وثيقة</p><iframe src=x></iframe>'></iframe>", "x|وثيقة"),
        ("<iframe style='display:none' src=f>سر</iframe>", "f|سر"),
        ("<noembed><p>قديم</p></noembed>", "قديم"),
        ("<body><noscript><iframe src=f></iframe>بلا برامج</noscript>", "f|بلا برامج"),
        ("<canvas>رسم بياني</canvas>", "رسم بياني"),
        ("<img alt='صورة بلا عنوان'>", "صورة بلا عنوان"),
        ("<map><area href=m alt=حلب></map>", "حلب\nm"),
        ("<video src=a.mp4><a href=a.mp4>a.mp4</a></video>", "a.mp4"),
    ] {
        let found = found(html);
        assert_eq!(found.blocks, Vec::<String>::new(), "{html}");
        let texts: Vec<_> = found.removed.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts.join("|"), listed, "{html}");
    }
}

#[test]
fn what_stands_beside_an_embedded_address_stays_with_it() {
    for (html, embed) in [
        (
            "<figure class=wp-block-embed><div class=wp-block-embed__wrapper>\nhttps://youtu.be/abc\n</div><figcaption>من دمشق</figcaption></figure>",
            "embed: https://www.youtube.com/watch?v=abc من دمشق",
        ),
        (
            "<div class=fb-post data-href='https://www.facebook.com/a/posts/1'><p>منشور</p></div>",
            "embed: https://www.facebook.com/a/posts/1 منشور",
        ),
    ] {
        assert_eq!(blocks(html), [embed], "{html}");
    }
}

#[test]
fn frames_that_count_readers_are_trackers() {
    let found = found(
        "<noscript><iframe src='https://www.googletagmanager.com/ns.html?id=1' width=0 height=0></iframe></noscript>",
    );
    let [(kind, address)] = &found.removed[..] else { panic!("{:?}", found.removed) };
    assert_eq!(*kind, RemovedKind::Tracker);
    assert!(address.contains("ns.html"), "{address}");
}

#[test]
fn captions_of_word_processors_are_captions() {
    let picture = "<p class=MsoNormal>نص <img src='https://a.example/x.jpg' alt=أ></p>\n";
    for class in ["MsoCaption", "caption-western"] {
        let html = format!("{picture}<p class={class}>شكل 1: <b>حلب</b></p><p>بعد</p>");
        assert_eq!(
            found(&html).blocks,
            [
                "paragraph: نص",
                "figure: - alt=أ credit= شكل 1: <strong>حلب</strong>",
                "paragraph: بعد"
            ]
        );
    }
    let html = format!("{picture}<p class=MsoCaption>جدول 1: حلب</p>");
    assert_eq!(found(&html).blocks[2], "paragraph: جدول 1: حلب");
}

#[test]
fn the_empty_place_of_a_picture_has_its_words() {
    let block =
        "<figure class='wp-block-image'><img alt='جنود'/><figcaption>في حلب</figcaption></figure>";
    let gallery = format!("<figure class='wp-block-gallery'>{block}{block}</figure>");
    assert_eq!(found(block).blocks, ["figure: - alt=جنود credit= في حلب"]);
    assert_eq!(found(block).removed, []);
    assert_eq!(found(&gallery).blocks, ["gallery: جنود في حلب ; جنود في حلب"]);
}
