//! The command and a real WordPress: pictures go there once, come here once, and none is left behind; and what the site
//! gives to posts without a section is nobody's section. One server serves all of it.

use serde_json::{Value, json};

use crate::machine::Machine;
use crate::site::Site;

const PNG: &[u8] = include_bytes!("../../../assets/icons/icon.png");
const WEBP: &[u8] =
    include_bytes!("../../../src-tauri/crates/formats/src/picture/clean/tests/photograph.webp");

#[test]
fn pictures_go_once_and_come_once_and_none_is_left_behind() {
    let site = Site::start();
    let editor = Machine::at(&site, "editor", &site.url);
    editor.json(&["site", "change", "xeber24", "--option", "longest-side=100"]);
    without_the_plugin_nothing_is_removed_unless_chosen(&site, &editor);
    editor.json(&["site", "change", "xeber24", "--option", "unused-pictures=all"]);
    let id = a_corrected_caption_sends_no_picture(&site, &editor);
    what_another_took_the_place_of_is_removed(&site, &editor, &id);
    a_photograph_is_smaller(&site, &editor);
    whoever_cannot_tell_leaves_it_and_says_so(&site);
    editor.json(&["site", "change", "xeber24", "--option", "unused-pictures=unseen"]);
    what_readers_had_stays(&site, &editor);
    what_was_deleted_there_goes_again(&site, &editor);
    what_is_pulled_is_not_sent_back(&site, &editor);
    nobody_chose_the_usual_category(&site, &editor);
    with_the_plugin_only_what_nothing_names_goes(&site, &editor);
}

/// A field of a live post shows what only a draft of ours had, and no list of the site says so.
fn without_the_plugin_nothing_is_removed_unless_chosen(site: &Site, editor: &Machine) {
    let picture = add(editor, "field.png", &[PNG, b"in a field"].concat());
    let id = article(editor, "مسودة صورتها في حقل");
    show(editor, &id, &[(&picture, "سوق", "")]);
    push(editor, &id);
    let there = media(site);
    site.wp(&["post", "meta", "set", "1", "acf_photo", &there[0]]);
    show(editor, &id, &[]);
    let item = push(editor, &id);
    assert_eq!(media(site), there, "{item}");
    let told = (&item["removed"], &item["left"][0]["why"]);
    assert_eq!(told, (&json!([]), &json!("unknown")), "{item}");
    site.wp(&["post", "meta", "delete", "1", "acf_photo"]);
    clear(site);
}

fn a_corrected_caption_sends_no_picture(site: &Site, editor: &Machine) -> String {
    let picture = add(editor, "suq.png", PNG);
    let id = article(editor, "سوق القامشلي");
    show(editor, &id, &[(&picture, "سوق", "السوق أمس")]);
    push(editor, &id);
    assert_eq!(media(site).len(), 1);
    let there = media(site)[0].clone();
    let kind = site.wp(&["post", "get", &there, "--field=post_mime_type"]);
    assert_eq!(kind, "image/png");
    show(editor, &id, &[(&picture, "سوق مغلق", "السوق اليوم")]);
    push(editor, &id);
    assert_eq!(media(site), std::slice::from_ref(&there), "it is not sent again");
    let alt = site.wp(&["post", "meta", "get", &there, "_wp_attachment_image_alt"]);
    let caption = site.wp(&["post", "get", &there, "--field=post_excerpt"]);
    assert_eq!((alt.as_str(), caption.as_str()), ("سوق مغلق", "السوق اليوم"));

    // What somebody there says of it stays.
    site.wp(&["post", "update", &there, "--post_excerpt=كتبه المحرر"]);
    show(editor, &id, &[(&picture, "سوق مغلق", "السوق غدا")]);
    push(editor, &id);
    assert_eq!(site.wp(&["post", "get", &there, "--field=post_excerpt"]), "كتبه المحرر");
    assert_eq!(media(site), [there]);
    id
}

/// A draft whose picture became another, which the site calls almost the same.
fn what_another_took_the_place_of_is_removed(site: &Site, editor: &Machine, id: &str) {
    let before = media(site);
    let other: Vec<u8> = [PNG, b"another file"].concat();
    let other = add(editor, "other.png", &other);
    show(editor, id, &[(&other, "سوق", "")]);
    let item = push(editor, id);
    let after = media(site);
    assert_eq!(after.len(), 1, "{item}");
    assert_ne!(after, before);
    assert_eq!(item["removed"].as_array().map(Vec::len), Some(1), "it is told: {item}");
    assert_eq!(item["left"], json!([]));
    let file = site.wp(&["post", "meta", "get", &after[0], "_wp_attached_file"]);
    assert!(file.contains("-1-1"), "named almost as the one before: {file}");

    show(editor, id, &[]);
    let item = push(editor, id);
    assert_eq!(
        (media(site).len(), item["removed"].as_array().map(Vec::len)),
        (0, Some(1)),
        "{item}"
    );
}

