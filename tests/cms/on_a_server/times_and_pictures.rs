//! A real WordPress in other zones than ours, pictures that nothing there shows, and many posts at once. One server
//! serves all of it.

use chrono::{DateTime, TimeDelta, Utc};
use warraq_connect::wordpress::WordPress;
use warraq_connect::{
    Connector, MediumKey, MediumUse, Post, RemoteMedium, RemoteState, Target, Upload,
};

use super::several;
use crate::contract;
use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn a_site_in_another_zone_publishes_at_the_time_that_was_meant_and_says_which_pictures_are_shown()
 {
    let site = Site::start();
    times_are_the_same_in_every_zone(&site).await;
    what_shows_a_picture_is_found(&site).await;
    several::holds(&site).await;
}

async fn times_are_the_same_in_every_zone(site: &Site) {
    let editor = site.as_one("editor").await;
    let times = [
        ("Asia/Damascus", "2031-01-15T03:00:00Z", "2031-01-15 06:00:00"),
        ("Asia/Damascus", "2031-07-15T03:00:00Z", "2031-07-15 06:00:00"),
        ("Europe/Istanbul", "2031-03-30T22:30:00Z", "2031-03-31 01:30:00"),
        ("Europe/Berlin", "2031-01-15T05:00:00Z", "2031-01-15 06:00:00"),
        ("Europe/Berlin", "2031-07-15T04:00:00Z", "2031-07-15 06:00:00"),
        // Clocks are put back between these two, and show the same.
        ("Europe/Berlin", "2031-10-26T00:30:00Z", "2031-10-26 02:30:00"),
        ("Europe/Berlin", "2031-10-26T01:30:00Z", "2031-10-26 02:30:00"),
        ("UTC+5.75", "2031-01-15T00:15:00Z", "2031-01-15 06:00:00"),
    ];
    for (number, (zone, at, there)) in (1..).zip(times) {
        let named = if zone.starts_with("UTC") { "" } else { zone };
        site.wp(&["option", "update", "timezone_string", named]);
        site.wp(&["option", "update", "gmt_offset", zone.trim_start_matches("UTC+")]);
        let survey = editor.survey().await.unwrap();
        assert_eq!(survey.zone, if named.is_empty() { "+05:45" } else { zone });
        let at: DateTime<Utc> = at.parse().unwrap();
        let made = editor.create_post(&contract::post(number << 70), &()).await.unwrap();
        let set = editor.set_state(&made.id, &made.seen(), Target::Scheduled(at)).await.unwrap();
        let read = editor.read_post(&made.id).await.unwrap().unwrap();
        for post in [&set, &read] {
            assert_eq!((post.state, post.date), (RemoteState::Scheduled, Some(at)), "{zone}");
            // How far its clock is ahead then, it says itself.
            let wall = at + TimeDelta::minutes(post.offset_minutes.unwrap().into());
            assert_eq!(wall.format("%Y-%m-%d %H:%M:%S").to_string(), there, "{zone}");
        }
        let shown = site.wp(&["post", "get", &made.id.0, "--field=post_date"]);
        assert_eq!(shown, there, "{zone}");
    }
}

async fn what_shows_a_picture_is_found(site: &Site) {
    let editor = site.as_one("editor").await;
    let (key, medium) = sent(&editor, 1).await;
    let uses = async |who: &WordPress| who.medium_use(&key, &medium).await.unwrap();
    assert_eq!(uses(&editor).await, MediumUse::NoneRead);
    assert_eq!(uses(&site.as_one("author").await).await, MediumUse::Unknown);

    let text = format!("<img class=\"wp-image-{}\">", medium.id);
    let page = ["post", "create", "--post_type=page", "--post_status=draft", "--porcelain"];
    let id = site.wp(&[&page[..], &[&format!("--post_content={text}")]].concat());
    assert_eq!(uses(&editor).await, MediumUse::Some, "in a page");
    site.wp(&["post", "delete", &id, "--force"]);
    let text = format!("<img src=\"{}\">", medium.url);
    let id = site.wp(&["post", "create", "--porcelain", &format!("--post_content={text}")]);
    assert_eq!(uses(&editor).await, MediumUse::Some, "by its address");
    site.wp(&["post", "delete", &id, "--force"]);
    assert_eq!(uses(&editor).await, MediumUse::NoneRead);

    let post = Post { featured: Some(medium.id.clone()), ..contract::post(99 << 70) };
    let made = editor.create_post(&post, &()).await.unwrap();
    assert_eq!(uses(&editor).await, MediumUse::Some, "as the picture that stands for a post");
    site.wp(&["post", "delete", &made.id.0, "--force"]);

    let (other_key, other) = sent(&editor, 2).await;
    site.wp(&["post", "update", &other.id.0, "--post_name=another-name"]);
    let renamed = editor.medium_use(&other_key, &other).await.unwrap();
    assert_eq!(renamed, MediumUse::Some, "somebody made it theirs");

    editor.remove_medium(&medium.id).await.unwrap();
    assert_eq!(uses(&editor).await, MediumUse::Gone);
}

/// A picture that nothing shows.
async fn sent(editor: &WordPress, colour: u8) -> (MediumKey, RemoteMedium) {
    let mut bytes = b"GIF89a\x02\0\x01\0\x80\0\0\xff\0\0\0\0\xff\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0\x3b".to_vec();
    bytes[14] = colour;
    let upload = Upload {
        key: MediumKey::of(&bytes),
        name: format!("صورة {colour}.gif"),
        media_type: "image/gif".to_owned(),
        bytes,
        alt: "سوق".to_owned(),
        caption: String::new(),
    };
    let medium = editor.send_medium(&upload, &()).await.unwrap();
    (upload.key, medium)
}
