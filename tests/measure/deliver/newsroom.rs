//! What is delivered: the same articles as a vault and as a list for the script.

use std::path::{Path, PathBuf};
use std::process::Command;

use secrecy::SecretString;
use serde_json::json;
use tempfile::TempDir;
use warraq_core::action::Action;
use warraq_core::article::{
    ArticleId, Block, BlockAttrs, Document, Figure, IdSource, InlineContent, Paragraph,
};
use warraq_core::fields::Fields;
use warraq_core::media::MediaId;
use warraq_core::tag::Tag;
use warraq_store::articles::{self, NewArticle};
use warraq_store::{FreshIds, KdfCost, NewMedia, Vault, media};

use crate::home::{Home, PASSPHRASE};
use crate::vault::{moment, person};

const SENTENCE: &str = "وأكد المتحدث باسم الوزارة في 17/1/2024 أن «الاتفاق» بين قسد وNATO يشمل 3 مناطق، بينها منبج والرقة، وفق موقع xeber24.net.";
/// The tags of a newsroom.
const TAGS: usize = 40;

/// Articles, three pictures to ten of them, three tags each.
pub struct Newsroom {
    folder: TempDir,
    articles: usize,
}

struct Piece {
    title: String,
    slug: String,
    excerpt: String,
    paragraphs: Vec<String>,
    tags: Vec<String>,
    picture: Option<PathBuf>,
}

impl Newsroom {
    /// So many articles, with the files of their pictures.
    pub fn of(articles: usize) -> Self {
        let newsroom = Self { folder: tempfile::tempdir().expect("a folder"), articles };
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let made = Command::new("php")
            .arg(root.join("tests/measure/deliver/pictures.php"))
            .arg(newsroom.pictures().to_string())
            .arg(newsroom.folder.path())
            .status();
        assert!(made.is_ok_and(|status| status.success()), "the pictures can be made");
        newsroom
    }

    pub fn articles(&self) -> usize {
        self.articles
    }

    pub fn pictures(&self) -> usize {
        (0..self.articles).filter(|number| has_picture(*number)).count()
    }

    pub fn tags(&self) -> usize {
        TAGS.min(self.articles + 2)
    }

    fn piece(&self, number: usize) -> Piece {
        let before = (0..number).filter(|number| has_picture(*number)).count();
        let picture = self.folder.path().join(format!("photo-{before}.jpg"));
        let paragraph = |part: usize| format!("{part}. {}", [SENTENCE; 3].join(" "));
        Piece {
            title: format!("خبر رقم {number}: تطورات في شمال وشرق سوريا"),
            slug: format!("news-{number}"),
            excerpt: format!("ملخص الخبر رقم {number} في سطر واحد"),
            paragraphs: (1..=7).map(paragraph).collect(),
            tags: (0..3).map(|tag| format!("وسم {}", (number + tag) % TAGS)).collect(),
            picture: has_picture(number).then_some(picture),
        }
    }

    /// A file that the script reads.
    pub fn list(&self) -> PathBuf {
        let blocks =
            |text: &String| format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->");
        let articles: Vec<_> = (0..self.articles)
            .map(|number| self.piece(number))
            .map(|piece| {
                json!({
                    "title": piece.title,
                    "slug": piece.slug,
                    "excerpt": piece.excerpt,
                    "paragraphs": piece.paragraphs.iter().map(blocks).collect::<Vec<_>>(),
                    "tags": piece.tags,
                    "pictures": piece.picture.iter().collect::<Vec<_>>(),
                })
            })
            .collect();
        let path = self.folder.path().join("articles.json");
        std::fs::write(&path, json!(articles).to_string()).expect("it can be written");
        path
    }

    /// A home whose vault holds them, and their ids.
    pub fn vault(&self) -> (Home, Vec<String>) {
        let home = Home::new().naming_vault();
        let path = home.vault();
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
        let passphrase = SecretString::from(PASSPHRASE);
        let (mut vault, _) =
            Vault::create(&path, &passphrase, KdfCost::least()).expect("a vault can be made");
        let mut ids = FreshIds::at(moment());
        let mut made = Vec::new();
        for number in 0..self.articles {
            let piece = self.piece(number);
            vault
                .transact(Action::ArticleImport, &person(), moment(), |tx| {
                    let picture = piece.picture.as_deref().map(|path| medium(path, &mut ids));
                    if let Some(picture) = &picture {
                        media::add(tx, picture)?;
                    }
                    let new = article(&piece, picture.map(|picture| picture.id), &mut ids);
                    made.push(new.id.to_string());
                    articles::create(tx, &new).map(drop)
                })
                .expect("articles can be made");
        }
        vault.close().expect("the vault can be closed");
        (home, made)
    }
}

fn has_picture(number: usize) -> bool {
    matches!(number % 10, 0 | 3 | 7)
}

fn medium(path: &Path, ids: &mut FreshIds) -> NewMedia {
    NewMedia {
        id: MediaId::new(ids),
        name: "photo.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        size: Some((1280, 853)),
        bytes: std::fs::read(path).expect("the picture was made"),
        source: String::new(),
        alt: "سوق القامشلي".to_owned(),
        caption: String::new(),
        credit: String::new(),
    }
}

fn article(piece: &Piece, picture: Option<MediaId>, ids: &mut dyn IdSource) -> NewArticle {
    let mut blocks: Vec<Block> = Vec::new();
    for text in &piece.paragraphs {
        let content = InlineContent::plain(text);
        blocks.push(Block::Paragraph(Paragraph { attrs: BlockAttrs::new(ids), content }));
    }
    if let Some(picture) = picture {
        blocks.push(Block::Figure(Figure {
            attrs: BlockAttrs::new(ids),
            media: Some(picture.to_string()),
            alt: "سوق القامشلي".to_owned(),
            credit: String::new(),
            rights: String::new(),
            caption: InlineContent::plain(""),
        }));
    }
    let fields = Fields {
        headline: piece.title.clone(),
        slug: piece.slug.clone(),
        standfirst: piece.excerpt.clone(),
        ..Fields::default()
    };
    let mut new = NewArticle::draft(ArticleId::new(ids), fields, Document::of(blocks, ids));
    new.tags = piece.tags.iter().filter_map(|tag| Tag::parse(tag).ok()).collect();
    new
}
