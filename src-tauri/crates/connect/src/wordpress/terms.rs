//! Categories and tags.

use serde::Deserialize;
use serde_json::json;

use super::refusal::{About, Refusal, of_change};
use super::{WordPress, id, read};
use crate::entities::{decoded, kept_text};
use crate::fault::Fault;
use crate::http::Request;
use crate::term::{RemoteTerm, Taxonomy};

/// The most that WordPress gives at once.
const PAGE: usize = 100;
const FIELDS: (&str, &str) = ("_fields", "id,name");

/// A term in an answer, its name as pages show it.
#[derive(Debug, Deserialize)]
struct WireTerm {
    id: u64,
    name: String,
}

impl WireTerm {
    fn into_term(self) -> RemoteTerm {
        RemoteTerm { id: id(self.id), name: decoded(&self.name) }
    }
}

impl WordPress {
    pub(super) async fn all_terms(&self, taxonomy: Taxonomy) -> Result<Vec<RemoteTerm>, Fault> {
        let mut all: Vec<RemoteTerm> = Vec::new();
        for page in 1.. {
            let (size, number) = (PAGE.to_string(), page.to_string());
            let query = [
                ("per_page", &*size),
                ("page", &*number),
                ("orderby", "id"),
                ("order", "asc"),
                FIELDS,
            ];
            let url = self.root.at(path(taxonomy), &query);
            let found: Vec<WireTerm> =
                self.asked(&Request::get(url), About::Terms(taxonomy), &()).await?;
            let is_last = found.len() < PAGE;
            // A term that was taken away meanwhile moves the others; none of them comes twice.
            for term in found.into_iter().map(WireTerm::into_term) {
                if all.last().is_none_or(|last| last.id != term.id) {
                    all.push(term);
                }
            }
            if is_last {
                break;
            }
        }
        Ok(all)
    }

    pub(super) async fn new_term(
        &self,
        taxonomy: Taxonomy,
        name: &str,
    ) -> Result<RemoteTerm, Fault> {
        let about = About::Terms(taxonomy);
        let place = (path(taxonomy).to_owned(), &[FIELDS][..]);
        let reply = self.write_at(place, &json!({ "name": kept_text(name) }), &()).await?;
        if reply.is_success() {
            return read::<WireTerm>(&reply, false).map(WireTerm::into_term);
        }
        let refusal: Option<Refusal> = reply.json();
        let there = refusal
            .filter(|refusal| refusal.code == "term_exists")
            .and_then(|refusal| refusal.data["term_id"].as_u64());
        let Some(number) = there else { return Err(of_change(&reply, about)) };
        let url = self.root.at(&format!("{}/{number}", path(taxonomy)), &[FIELDS]);
        let term: WireTerm = self.asked(&Request::get(url), about, &()).await?;
        Ok(term.into_term())
    }
}

fn path(taxonomy: Taxonomy) -> &'static str {
    match taxonomy {
        Taxonomy::Category => "wp/v2/categories",
        Taxonomy::Tag => "wp/v2/tags",
    }
}