fn a_photograph_is_smaller(site: &Site, editor: &Machine) {
    let picture = add(editor, "photograph.webp", WEBP);
    let id = article(editor, "نهر الخابور");
    show(editor, &id, &[(&picture, "نهر", "")]);
    push(editor, &id);
    let there = media(site).pop().unwrap();
    let kind = site.wp(&["post", "get", &there, "--field=post_mime_type"]);
    assert_eq!(kind, "image/jpeg");
    let code = format!("echo json_encode(wp_get_attachment_metadata({there}));");
    let about: Value = serde_json::from_str(&site.wp(&["eval", &code])).unwrap();
    assert_eq!((&about["width"], &about["height"]), (&json!(100), &json!(50)));
    show(editor, &id, &[]);
    push(editor, &id);
    assert_eq!(media(site).len(), 0);
}

/// An author may not read what others write.
fn whoever_cannot_tell_leaves_it_and_says_so(site: &Site) {
    let author = Machine::at(site, "author", &site.url);
    let picture = add(&author, "suq.png", PNG);
    let id = article(&author, "خبر من كاتب");
    show(&author, &id, &[(&picture, "سوق", "")]);
    push(&author, &id);
    show(&author, &id, &[]);
    let item = push(&author, &id);
    assert_eq!(media(site).len(), 1, "{item}");
    assert_eq!(item["left"][0]["why"], "unknown", "{item}");
    clear(site);
}

/// Where readers have had a picture, somebody may use it in ways that no list of the site shows.
fn what_readers_had_stays(site: &Site, editor: &Machine) {
    let [one, other] = [b"had one", b"had two"].map(|more| [PNG, more].concat());
    let pictures = [add(editor, "had-1.png", &one), add(editor, "had-2.png", &other)];
    let id = article(editor, "خبر رآه القرّاء");
    show(editor, &id, &[(&pictures[0], "سوق", ""), (&pictures[1], "فرن", "")]);
    publish(editor, &id);
    let second = media(site).pop().unwrap();
    site.wp(&["post", "meta", "set", "1", "acf_photo", &second]);
    show(editor, &id, &[(&pictures[0], "سوق", "")]);
    let item = push(editor, &id);
    assert_eq!(media(site).len(), 2, "{item}");
    assert_eq!((&item["removed"], &item["left"][0]["why"]), (&json!([]), &json!("seen")), "{item}");
    clear(site);
}

fn what_was_deleted_there_goes_again(site: &Site, editor: &Machine) {
    let [one, other] = [b"gone one", b"gone two"].map(|more| [PNG, more].concat());
    let pictures = [add(editor, "gone-1.png", &one), add(editor, "gone-2.png", &other)];
    let id = article(editor, "مياه تل أبيض تعود");
    show(editor, &id, &[(&pictures[0], "سوق", ""), (&pictures[1], "فرن", "")]);
    let post = publish(editor, &id)["remote_id"].as_str().unwrap().to_owned();
    // First the one that also stands above the post, then the other.
    for at in [0, 1] {
        let gone = media(site)[at].clone();
        site.wp(&["post", "delete", &gone, "--force"]);
        editor.json(&["sync"]);
        editor.json(&["set", &id, &format!("standfirst=ملخص {at}")]);
        let item = push(editor, &id);
        assert_eq!(item["state"], "verified", "{item}");
        let there = media(site);
        assert_eq!(there.len(), 2, "{item}");
        let text = site.wp(&["post", "get", &post, "--field=post_content"]);
        assert!(!text.contains(&format!("wp-image-{gone}\"")), "{text}");
        for number in &there {
            assert!(text.contains(&format!("wp-image-{number}\"")), "{number}: {text}");
        }
        let above = site.wp(&["post", "meta", "get", &post, "_thumbnail_id"]);
        assert!(there.contains(&above), "{above}");
    }
    clear(site);
}

