//! What stands beside the text: as it was, as it is here and there.

use std::collections::BTreeMap;

use warraq_connect::{Post, RemoteId, RemotePost, RemoteState};
use warraq_core::article::Article;
use warraq_core::diff::words;
use warraq_core::fields::Fields;
use warraq_core::text::fold::fold;
use warraq_store::Vault;

use super::compared::Compared;
use super::section::Section;
use super::state::{StateChange, state_name};
use super::{FieldPiece, PostPart};
use crate::engine::terms::TAG;
use crate::error::DeliveryError;
use crate::lines::Lines;
use crate::merge::PieceKind;
use crate::names::Names;
use crate::parts::shown;
use crate::same::given_name;

/// What is called how at a site, and what the section of the article is there.
pub(super) struct Terms {
    tags: BTreeMap<String, String>,
    names: Box<Names>,
    pub(super) section: Section,
    /// What is decided of its state.
    pub(super) state: Option<StateChange>,
}

/// How it is written that readers are asked for a password.
const LOCKED: &str = "locked";

impl Terms {
    pub(super) fn read(vault: &Vault, compared: &Compared) -> Result<Self, DeliveryError> {
        let mut tags = vault.remote_term_names(compared.site.id, TAG)?;
        let names = compared.known.names.clone();
        tags.extend(names.tags.clone());
        let names = Box::new(names.with_known(vault, compared.site.id)?);
        let (section, state) = (Section::read(vault, compared)?, StateChange::read(compared)?);
        Ok(Self { tags, names, section, state })
    }

    /// The tags of a post that have a name here.
    pub(super) fn tags_of<'a>(&'a self, post: &'a RemotePost) -> Vec<(&'a RemoteId, &'a str)> {
        let named = post.tags.iter().filter_map(|id| Some((id, self.tags.get(&id.0)?.as_str())));
        named.collect()
    }
}

/// What is another here or there than it was.
pub(super) fn pieces(compared: &Compared, terms: &Terms) -> Vec<FieldPiece> {
    let (article, theirs) = (&compared.article, &compared.theirs);
    let none = RemotePost { title: String::new(), ..theirs.clone() };
    let base = compared.known.seen.as_ref().unwrap_or(&none);
    let has_base = compared.known.seen.is_some();
    let [featured, their_featured] = named(&terms.names.media, [&base.featured, &theirs.featured]);
    let [author, their_author] = named(&terms.names.authors, [&base.author, &theirs.author]);
    let decided = terms.state;
    let is_decided = |part: PostPart| decided.is_some_and(|decided| decided.part == part);
    let wished = |part: PostPart, was: String| {
        decided.filter(|decided| decided.part == part).map_or(was, StateChange::mine)
    };
    // How a post stood that was never seen before nobody knows here, and a draft is what a first delivery makes.
    let was = |said: String| if has_base { said } else { String::new() };
    let is_usual = !has_base && theirs.state == RemoteState::Draft && !is_decided(PostPart::State);
    let state = |post: &RemotePost| state_name(post.state);
    let their_state = if is_usual { String::new() } else { state(theirs) };
    let password = |post: &RemotePost| {
        if post.has_password { LOCKED.to_owned() } else { String::new() }
    };
    let date = |post: &RemotePost| post.date.map(|at| at.to_rfc3339()).unwrap_or_default();
    let tags = |post: &RemotePost| {
        let named = post
            .tags
            .iter()
            .map(|id| terms.tags.get(&id.0).cloned().unwrap_or_else(|| format!("#{id}")));
        lines(named.collect())
    };
    let own = compared.known.own();
    // What nobody changed here is as the site had it, also where it says it otherwise.
    let mine = |said: &str, was: Option<&str>, seen: String| {
        if was == Some(said) { seen } else { said.to_owned() }
    };
    let lines_there = Lines::of(&compared.site.kind);
    let title = |post: &RemotePost| lines_there.read(&post.title);
    let excerpt = |post: &RemotePost| shown(&post.excerpt).text;
    let section = |post: &RemotePost| terms.section.of(post);
    let fields = &article.fields;
    let all = [
        (
            PostPart::Title,
            true,
            title(base),
            mine(&fields.headline, own.map(|own| &*own.title), title(base)),
            title(theirs),
        ),
        (
            PostPart::Excerpt,
            true,
            excerpt(base),
            mine(&fields.standfirst, own.map(|own| &*own.excerpt), excerpt(base)),
            excerpt(theirs),
        ),
        (PostPart::Slug, true, slug(base), my_slug(fields, own, base), slug(theirs)),
        (
            PostPart::Section,
            !terms.section.is_only_here(),
            section(base),
            terms.section.mine(base),
            section(theirs),
        ),
        (PostPart::Tags, true, tags(base), my_tags(article, base, terms, &tags), tags(theirs)),
        (PostPart::Featured, true, featured.clone(), featured, their_featured),
        (PostPart::Author, false, author.clone(), author, their_author),
        (
            PostPart::State,
            is_decided(PostPart::State),
            was(state(base)),
            wished(PostPart::State, was(state(base))),
            their_state,
        ),
        (
            PostPart::Date,
            is_decided(PostPart::Date),
            was(date(base)),
            wished(PostPart::Date, was(date(base))),
            date(theirs),
        ),
        (PostPart::Password, false, was(password(base)), was(password(base)), password(theirs)),
    ];
    all.into_iter()
        .map(|(part, can_choose, base, mine, theirs)| {
            // Where nobody there chose a section, none is decided against.
            let has_base = has_base || part == PostPart::Section && theirs.is_empty();
            piece(part, can_choose, [base, mine, theirs], has_base)
        })
        .filter(|piece| piece.kind != PieceKind::Same && is_told(piece, theirs))
        .collect()
}

