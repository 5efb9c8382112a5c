//! An editor saves on a real WordPress without the plugin in the very moment between the reading and the writing of a
//! correction: the site writes over it, and the command says so and brings it back.

use serde_json::{Value, json};

use crate::machine::Machine;
use crate::site::Site;

/// Does what `moment.json` says to a post right before a request that changes it is carried out.
const MOMENT: &str = r"<?php
add_filter('rest_request_before_callbacks', function ($answer, $handler, $request) {
    $file = __DIR__ . '/moment.json';
    $route = $request->get_route();
    if ($request->get_method() !== 'POST' || !preg_match('#^/wp/v2/posts/(\d+)$#', $route, $post)) return $answer;
    if (!is_file($file)) return $answer;
    $save = json_decode(file_get_contents($file), true);
    unlink($file);
    $me = get_current_user_id();
    wp_set_current_user(1);
    if (isset($save['autosave'])) {
        require_once ABSPATH . 'wp-admin/includes/post.php';
        $old = get_post((int) $post[1]);
        wp_create_post_autosave(wp_slash(['post_ID' => $old->ID, 'post_type' => 'post', 'post_title' => $old->post_title,
            'post_excerpt' => $old->post_excerpt, 'post_content' => $save['autosave']]));
    } else {
        wp_update_post(wp_slash($save + ['ID' => (int) $post[1]]));
    }
    wp_set_current_user($me);
    return $answer;
}, 10, 3);
";

/// Counts who asks for revisions.
const COUNTED: &str = r"<?php
add_filter('rest_request_before_callbacks', function ($answer, $handler, $request) {
    if (strpos($request->get_route(), '/revisions') !== false) file_put_contents(__DIR__ . '/asked.txt', 'x', FILE_APPEND);
    return $answer;
}, 10, 3);
";

const TEXT: &str = "<p>نص المحرر كاملًا</p>";

#[test]
fn what_is_written_over_in_the_moment_of_sending_is_told_and_comes_back() {
    let site = Site::start();
    put(&site, "moment.php", MOMENT);
    put(&site, "counted.php", COUNTED);
    for (name, state) in [
        ("admin", "publish"),
        ("editor", "publish"),
        ("author", "publish"),
        ("contributor", "draft"),
    ] {
        let machine = Machine::at(&site, name, &site.url);
        it_is_told_each_time(&site, &machine, state);
    }
    let editor = Machine::at(&site, "editor", &site.url);
    what_is_no_edit_is_none(&site, &editor);
    a_title_or_a_summary_is_an_edit_too(&site, &editor);
    where_few_revisions_are_kept_or_none(&site, &editor);
}

fn it_is_told_each_time(site: &Site, machine: &Machine, state: &str) {
    let id = article(machine, "تصحيح في لحظة تعديل");
    assert_eq!(machine_push(machine, &id, state)["state"], "verified");
    for round in 0..4 {
        machine.json(&["set", &id, &format!("standfirst=ملخص {round}")]);
        let words = format!("تعديل المحرر {round}");
        save(site, &json!({ "post_content": format!("{TEXT}<p>{words}</p>") }));
        let shown = machine_push(machine, &id, "draft");
        assert_eq!(
            (&shown["state"], &shown["reason"]["kind"]),
            (&json!("conflict"), &json!("written-over"))
        );
        let item = shown["id"].as_str().unwrap();
        let view = machine.json(&["outbox", "show", item]).to_string();
        assert!(view.contains(&words), "{view}");
        assert!(!content(site, &shown).contains(&words), "the site wrote over it");
        let whose = ["theirs", "mine", "merged", "theirs"][round];
        machine.json(&["outbox", "keep", whose, item]);
        machine.json(&["sync"]);
        let now = newest(machine);
        assert_eq!(now["state"], "verified", "{whose}: {now}");
        assert_eq!(content(site, &now).contains(&words), whose != "mine", "{whose}");
    }
}

