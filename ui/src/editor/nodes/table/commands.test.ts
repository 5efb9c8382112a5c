import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { block, p, table, td, th, tr } from "../../testing/build";
import { Desk } from "../../testing/desk";

const TAB = { key: "Tab", code: "Tab" };
const SHIFT_TAB = { ...TAB, shiftKey: true };

/** A cell that covers several columns or rows. */
function wide(columns: number, rows: number, text: string): Node {
  return block("table_cell", { colspan: columns, rowspan: rows }, p(text));
}

/** The rows of the first table, a letter for each cell, with what it covers where that is more than itself. */
function drawn(desk: Desk): string {
  const rows = desk.doc.child(0).children.map((row) =>
    row.children
      .map((cell) => {
        const { colspan, rowspan } = cell.attrs as Record<string, number>;
        const sign = cell.type.name === "table_header" ? "*" : "";
        const span = colspan === 1 && rowspan === 1 ? "" : `${String(colspan)}x${String(rowspan)}`;
        return `${cell.textContent || "-"}${sign}${span}`;
      })
      .join(" "),
  );
  desk.doc.check();
  return rows.join(" / ");
}

/** What the caret's cell holds. */
function here(desk: Desk): string {
  return desk.view.state.selection.$from.node(-1).textContent;
}

const four = (): Node => table(tr(th(p("أ")), th(p("ب"))), tr(td(p("ج⟦⟧")), td(p("د"))));

describe("making", () => {
  test("a table takes the place of an empty paragraph, the caret is in its first cell, one undo takes it back", () => {
    const desk = new Desk([p("⟦⟧")]);
    const before = desk.doc;
    expect(desk.run("table", { size: { rows: 2, columns: 3, header: true } })).toBe(true);
    expect(drawn(desk)).toBe("-* -* -* / - - -");
    expect(desk.doc.childCount).toBe(2);
    desk.type("أ");
    expect(drawn(desk)).toBe("أ* -* -* / - - -");
    desk.run("undo");
    expect(drawn(desk)).toBe("-* -* -* / - - -");
    desk.run("undo");
    expect(desk.doc.eq(before)).toBe(true);
  });

  test("behind text it comes after the block; sizes that are none are refused", () => {
    const desk = new Desk([p("أ⟦⟧"), p("ب")]);
    for (const [rows, columns] of [
      [0, 1],
      [1, 0],
      [51, 1],
      [1, 21],
      [1.5, 1],
    ] as const)
      expect(desk.run("table", { size: { rows, columns, header: false } })).toBe(false);
    desk.run("table", { size: { rows: 1, columns: 1, header: false } });
    expect(desk.text).toBe(
      'paragraph("أ"), table(table_row(table_cell(paragraph("⟦⟧")))), paragraph("ب")',
    );
  });
});

describe("rows and columns", () => {
  test.each([
    ["row_before", "أ* ب* / - - / ج د"],
    ["row_after", "أ* ب* / ج د / - -"],
    ["column_before", "-* أ* ب* / - ج د"],
    ["column_after", "أ* -* ب* / ج - د"],
    ["delete_row", "أ* ب*"],
    ["delete_column", "ب* / د"],
    ["header_row", "أ ب / ج د"],
  ] as const)("%s", (name, expected) => {
    const desk = new Desk([four(), p("س")]);
    const before = desk.doc;
    expect(desk.run(name)).toBe(true);
    expect(drawn(desk)).toBe(expected);
    if (!name.startsWith("delete")) expect(here(desk)).toBe("ج");
    expect(desk.run("undo")).toBe(true);
    expect(desk.doc.eq(before)).toBe(true);
  });

  test("the caret stays in its cell where it was", () => {
    const desk = new Desk([table(tr(td(p("أب⟦⟧ج"))))]);
    desk.run("column_before");
    expect(desk.text).toBe(
      'table(table_row(table_cell(paragraph), table_cell(paragraph("أب⟦⟧ج"))))',
    );
  });

  test("cells that reach over it grow and shrink", () => {
    const spanned = (): Desk =>
      new Desk([
        table(
          tr(wide(2, 1, "أ"), td(p("ب"))),
          tr(td(p("ج")), td(p("د⟦⟧")), wide(1, 2, "ه")),
          tr(td(p("و")), td(p("ز"))),
        ),
      ]);
    const desk = spanned();
    desk.run("column_before");
    expect(drawn(desk)).toBe("أ3x1 ب / ج - د ه1x2 / و - ز");
    desk.run("delete_column");
    expect(drawn(desk)).toBe("أ2x1 ب / ج - ه1x2 / و -");
    const rows = spanned();
    rows.run("row_after");
    expect(drawn(rows)).toBe("أ2x1 ب / ج د ه1x3 / - - / و ز");
    rows.run("delete_row");
    expect(drawn(rows)).toBe("أ2x1 ب / - - ه1x2 / و ز");
  });

  test("the last row and the last column take the table along", () => {
    for (const name of ["delete_row", "delete_column", "delete_table"] as const) {
      const desk = new Desk([table(tr(td(p("أ⟦⟧")))), p("ب")]);
      expect(desk.run(name)).toBe(true);
      expect(desk.text).toBe('paragraph("⟦⟧ب")');
      const only = new Desk([table(tr(td(p("أ⟦⟧"))))]);
      only.run(name);
      expect(only.text).toBe('paragraph("⟦⟧")');
    }
  });

  test("elsewhere nothing of a table can be done", () => {
    const desk = new Desk([p("أ⟦⟧")]);
    for (const name of [
      "row_before",
      "column_after",
      "delete_row",
      "delete_table",
      "header_row",
    ] as const)
      expect(desk.run(name)).toBe(false);
  });
});

describe("going about", () => {
  test("Tab and Shift-Tab select cell by cell, and behind the last a row begins", () => {
    const desk = new Desk([four(), p("س")]);
    expect(desk.press(TAB)).toBe(true);
    expect(desk.text).toContain('table_cell(paragraph("⟦د⟧"))');
    desk.press(SHIFT_TAB);
    desk.press(SHIFT_TAB);
    expect(desk.text).toContain('table_header(paragraph("⟦ب⟧"))');
    desk.press(TAB);
    desk.press(TAB);
    expect(desk.press(TAB)).toBe(true);
    expect(drawn(desk)).toBe("أ* ب* / ج د / - -");
    desk.type("ه");
    expect(drawn(desk)).toBe("أ* ب* / ج د / ه -");
  });

  test("before the first cell there is nowhere to go", () => {
    const desk = new Desk([table(tr(td(p("أ⟦⟧"))))]);
    const before = desk.doc;
    expect(desk.press(SHIFT_TAB)).toBe(true);
    expect(desk.doc).toBe(before);
  });
});
