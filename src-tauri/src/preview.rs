//! Articles as readers would see them, for a frame in the page: `preview://localhost/ARTICLE/FORMAT?OPTION=VALUE`.
//!
//! The page itself allows no inline style, which exported pages have. Here they stand in a document of their own that
//! may load nothing and run nothing, in a frame without an origin.

use tauri::http::{Request, Response, StatusCode, Uri, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};
use warraq_core::article::ArticleId;
use warraq_formats::{ExportOptions, Format};
use warraq_output::FileChoice;

use crate::commands::export::OpenVault;
use crate::error::{AppError, ErrorCode};
use crate::state::Desk;

/// The scheme that previews have in the page.
pub const SCHEME: &str = "preview";

/// What a preview may do: have the style that its format writes, and the pictures that stand in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox";

/// Answers the frame's request, away from the thread that draws the window.
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the request over by value")]
pub fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let page = page(&app.state::<Desk>(), request.uri());
        responder.respond(page.unwrap_or_else(|_| refused()));
    });
}

fn page(desk: &Desk, address: &Uri) -> Result<Response<Vec<u8>>, AppError> {
    let (id, choice) = asked(address)?;
    let page = warraq_output::page(&mut OpenVault(desk), id, &choice)?;
    Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        // It must not outlive the lock in a cache on the disk.
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(page.into_bytes())
        .map_err(|_| AppError::not_found("a page with a type"))
}

/// The article, and how it is wanted.
fn asked(address: &Uri) -> Result<(ArticleId, FileChoice), AppError> {
    let unknown = || AppError::not_found("a preview by such a name");
    let (id, format) =
        address.path().trim_start_matches('/').split_once('/').ok_or_else(unknown)?;
    let id = id.parse().map_err(|_| unknown())?;
    let unsupported = |error| AppError::new(ErrorCode::UnsupportedFormat, error);
    let format: Format = format.parse().map_err(unsupported)?;
    let mut options = ExportOptions::default();
    let chosen =
        address.query().unwrap_or_default().split('&').filter_map(|one| one.split_once('='));
    for (name, value) in chosen.filter(|(name, _)| *name != SEEN) {
        options.set(name, value)?;
    }
    Ok((id, FileChoice { format, options }))
}

/// Counts the looks of the page, each of which has an address of its own.
const SEEN: &str = "seen";

fn refused() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

#[cfg(test)]
mod tests {
    use warraq_formats::Disclosure;

    use super::*;

    #[test]
    fn an_address_says_article_format_and_options() {
        let address = "preview://localhost/01HMB5W000000000000000000A/docx?review=yes&seen=7";
        let (id, choice) = asked(&address.parse().unwrap()).unwrap();
        assert_eq!(id.to_string(), "01HMB5W000000000000000000A");
        assert_eq!((choice.format, choice.options.review), (Format::Docx, Disclosure::Told));
        for odd in ["", "/x/html", "/01HMB5W000000000000000000A", "/01HMB5W000000000000000000A/doc"]
        {
            assert!(asked(&format!("preview://localhost{odd}").parse().unwrap()).is_err(), "{odd}");
        }
    }

    #[test]
    fn a_preview_loads_and_runs_nothing() {
        assert!(POLICY.contains("default-src 'none'") && POLICY.ends_with("sandbox"));
    }
}
