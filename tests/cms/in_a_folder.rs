//! A folder keeps the contract too.

use std::fs;

use warraq_connect::folder::Folder;
use warraq_connect::{Connector, FaultKind, MediumKey, Post, PostKey, Target, Upload};

use super::contract;

#[tokio::test]
async fn a_folder_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    contract::holds(&Folder::new(folder.path(), "html"), 1).await;
    // Nothing lies about that was not finished or is named by nothing.
    let article = folder.path().join(contract::post(1 << 64).key().slug());
    let mut names: Vec<String> = (article.read_dir().unwrap())
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(names[0], "manifest.json");
}

#[tokio::test]
async fn a_text_that_somebody_took_out_is_a_change_and_no_fault_of_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let place = Folder::new(folder.path(), "html");
    let post = contract::post(3);
    let made = place.create_post(&post, &()).await.unwrap();
    let names = || -> Vec<_> {
        let entries = fs::read_dir(folder.path().join(&made.id.0)).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    let is_text = |path: &std::path::PathBuf| path.extension().is_some_and(|it| it == "html");
    fs::remove_file(names().into_iter().find(is_text).unwrap()).unwrap();
    let found = place.read_post(&made.id).await.unwrap().unwrap();
    assert_eq!((&*found.title, &*found.content), (&*post.title, ""));
    let other = Post { title: "آخر".to_owned(), ..post.clone() };
    let fault = place.update_post(&made.id, &made.seen(), &other, &()).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Changed(_)), "{fault:?}");
    // Whoever saw that it is gone writes it again.
    let again = place.update_post(&made.id, &found.seen(), &post, &()).await.unwrap();
    assert_eq!(again.content, post.content);
    assert_eq!(names().into_iter().filter(is_text).count(), 1);
}

#[tokio::test]
async fn whoever_changes_a_text_by_hand_has_changed_the_post() {
    let folder = tempfile::tempdir().unwrap();
    let place = Folder::new(folder.path(), "html");
    let post = contract::post(2);
    let made = place.create_post(&post, &()).await.unwrap();
    let again = place.create_post(&post, &()).await.unwrap_err();
    assert!(matches!(again.kind, FaultKind::Refused { .. }), "{again:?}");
    let text = (fs::read_dir(folder.path().join(&made.id.0)).unwrap())
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "html"))
        .unwrap();
    fs::write(text, "<p>بيد أخرى</p>").unwrap();
    let other = Post { title: "آخر".to_owned(), ..post.clone() };
    let fault = place.update_post(&made.id, &made.seen(), &other, &()).await.unwrap_err();
    let FaultKind::Changed(theirs) = fault.kind else { panic!("{fault:?}") };
    assert_eq!(theirs.content, "<p>بيد أخرى</p>");
    let fault = place.set_state(&made.id, &made.seen(), Target::Published).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Changed(_)), "{fault:?}");
}

/// The whole folder may be moved, and be under another name on another machine.
#[tokio::test]
async fn a_text_names_its_pictures_from_where_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let place = Folder::new(folder.path(), "html");
    let upload = Upload {
        key: MediumKey::of(b"a"),
        name: "صورة.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes: b"a".to_vec(),
        alt: String::new(),
        caption: String::new(),
    };
    let medium = place.send_medium(&upload, &()).await.unwrap();
    let content = format!("<img src=\"{}\">", medium.url);
    let made = place.create_post(&Post { content, ..contract::post(5) }, &()).await.unwrap();
    assert!(!made.content.contains(folder.path().to_str().unwrap()), "{}", made.content);
    assert!(warraq_connect::shows(&made.content, &medium));
    assert!(folder.path().join(&made.id.0).join(&medium.url).is_file(), "{}", medium.url);
    assert_eq!(place.find_medium(&upload.key).await.unwrap(), Some(medium));
}

#[tokio::test]
async fn what_was_broken_off_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let place = Folder::new(folder.path(), "html");
    let post = contract::post(3);
    let at = folder.path().join(post.key().slug());
    fs::create_dir(&at).unwrap();
    fs::write(at.join("text-0.html"), "<p>").unwrap();
    fs::write(at.join(".manifest.json.part"), "{\"id\":").unwrap();
    assert_eq!(place.find_post(PostKey::of(post.article)).await.unwrap(), None);
    place.create_post(&post, &()).await.unwrap();
    let found = place.find_post(post.key()).await.unwrap().unwrap();
    assert_eq!(found.content, post.content);
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_not_made_and_nothing_in_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("stick");
    let place = Folder::new(&missing, "html");
    let post = contract::post(4);
    let none = |kind| assert!(matches!(kind, FaultKind::Away(_)), "{kind:?}");
    none(place.survey().await.unwrap_err().kind);
    none(place.find_post(post.key()).await.unwrap_err().kind);
    none(place.create_post(&post, &()).await.unwrap_err().kind);
    assert!(!missing.exists());
}
