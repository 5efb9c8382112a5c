//! The command and a real WordPress: what is kept of the text that an editor changed brings its pictures and its notes along,
//! and what was asked for goes on with it. One server serves all of it.

use serde_json::{Value, json};

use crate::machine::Machine;
use crate::site::Site;

const PNG: &[u8] = include_bytes!("../../../assets/icons/icon.png");

#[test]
fn what_is_kept_of_an_editors_text_is_whole_here_and_corrected_there() {
    let site = Site::start();
    let editor = Machine::at(&site, "editor", &site.url);
    a_picture_that_took_the_place_of_ours(&site, &editor);
    a_note_and_its_sign(&site, &editor);
    what_was_asked_for_goes_on(&site, &editor);
}

fn a_picture_that_took_the_place_of_ours(site: &Site, editor: &Machine) {
    let [one, other] = [b"one", b"two"].map(|more| [PNG, more].concat());
    let pictures = [add(editor, "one.png", &one), add(editor, "two.png", &other)];
    let id = article(editor, "صورة أخرى في الموقع");
    edit(editor, &id, |body| {
        let content = body["content"].as_array_mut().unwrap();
        content.truncate(1);
        content.extend((0..2).map(|at| figure(at, &pictures[at], "سوق", "في السوق أمس")));
    });
    let post = push(editor, &id, "publish")["remote_id"].as_str().unwrap().to_owned();
    let above = field(site, &post, "_thumbnail_id");
    assert_eq!(media(site).len(), 2);

    // The editor has another picture in the place of the second, with the same words.
    let file = editor.file("editors.png", &[PNG, b"of the editor"].concat());
    let new = site.wp(&["media", "import", &file, "--porcelain"]);
    let old = media(site)[1].clone();
    let code = format!(
        "$c = get_post({post})->post_content;\
         $c = str_replace(wp_get_attachment_url({old}), wp_get_attachment_url({new}), $c);\
         $c = str_replace(['\"id\":{old},', 'wp-image-{old}\"'], ['\"id\":{new},', 'wp-image-{new}\"'], $c);\
         wp_update_post(wp_slash(['ID' => {post}, 'post_content' => $c]));"
    );
    site.wp(&["eval", &code]);
    rewrite(editor, &id, "نص الخبر كما هو", "نص الخبر مصححا");
    let item = push(editor, &id, "draft");
    assert_eq!(item["state"], "conflict", "{item}");
    let item = item["id"].as_str().unwrap();
    let words = said(editor, &["outbox", "show", item]);
    assert!(words.contains("another picture") && words.contains("editors.png"), "{words}");

    let told = said(editor, &["outbox", "keep", "merged", item]);
    assert!(told.contains("Pictures fetched into the vault: 1"), "{told}");
    let taken = editor.json(&["show", &id]);
    let medium = |at: usize| taken["body"]["content"][at]["attrs"]["media"].clone();
    assert_eq!(medium(1), json!(pictures[0]), "{taken}");
    assert!(medium(2).is_string() && medium(2) != json!(pictures[1]), "{taken}");

    for (alt, caption) in [("سوق", "تعليق مصحح"), ("وصف مصحح", "تعليق مصحح")]
    {
        edit(editor, &id, |body| {
            body["content"][2]["attrs"]["alt"] = json!(alt);
            body["content"][2]["content"] = json!([{ "type": "text", "text": caption }]);
        });
        let item = push(editor, &id, "draft");
        assert_eq!(item["state"], "verified", "{item}");
        let live = content(site, &post);
        assert!(live.contains(caption) && live.contains(&format!("alt=\"{alt}\"")), "{live}");
        let [is, was] = [&new, &old].map(|id| live.contains(&format!("wp-image-{id}\"")));
        assert!(is && !was, "{live}");
        assert!(live.contains("نص الخبر مصححا"), "{live}");
    }
    assert_eq!((media(site).len(), field(site, &post, "_thumbnail_id")), (3, above));

    // What the editor says of it since is compared.
    let code = format!(
        "$c = str_replace('وصف مصحح', 'وصف المحرر', get_post({post})->post_content);\
         wp_update_post(wp_slash(['ID' => {post}, 'post_content' => $c]));"
    );
    site.wp(&["eval", &code]);
    rewrite(editor, &id, "نص الخبر مصححا", "نص الخبر أخيرا");
    let item = push(editor, &id, "draft");
    assert_eq!(item["state"], "conflict", "{item}");
    let item = item["id"].as_str().unwrap();
    let words = said(editor, &["outbox", "show", item]);
    assert!(words.contains("وصف المحرر") && !words.contains("another picture"), "{words}");
    editor.json(&["outbox", "keep", "merged", item]);
    let kept = editor.json(&["show", &id]);
    assert_eq!(kept["body"]["content"][2]["attrs"]["alt"], "وصف المحرر", "{kept}");
    assert_eq!(kept["body"]["content"][2]["attrs"]["media"], medium(2), "{kept}");
}

