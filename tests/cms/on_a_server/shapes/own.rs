//! Articles of ours whose posts an editor made other parts of: what is decided and corrected after that.

use warraq_connect::RemoteId;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::{Choices, Keep, Sending, Wish, settle};
use warraq_store::sites;

use super::counted::words;
use super::{NEW, differences, live};
use crate::on_a_server::newsroom::{Newsroom, salma};
use crate::site::Site;

const PROSE: &str = "<p>أعلنت الإدارة أمس قرارها الجديد هناك</p><p>وقال شهود إن السوق مفتوح منذ الصباح</p><p>وختم البيان بدعوة الجميع إلى الحوار</p>";
const TABLE: &str = "<p>أسعار اليوم في سوق المدينة المركزي</p><table><tbody><tr><td>الخبز</td><td>ألف</td></tr></tbody></table><p>خاتمة قصيرة تأتي بعد الجدول مباشرة</p>";

/// What an editor does to a post, and which words are corrected here before that is decided and after.
struct Edit {
    name: &'static str,
    format: &'static str,
    html: &'static str,
    made: fn(&str) -> String,
    /// Whether that is no change to readers.
    is_as_it_was: bool,
    /// What the editor wrote, in words.
    added: &'static str,
    before: &'static str,
    after: &'static [&'static str],
}

const EDITS: &[Edit] = &[
    Edit {
        name: "in a group",
        format: "blocks",
        html: PROSE,
        made: |text| {
            format!(
                "<!-- wp:group -->\n<div class=\"wp-block-group\">{text}</div>\n<!-- /wp:group -->"
            )
        },
        is_as_it_was: false,
        added: "",
        before: "البيان",
        after: &["أعلنت", "مفتوح", "الحوار"],
    },
    Edit {
        name: "words under a table",
        format: "blocks",
        html: TABLE,
        made: |text| {
            let caption = "</table><figcaption class=\"wp-element-caption\">المصدر وزارة التجارة</figcaption>";
            text.replace("</table>", caption)
        },
        is_as_it_was: false,
        added: "المصدر وزارة التجارة",
        before: "خاتمة",
        after: &["وزارة", "الخبز", "أسعار"],
    },
    Edit {
        name: "a paragraph behind ours",
        format: "classic",
        html: PROSE,
        made: |text| format!("{text}\n<p>زيادة المحرر في آخر الخبر هنا</p>"),
        is_as_it_was: false,
        added: "زيادة المحرر في آخر الخبر هنا",
        before: "البيان",
        after: &["أعلنت", "مفتوح", "زيادة"],
    },
    Edit {
        name: "as the classic editor saves",
        format: "classic",
        html: PROSE,
        made: |text| text.replace("<p>", "").replace("</p>", "\n"),
        is_as_it_was: true,
        added: "",
        before: "البيان",
        after: &["أعلنت", "مفتوح"],
    },
];

/// Whose text is kept.
const KEPT: [(&str, Option<Keep>); 3] =
    [("merged", None), ("mine", Some(Keep::Mine)), ("theirs", Some(Keep::Theirs))];

/// What is wrong after each of these edits was decided in each way, and what the editor has to open.
pub async fn faults(site: &Site) -> (Vec<String>, Vec<(String, String)>) {
    let (mut faults, mut texts) = (Vec::new(), Vec::new());
    for edit in EDITS {
        for (kept, keep) in KEPT {
            let newsroom = Newsroom::at(site);
            newsroom.choose("format", edit.format);
            let own = Own::delivered(site, &newsroom, edit, kept).await;
            let name = own.name.clone();
            match own.decide(keep).await {
                Ok(text) => texts.push((name, text)),
                Err(fault) => faults.push(format!("{name}: {fault}")),
            }
        }
    }
    (faults, texts)
}

struct Own<'a> {
    site: &'a Site,
    newsroom: &'a Newsroom,
    edit: &'a Edit,
    name: String,
    article: ArticleId,
    id: RemoteId,
}

