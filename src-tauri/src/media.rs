//! Pictures of the vault, for the page: `media://localhost/ID`, and nothing else under that scheme.

use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};
use warraq_core::media::MediaId;

use crate::error::AppError;
use crate::state::Desk;

/// The scheme that pictures have in the page.
pub const SCHEME: &str = "media";

/// The kinds of file that the page is given: pictures that hold nothing which runs.
const SHOWN: [&str; 6] =
    ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"];

/// Answers the page's request for a picture, away from the thread that draws the window.
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the request over by value")]
pub fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let picture = picture(&app.state::<Desk>(), request.uri().path());
        responder.respond(picture.unwrap_or_else(|_| refused()));
    });
}

fn picture(desk: &Desk, path: &str) -> Result<Response<Vec<u8>>, AppError> {
    let id: MediaId = path
        .trim_start_matches('/')
        .parse()
        .map_err(|_| AppError::not_found("a picture by such a name"))?;
    let (media, bytes) = desk.read(|vault| Ok((vault.media(id)?, vault.media_bytes(id)?)))?;
    if !SHOWN.contains(&media.media_type.as_str()) {
        return Err(AppError::not_found("a picture that can be shown"));
    }
    // A picture under one id never changes, but it must not outlive the lock in a cache on the disk.
    Response::builder()
        .header(header::CONTENT_TYPE, media.media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(bytes)
        .map_err(|_| AppError::not_found("a picture with a type"))
}

fn refused() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
