//! All that a site has, out of its own database.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::super::site::Site;

/// All of it.
#[derive(Debug, Deserialize)]
pub struct There {
    pub posts: Vec<PostThere>,
    pub media: Vec<MediumThere>,
    pub tags: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct PostThere {
    pub id: u64,
    pub status: String,
    pub title: String,
    pub content: String,
    pub excerpt: String,
    pub slug: String,
    /// Seconds.
    pub date: i64,
    pub tags: BTreeSet<String>,
    pub sections: Vec<String>,
    pub featured: u64,
}

#[derive(Debug, Deserialize)]
pub struct MediumThere {
    pub id: u64,
    pub slug: String,
    pub alt: String,
    /// Of the file.
    pub sha256: String,
}

const DUMP: &str = r"<?php
global $wpdb;
$plain = fn($s) => html_entity_decode($s, ENT_QUOTES | ENT_HTML5);
$names = fn($id, $of) => array_map($plain, wp_get_post_terms($id, $of, ['fields' => 'names']));
$out = ['posts' => [], 'media' => [], 'tags' => array_map($plain, get_terms(
    ['taxonomy' => 'post_tag', 'hide_empty' => false, 'fields' => 'names']))];
$all = fn($of) => $wpdb->get_results(
    $wpdb->prepare('SELECT * FROM ' . $wpdb->posts . ' WHERE post_type = %s ORDER BY ID', $of));
foreach ($all('post') as $p) $out['posts'][] = [
    'id' => (int) $p->ID, 'status' => $p->post_status, 'title' => $p->post_title,
    'content' => $p->post_content, 'excerpt' => $p->post_excerpt, 'slug' => urldecode($p->post_name),
    'date' => (int) strtotime($p->post_date_gmt . ' UTC'), 'tags' => $names($p->ID, 'post_tag'),
    'sections' => $names($p->ID, 'category'), 'featured' => (int) get_post_thumbnail_id($p->ID)];
foreach ($all('attachment') as $p) $out['media'][] = [
    'id' => (int) $p->ID, 'slug' => $p->post_name,
    'alt' => (string) get_post_meta($p->ID, '_wp_attachment_image_alt', true),
    'sha256' => (string) @hash_file('sha256', get_attached_file($p->ID))];
echo json_encode($out);
";

/// What is there now.
pub fn there(site: &Site) -> There {
    let file = site.files().join("dump.php");
    std::fs::write(&file, DUMP).unwrap();
    let text = site.wp(&["eval-file", file.to_str().unwrap()]);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
