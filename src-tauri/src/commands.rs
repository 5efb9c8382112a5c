//! What the page can ask: each command validates, calls one function below, maps the error, returns.

pub mod app;
pub mod article;
pub mod backup;
pub mod cleaning;
pub mod conflict;
pub mod correct;
mod document;
pub mod elsewhere;
pub mod export;
pub mod find;
pub mod follow;
pub mod history;
pub mod import;
pub mod line;
pub mod never_publish;
pub mod outbox;
pub mod preset;
pub mod pull;
pub mod pull_pictures;
pub mod revision;
pub mod site;
pub mod tag;
pub mod typing;
pub mod vault;
pub mod window;
pub mod workflow;
