//! Blocks where a file allows them and an article does not.

use warraq_core::article::{Block, Heading, Paragraph};

use super::frame::Holds;
use crate::report::{Report, WarningDetail, WarningKind};

/// What of `block` may stand in a block that `holds` so much. What cannot stand in any goes to `pending`.
pub(super) fn fit(
    block: Block,
    holds: Holds,
    pending: &mut Vec<Block>,
    report: &mut Report,
) -> Vec<Block> {
    match block {
        Block::Paragraph(_) => vec![block],
        Block::List(_) if holds == Holds::ParagraphsAndLists => vec![block],
        Block::Heading(Heading { attrs, content, .. }) => {
            report.warn_of(WarningKind::Flattened, WarningDetail::HeadingInside);
            vec![Block::Paragraph(Paragraph { attrs, content })]
        }
        Block::Quote(quote) => {
            report.warn_of(WarningKind::Flattened, WarningDetail::QuoteInside);
            fit_all(quote.content, holds, pending, report)
        }
        Block::List(list) => {
            report.warn_of(WarningKind::Flattened, WarningDetail::ListInside);
            let content = list.items.into_iter().flat_map(|item| item.content).collect();
            fit_all(content, holds, pending, report)
        }
        Block::Divider(_) => {
            report.warn_of(WarningKind::Flattened, WarningDetail::DividerInside);
            Vec::new()
        }
        other => {
            if !matches!(other, Block::Footnote(_)) {
                report.warn_of(WarningKind::Flattened, WarningDetail::MovedBehind);
            }
            pending.push(other);
            Vec::new()
        }
    }
}

fn fit_all(
    blocks: Vec<Block>,
    holds: Holds,
    pending: &mut Vec<Block>,
    report: &mut Report,
) -> Vec<Block> {
    blocks.into_iter().flat_map(|block| fit(block, holds, pending, report)).collect()
}
