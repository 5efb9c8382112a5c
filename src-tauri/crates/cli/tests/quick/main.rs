//! `warraq` as it is installed: quick, with `warraq-newsroom` beside it. What the one does is what the other does.

mod cases;
mod handed_over;
mod install;
mod same;
