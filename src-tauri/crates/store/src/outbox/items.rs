//! Items: deliveries that somebody asked for.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Params, Row, named_params, params};
use serde_json::Value;
use warraq_core::article::{Article, ArticleId};
use warraq_core::outbox::{ItemId, ItemState, SiteId};

use super::steps::{self, NewStep};
use super::{OutboxTx, optional_json, optional_time};
use crate::articles::row::{self, json, parse_id as parse_article};
use crate::error::StoreError;
use crate::snapshots::{self, Hash};
use crate::time::{from_ms, to_ms};
use crate::vault::Vault;
use crate::{names, sites};

/// A delivery that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// An id that nothing else has.
    pub id: ItemId,
    /// The article, which is sent as it stands now, whatever is written in it later.
    pub article: ArticleId,
    /// Where to.
    pub site: SiteId,
    /// What state it is to have there, and from when.
    pub wish: Value,
    /// What has to be done for it, in order.
    pub steps: Vec<NewStep>,
    /// Who asks.
    pub asked_by: String,
}

/// A delivery that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The item.
    pub id: ItemId,
    /// Rises as they were asked for.
    pub position: i64,
    /// The article.
    pub article: ArticleId,
    /// Its version when it was asked for, which is what is sent.
    pub version: u32,
    /// Where to.
    pub site: SiteId,
    /// What state it is to have there, and from when; nothing where what is kept of it cannot be read: one item that is
    /// broken keeps none of the others.
    pub wish: Value,
    /// Where it stands; refused where that cannot be read.
    pub state: ItemState,
    /// How many of its steps are done.
    pub step: u32,
    /// How many there are.
    pub steps: u32,
    /// Why it waits or stopped; nothing where nothing stands against it.
    pub reason: Option<Value>,
    /// How often it failed since something last went well.
    pub attempts: u32,
    /// When it is tried next by itself; nothing for at once.
    pub next_try: Option<DateTime<Utc>>,
    /// Before when it is not tried, whoever asks for it.
    pub not_before: Option<DateTime<Utc>>,
    /// Whether somebody has it sent though there is nothing left of what may go over the line.
    pub is_over_budget: bool,
    /// Who asked for it.
    pub asked_by: String,
    /// When that was.
    pub created_at: DateTime<Utc>,
    /// When something last came of it.
    pub updated_at: DateTime<Utc>,
}