/// What these are called, and their numbers where they have no name, or one that does not tell them apart.
fn named(names: &BTreeMap<String, String>, ids: [&Option<RemoteId>; 2]) -> [String; 2] {
    let name = |id: &Option<RemoteId>| id.as_ref().and_then(|id| names.get(&id.0));
    let is_unclear = ids[0] != ids[1] && name(ids[0]) == name(ids[1]);
    ids.map(|id| match (id, name(id)) {
        (None, _) => String::new(),
        (Some(_), Some(name)) if !is_unclear => name.clone(),
        (Some(id), Some(name)) => format!("{name} #{id}"),
        (Some(id), None) => format!("#{id}"),
    })
}

/// Whether it is worth telling: the date of a draft moves by itself.
fn is_told(piece: &FieldPiece, theirs: &RemotePost) -> bool {
    use RemoteState::{Published, Scheduled};
    piece.part != PostPart::Date || matches!(theirs.state, Published | Scheduled)
}

fn piece(part: PostPart, can_choose: bool, texts: [String; 3], has_base: bool) -> FieldPiece {
    let [base, mine, theirs] = texts;
    let kind = match (base == mine, base == theirs) {
        _ if !has_base && mine == theirs => PieceKind::Same,
        _ if !has_base && !can_choose => PieceKind::Theirs,
        _ if !has_base => PieceKind::Conflict,
        (true, true) => PieceKind::Same,
        (false, true) => PieceKind::Mine,
        (true, false) => PieceKind::Theirs,
        (false, false) if mine == theirs => PieceKind::Both,
        (false, false) => PieceKind::Conflict,
    };
    let was = if has_base { &base } else { &mine };
    let (mine_words, theirs_words) = (words(was, &mine), words(was, &theirs));
    let base = if has_base { base } else { String::new() };
    FieldPiece { part, kind, can_choose, base, mine, theirs, mine_words, theirs_words }
}

/// Its name in the address, once it has one.
fn slug(post: &RemotePost) -> String {
    given_name(&post.slug).to_owned()
}

fn my_slug(fields: &Fields, own: Option<&Post>, base: &RemotePost) -> String {
    let is_same = fields.slug.is_empty() || own.is_some_and(|own| own.slug == fields.slug);
    if is_same { slug(base) } else { fields.slug.clone() }
}

/// The tags of the article as the site calls them.
fn my_tags(
    article: &Article,
    base: &RemotePost,
    terms: &Terms,
    of: &impl Fn(&RemotePost) -> String,
) -> String {
    let known = terms.tags_of(base);
    let named = article.tags.iter().map(|tag| {
        let same = known.iter().find(|(_, name)| fold(name) == fold(tag.as_str()));
        same.map_or_else(|| tag.as_str().to_owned(), |(_, name)| (*name).to_owned())
    });
    let nameless = of(base)
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(str::to_owned)
        .collect::<Vec<_>>();
    lines(named.chain(nameless).collect())
}

fn lines(mut names: Vec<String>) -> String {
    names.sort();
    names.dedup();
    names.join("\n")
}
