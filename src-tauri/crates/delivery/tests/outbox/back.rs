//! What was decided of a conflict comes back into the article, and the next correction does not undo it.

use warraq_connect::RemoteId;
use warraq_core::article::ArticleId;
use warraq_core::fields::{Correction, FieldName};
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, DeliveryError, FieldChoice, Keep, PieceChoice, PieceKind, PostPart, Sending, Wish,
    compare, follow, settle, settled,
};
use warraq_store::Vault;
use warraq_store::articles::add_correction;

use crate::clock::run;
use crate::fake::ToFake;
use crate::newsroom::{Newsroom, Piece, simple};

/// An article of three paragraphs that is on the site, and the paragraphs of its post.
fn three() -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    let piece =
        Piece { tags: vec!["قسد"], ..simple("الفقرة الأولى من الخبر") };
    let article = newsroom.article(1, &piece);
    newsroom.write_on(article, &["الفقرة الأولى من الخبر", "الفقرة الثانية هنا", "خاتمة الخبر كله"]);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    (newsroom, article)
}

fn on_site(newsroom: &Newsroom, article: ArticleId, old: &str, new: &str) {
    newsroom.remote.change(article, |post| {
        assert!(post.content.contains(old), "{}", post.content);
        post.content = post.content.replace(old, new);
    });
}

fn person() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}

fn decide(
    newsroom: &Newsroom,
    article: ArticleId,
    choices: &Choices,
    sending: Sending,
) -> Result<(), DeliveryError> {
    let place = (article, newsroom.site);
    let done = settle(&newsroom.desk, &person(), place, (choices, sending), newsroom.now());
    done.map(drop)
}

fn vault(newsroom: &Newsroom) -> std::sync::MutexGuard<'_, Vault> {
    newsroom.desk.lock().unwrap()
}

#[test]
fn a_decision_ends_every_delivery_that_waited_for_it() {
    let (newsroom, article) = three();
    on_site(&newsroom, article, "خاتمة الخبر كله", "خاتمة المحرر كله");
    newsroom.rewrite(article, "نص مصحح");
    let first = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(first), ItemState::Conflict);
    newsroom.rewrite(article, "نص مصحح مرة أخرى");
    let second = newsroom.queue(article, Wish::Draft);
    let choices = Choices { all: Some(Keep::Mine), ..Choices::default() };
    decide(&newsroom, article, &choices, Sending::Send).unwrap();
    newsroom.finish();
    for item in [first, second] {
        assert_eq!(newsroom.state(item), ItemState::Cancelled, "{:?}", newsroom.reason(item));
    }
    assert_eq!(newsroom.shown(article).state, ItemState::Verified);
    assert!(newsroom.remote.post_of(article).content.contains("مرة أخرى"));
}

#[test]
fn each_part_is_shown_by_who_changed_it_in_words() {
    let (newsroom, article) = three();
    on_site(&newsroom, article, "خاتمة الخبر كله", "خاتمة <strong>المحرر</strong> كله");
    newsroom.remote.change(article, |post| post.title = "عنوان المحرر".to_owned());
    newsroom.write_on(
        article,
        &["الفقرة الأولى من الخبر المصحح", "الفقرة الثانية هنا", "خاتمة الكاتب كله"],
    );
    newsroom.set(article, FieldName::Standfirst, "ملخص الكاتب");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    let view = compare(&vault(&newsroom), article, newsroom.site).unwrap();
    let kinds: Vec<_> = view.pieces.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [PieceKind::Mine, PieceKind::Same, PieceKind::Conflict]);
    assert_eq!(view.pieces[2].theirs[0].text, "خاتمة المحرر كله");
    assert_eq!(view.pieces[2].base[0].text, "خاتمة الخبر كله");
    let fields: Vec<_> = view.fields.iter().map(|field| (field.part, field.kind)).collect();
    assert_eq!(
        fields,
        [(PostPart::Title, PieceKind::Theirs), (PostPart::Excerpt, PieceKind::Mine)]
    );
    assert_eq!((view.item, view.has_base), (Some(item), true));

    // Nothing is sent before all is decided, and nothing that was not seen is decided.
    let choices = Choices { token: view.token, ..Choices::default() };
    let open = settled(&vault(&newsroom), article, newsroom.site, &choices, newsroom.now());
    assert_eq!(open.unwrap().open, 1);
    let refused = decide(&newsroom, article, &choices, Sending::Send);
    assert!(matches!(refused, Err(DeliveryError::Undecided(1))), "{refused:?}");
    newsroom.set(article, FieldName::Standfirst, "ملخص آخر");
    let refused = decide(&newsroom, article, &choices, Sending::Send);
    assert!(matches!(refused, Err(DeliveryError::Stale)), "{refused:?}");
    assert_eq!(newsroom.state(item), ItemState::Conflict);
}