impl Vault {
    /// All items, in the order they were asked for.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn outbox(&self) -> Result<Vec<Item>, StoreError> {
        self.items(include_str!("items/list.sql"), [])
    }

    /// Those of an article, to whatever site, in the order they were asked for.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn outbox_of(&self, article: ArticleId) -> Result<Vec<Item>, StoreError> {
        self.items(include_str!("items/of_article.sql"), [article.to_string()])
    }

    fn items(&self, sql: &str, of: impl Params) -> Result<Vec<Item>, StoreError> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query(of)?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(readable(row)?);
        }
        Ok(items)
    }

    /// The item with this id.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn outbox_item(&self, id: ItemId) -> Result<Item, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("items/find.sql"))?;
        let found = statement.query_row([id.to_string()], |row| Ok(readable(row))).optional()?;
        found.unwrap_or_else(|| Err(not_found(id)))
    }

    /// Whether something else was asked for of its article at its site since, and not taken back.
    ///
    /// # Errors
    /// As the database says.
    pub fn is_overtaken(&self, id: ItemId) -> Result<bool, StoreError> {
        let sql = include_str!("items/overtaken.sql");
        Ok(self.connection().prepare_cached(sql)?.exists([id.to_string()])?)
    }

    /// The article as it was when the item was asked for.
    ///
    /// # Errors
    /// `NotFound` where there is no such item, or its article was taken away since.
    pub fn outbox_article(&self, id: ItemId) -> Result<Article, StoreError> {
        self.read(|connection| {
            let sql = "SELECT article, snapshot, version FROM outbox_items WHERE id = ?1";
            let mut statement = connection.prepare_cached(sql)?;
            let found = statement
                .query_row([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
            let (article, hash, version): (String, Hash, u32) =
                found.optional()?.ok_or_else(|| not_found(id))?;
            let article = parse_article(&article)?;
            let row = row::Row::of(connection, article)?;
            let state = snapshots::load(connection, &hash)?;
            Ok(Article {
                id: article,
                version,
                status: state.status,
                fields: state.fields,
                tags: state.tags,
                body: state.body,
                created_at: row.created_at,
                updated_at: row.updated_at,
                updated_by: row.updated_by,
            })
        })
    }
}

/// Puts an item into the outbox. Earlier ones of the article at the site that still wait, or stopped without a
/// conflict, are cancelled for the reason `superseded`: the newest wish counts.
///
/// # Errors
/// `NotFound` where there is no such article or site.
pub fn enqueue(tx: &OutboxTx<'_>, new: &NewItem, superseded: &Value) -> Result<(), StoreError> {
    let connection = tx.connection();
    let article = row::Row::of(connection, new.article)?;
    if sites::find(connection, new.site)?.is_removed {
        return Err(StoreError::NotFound(format!("site {}", new.site)));
    }
    let of_article = || StoreError::NotFound(format!("article {}", new.article));
    let snapshot = snapshots::take(connection, new.article)?.ok_or_else(of_article)?;
    connection.prepare_cached(include_str!("items/supersede.sql"))?.execute(named_params! {
        ":article": new.article.to_string(),
        ":site": new.site.to_string(),
        ":reason": superseded.to_string(),
        ":at_ms": to_ms(tx.now()),
    })?;
    connection.prepare_cached(include_str!("items/add.sql"))?.execute(named_params! {
        ":id": new.id.to_string(),
        ":article": new.article.to_string(),
        ":snapshot": snapshot,
        ":version": article.version,
        ":site": new.site.to_string(),
        ":wish": new.wish.to_string(),
        ":state": names::of(&ItemState::Queued),
        ":by": new.asked_by,
        ":at_ms": to_ms(tx.now()),
    })?;
    steps::add_steps(tx, new.id, &new.steps)
}

/// Brings an item to `state`, for `reason` where there is one. It is tried at once where it waits then.
///
/// # Errors
/// `NotFound`.
pub fn set_state(
    tx: &OutboxTx<'_>,
    id: ItemId,
    state: ItemState,
    reason: Option<&Value>,
) -> Result<(), StoreError> {
    let sql = include_str!("items/set_state.sql");
    let rows = tx.connection().prepare_cached(sql)?.execute(named_params! {
        ":id": id.to_string(),
        ":state": names::of(&state),
        ":reason": reason.map(Value::to_string),
        ":at_ms": to_ms(tx.now()),
    })?;
    if rows == 0 { Err(not_found(id)) } else { Ok(()) }
}

/// The same where it is queued, being sent or scheduled; no where somebody stopped it meanwhile.
///
/// # Errors
/// As the database says.
pub fn set_state_of_waiting(
    tx: &OutboxTx<'_>,
    id: ItemId,
    state: ItemState,
    reason: Option<&Value>,
) -> Result<bool, StoreError> {
    let sql = "SELECT state FROM outbox_items WHERE id = ?1";
    let mut statement = tx.connection().prepare_cached(sql)?;
    let now: Option<String> = statement.query_row([id.to_string()], |row| row.get(0)).optional()?;
    let now: ItemState = names::parse(now.ok_or_else(|| not_found(id))?)?;
    if now.is_waiting() {
        set_state(tx, id, state, reason)?;
    }
    Ok(now.is_waiting())
}

/// Has an item tried again at `next_try`, and before `not_before` by nobody, because of `reason`. `attempts` is how
/// often it has failed. One that somebody stopped meanwhile stays as it is.
///
/// # Errors
/// As the database says.
pub fn put_off(
    tx: &OutboxTx<'_>,
    id: ItemId,
    attempts: u32,
    next_try: DateTime<Utc>,
    not_before: Option<DateTime<Utc>>,
    reason: Option<&Value>,
) -> Result<(), StoreError> {
    tx.connection().prepare_cached(include_str!("items/put_off.sql"))?.execute(params![
        id.to_string(),
        attempts,
        to_ms(next_try),
        not_before.map(to_ms),
        reason.map(Value::to_string),
        to_ms(tx.now()),
    ])?;
    Ok(())
}

/// Has an item sent though there is nothing left of what may go over the line, and at once.
///
/// # Errors
/// `NotFound`.
pub fn set_over_budget(tx: &OutboxTx<'_>, id: ItemId) -> Result<(), StoreError> {
    let sql = include_str!("items/set_over_budget.sql");
    let rows =
        tx.connection().prepare_cached(sql)?.execute(params![id.to_string(), to_ms(tx.now())])?;
    if rows == 0 { Err(not_found(id)) } else { Ok(()) }
}

/// The row of an item.
///
/// # Errors
/// `Damaged` where any of it cannot be read.
pub(crate) fn read(row: &Row<'_>) -> Result<Item, StoreError> {
    let _: Value = serde_json::from_str(&row.get::<_, String>("wish")?).map_err(json)?;
    let _: ItemState = names::parse(row.get("state")?)?;
    optional_json(row.get("reason")?)?;
    readable(row)
}

/// As much of the row of an item as can be read.
///
/// # Errors
/// `Damaged` where it cannot be told which it is.
pub(crate) fn readable(row: &Row<'_>) -> Result<Item, StoreError> {
    Ok(Item {
        id: parse_id(&row.get::<_, String>("id")?)?,
        position: row.get("position")?,
        article: parse_article(&row.get::<_, String>("article")?)?,
        version: row.get("version")?,
        site: sites::parse_id(&row.get::<_, String>("site")?)?,
        wish: serde_json::from_str(&row.get::<_, String>("wish")?).unwrap_or_default(),
        state: names::parse(row.get("state")?).unwrap_or(ItemState::Refused),
        step: row.get("step")?,
        steps: row.get("steps")?,
        reason: optional_json(row.get("reason")?).unwrap_or_default(),
        attempts: row.get("attempts")?,
        next_try: optional_time(row.get("next_try_ms")?)?,
        not_before: optional_time(row.get("not_before_ms")?)?,
        is_over_budget: row.get("over_budget")?,
        asked_by: row.get("asked_by")?,
        created_at: from_ms(row.get("created_at_ms")?)?,
        updated_at: from_ms(row.get("updated_at_ms")?)?,
    })
}

/// The id that is stored.
///
/// # Errors
/// `Damaged` where it is none.
fn parse_id(id: &str) -> Result<ItemId, StoreError> {
    id.parse().map_err(|error| StoreError::damaged_by("the id of an item cannot be read", error))
}

fn not_found(id: ItemId) -> StoreError {
    StoreError::NotFound(format!("item {id}"))
}
