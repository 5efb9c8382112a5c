//! What styles and the run itself say of its letters.

use warraq_core::article::Dir;

use super::super::style::Styles;
use super::inline::Around;
use crate::office::language::{Letters, letters_of};
use crate::office::look::RunLook;

/// What is said of a run, nearest first.
pub(super) struct Layers<'s> {
    pub(super) direct: RunLook,
    pub(super) character: RunLook,
    pub(super) paragraph: &'s RunLook,
    pub(super) defaults: &'s RunLook,
}

impl<'s> Layers<'s> {
    pub(super) fn new(
        direct: RunLook,
        character: RunLook,
        around: &Around<'s>,
        styles: &'s Styles,
    ) -> Self {
        Self { direct, character, paragraph: around.paragraph, defaults: &styles.defaults }
    }
}

impl Layers<'_> {
    /// A look that styles switch back where they say it twice.
    ///
    /// Source: ECMA-376, part 1, 17.7.3.
    pub(super) fn toggle(&self, of: fn(&RunLook) -> Option<bool>) -> bool {
        of(&self.direct).unwrap_or_else(|| {
            let [character, paragraph, defaults] =
                [&self.character, self.paragraph, self.defaults].map(|look| of(look) == Some(true));
            (character != paragraph) || defaults
        })
    }

    /// A look that the nearest decides.
    pub(super) fn nearest<T>(&self, of: fn(&RunLook) -> Option<T>) -> Option<T> {
        let [direct, character] = [&self.direct, &self.character].map(of);
        direct.or(character).or_else(|| of(self.paragraph)).or_else(|| of(self.defaults))
    }

    /// A look that right-to-left letters have of their own. A program that sets only the one for left-to-right
    /// letters on a run, and says nothing of the other, means the run all the same.
    pub(super) fn emphasis(
        &self,
        text: &str,
        ltr: fn(&RunLook) -> Option<bool>,
        rtl: fn(&RunLook) -> Option<bool>,
    ) -> bool {
        if self.nearest(|look| look.is_rtl) != Some(true) {
            let is_rtl = || letters_of(text) == Letters::Only(Dir::Rtl);
            return self.toggle(ltr) || self.toggle(rtl) && is_rtl();
        }
        let near = [&self.direct, &self.character];
        let is_unsaid = near.iter().all(|look| rtl(look).is_none());
        self.toggle(rtl) || is_unsaid && near.iter().any(|look| ltr(look) == Some(true))
    }
}
