//! What an article says is what readers of a real WordPress see, whoever delivers it, or nobody sees it before somebody
//! said so. One server serves all of it.

use serde_json::{Value, json};
use ulid::Ulid;
use warraq_connect::{Connector, Fault, FaultKind, Right, Target, Taxonomy};

use super::block_editor;
use crate::contract;
use crate::machine::Machine;
use crate::site::Site;

const HEADLINE: &str = "النمو < 5% هذا العام: <b>R&D</b> و[gallery] &amp;";
const STANDFIRST: &str = "قال خبير: <5% & [video src=x] «نعم»";
const TAGS: [&str; 5] = ["<b>R&D</b>", "نمو < 5%", "50%ab %d8", "a\\b", "&lt; & \"قسد\""];
const LINE: &str =
    "كتب [gallery] و[يقصد أمس] <5% <b>غليظ</b> [caption id=1]كلمات[/caption] [[audio]].";

#[tokio::test(flavor = "multi_thread")]
async fn what_an_article_says_is_what_readers_see() {
    let site = Site::start();
    every_term_keeps_its_letters(&site).await;
    for (number, name) in (1..).zip(["admin", "editor", "author"]) {
        let site = &site;
        tokio::task::block_in_place(|| letters_are_letters(site, name, number));
    }
    tokio::task::block_in_place(|| {
        the_markup_of_the_sites_people_stays(&site);
        what_lost_words_waits_for_somebody(&site);
        what_the_site_itself_shows_is_not_removed(&site);
    });
    what_a_contributor_may_not_read_is_there(&site).await;
}

async fn every_term_keeps_its_letters(site: &Site) {
    for name in ["admin", "editor", "author", "contributor"] {
        let connector = site.as_one(name).await;
        for tag in TAGS {
            let tag = format!("{tag} {name}");
            let made = connector.make_term(Taxonomy::Tag, &tag).await.unwrap();
            assert_eq!(made.name, tag, "{name}");
            assert_eq!(connector.make_term(Taxonomy::Tag, &tag).await.unwrap(), made, "{name}");
            let all = connector.terms(Taxonomy::Tag).await.unwrap();
            assert_eq!(all.iter().filter(|one| one.name == tag).count(), 1, "{name}: {tag}");
        }
    }
}

fn letters_are_letters(site: &Site, name: &str, number: u128) {
    let machine = Machine::at(site, name, &site.url);
    let id = machine.json(&["new", "--headline", HEADLINE])["id"].as_str().unwrap().to_owned();
    machine.json(&["set", &id, &format!("standfirst={STANDFIRST}")]);
    machine.json(&[&["tag", "add", &*id], &TAGS[..]].concat());
    let figure = json!({ "type": "figure",
        "attrs": { "id": Ulid::from(number).to_string(), "media": Ulid::from(9).to_string(), "alt": "سوق [gallery]" },
        "content": [{ "type": "text", "text": "السوق [gallery] أمس" }] });
    let link = json!({ "type": "link", "attrs": { "href": "https://a.example/?q[gallery]=1" } });
    let linked = json!({ "type": "paragraph",
        "content": [{ "type": "text", "text": "رابط", "marks": [link] }] });
    write(&machine, &id, &[paragraph(LINE), linked, figure]);
    // Nobody has the picture: readers get the rest once somebody says so.
    let held = push(&machine, &id, "publish");
    let reason = json!({ "kind": "pictures-missing", "detail": "السوق [gallery] أمس" });
    assert_eq!((&held["state"], &held["reason"]), (&json!("refused"), &reason), "{name}: {held}");
    machine.json(&["outbox", "send-anyway", held["id"].as_str().unwrap()]);
    machine.json(&["sync"]);
    let item = newest(&machine, &id);
    assert_eq!(
        (&item["state"], &item["altered"], &item["pictureless"]),
        (&json!("verified"), &json!([]), &json!(["السوق [gallery] أمس"])),
        "{name}: {item}"
    );
    let post = item["remote_id"].as_str().unwrap().to_owned();

    let kept = block_editor::content(site, &post);
    assert!(
        !kept.contains("<img") && kept.contains("&#091;gallery] و[يقصد أمس]"),
        "{name}: {kept}"
    );
    assert_eq!(block_editor::opened(site, &kept)["faults"], json!([]), "{name}");
    let seen = shown(site, &post);
    assert_eq!(seen["title"], HEADLINE, "{name}");
    assert_eq!(seen["excerpt"], STANDFIRST, "{name}");
    let text = seen["text"].as_str().unwrap();
    assert!(text.contains(LINE) && !text.contains("السوق [gallery]"), "{name}: {text}");
    let html = seen["html"].as_str().unwrap();
    assert!(html.contains("\"https://a.example/?q%5Bgallery]=1\""), "{name}: {html}");
    let mut tags: Vec<String> = serde_json::from_value(seen["tags"].clone()).unwrap();
    tags.sort();
    let mut wanted = TAGS.map(str::to_owned).to_vec();
    wanted.sort();
    assert_eq!(tags, wanted, "{name}");

    // It comes back as it was, and its correction is no conflict.
    let other = Machine::at(site, name, &site.url);
    let pulled =
        other.json(&["pull", &post, "--site", "xeber24"])["id"].as_str().unwrap().to_owned();
    let article = other.json(&["show", &pulled]);
    assert_eq!(
        (&article["headline"], &article["standfirst"]),
        (&json!(HEADLINE), &json!(STANDFIRST))
    );
    assert!(article["body"].to_string().contains("كتب [gallery] و[يقصد أمس] <5%"), "{article}");
    write(&machine, &id, &[paragraph(LINE), paragraph("فقرة مصححة.")]);
    let item = push(&machine, &id, "draft");
    assert_eq!(
        (&item["state"], &item["altered"]),
        (&json!("verified"), &json!([])),
        "{name}: {item}"
    );
}