fn a_note_and_its_sign(site: &Site, editor: &Machine) {
    let id = article(editor, "حواش في الموقع");
    let notes = ["01J9ZZ6CQK7WXC2M3N4P5Q6R01", "01J9ZZ6CQK7WXC2M3N4P5Q6R02"];
    edit(editor, &id, |body| {
        let text = |text: &str| json!({ "type": "text", "text": text });
        let line = |number: usize, words: &str| {
            let sign = json!({ "type": "footnote_ref", "attrs": { "target": notes[number] } });
            let attrs = json!({ "id": format!("01J9ZZ6CQK7WXC2M3N4P5Q6R1{number}") });
            json!({ "type": "paragraph", "attrs": attrs, "content": [text(words), sign] })
        };
        let note = |number: usize, words: &str| {
            let attrs = json!({ "id": format!("01J9ZZ6CQK7WXC2M3N4P5Q6R2{number}") });
            let line = json!({ "type": "paragraph", "attrs": attrs, "content": [text(words)] });
            json!({ "type": "footnote", "attrs": { "id": notes[number] }, "content": [line] })
        };
        body["content"] = json!([
            line(0, "قالت الإدارة إن القرار نافذ من اليوم"),
            line(1, "وأضاف المجلس في الحسكة أن السوق مفتوح"),
            note(0, "بيان الإدارة في القامشلي"),
            note(1, "بيان المجلس في الحسكة"),
        ]);
    });
    let post = push(editor, &id, "publish")["remote_id"].as_str().unwrap().to_owned();
    let code = format!(
        "$c = str_replace('الحسكة', 'الرقة', get_post({post})->post_content);\
         wp_update_post(wp_slash(['ID' => {post}, 'post_content' => $c]));"
    );
    site.wp(&["eval", &code]);
    rewrite(editor, &id, "نافذ من اليوم", "نافذ من الغد");
    let item = push(editor, &id, "draft");
    assert_eq!(item["state"], "conflict", "{item}");
    editor.json(&["outbox", "keep", "merged", item["id"].as_str().unwrap()]);
    let taken = editor.json(&["show", &id]);
    let body = &taken["body"]["content"];
    assert_eq!(body[1]["content"][1]["attrs"]["target"], notes[1], "{body}");
    assert_eq!(body[3]["attrs"]["id"], notes[1], "{body}");
    assert!(!taken.to_string().contains("الحسكة"), "{body}");

    rewrite(editor, &id, "السوق مفتوح", "السوق مغلق");
    rewrite(editor, &id, "بيان المجلس في الرقة", "بيان المجلس في الرقة مساء");
    let item = push(editor, &id, "draft");
    assert_eq!(item["state"], "verified", "{item}");
    let live = content(site, &post);
    for text in ["من الغد", "السوق مغلق", "الرقة مساء"] {
        assert_eq!(live.matches(text).count(), 1, "{live}");
    }
    let id = id.to_lowercase();
    for text in [format!("href=\"#{id}-note-2\""), format!("href=\"#{id}-ref-2\"")] {
        assert_eq!(live.matches(&text).count(), 1, "{live}");
    }
}

/// An editor changes a word of a draft: whoever keeps that and had asked for it to be published has it published.
fn what_was_asked_for_goes_on(site: &Site, editor: &Machine) {
    let id = article(editor, "مسودة حررها المحرر");
    let post = push(editor, &id, "draft")["remote_id"].as_str().unwrap().to_owned();
    let edited = content(site, &post).replace("نص الخبر", "نص المحرر");
    site.wp(&["post", "update", &post, &format!("--post_content={edited}")]);
    let item = push(editor, &id, "publish");
    assert_eq!(item["state"], "conflict", "{item}");
    editor.json(&["outbox", "keep", "theirs", item["id"].as_str().unwrap()]);
    assert_eq!(newest(editor, &id)["state"], "verified");
    assert_eq!(field(site, &post, "post_status"), "publish");
    assert!(content(site, &post).contains("نص المحرر"));
    assert!(editor.json(&["show", &id]).to_string().contains("نص المحرر"));
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

fn figure(at: usize, media: &str, alt: &str, caption: &str) -> Value {
    let attrs =
        json!({ "id": format!("01J9ZZ6CQK7WXC2M3N4P5Q6R3{at}"), "media": media, "alt": alt });
    json!({ "type": "figure", "attrs": attrs, "content": [{ "type": "text", "text": caption }] })
}

fn edit(machine: &Machine, id: &str, change: impl FnOnce(&mut Value)) {
    let mut article = machine.json(&["show", id]);
    change(&mut article["body"]);
    let file = machine.file("changed.json", article.to_string().as_bytes());
    let taken = machine.json(&["import", "--same", &file]);
    assert_eq!(taken["imported"][0]["id"], id, "{taken}");
}

fn rewrite(machine: &Machine, id: &str, old: &str, new: &str) {
    edit(machine, id, |body| {
        let text = body.to_string();
        assert!(text.contains(old), "{text}");
        *body = serde_json::from_str(&text.replace(old, new)).unwrap();
    });
}

/// The newest delivery of the article, which is asked for now.
fn push(machine: &Machine, id: &str, state: &str) -> Value {
    machine.json(&["push", id, "--site", "xeber24", "--as", state]);
    newest(machine, id)
}

fn newest(machine: &Machine, id: &str) -> Value {
    let outbox = machine.json(&["outbox"]);
    let items = outbox["items"].as_array().unwrap();
    items.iter().rfind(|item| item["article"] == id).unwrap().clone()
}

/// What the command says to people, without the signs around what it inserts.
fn said(machine: &Machine, words: &[&str]) -> String {
    let output = machine.command(words).output().unwrap();
    let all = [output.stdout, output.stderr].concat();
    String::from_utf8(all).unwrap().replace(['\u{2068}', '\u{2069}'], "")
}

/// The numbers of all pictures in the site's library.
fn media(site: &Site) -> Vec<String> {
    let list = site.wp(&["post", "list", "--post_type=attachment", "--field=ID", "--orderby=ID"]);
    let mut numbers: Vec<String> = list.lines().map(str::to_owned).collect();
    numbers.sort_by_key(|number| number.parse::<u64>().unwrap());
    numbers
}

fn content(site: &Site, post: &str) -> String {
    field(site, post, "post_content")
}

fn field(site: &Site, post: &str, name: &str) -> String {
    if name.starts_with('_') {
        return site.wp(&["post", "meta", "get", post, name]);
    }
    site.wp(&["post", "get", post, &format!("--field={name}")])
}
