//! Two newsrooms' machines with the same article, which they give each other as Warraq's own JSON.

mod on_a_server;