fn the_markup_of_the_sites_people_stays(site: &Site) {
    let title = "خبر <em>مهم</em> &amp; عاجل";
    let words = ["post", "create", "--porcelain", "--post_status=publish"];
    let content = "--post_content=<p>فتح السوق أبوابه أمس.</p>";
    let post = site.wp(&[&words[..], &[&*format!("--post_title={title}"), content]].concat());
    let machine = Machine::at(site, "editor", &site.url);
    let id = machine.json(&["pull", &post, "--site", "xeber24"])["id"].as_str().unwrap().to_owned();
    assert_eq!(machine.json(&["show", &id])["headline"], "خبر مهم & عاجل");
    let corrected = machine.json(&["show", &id]).to_string().replace("أمس", "اليوم");
    let file = machine.file("corrected.json", corrected.as_bytes());
    machine.json(&["import", "--same", &file]);
    let item = push(&machine, &id, "draft");
    assert_eq!(item["state"], "verified", "{item}");
    assert_eq!(site.wp(&["post", "get", &post, "--field=post_title"]), title);
    assert!(block_editor::content(site, &post).contains("اليوم"));
    machine.json(&["set", &id, "headline=خبر < مهم"]);
    push(&machine, &id, "draft");
    assert_eq!(site.wp(&["post", "get", &post, "--field=post_title"]), "خبر &lt; مهم");
}

/// A plugin of the site takes a word out of every text.
fn what_lost_words_waits_for_somebody(site: &Site) {
    let taking = site.files().join("wp-content/mu-plugins/taking.php");
    let code = "<?php add_filter('wp_insert_post_data', \
        fn($d) => str_replace(['ممنوعة', 'محظورة'], '', $d));";
    std::fs::write(&taking, code).unwrap();
    let machine = Machine::at(site, "editor", &site.url);
    let id =
        machine.json(&["new", "--headline", "خبر فيه كلمة"])["id"].as_str().unwrap().to_owned();
    write(&machine, &id, &[paragraph("هذه كلمة ممنوعة هنا.")]);
    let item = push(&machine, &id, "publish");
    assert_eq!(
        (&item["state"], &item["remote_state"]),
        (&json!("refused"), &json!("draft")),
        "{item}"
    );
    assert_eq!(item["reason"], json!({ "kind": "words-lost", "detail": "ممنوعة" }), "{item}");
    let of_item = item["id"].as_str().unwrap();
    machine.json(&["outbox", "send-anyway", of_item]);
    machine.json(&["sync"]);
    let item = newest(&machine, &id);
    assert_eq!(
        (&item["state"], &item["remote_state"]),
        (&json!("verified"), &json!("published")),
        "{item}"
    );
    assert_eq!(item["altered"][0]["kind"], "text-lost", "{item}");

    write(&machine, &id, &[paragraph("هذه كلمة ممنوعة هنا وهناك.")]);
    let item = push(&machine, &id, "draft");
    assert_eq!((&item["state"], &item["reason"]), (&json!("verified"), &Value::Null), "{item}");
    write(&machine, &id, &[paragraph("هذه كلمة ممنوعة هنا ومحظورة هناك.")]);
    let item = push(&machine, &id, "draft");
    assert_eq!(
        (&item["state"], &item["reason"]["kind"]),
        (&json!("refused"), &json!("words-lost-live"))
    );
    std::fs::remove_file(taking).unwrap();
    machine.json(&["outbox", "retry", item["id"].as_str().unwrap()]);
    machine.json(&["sync"]);
    let item = newest(&machine, &id);
    assert_eq!((&item["state"], &item["altered"]), (&json!("verified"), &json!([])), "{item}");
}