/// The plugin looks through all that the site keeps.
fn with_the_plugin_only_what_nothing_names_goes(site: &Site, editor: &Machine) {
    clear(site);
    site.install_plugin();
    editor.json(&["site", "change", "xeber24", "--option", "unused-pictures=all"]);
    editor.json(&["site", "check", "xeber24"]);
    let files = [1, 2, 3, 4].map(|number| [PNG, format!("named {number}").as_bytes()].concat());
    let pictures = files.map(|bytes| add(editor, "named.png", &bytes));
    let id = article(editor, "صور في أماكن كثيرة");
    let shown: Vec<(&str, &str, &str)> = pictures.iter().map(|it| (&**it, "سوق", "")).collect();
    show(editor, &id, &shown);
    publish(editor, &id);
    let there = media(site);
    assert_eq!(there.len(), 4);
    let file = site.wp(&["post", "meta", "get", &there[0], "_wp_attached_file"]);
    let sized = file.replace(".png", "-300x200.png");
    let code = format!(
        "update_option('widget_block', [2 => ['content' => '<img src=\"/wp-content/uploads/{sized}\">']]);\
         update_post_meta(1, 'acf_photo', {});\
         update_term_meta(1, 'cover', ['image' => {}]);",
        there[1], there[2]
    );
    site.wp(&["eval", &code]);
    show(editor, &id, &[]);
    let item = push(editor, &id);
    assert_eq!(media(site), there[..3], "{item}");
    assert_eq!(item["removed"].as_array().map(Vec::len), Some(1), "{item}");
    let why: Vec<&Value> = item["left"].as_array().unwrap().iter().map(|it| &it["why"]).collect();
    assert_eq!(why, ["some"; 3], "{item}");
}

fn what_is_pulled_is_not_sent_back(site: &Site, editor: &Machine) {
    let file = editor.file("site.png", PNG);
    let picture = site.wp(&["media", "import", &file, "--alt=صورة الموقع", "--porcelain"]);
    let url = site.wp(&["eval", &format!("echo wp_get_attachment_url({picture});")]);
    let content = format!(
        "<!-- wp:image {{\"id\":{picture}}} -->\n<figure class=\"wp-block-image\"><img src=\"{url}\" \
         alt=\"بائع\" class=\"wp-image-{picture}\"/><figcaption class=\"wp-element-caption\">في السوق\
         </figcaption></figure>\n<!-- /wp:image -->\n\n<!-- wp:paragraph -->\n<p>فتح السوق أبوابه أمس بعد \
         ترميم طويل.</p>\n<!-- /wp:paragraph -->"
    );
    let words =
        ["post", "create", "--porcelain", "--post_status=publish", "--post_title=فتح السوق"];
    let post = site.wp(&[&words[..], &[&format!("--post_content={content}")]].concat());
    site.wp(&["post", "meta", "set", &post, "_thumbnail_id", &picture]);
    let before = media(site);
    let requests = |answer: &Value| answer["pictures"]["fetched"].as_u64();

    let pulled = editor.json(&["pull", &post, "--site", "xeber24"]);
    assert_eq!(
        (requests(&pulled), &pulled["pictures"]["missing"]),
        (Some(1), &json!([])),
        "{pulled}"
    );
    let id = pulled["id"].as_str().unwrap().to_owned();
    let again = editor.json(&["pull", &post, "--site", "xeber24"]);
    assert_eq!((requests(&again), again["id"].as_str()), (Some(0), Some(&*id)), "{again}");
    let kept = editor.json(&["show", &id]).to_string();
    assert!(kept.contains("في السوق") && kept.contains("بائع"), "{kept}");

    let corrected = editor.json(&["show", &id]).to_string().replace("ترميم طويل", "ترميم قصير");
    let file = editor.file("corrected.json", corrected.as_bytes());
    editor.json(&["import", "--same", &file]);
    push(editor, &id);
    assert_eq!(media(site), before, "nothing is sent again");
    let now = site.wp(&["post", "get", &post, "--field=post_content"]);
    assert!(now.contains("ترميم قصير") && now.contains(&format!("wp-image-{picture}")), "{now}");
    assert_eq!(site.wp(&["post", "meta", "get", &post, "_thumbnail_id"]), picture);
}

