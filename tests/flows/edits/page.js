// What the random edits ask of the page: selections, and what no driver can do with a keyboard. Places are
// told by two numbers, of which each counts round: a block with text, and a letter in it.
window.randomEdits = (() => {
  const editor = () => document.querySelector("[data-testid=editor]");
  const BLOCKS = "p, h2, h3, h4, figcaption, aside.pull-quote";
  const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
  /** Longer than the editor waits for the engine after a composition or a drag. */
  const settled = () => new Promise((done) => setTimeout(done, 80));
  /** What was cut last. */
  let clipboard = null;
  /** The document before the edit that is under way. */
  let before = null;

  /** A text node and a place in it; of an empty block the block itself. */
  function placeOf([block, letter]) {
    const blocks = editor().querySelectorAll(BLOCKS);
    const chosen = blocks[block % blocks.length];
    const walker = document.createTreeWalker(chosen, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.length > 0 && node.parentElement.isContentEditable) texts.push(node);
    let rest = letter % (texts.reduce((sum, { length }) => sum + length, 0) + 1);
    for (const text of texts) {
      // Never into the middle of a sign that is two units.
      if (rest <= text.length) return [text, /[\uDC00-\uDFFF]/.test(text.data[rest] ?? "") ? rest - 1 : rest];
      rest -= text.length;
    }
    return [chosen, 0];
  }

  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

  /** Where a place is painted, once it is in sight. */
  function pointOf([node, offset]) {
    elementOf(node).scrollIntoView({ block: "center" });
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, node.nodeType === Node.TEXT_NODE ? Math.min(offset + 1, node.length) : offset);
    const box = range.getClientRects()[0] ?? elementOf(node).getBoundingClientRect();
    return { clientX: box.left + Math.min(2, box.width / 2), clientY: (box.top + box.bottom) / 2 };
  }

  const signalled = (target, event) => {
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };

  return {
    /** Gives the editor the keyboard, if it has lost it. Whether the text is another than the last time. */
    async ready() {
      if (document.activeElement !== editor()) editor().focus();
      await frame();
      const { node } = editor().pmViewDesc;
      const changed = before !== null && !before.eq(node);
      before = node;
      return changed;
    },

    /** Selects from one place to another. */
    async select(anchor, head) {
      getSelection().setBaseAndExtent(...placeOf(anchor), ...placeOf(head));
      elementOf(getSelection().focusNode).scrollIntoView({ block: "center" });
      await frame();
    },

    /** Shows this text and no other: the editor reads it as what the engine wrote. */
    async renew(html) {
      const template = document.createElement("template");
      template.innerHTML = html;
      editor().replaceChildren(template.content);
      await frame();
    },

    /** Pastes; without words, what was cut last. What comes from elsewhere is read by the host. */
    async paste(html, text) {
      let data = new DataTransfer();
      data.setData("text/html", html);
      data.setData("text/plain", text);
      if (html === "" && text === "") data = clipboard ?? data;
      const what = { clipboardData: data, bubbles: true, cancelable: true };
      signalled(editor(), new ClipboardEvent("paste", what));
      do await frame();
      while (editor().querySelector(".pasting") !== null);
    },

    /** Cuts what is selected. */
    async cut() {
      const data = new DataTransfer();
      const what = { clipboardData: data, bubbles: true, cancelable: true };
      if (signalled(editor(), new ClipboardEvent("cut", what))) clipboard = data;
      await frame();
    },

    /**
     * Composes as an input method does: the engine itself writes, and writes over, what stands there after each key.
     */
    async compose(steps) {
      const tell = (name, data) => editor().dispatchEvent(new CompositionEvent(name, { data, bubbles: true }));
      tell("compositionstart", "");
      let composed = 0;
      for (const text of steps) {
        tell("compositionupdate", text);
        const { focusNode: node, focusOffset: end } = getSelection();
        if (composed > 0 && node.nodeType === Node.TEXT_NODE && end >= composed)
          getSelection().setBaseAndExtent(node, end - composed, node, end);
        document.execCommand(text === "" ? "delete" : "insertText", false, text);
        composed = text.length;
        await frame();
      }
      tell("compositionend", steps.at(-1));
      await settled();
    },

    /** Drags what is selected to a place, or a copy of it. */
    async drag(to, copies) {
      const selection = getSelection();
      if (selection.isCollapsed) return;
      const data = new DataTransfer();
      const range = selection.getRangeAt(0);
      const from = [range.startContainer, range.startOffset];
      const event = (name, point) =>
        new DragEvent(name, { dataTransfer: data, ...point, ctrlKey: copies, bubbles: true, cancelable: true });
      elementOf(from[0]).dispatchEvent(event("dragstart", pointOf(from)));
      await frame();
      const place = placeOf(to);
      const point = pointOf(place);
      const under = document.elementFromPoint(point.clientX, point.clientY);
      const target = editor().contains(under) ? under : elementOf(place[0]);
      target.dispatchEvent(event("dragover", point));
      target.dispatchEvent(event("drop", point));
      editor().dispatchEvent(event("dragend", point));
      await settled();
    },

    /** Presses a button of the toolbar. */
    async tool(name) {
      document.querySelector(`[data-tool=${name}]`).click();
      await frame();
    },

    /** The document of the editor, as JSON in text; what its own schema says against it is thrown. */
    async document() {
      // What the engine has changed in the page since the last frame is read first.
      await settled();
      const { node } = editor().pmViewDesc;
      node.check();
      // As it is written: well-formed, and without rights where nobody has any.
      const written = (name, value) => {
        if (name === "rights" && value === "") return undefined;
        return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFD") : value;
      };
      return JSON.stringify(node.toJSON().content, written);
    },

    /** Has `call` done with what it is given; `done` gets what comes of it. */
    do(call, given, done) {
      this[call](...given).then(
        (value) => done({ value: value ?? null }),
        (fault) => done({ fault: `${fault} ${fault.stack}` }),
      );
    },
  };
})();
return true;
