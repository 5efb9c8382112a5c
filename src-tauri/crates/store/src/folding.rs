//! What is found by its folded letters, folded again.

use rusqlite::{Connection, OptionalExtension, params};
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;

use crate::error::StoreError;
use crate::{articles, tags};

/// Folds what the filter looks in and what makes a tag one tag. Tags that were two and are one now become the older.
pub(crate) fn again(connection: &Connection) -> Result<(), StoreError> {
    fold_articles(connection)?;
    fold_tags(connection)
}

/// Fields that cannot be read stay as they are: to say so is the reader's part.
fn fold_articles(connection: &Connection) -> Result<(), StoreError> {
    let mut changed = Vec::new();
    let mut statement = connection.prepare("SELECT id, fields, folded FROM articles")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (fields, before): (String, String) = (row.get("fields")?, row.get("folded")?);
        let Ok(fields) = serde_json::from_str::<Fields>(&fields) else { continue };
        let folded = articles::folded(&fields);
        if folded != before {
            changed.push((row.get::<_, String>("id")?, folded));
        }
    }
    let mut statement = connection.prepare("UPDATE articles SET folded = ?2 WHERE id = ?1")?;
    for (id, folded) in changed {
        statement.execute([id, folded])?;
    }
    Ok(())
}

fn fold_tags(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT id, name, folded FROM tags ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let all: Vec<(i64, String, String)> = rows.collect::<Result<_, _>>()?;
    for (id, name, before) in all {
        let Ok(tag) = Tag::parse(&name) else { continue };
        let folded = tags::key(&tag);
        if folded == before {
            continue;
        }
        let known = "SELECT id FROM tags WHERE folded = ?1";
        let known: Option<i64> =
            connection.query_row(known, [&folded], |row| row.get(0)).optional()?;
        let kept = known.map_or(id, |other| id.min(other));
        if let Some(other) = known {
            unite(connection, kept, id.max(other))?;
        }
        let sql = "UPDATE tags SET folded = ?2 WHERE id = ?1";
        connection.execute(sql, params![kept, folded])?;
    }
    Ok(())
}

/// Gives what carries the tag `other` the tag `kept`, once.
fn unite(connection: &Connection, kept: i64, other: i64) -> Result<(), StoreError> {
    let sql = "UPDATE OR IGNORE article_tags SET tag = ?1 WHERE tag = ?2";
    connection.execute(sql, [kept, other])?;
    connection.execute("DELETE FROM article_tags WHERE tag = ?1", [other])?;
    connection.execute("DELETE FROM tags WHERE id = ?1", [other])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate::{self, STEPS};

    /// A vault from before words of Kurdish were folded as they open.
    const EARLIER: &str = "
        INSERT INTO articles (
            id, version, status, headline, profile, language, words, created_at_ms, updated_at_ms, updated_by,
            document_version, folded, fields
        )
        SELECT value, 1, 'draft', '', 'news', 'ckb', 0, 0, 0, '', 1, 'يازاد', fields
        FROM (
            SELECT 'one' AS value, json_object('headline', 'ئازاد') AS fields
            UNION ALL SELECT 'two', '{}'
            UNION ALL SELECT 'bad', 'no JSON'
        );
        INSERT INTO tags (id, name, folded)
        VALUES (1, 'سوريا', 'سوريا'), (2, 'ئازاد', 'يازاد'), (3, 'آزاد', 'ازاد'), (4, 'ئێران', 'يييران');
        INSERT INTO article_tags (article, tag, position)
        VALUES ('one', 1, 1), ('one', 3, 2), ('one', 2, 3), ('two', 3, 1), ('two', 4, 2);
    ";

    #[test]
    fn an_earlier_vault_is_folded_again() {
        let mut database = Connection::open_in_memory().unwrap();
        migrate::run(&mut database, &STEPS[..2]).unwrap();
        database.execute_batch(EARLIER).unwrap();
        migrate::run(&mut database, STEPS).unwrap();

        let texts = |sql: &str| -> Vec<String> {
            let mut statement = database.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| row.get(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        let folded = texts("SELECT id || ' ' || folded FROM articles ORDER BY id");
        assert_eq!(folded, ["bad يازاد", "one ازاد\n", "two \n"]);
        let tags = texts("SELECT name || ' ' || folded FROM tags ORDER BY id");
        assert_eq!(tags, ["سوريا سوريا", "ئازاد ازاد", "ئێران ايران"]);
        let carried =
            "SELECT article || ' ' || tags.name FROM article_tags JOIN tags ON tags.id = tag
            ORDER BY article, position";
        assert_eq!(texts(carried), ["one سوريا", "one ئازاد", "two ئازاد", "two ئێران"]);
        let broken = "SELECT \"table\" FROM pragma_foreign_key_check";
        assert!(texts(broken).is_empty());
    }
}