/// Its icon, and what stands for a page although nobody saved the page since.
fn what_the_site_itself_shows_is_not_removed(site: &Site) {
    const PNG: &[u8] = include_bytes!("../../../assets/icons/icon.png");
    let machine = Machine::at(site, "editor", &site.url);
    machine.json(&["site", "change", "xeber24", "--option", "unused-pictures=all"]);
    let page = site.wp(&[
        "post",
        "create",
        "--post_type=page",
        "--post_status=draft",
        "--porcelain",
        "--post_title=عنا",
    ]);
    for what in ["icon", "page", "nothing"] {
        let file = machine.file("شعار.png", &[PNG, what.as_bytes()].concat());
        let added = machine.json(&["media", "add", &file]);
        let picture = added["added"][0]["id"].as_str().unwrap().to_owned();
        let id = machine.json(&["new", "--headline", &format!("شعار {what}")])["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let figure = json!({ "type": "figure", "attrs": { "id": Ulid::from(5).to_string(), "media": picture, "alt": "شعار" } });
        write(&machine, &id, &[paragraph("نص."), figure]);
        let item = push(&machine, &id, "draft");
        let featured =
            site.wp(&["post", "meta", "get", item["remote_id"].as_str().unwrap(), "_thumbnail_id"]);
        match what {
            "icon" => site.wp(&["option", "update", "site_icon", &featured]),
            "page" => site.wp(&["post", "meta", "set", &page, "_thumbnail_id", &featured]),
            _ => String::new(),
        };
        write(&machine, &id, &[paragraph("نص.")]);
        let item = push(&machine, &id, "draft");
        let is_left = what != "nothing";
        let left = item["left"].as_array().unwrap();
        assert_eq!(left.len(), usize::from(is_left), "{what}: {item}");
        assert!(left.iter().all(|one| one["why"] == "some"), "{what}: {item}");
        assert_eq!(
            item["removed"].as_array().unwrap().len(),
            usize::from(!is_left),
            "{what}: {item}"
        );
    }
}

/// A contributor's post whose answer was lost, and which an editor published or scheduled since.
async fn what_a_contributor_may_not_read_is_there(site: &Site) {
    let (contributor, editor) = (site.as_one("contributor").await, site.as_one("editor").await);
    let later = Target::Scheduled("2099-01-01T00:00:00Z".parse().unwrap());
    for (number, target, renamed) in
        [(1, Target::Published, false), (2, later, false), (3, Target::Published, true)]
    {
        let post = contract::post((60 + number) << 72);
        let made = contributor.create_post(&post, &()).await.unwrap();
        let theirs = editor.read_post(&made.id).await.unwrap().unwrap();
        let seen = editor.set_state(&made.id, &theirs.seen(), target).await.unwrap();
        if renamed {
            site.wp(&["post", "update", &made.id.0, "--post_name=renamed"]);
        } else if number == 1 {
            site.wp(&["post", "update", &made.id.0, &format!("--post_name={}", post.key().slug())]);
        }
        let found = contributor.find_post(post.key()).await;
        let Err(Fault { kind: FaultKind::Closed { right, standing }, .. }) = found else {
            panic!("it would be made a second time: {found:?}")
        };
        assert_eq!((right, standing.state), (Right::EditPublished, seen.state));
    }
}

fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "content": [{ "type": "text", "text": text }] })
}

/// The article with these blocks.
fn write(machine: &Machine, id: &str, blocks: &[Value]) {
    let mut article = machine.json(&["show", id]);
    let with_ids = blocks.iter().zip(7_000_u128..).map(|(block, number)| {
        let mut block = block.clone();
        if block["attrs"]["id"].is_null() {
            block["attrs"]["id"] = Ulid::from(number).to_string().into();
        }
        block
    });
    article["body"]["content"] = with_ids.collect();
    let file = machine.file("changed.json", article.to_string().as_bytes());
    let taken = machine.json(&["import", "--same", &file]);
    assert_eq!(taken["imported"][0]["id"], id, "{taken}");
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

/// What readers see of a post: its letters.
fn shown(site: &Site, post: &str) -> Value {
    let code = "<?php $p = get_post($args[0]); $GLOBALS['post'] = $p; setup_postdata($p);\
        $plain = fn($h) => trim(html_entity_decode(wp_strip_all_tags($h), ENT_QUOTES | ENT_HTML5, 'UTF-8'));\
        echo json_encode(['title' => $plain(get_the_title($p)), 'excerpt' => $plain(apply_filters('the_excerpt', get_the_excerpt($p))),\
        'text' => $plain(apply_filters('the_content', $p->post_content)),\
        'html' => apply_filters('the_content', $p->post_content), 'tags' => array_map($plain, wp_list_pluck(get_the_tags($p->ID), 'name'))]);";
    let file = site.files().join("shown.php");
    std::fs::write(&file, code).unwrap();
    serde_json::from_str(&site.wp(&["eval-file", file.to_str().unwrap(), post])).unwrap()
}