/// An ordinary correction, one in whose moment an autosave comes, and one over what says the same.
fn what_is_no_edit_is_none(site: &Site, machine: &Machine) {
    let id = article(machine, "تصحيح عادي");
    machine_push(machine, &id, "draft");
    let _ = std::fs::remove_file(file(site, "asked.txt"));
    for round in 0..3 {
        machine.json(&["set", &id, &format!("standfirst=ملخص {round}")]);
        assert_eq!(machine_push(machine, &id, "draft")["state"], "verified");
    }
    assert!(!file(site, "asked.txt").exists(), "no request more than before");
    machine.json(&["set", &id, "standfirst=ملخص آخر"]);
    save(site, &json!({ "autosave": TEXT }));
    assert_eq!(machine_push(machine, &id, "draft")["state"], "verified");
    assert!(file(site, "asked.txt").exists());
    // What says the same is no edit.
    machine.json(&["set", &id, "standfirst=ملخص أخير"]);
    save(site, &json!({ "post_excerpt": "ملخص أخير" }));
    assert_eq!(machine_push(machine, &id, "draft")["state"], "verified");
}

fn a_title_or_a_summary_is_an_edit_too(site: &Site, machine: &Machine) {
    for (field, part) in [("post_title", "title"), ("post_excerpt", "excerpt")] {
        let id = article(machine, "خبر يُعدّل عنوانه");
        machine_push(machine, &id, "publish");
        machine.json(&["set", &id, "credit=وكالات", "kicker=عاجل", "standfirst=ملخص"]);
        save(site, &json!({ field: "كلمات المحرر" }));
        let shown = machine_push(machine, &id, "draft");
        assert_eq!(shown["state"], "conflict", "{shown}");
        let view = machine.json(&["outbox", "show", shown["id"].as_str().unwrap()]);
        let of_part = |one: &&Value| one["part"] == part;
        let piece = view["fields"].as_array().unwrap().iter().find(of_part).unwrap();
        assert_eq!(piece["theirs"], "كلمات المحرر", "{view}");
    }
}

fn where_few_revisions_are_kept_or_none(site: &Site, machine: &Machine) {
    for (kept, state) in [(2, "conflict"), (0, "verified")] {
        let id = article(machine, "خبر له نسخ قليلة");
        machine_push(machine, &id, "draft");
        let code = format!("<?php add_filter('wp_revisions_to_keep', fn() => {kept});");
        put(site, "kept.php", &code);
        for round in 0..3 {
            machine.json(&["set", &id, &format!("standfirst=ملخص {round}")]);
            assert_eq!(machine_push(machine, &id, "draft")["state"], "verified");
        }
        machine.json(&["set", &id, "standfirst=ملخص أخير"]);
        save(site, &json!({ "post_content": TEXT }));
        assert_eq!(machine_push(machine, &id, "draft")["state"], state);
        std::fs::remove_file(file(site, "kept.php")).unwrap();
    }
}

fn file(site: &Site, name: &str) -> std::path::PathBuf {
    site.files().join("wp-content/mu-plugins").join(name)
}

fn put(site: &Site, name: &str, text: &str) {
    std::fs::write(file(site, name), text).unwrap();
}

/// An editor saves this when the next request would change a post.
fn save(site: &Site, what: &Value) {
    put(site, "moment.json", &what.to_string());
}

fn content(site: &Site, shown: &Value) -> String {
    site.wp(&["post", "get", shown["remote_id"].as_str().unwrap(), "--field=post_content"])
}

fn article(machine: &Machine, headline: &str) -> String {
    let body = machine.file("نص.md", "أول ما كُتب.\n\nوثانيه.\n".as_bytes());
    let made = machine.json(&["new", "--headline", headline, "--body", &body]);
    made["id"].as_str().unwrap().to_owned()
}

fn machine_push(machine: &Machine, id: &str, state: &str) -> Value {
    machine.json(&["push", id, "--site", "xeber24", "--as", state]);
    newest(machine)
}

/// What is shown of the newest delivery.
fn newest(machine: &Machine) -> Value {
    machine.json(&["outbox"])["items"].as_array().unwrap().last().unwrap().clone()
}
