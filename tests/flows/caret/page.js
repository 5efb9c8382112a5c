// What the caret's scripts ask of the page, the same in every engine. The page's text is told as one line:
// a hard break is ↵, the sign of a footnote ◦, a block that has no text, such as a divider, ▭, the end of a
// block ¶.
window.caretPage = (() => {
  const editor = () => document.querySelector("[data-testid=editor]");
  const BLOCKS = "p, h2, h3, h4, figcaption, aside.pull-quote, hr, div.embed";

  /** Each place where a sign stands: its sign, its block, and how the DOM finds it. */
  function units(root = editor()) {
    const found = [];
    for (const block of root.querySelectorAll(BLOCKS)) {
      if (block.matches("hr, div.embed")) {
        found.push({ sign: "▭", block, node: block });
        continue;
      }
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE)
          for (let offset = 0; offset < node.length; offset += 1)
            found.push({ sign: node.data[offset], block, node, offset });
        else if (node.matches("br:not(.ProseMirror-trailingBreak)"))
          found.push({ sign: "↵", block, node });
        else if (node.matches("sup.footnote-ref")) found.push({ sign: "◦", block, node });
      }
      found.push({ sign: "¶", block, node: block });
    }
    return found;
  }

  const textOf = (all) => all.map(({ sign }) => sign).join("");
  const isText = (unit) => unit?.node.nodeType === Node.TEXT_NODE;
  const indexIn = (node) => Array.prototype.indexOf.call(node.parentNode.childNodes, node);

  /** The DOM's place before the unit at `index`. */
  function domPlace(all, index) {
    const [before, after] = [all[index - 1], all[index]];
    if (isText(before)) return [before.node, before.offset + 1];
    if (isText(after)) return [after.node, after.offset];
    if (after.sign !== "¶") return [after.node.parentNode, indexIn(after.node)];
    const own = before?.block === after.block ? before.node : null;
    return own === null ? [after.block, 0] : [own.parentNode, indexIn(own) + 1];
  }

  /** How many units stand before a place of the DOM. */
  function indexOf(all, node, offset) {
    const range = document.createRange();
    const stands = (unit) => {
      if (isText(unit) && unit.node === node) return unit.offset < offset;
      if (unit.sign === "¶" && unit.block.contains(node)) return false;
      // A range of nothing behind the unit: the place is there or after it.
      range.setStartAfter(unit.node);
      range.collapse(true);
      return range.comparePoint(node, offset) >= 0;
    };
    const index = all.findIndex((unit) => !stands(unit));
    return index === -1 ? all.length : index;
  }

  /** Where a place of the DOM is, in words that stay the same as long as the page does. */
  function path(node, offset) {
    const steps = [];
    if (!editor().contains(node)) return "outside of the text";
    for (let at = node; at !== null && at !== editor(); at = at.parentNode) steps.unshift(indexIn(at));
    return `${steps.join(".")}:${offset}`;
  }

  const boxOf = ({ node, offset, sign }) => {
    const range = document.createRange();
    if (offset === undefined && sign === "¶") range.selectNodeContents(node);
    else if (offset === undefined) range.selectNode(node);
    else {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
    }
    const boxes = [...range.getClientRects()].sort((one, other) => other.width - one.width);
    return boxes[0] ?? node.getBoundingClientRect();
  };

  return {
    /** Gives the editor the keyboard; its caret is painted in a colour that nothing else has, and stands still. */
    begin() {
      // A made sheet: the window's policy refuses a style element that the page did not bring.
      const sheet = new CSSStyleSheet();
      // Pictures are small, so that all of a text is in sight.
      sheet.replaceSync(
        ".ProseMirror { caret-color: #ff00ff !important; caret-animation: manual } .picture img { max-block-size: 40px !important }",
      );
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      editor().focus();
    },
    /** Shows this text and no other, its figures with the picture of this id: the editor reads it as what the engine wrote. Its text. */
    show(html, picture) {
      // A direction is taken from what the editor wrote itself, and that has ids.
      const id = "01HMB5W0000000FAKE0000000A";
      const template = document.createElement("template");
      template.innerHTML = html
        .replaceAll(' dir="', ` data-id="${id}" dir="`)
        .replaceAll("PICTURE", picture);
      const text = textOf(units(template.content));
      editor().replaceChildren(template.content);
      return text;
    },
    /** Whether the pictures are there, so that nothing moves any more. */
    isComplete: () =>
      [...editor().querySelectorAll(".picture")].every(({ dataset }) => dataset.state !== "waiting"),
    text: () => textOf(units()),
    /** Puts the selection between two places of the text. */
    place(anchor, head) {
      const all = units();
      editor().focus();
      getSelection().setBaseAndExtent(...domPlace(all, anchor), ...domPlace(all, head));
      return true;
    },
    /** Where the selection stands in the text, and how the DOM calls the place of its moving end. */
    caret() {
      const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
      const all = units();
      return {
        anchor: indexOf(all, anchorNode, anchorOffset),
        head: indexOf(all, focusNode, focusOffset),
        path: path(focusNode, focusOffset),
        selected: document.querySelector(".ProseMirror-selectednode") !== null,
      };
    },
    /** Where the editor's own corner is in the window. */
    corner() {
      const { left, top } = editor().getBoundingClientRect();
      return { left, top };
    },
    /** The signs beside a place: how wide the wider is, and the middle of the only one where the line ends there. */
    beside(index) {
      const all = units();
      const signs = [all[index - 1], all[index]].filter(isText).map(boxOf);
      const [only] = signs.length === 1 ? signs : [];
      return {
        width: Math.max(0, ...signs.map(({ width }) => width)),
        isEnd: signs.length < 2,
        middle: only === undefined ? null : (only.left + only.right) / 2,
      };
    },
    /** The box of the sign at a place of the text, and that of its block. */
    box(index) {
      const unit = units()[index];
      const { left, right, top, bottom } = boxOf(unit);
      const block = unit.block.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2, blockLeft: block.left, blockRight: block.right };
    },
  };
})();
return true;
