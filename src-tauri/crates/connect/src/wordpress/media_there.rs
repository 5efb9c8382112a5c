//! Whether pictures that were sent before are still there: those of several articles with one request.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::joined::{LISTED, goes_for_all};
use super::media::MEDIA;
use super::refusal::About;
use super::{WordPress, id, number};
use crate::fault::{Fault, FaultKind};
use crate::http::Request;
use crate::remote::RemoteId;

/// The most that `WordPress` lists at once.
const AT_ONCE: usize = 100;

#[derive(Deserialize)]
struct WireThere {
    id: u64,
    /// Nothing where it was not asked for.
    #[serde(default)]
    status: String,
}

impl WordPress {
    /// Those of these that the site has no more, or only in its bin.
    pub(super) async fn missing_of(&self, ids: &[RemoteId]) -> Result<Vec<RemoteId>, Fault> {
        let numbers = ids.iter().map(number).collect::<Result<Vec<u64>, Fault>>()?;
        self.joined.there.ask(numbers, 1, |all| self.all_missing(all)).await
    }

    async fn all_missing(&self, all: Vec<Vec<u64>>) -> Vec<Result<Vec<RemoteId>, Fault>> {
        let wanted: BTreeSet<u64> = all.iter().flatten().copied().collect();
        let missing = self.not_there(&wanted.into_iter().collect::<Vec<_>>()).await;
        let of = |numbers: Vec<u64>| match &missing {
            Ok(missing) => {
                Ok(numbers.into_iter().filter(|it| missing.contains(it)).map(id).collect())
            }
            Err(fault) => Err(fault.clone()),
        };
        all.into_iter().map(of).collect()
    }

    async fn not_there(&self, numbers: &[u64]) -> Result<BTreeSet<u64>, Fault> {
        let mut missing = BTreeSet::new();
        for some in numbers.chunks(AT_ONCE) {
            let include: Vec<String> = some.iter().map(u64::to_string).collect();
            let query = [
                ("include", &*include.join(",")),
                ("status", "inherit,private"),
                ("per_page", LISTED),
                ("_fields", "id"),
            ];
            let request = Request::get(self.root.at(MEDIA, &query));
            let found: Vec<WireThere> = match self.asked(&request, About::Medium, &()).await {
                Err(fault) if !goes_for_all(&fault) => Vec::new(),
                found => found?,
            };
            for number in some.iter().filter(|it| found.iter().all(|one| one.id != **it)) {
                // Lists leave out what may not be read, without a word.
                if !self.is_medium_there(*number).await? {
                    missing.insert(*number);
                }
            }
        }
        Ok(missing)
    }

    async fn is_medium_there(&self, number: u64) -> Result<bool, Fault> {
        let url = self.root.at(&format!("{MEDIA}/{number}"), &[("_fields", "id,status")]);
        match self.asked::<WireThere>(&Request::get(url), About::Medium, &()).await {
            Ok(found) => Ok(found.status != "trash"),
            Err(Fault { kind: FaultKind::Gone, .. }) => Ok(false),
            Err(fault) if goes_for_all(&fault) => Err(fault),
            // What nobody may tell counts as there: a delivery does not stop over it.
            Err(_) => Ok(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::site;
    use super::*;
    use crate::connector::Connector;
    use crate::http::server::{Act, Server, json};

    fn says(answers: Vec<String>) -> Server {
        Server::doing(answers.into_iter().map(|one| Act::Answer(one.into())).collect())
    }

    fn refused(status: u16, code: &str) -> String {
        json(status, &format!("{{\"code\":\"{code}\",\"message\":\"\",\"data\":null}}"))
    }

    #[tokio::test]
    async fn those_of_several_articles_are_asked_for_at_once() {
        let server = says(vec![json(200, r#"[{"id":4},{"id":5},{"id":6}]"#)]);
        let site = site(&server);
        let (one, other) = ([id(4), id(5)], [id(5), id(6)]);
        let (one, other) = tokio::join!(site.missing_media(&one), site.missing_media(&other));
        assert_eq!((one, other), (Ok(Vec::new()), Ok(Vec::new())));
        let asked = server.seen();
        assert!(asked.len() == 1 && asked[0].contains("include=4%2C5%2C6"), "{asked:?}");
    }

    #[tokio::test]
    async fn what_no_list_has_is_asked_for_by_itself() {
        let server = says(vec![
            json(200, r#"[{"id":4}]"#),
            refused(404, "rest_post_invalid_id"),
            refused(403, "rest_forbidden"),
            json(200, r#"{"id":7,"status":"trash"}"#),
            json(200, r#"{"id":8,"status":"inherit"}"#),
        ]);
        let ids = [4, 5, 6, 7, 8].map(id);
        assert_eq!(site(&server).missing_media(&ids).await, Ok(vec![id(5), id(7)]));
    }

    #[tokio::test]
    async fn where_the_site_does_not_answer_none_is_taken_for_gone() {
        let server = Server::saying(refused(500, "db"));
        assert!(site(&server).missing_media(&[id(4)]).await.is_err());
    }
}
