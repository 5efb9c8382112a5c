//! What is asked.

use bytes::Bytes;
use reqwest::Method;
use serde_json::Value;
use url::Url;

/// One question to a place.
pub(crate) struct Request {
    /// What is wanted of the address.
    pub method: Method,
    /// Where.
    pub url: Url,
    /// What is sent along.
    pub content: Option<Content>,
    /// It may be led to another host; then the login is not shown to anybody.
    pub wanders: bool,
    /// What kind of answer is wanted.
    pub accept: &'static str,
    /// The largest answer that is read, in bytes, where it is another than usual.
    pub largest: Option<usize>,
}

/// What is sent along with a question.
#[derive(Clone)]
pub(crate) struct Content {
    /// Its type, as a header says it.
    pub media_type: String,
    /// All of it.
    pub bytes: Bytes,
}

impl Request {
    /// To read what is there.
    pub fn get(url: Url) -> Self {
        let (accept, wanders) = ("application/json", false);
        Self { method: Method::GET, url, content: None, wanders, accept, largest: None }
    }

    /// To read the page that people see, wherever it is now: without the login.
    pub fn page(url: Url) -> Self {
        Self {
            wanders: true,
            accept: "text/html,application/json;q=0.9,*/*;q=0.8",
            ..Self::get(url)
        }
    }

    /// To read what an interface says to everybody, wherever it is now: without the login.
    pub fn public(url: Url) -> Self {
        Self { wanders: true, ..Self::get(url) }
    }

    /// To read a picture of so many bytes at the most.
    pub fn picture(url: Url, most: usize) -> Self {
        Self { accept: "image/*", largest: Some(most), ..Self::get(url) }
    }

    /// To do something with what is sent along.
    pub fn post(url: Url, content: Content) -> Self {
        Self { method: Method::POST, content: Some(content), ..Self::get(url) }
    }

    /// To do something with this.
    pub fn post_json(url: Url, value: &Value) -> Self {
        let content = Content {
            media_type: "application/json".to_owned(),
            bytes: Bytes::from(value.to_string().into_bytes()),
        };
        Self::post(url, content)
    }

    /// To take away what is there.
    pub fn delete(url: Url) -> Self {
        Self { method: Method::DELETE, ..Self::get(url) }
    }

    /// Whether asking changes nothing, however often.
    pub fn only_reads(&self) -> bool {
        self.method == Method::GET
    }
}
