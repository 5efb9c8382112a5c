//! What stands at the head and foot of pages.

/// Whether a head or foot says more than which page it is.
pub(crate) fn says_something(text: &str) -> bool {
    const COUNTING: [&str; 8] = ["page", "of", "صفحة", "الصفحة", "من", "لاپەڕە", "لە", "rûpel"];
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).any(|word| !COUNTING.contains(&word.as_str()))
}
