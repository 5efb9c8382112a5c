//! The article that the flows write: a real one, as it stood on a news site.

/// A headline and the paragraphs below it.
pub struct ArticleText {
    /// The headline.
    pub headline: String,
    /// Paragraphs and subheads in order.
    pub paragraphs: Vec<String>,
}

/// The article of `tests/corpus/xeber24-article.txt` without what the site added around it.
pub fn article() -> ArticleText {
    let page = include_str!("../corpus/xeber24-article.txt");
    let mut lines = page.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1);
    let headline = lines.next().expect("the second line is the headline").to_owned();
    // The share button and the byline follow; the body begins after them.
    let paragraphs: Vec<String> = lines.skip(2).map(str::to_owned).collect();
    assert!(paragraphs[0].starts_with("أعلنت وزارة الخارجية"), "the body begins elsewhere");
    ArticleText { headline, paragraphs }
}
