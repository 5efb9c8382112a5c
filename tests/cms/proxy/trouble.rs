//! What can go wrong with a request.

use super::super::chance::Chance;

/// What happens to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    Pass,
    /// It takes a while.
    Delay,
    /// The server has done it, and says so to nobody.
    AnswerLost,
    /// The answer breaks off at any byte.
    AnswerReset,
    /// The request breaks off at any byte.
    RequestReset,
    /// The line breaks, and the request arrives after that.
    Late,
    /// The site breaks down before it does anything.
    Fails,
    /// The site breaks down after it was done.
    FailsAfter,
    /// What stands before the site does not reach it.
    BadGateway,
    /// What stands before the site loses its answer.
    BadGatewayAfter,
    /// The site is closed, and says for how long.
    Closed,
    /// The same, said by what stands before the site, after it was done.
    ClosedAfter,
    /// The password counts no longer.
    Login,
    /// A network leads to its own page.
    LedAway,
    /// The site leads to where one is.
    LedBack,
    /// The site leads to another address, with nothing but a question.
    Moved,
    /// A network's page, in the place of the answer.
    Portal,
}

/// All of them, with how often of a hundred times each goes wrong where something does.
const KINDS: [(Trouble, u64); 16] = [
    (Trouble::Delay, 10),
    (Trouble::AnswerLost, 14),
    (Trouble::AnswerReset, 14),
    (Trouble::RequestReset, 11),
    (Trouble::Late, 8),
    (Trouble::Fails, 5),
    (Trouble::FailsAfter, 7),
    (Trouble::BadGateway, 4),
    (Trouble::BadGatewayAfter, 6),
    (Trouble::Closed, 2),
    (Trouble::ClosedAfter, 2),
    (Trouble::Login, 1),
    (Trouble::LedAway, 4),
    (Trouble::LedBack, 4),
    (Trouble::Moved, 1),
    (Trouble::Portal, 7),
];

impl Trouble {
    /// One of them.
    pub fn of(chance: &Chance) -> Self {
        let mut left = chance.below(KINDS.iter().map(|(_, weight)| weight).sum());
        for (trouble, weight) in KINDS {
            if left < weight {
                return trouble;
            }
            left -= weight;
        }
        Self::Pass
    }

    /// What it is called in a count.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "passed",
            Self::Delay => "passed after a delay",
            Self::AnswerLost => "done, no answer",
            Self::AnswerReset => "done, answer broken off",
            Self::RequestReset => "request broken off",
            Self::Late => "line broken, request arrives later",
            Self::Fails => "500, not done",
            Self::FailsAfter => "500, done",
            Self::BadGateway => "502, not done",
            Self::BadGatewayAfter => "502, done",
            Self::Closed => "503 with Retry-After, not done",
            Self::ClosedAfter => "503 with Retry-After, done",
            Self::Login => "401",
            Self::LedAway => "302 to another host",
            Self::LedBack => "307 to the same address",
            Self::Moved => "301 within the site",
            Self::Portal => "page of a network",
        }
    }

    /// Whether the server never hears of it.
    pub fn is_answered_here(self) -> bool {
        matches!(
            self,
            Self::Fails
                | Self::BadGateway
                | Self::Closed
                | Self::Login
                | Self::LedAway
                | Self::LedBack
                | Self::Moved
                | Self::Portal
        )
    }

    /// What is answered in the place of the server, asked at `here`.
    pub fn answer(self, here: &str, quiet: u64) -> String {
        let page = |words: &str| format!("<!DOCTYPE html><html><body>{words}</body></html>");
        let (status, more, body) = match self {
            Self::Fails | Self::FailsAfter => {
                ("500 Internal Server Error", html(), page("<h1>خطأ فادح</h1>"))
            }
            Self::BadGateway | Self::BadGatewayAfter => {
                ("502 Bad Gateway", html(), page("<center><h1>502 Bad Gateway</h1></center>"))
            }
            Self::Closed | Self::ClosedAfter => {
                let more = format!("{}Retry-After: {quiet}\r\n", html());
                ("503 Service Unavailable", more, page("<p>صيانة</p>"))
            }
            Self::Login => {
                let body = r#"{"code":"rest_not_logged_in","message":"-","data":{"status":401}}"#;
                ("401 Unauthorized", "Content-Type: application/json\r\n".into(), body.into())
            }
            Self::LedAway => ("302 Found", led("http://login.cafe.example/"), String::new()),
            Self::LedBack => ("307 Temporary Redirect", led(here), String::new()),
            Self::Moved => ("301 Moved Permanently", led(here), String::new()),
            _ => {
                let form =
                    "<form action=\"http://login.cafe.example/in\"><input name=\"code\"></form>";
                ("200 OK", html(), page(form))
            }
        };
        let length = body.len();
        format!(
            "HTTP/1.1 {status}\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
    }
}

fn html() -> String {
    "Content-Type: text/html; charset=UTF-8\r\n".to_owned()
}

fn led(to: &str) -> String {
    format!("Location: {to}\r\n")
}
