import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Panes } from "./panes";

let panes: Panes;
const see = (event: FocusEvent): void => panes.seen(event);

beforeEach(() => {
  document.body.innerHTML = `
    <button id="outside"></button>
    <div data-pane="library"><button id="one"></button><button id="two"></button></div>
    <div data-pane="empty"></div>
    <div data-pane="page"><button id="bold"></button><div id="text" data-testid="editor" contenteditable="true"></div></div>
    <div data-pane="inspector"><div hidden><button id="hidden"></button></div><button id="tab"></button></div>`;
  panes = new Panes();
  document.addEventListener("focusin", see);
});

afterEach(() => {
  document.removeEventListener("focusin", see);
  document.body.replaceChildren();
});

const focused = (): string => document.activeElement?.id ?? "";
const focus = (id: string): void => document.getElementById(id)?.focus();

describe("moving between the parts of the window", () => {
  it("goes round, past parts that hold nothing, to the text and not the toolbar", () => {
    focus("one");
    const path = [1, 2, 3].map(() => {
      panes.move(1);
      return focused();
    });
    expect(path).toEqual(["text", "tab", "one"]);
    panes.move(-1);
    expect(focused()).toBe("tab");
  });

  it("comes back to where it was", () => {
    focus("two");
    panes.move(1);
    panes.move(-1);
    expect(focused()).toBe("two");
  });

  it("begins at either end from outside", () => {
    focus("outside");
    panes.move(1);
    expect(focused()).toBe("one");
    focus("outside");
    panes.move(-1);
    expect(focused()).toBe("tab");
  });
});
