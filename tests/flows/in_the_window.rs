//! The flows. The module's name is how `make test` tells them from tests that need no display.

mod accessible;
mod arabic_keys;
mod at_the_door;
mod blocks;
mod caret;
mod conflict;
mod delivering;
mod exporting;
mod for_the_writer;
mod importing;
mod keeping;
mod killed;
mod leaks;
mod left_alone;
mod main_job;
mod outbox_states;
mod pasting;
mod pulling;
mod random_edits;
mod same_article;
mod several;
mod silent;
mod sites;
mod small_home;
mod typing_help;
mod versions;