#[test]
fn what_is_merged_is_in_the_post_and_in_the_article_and_stays_there() {
    for keep in [Keep::Mine, Keep::Theirs, Keep::Both] {
        let (newsroom, article) = three();
        let before = vault(&newsroom).article(article).unwrap();
        on_site(&newsroom, article, "خاتمة الخبر كله", "خاتمة <em class=\"x\">المحرر</em> كله");
        on_site(&newsroom, article, "الفقرة الثانية هنا", "الفقرة الثانية هناك");
        newsroom
            .write_on(article, &["الفقرة الأولى المصححة", "الفقرة الثانية هنا", "خاتمة الكاتب كله"]);
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Conflict);
        let choices =
            Choices { pieces: vec![PieceChoice { number: 2, keep }], ..Choices::default() };
        let shown =
            settled(&vault(&newsroom), article, newsroom.site, &choices, newsroom.now()).unwrap();
        decide(&newsroom, article, &choices, Sending::Send).unwrap();
        assert_eq!(newsroom.state(item), ItemState::Cancelled);
        newsroom.finish();
        let post = newsroom.remote.post_of(article);
        let has = |text: &str| post.content.contains(text);
        assert!(has("الأولى المصححة") && has("الثانية هناك"), "{}", post.content);
        let (mine, theirs) = (has("خاتمة الكاتب"), has("<em class=\"x\">المحرر</em>"));
        assert_eq!((mine, theirs), (keep != Keep::Theirs, keep != Keep::Mine), "{}", post.content);
        let said: Vec<_> = shown.lines.iter().map(|line| line.shown.text.clone()).collect();
        let texts = newsroom.texts(article);
        assert_eq!(said, texts, "what was shown is what was sent");
        let after = vault(&newsroom).article(article).unwrap();
        assert_eq!(
            after.body.blocks()[1].id(),
            before.body.blocks()[1].id(),
            "blocks keep their ids"
        );

        // The next correction of another part goes through, and leaves the editor's work as it is there.
        let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        texts[0] = "الفقرة الأولى أخيرا";
        newsroom.write_at(article, 0, texts[0]);
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "{keep:?}");
        let last = newsroom.remote.post_of(article);
        assert!(last.content.contains("أخيرا") && last.content.contains("هناك"));
        assert_eq!(last.content.contains("<em class=\"x\">"), theirs, "{}", last.content);
        newsroom.is_clean();
    }
}

#[test]
fn the_sites_text_is_taken_by_one_action_that_can_be_undone() {
    let (newsroom, article) = three();
    on_site(&newsroom, article, "الفقرة الثانية هنا", "كتبها المحرر من جديد");
    newsroom.remote.change(article, |post| post.title = "عنوان المحرر".to_owned());
    let tag = RemoteId("1".to_owned());
    newsroom.remote.change(article, |post| post.tags.retain(|id| *id == tag));
    let connector = ToFake(newsroom.remote.clone()).open();
    let found = run(follow(&newsroom.desk, newsroom.site, &connector, newsroom.now(), 9));
    let item = found.unwrap().unwrap().changed[0];
    assert_eq!(newsroom.state(item), ItemState::Changed);
    let all = Choices { all: Some(Keep::Theirs), ..Choices::default() };
    decide(&newsroom, article, &all, Sending::Leave).unwrap();
    let now = vault(&newsroom).article(article).unwrap();
    assert_eq!(now.fields.headline, "عنوان المحرر");
    assert_eq!((now.tags.len(), newsroom.texts(article)[1].as_str()), (0, "كتبها المحرر من جديد"));
    assert_eq!(newsroom.state(item), ItemState::Verified);
    // It is seen: what is corrected now changes only that.
    newsroom.write_at(article, 0, "بداية جديدة");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let post = newsroom.remote.post_of(article);
    assert!(post.content.contains("كتبها المحرر") && post.content.contains("بداية جديدة"));
    assert_eq!((post.title.as_str(), post.tags.len()), ("عنوان المحرر", 0));
    // That readers have a correction, what was written for it, and what was taken.
    newsroom.undo();
    newsroom.undo();
    newsroom.undo();
    assert_eq!(newsroom.texts(article)[1], "الفقرة الثانية هنا");
    assert_eq!(vault(&newsroom).article(article).unwrap().tags.len(), 1);
    newsroom.is_clean();
}

#[test]
fn a_block_that_only_the_site_can_show_stays_where_it_is() {
    let (newsroom, article) = three();
    let poll = "<!-- wp:acf/poll {\"q\":1} /-->";
    newsroom.remote.change(article, |post| post.content = format!("{poll}\n\n{}", post.content));
    newsroom.write_at(article, 2, "خاتمة الكاتب كله");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    let view = compare(&vault(&newsroom), article, newsroom.site).unwrap();
    assert_eq!(view.pieces[0].theirs[0].name, "acf/poll");
    decide(&newsroom, article, &Choices::default(), Sending::Send).unwrap();
    newsroom.finish();
    for text in ["خاتمة الكاتب كله", "خاتمة أخرى"] {
        let content = newsroom.remote.post_of(article).content;
        assert!(content.starts_with(poll) && content.contains(text), "{content}");
        assert_eq!(newsroom.texts(article).len(), 3);
        newsroom.write_at(article, 2, "خاتمة أخرى");
        newsroom.queue(article, Wish::Publish);
        newsroom.finish();
    }
}

