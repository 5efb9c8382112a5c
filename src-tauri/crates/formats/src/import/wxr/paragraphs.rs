//! The paragraphs of posts from before blocks: WordPress stores an empty line where readers see a paragraph.

use crate::markup::tag::is_block;

/// The HTML that WordPress would show for `content`: posts made of blocks stand as they are.
///
/// Source: WordPress, `wpautop` in wp-includes/formatting.php, for what it does and not for how.
pub(super) fn shown(content: &str) -> String {
    if content.contains("<!-- wp:") {
        return content.to_owned();
    }
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    let mut html = String::with_capacity(content.len() + content.len() / 8);
    let mut chunk: Vec<&str> = Vec::new();
    let mut pre_depth = 0_usize;
    for line in content.lines() {
        if line.trim().is_empty() && pre_depth == 0 {
            flush(&mut chunk, &mut html);
            continue;
        }
        pre_depth += count(line, "<pre");
        pre_depth = pre_depth.saturating_sub(count(line, "</pre"));
        chunk.push(line);
    }
    flush(&mut chunk, &mut html);
    html
}

fn count(line: &str, tag: &str) -> usize {
    line.to_ascii_lowercase().matches(tag).count()
}

fn flush(chunk: &mut Vec<&str>, html: &mut String) {
    if chunk.is_empty() {
        return;
    }
    let lines = std::mem::take(chunk);
    if lines.iter().any(|line| has_block(line)) {
        html.push_str(&lines.join("\n"));
    } else {
        html.push_str("<p>");
        html.push_str(&lines.join("<br>\n"));
        html.push_str("</p>");
    }
    html.push('\n');
}

/// Whether a tag of a block stands in the line.
fn has_block(line: &str) -> bool {
    line.match_indices('<').any(|(at, _)| {
        let rest = line[at + 1..].trim_start_matches('/');
        let name: String = rest
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        is_block(&name) || matches!(name.as_str(), "hr" | "iframe" | "video")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_part_paragraphs_and_lines_break() {
        let html = shown("قال <b>ميلر</b>:\r\nسطر ثان\r\n\r\nفقرة ثانية");
        assert_eq!(html, "<p>قال <b>ميلر</b>:<br>\nسطر ثان</p>\n<p>فقرة ثانية</p>\n");
    }

    #[test]
    fn blocks_stand_as_they_are() {
        let html = shown("نص\n\n<h2>عنوان</h2>\n\n<ul>\n<li>بند</li>\n</ul>\n\n<pre>أ\n\nب</pre>");
        assert_eq!(
            html,
            "<p>نص</p>\n<h2>عنوان</h2>\n<ul>\n<li>بند</li>\n</ul>\n<pre>أ\n\nب</pre>\n"
        );
        let blocks = "<!-- wp:paragraph -->\n<p>نص</p>\n\n<!-- /wp:paragraph -->";
        assert_eq!(shown(blocks), blocks);
    }

    #[test]
    fn letters_that_only_look_like_tags_are_text() {
        assert_eq!(shown("3 < 5 و <em>نص</em>"), "<p>3 < 5 و <em>نص</em></p>\n");
    }
}