impl<'a> Own<'a> {
    async fn delivered(site: &'a Site, newsroom: &'a Newsroom, edit: &'a Edit, kept: &str) -> Self {
        let name = format!("{}, {kept}", edit.name);
        let article = newsroom.write(&name, edit.html);
        let item = newsroom.ask(article, Wish::Publish);
        newsroom.drain().await;
        assert_eq!(newsroom.state(item), ItemState::Verified, "{name}");
        let id = newsroom.post_of(article);
        Self { site, newsroom, edit, name, article, id }
    }

    fn live(&self) -> String {
        live(self.site, std::slice::from_ref(&self.id.0)).remove(0)
    }

    /// What the post says in the end; what is wrong where something is.
    async fn decide(&self, keep: Option<Keep>) -> Result<String, String> {
        let edited = (self.edit.made)(&self.live());
        self.site.wp(&["post", "update", &self.id.0, &format!("--post_content={edited}")]);
        self.newsroom.rewrite(self.article, self.edit.before, NEW);
        let item = self.newsroom.deliver(self.article).await;
        if self.edit.is_as_it_was {
            // Readers get the same of what the old editor only saved.
            self.is_sent(Some(item))?;
            let own = self.edit.html.replace(self.edit.before, NEW);
            self.says(&own, "corrected")?;
            return Ok(self.live());
        }
        if self.newsroom.state(item) != ItemState::Conflict {
            return Err("nobody was asked".to_owned());
        }
        let choices = Choices { all: keep, ..Choices::default() };
        let place = (self.article, self.newsroom.site);
        let now = chrono::Utc::now();
        let send = (&choices, Sending::Send);
        let settled = settle(&self.newsroom.desk, &salma(), place, send, now);
        if settled.is_err() && keep.is_none() && self.edit.format == "classic" {
            // What stands behind the frame around ours makes that one part, which both changed.
            return Ok(self.live());
        }
        let next = settled.map_err(|error| error.to_string())?;
        self.newsroom.drain().await;
        self.is_sent(next)?;
        let is_mine = keep != Some(Keep::Theirs);
        let own = if is_mine {
            self.edit.html.replace(self.edit.before, NEW)
        } else {
            self.edit.html.to_owned()
        };
        let has_added = keep != Some(Keep::Mine);
        let mut expected = format!("{own} {}", if has_added { self.edit.added } else { "" });
        self.says(&expected, "decided")?;
        for (at, word) in self.edit.after.iter().enumerate() {
            if !expected.contains(word) {
                continue;
            }
            let new = format!("{NEW}{at}");
            self.newsroom.rewrite(self.article, word, &new);
            let item = self.newsroom.deliver(self.article).await;
            self.is_sent(Some(item))?;
            expected = expected.replace(word, &new);
            self.says(&expected, word)?;
        }
        Ok(self.live())
    }

    fn is_sent(&self, item: Option<ItemId>) -> Result<(), String> {
        let Some(item) = item else { return Ok(()) };
        match self.newsroom.state(item) {
            ItemState::Verified => Ok(()),
            state => Err(format!("{state:?} {}\n{}", self.newsroom.reason(item), self.live())),
        }
    }

    /// The post and the article say these words, each as often.
    fn says(&self, expected: &str, when: &str) -> Result<(), String> {
        let expected = words(expected);
        for (who, text) in
            [("post", self.live()), ("article", self.newsroom.texts(self.article).join("\n"))]
        {
            let found = words(&text);
            if found != expected {
                let told = differences(&expected, &found);
                return Err(format!("{when}: the {who}: {told}\n{text}"));
            }
        }
        Ok(())
    }
}

impl Newsroom {
    fn choose(&self, name: &str, value: &str) {
        let now = chrono::Utc::now();
        let mut vault = self.vault();
        let mut options = vault.site(self.site).unwrap().options;
        options[name] = value.into();
        vault.dispatch(now, |tx| sites::set_options(tx, self.site, &options)).unwrap();
    }

    fn post_of(&self, article: ArticleId) -> RemoteId {
        let row = self.vault().delivery(article, self.site).unwrap().unwrap();
        RemoteId(row.remote_id.unwrap())
    }
}