#[test]
fn mine_takes_the_place_of_what_was_seen_and_of_that_only() {
    let (newsroom, article) = three();
    on_site(&newsroom, article, "الفقرة الثانية هنا", "الفقرة الثانية هناك");
    newsroom.remote.change(article, |post| post.title = "عنوان المحرر".to_owned());
    newsroom.write_at(article, 0, "بداية أخرى للخبر");
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let before = vault(&newsroom).article(article).unwrap();
    let mine = Choices {
        all: Some(Keep::Mine),
        fields: vec![FieldChoice { part: PostPart::Title, keep: Keep::Theirs }],
        ..Choices::default()
    };
    decide(&newsroom, article, &mine, Sending::Send).unwrap();
    // Somebody comes between the decision and its sending.
    newsroom.remote.edit(article, "سطر جديد");
    newsroom.finish();
    let again = compare(&vault(&newsroom), article, newsroom.site).unwrap();
    assert!(again.item.is_some(), "what came since is a conflict of its own");
    decide(&newsroom, article, &Choices::default(), Sending::Send).unwrap();
    newsroom.finish();
    let post = newsroom.remote.post_of(article);
    assert!(post.content.contains("الثانية هنا") && !post.content.contains("هناك"));
    assert!(post.content.contains("سطر جديد"), "{}", post.content);
    assert_eq!(post.title, "عنوان المحرر");
    let after = vault(&newsroom).article(article).unwrap();
    assert_eq!(after.body.blocks()[1], before.body.blocks()[1]);
    assert_eq!(after.fields.headline, "عنوان المحرر");
}

#[test]
fn a_headline_that_was_kept_is_sent_though_the_text_is_the_same() {
    let (newsroom, article) = three();
    on_site(&newsroom, article, "الفقرة الثانية هنا", "الفقرة الثانية هناك");
    newsroom.write_at(article, 0, "بداية أخرى للخبر");
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    decide(&newsroom, article, &Choices::default(), Sending::Send).unwrap();
    newsroom.finish();
    // From now on the site's text is not only ours. Only what stands beside it changes, here and there.
    newsroom.set(article, FieldName::Headline, "عنوان جديد");
    newsroom.remote.change(article, |post| post.categories = vec![RemoteId("77".to_owned())]);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    let mine = Choices { all: Some(Keep::Mine), ..Choices::default() };
    decide(&newsroom, article, &mine, Sending::Send).unwrap();
    newsroom.finish();
    let post = newsroom.remote.post_of(article);
    assert_eq!(post.title, "عنوان جديد");
    assert!(post.content.contains("هناك") && post.content.contains("بداية أخرى"));

    // Whatever was decided, the next correction goes through.
    newsroom.set(article, FieldName::Headline, "عنوان أخير");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).title, "عنوان أخير");
}

#[test]
fn what_was_changed_since_it_was_delivered_is_taken_without_a_delivery() {
    let (newsroom, article) = three();
    on_site(&newsroom, article, "الفقرة الثانية هنا", "الفقرة الثانية هناك");
    let connector = ToFake(newsroom.remote.clone()).open();
    let found = run(follow(&newsroom.desk, newsroom.site, &connector, newsroom.now(), 9));
    assert_eq!(found.unwrap().unwrap().changed.len(), 1);
    let view = compare(&vault(&newsroom), article, newsroom.site).unwrap();
    assert_eq!((view.item, view.wish), (None, None));
    let calls = newsroom.remote.state().calls.len();
    decide(&newsroom, article, &Choices::default(), Sending::Send).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.remote.state().calls.len(), calls, "the post says it already");
    assert_eq!(newsroom.texts(article)[1], "الفقرة الثانية هناك");
    let nothing = compare(&vault(&newsroom), article, newsroom.site);
    assert!(matches!(nothing, Err(DeliveryError::NothingToCompare)));
}

#[test]
fn a_correction_is_told_to_readers_where_the_site_wants_it() {
    for (corrections, is_told) in [("end", true), ("none", false)] {
        let newsroom = Newsroom::with_options(serde_json::json!({ "corrections": corrections }));
        let article = newsroom.article(1, &simple("نص الخبر"));
        newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        let (at, text) = (newsroom.now(), "ورد الاسم خطأ".to_owned());
        newsroom.act(|tx| add_correction(tx, article, Correction { at, text }));
        newsroom.write_at(article, 0, "نص الخبر مصححا");
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
        let content = newsroom.remote.post_of(article).content;
        assert_eq!(content.contains("ورد الاسم خطأ"), is_told, "{content}");
    }
}
