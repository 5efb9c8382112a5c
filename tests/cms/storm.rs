//! Deliveries by the hundred to a real WordPress over a line on which everything goes wrong, by a program that is
//! killed, while an editor works on the site. Then all that the site has is counted and compared with what was asked.
//!
//! All that a run is lies in a folder: started again, it goes on where it was.

mod count;
mod decide;
mod desk;
mod editor;
mod evidence;
mod ledger;
mod on_a_server;
mod piece;
mod plan;
mod run;
mod slow;
mod there;