fn nobody_chose_the_usual_category(site: &Site, editor: &Machine) {
    let id = article(editor, "خبر في قسم ليس على الموقع");
    editor.json(&["set", &id, "section=محليات"]);
    editor.json(&["push", &id, "--site", "xeber24", "--as", "publish"]);
    let post = newest(editor, &id)["remote_id"].as_str().unwrap().to_owned();
    let usual = site.wp(&["option", "get", "default_category"]);
    assert_eq!(categories(site, &post), [usual]);
    site.wp(&["post", "update", &post, "--post_title=عنوان المحرر"]);
    editor.json(&["set", &id, "headline=عنوان آخر"]);
    let item = push(editor, &id);
    assert_eq!(item["state"], "conflict", "{item}");
    let shown = editor.json(&["outbox", "show", item["id"].as_str().unwrap()]);
    assert!(!shown.to_string().contains("\"section\""), "{shown}");
    editor.json(&["outbox", "keep", "theirs", item["id"].as_str().unwrap()]);
    let article = editor.json(&["show", &id]);
    assert_eq!(article["headline"], "عنوان المحرر", "{article}");
    assert_eq!(article["section"], "محليات", "{article}");

    // What an editor chose is not taken away by an article whose section the site does not have.
    let term = site.wp(&["term", "create", "category", "ثقافة", "--porcelain"]);
    site.wp(&["post", "term", "set", &post, "category", &term, "--by=id"]);
    editor.json(&["set", &id, "headline=عنوان ثالث"]);
    let item = push(editor, &id);
    assert_eq!(item["state"], "conflict", "{item}");
    editor.json(&["outbox", "keep", "mine", item["id"].as_str().unwrap()]);
    editor.json(&["sync"]);
    assert_eq!(site.wp(&["post", "get", &post, "--field=post_title"]), "عنوان ثالث");
    assert_eq!(categories(site, &post), [term]);
    let admin = Machine::at(site, "admin", &site.url);
    let kept = admin.json(&["site", "list"]);
    assert!(kept.to_string().contains("xeber24"), "{kept}");
}

fn add(machine: &Machine, name: &str, bytes: &[u8]) -> String {
    let file = machine.file(name, bytes);
    let added = machine.json(&["media", "add", &file]);
    added["added"][0]["id"].as_str().unwrap().to_owned()
}

fn article(machine: &Machine, headline: &str) -> String {
    let file = machine.file("article.md", format!("# {headline}\n\nنص الخبر كما هو.\n").as_bytes());
    let imported = machine.json(&["import", &file]);
    imported["imported"][0]["id"].as_str().unwrap().to_owned()
}

/// The article with these pictures behind its first paragraph, each with its words.
fn show(machine: &Machine, id: &str, pictures: &[(&str, &str, &str)]) {
    let mut article = machine.json(&["show", id]);
    let content = article["body"]["content"].as_array_mut().unwrap();
    content.retain(|block| block["type"] != "figure");
    for (at, (media, alt, caption)) in pictures.iter().enumerate() {
        let number = ulid::Ulid::from(7_000 + at as u128).to_string();
        let mut figure =
            json!({ "type": "figure", "attrs": { "id": number, "media": media, "alt": alt } });
        if !caption.is_empty() {
            figure["content"] = json!([{ "type": "text", "text": caption }]);
        }
        content.push(figure);
    }
    let file = machine.file("changed.json", article.to_string().as_bytes());
    let taken = machine.json(&["import", "--same", &file]);
    assert_eq!(taken["imported"][0]["id"], id, "{taken}");
}

/// The newest delivery of the article, which is asked for now.
fn push(machine: &Machine, id: &str) -> Value {
    machine.json(&["push", id, "--site", "xeber24", "--as", "draft"]);
    let item = newest(machine, id);
    let state = item["state"].as_str().unwrap();
    assert!(matches!(state, "verified" | "conflict"), "{item}");
    item
}

/// The same for readers.
fn publish(machine: &Machine, id: &str) -> Value {
    machine.json(&["push", id, "--site", "xeber24", "--as", "publish"]);
    let item = newest(machine, id);
    assert_eq!(item["state"], "verified", "{item}");
    item
}

/// Takes every picture out of the site's library.
fn clear(site: &Site) {
    for number in media(site) {
        site.wp(&["post", "delete", &number, "--force"]);
    }
}

fn newest(machine: &Machine, id: &str) -> Value {
    let outbox = machine.json(&["outbox"]);
    let items = outbox["items"].as_array().unwrap();
    items.iter().rfind(|item| item["article"] == id).unwrap().clone()
}

/// The numbers of all pictures in the site's library.
fn media(site: &Site) -> Vec<String> {
    let list = site.wp(&["post", "list", "--post_type=attachment", "--field=ID", "--orderby=ID"]);
    let mut numbers: Vec<String> = list.lines().map(str::to_owned).collect();
    numbers.sort_by_key(|number| number.parse::<u64>().unwrap());
    numbers
}

fn categories(site: &Site, post: &str) -> Vec<String> {
    let list = site.wp(&["post", "term", "list", post, "category", "--field=term_id"]);
    list.lines().map(str::to_owned).collect()
}
