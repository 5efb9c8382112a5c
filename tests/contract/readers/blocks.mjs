// What the block editor of a WordPress says of the texts of posts: it loads the editor's own scripts, has it read each
// text, and prints a sentence for each block that it would not open as it is.
//
// Usage: node blocks.mjs INPUT, where INPUT is {"scripts": [files in order], "texts": {name: text}}

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import vm from "node:vm";

const { JSDOM, VirtualConsole } = createRequire(new URL("../../../ui/package.json", import.meta.url))("jsdom");
const { scripts, texts } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const page = new JSDOM("<!doctype html><body></body>", {
  runScripts: "outside-only",
  pretendToBeVisual: true,
  url: "http://127.0.0.1/",
  // What the scripts say is for nobody: every fault is told below.
  virtualConsole: new VirtualConsole(),
});
const { window } = page;
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
// What browsers have and jsdom has not.
const media = { matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} };
Object.assign(window, {
  matchMedia: () => media,
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
  CSS: { escape: (text) => text, supports: () => false },
});
for (const file of scripts) {
  new vm.Script(readFileSync(file, "utf8"), { filename: file }).runInContext(page.getInternalVMContext());
}

const { blocks, blockLibrary } = window.wp;
blockLibrary.registerCoreBlocks();

// The faults of a block and of those in it.
function* faults(block) {
  const found = block.validationIssues?.map((issue) => issue.args.map(String).join(" "));
  if (!block.isValid) yield `${block.name} is not valid: ${found?.[0]?.slice(0, 300)}`;
  if (["core/missing", "core/freeform"].includes(block.name)) {
    yield `text in no block: ${String(block.attributes.originalContent ?? block.attributes.content).slice(0, 200)}`;
  }
  for (const inner of block.innerBlocks) yield* faults(inner);
}

const said = {};
for (const [name, text] of Object.entries(texts)) {
  const read = blocks.parse(text);
  said[name] = { blocks: read.length, faults: read.flatMap((block) => [...faults(block)]) };
  // The editor writes the bracket of what could be a shortcode as it is, and shows the same either way.
  const bracketed = (written) => written.replaceAll("&#091;", "[");
  const again = bracketed(blocks.serialize(read));
  if (again !== bracketed(text.trim())) {
    const at = [...text].findIndex((letter, index) => letter !== again[index]);
    said[name].faults.push(
      `the editor would write another text: …${text.slice(Math.max(0, at - 40), at + 80)}… becomes …${again.slice(Math.max(0, at - 40), at + 80)}…`,
    );
  }
}
process.stdout.write(JSON.stringify(said), () => process.exit(0));
