//! What runs look like.

/// What is said of a run; nothing where it is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RunLook {
    /// Bold, of left-to-right letters.
    pub(crate) bold: Option<bool>,
    /// Bold, of right-to-left letters.
    pub(crate) bold_rtl: Option<bool>,
    /// Italic, of left-to-right letters.
    pub(crate) italic: Option<bool>,
    /// Italic, of right-to-left letters.
    pub(crate) italic_rtl: Option<bool>,
    /// Underlined.
    pub(crate) underline: Option<bool>,
    /// Struck out, once or twice.
    pub(crate) strike: Option<bool>,
    /// Hidden from readers.
    pub(crate) hidden: Option<bool>,
    /// Whether it is right-to-left or of a complex script: then the looks of right-to-left letters hold.
    pub(crate) is_rtl: Option<bool>,
    /// Raised or lowered.
    pub(crate) raised: Option<Raised>,
    /// The language of left-to-right letters.
    pub(crate) lang: Option<String>,
    /// The language of right-to-left letters.
    pub(crate) lang_rtl: Option<String>,
}

/// Whether a run stands on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Raised {
    /// On the line.
    Not,
    /// Above it.
    Super,
    /// Below it.
    Sub,
}

impl RunLook {
    /// What holds where `self` is nearer than `base`.
    pub(crate) fn over(&self, base: &Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            bold_rtl: self.bold_rtl.or(base.bold_rtl),
            italic: self.italic.or(base.italic),
            italic_rtl: self.italic_rtl.or(base.italic_rtl),
            underline: self.underline.or(base.underline),
            strike: self.strike.or(base.strike),
            hidden: self.hidden.or(base.hidden),
            is_rtl: self.is_rtl.or(base.is_rtl),
            raised: self.raised.or(base.raised),
            lang: self.lang.clone().or_else(|| base.lang.clone()),
            lang_rtl: self.lang_rtl.clone().or_else(|| base.lang_rtl.clone()),
        }
    }
}
