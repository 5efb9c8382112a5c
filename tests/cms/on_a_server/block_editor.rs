//! What the block editor makes of a text: its own scripts, run without a browser.

use std::process::Command;

use serde_json::{Value, json};
use warraq_connect::Connector;

use crate::contract;
use crate::site::Site;

/// The editor opens a text with a marker as blocks and would write the same, so the next save keeps it.
pub async fn keeps_the_marker(site: &Site) {
    let post = contract::post(8 << 72);
    let made = site.as_one("editor").await.create_post(&post, &()).await.unwrap();
    let content = content(site, &made.id.0);
    assert!(content.contains(&post.key().marker()), "{content}");
    let said = opened(site, &content);
    assert_eq!((&said["faults"], &said["blocks"]), (&json!([]), &json!(2)));
}

/// The text of a post, as the site keeps it.
pub fn content(site: &Site, post: &str) -> String {
    let file = site.files().join("content.php");
    std::fs::write(&file, "<?php echo get_post($args[0])->post_content;").unwrap();
    site.wp(&["eval-file", file.to_str().unwrap(), post])
}

/// How many blocks the editor finds in a text, and what it says against them.
pub fn opened(site: &Site, content: &str) -> Value {
    all_opened(site, &json!({ "post": content }))["post"].take()
}

/// The same of several texts, each under its name.
pub fn all_opened(site: &Site, texts: &Value) -> Value {
    let code = "$s = wp_scripts(); $s->all_deps(['wp-block-library']); $f = [];\
        foreach ($s->to_do as $h) if ($o = $s->registered[$h]->src) $f[] = ABSPATH . ltrim($o, '/');\
        echo json_encode($f);";
    let scripts: Value = serde_json::from_str(&site.wp(&["eval", code])).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("texts.json");
    std::fs::write(&input, json!({ "scripts": scripts, "texts": texts }).to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/contract/readers/blocks.mjs");
    let output = Command::new("node").arg(script).arg(input).output().unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}
