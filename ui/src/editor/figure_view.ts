/**
 * A figure on the page with its picture from the vault.
 */
import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { NodeView, ViewMutationRecord } from "prosemirror-view";
import { blockDom, textAttr } from "./attrs";

/** Where the window loads the picture of an id from; null where it has none. */
export type PictureAddress = (media: string) => string | null;

/** The plugin that shows figures with the pictures at `address`. */
export function figureViewPlugin(address: PictureAddress): Plugin {
  return new Plugin({ props: { nodeViews: { figure: (node) => new FigureView(node, address) } } });
}

/**
 * The element of a figure: the picture, or its description in a frame while there is none to show,
 * and the caption, which is the only part that text is typed in. The picture is loaded anew only when
 * the figure gets another one.
 */
class FigureView implements NodeView {
  readonly dom = document.createElement("figure");
  readonly contentDOM = document.createElement("figcaption");
  readonly #picture = document.createElement("div");
  readonly #alt = document.createElement("bdi");
  readonly #credit = document.createElement("bdi");
  readonly #address: PictureAddress;
  #image: HTMLImageElement | null = null;
  #node: Node;

  constructor(node: Node, address: PictureAddress) {
    this.#address = address;
    this.#node = node;
    for (const [name, value] of Object.entries(blockDom(node))) this.dom.setAttribute(name, value);
    this.#picture.className = "picture";
    this.#picture.contentEditable = "false";
    this.#alt.className = "alt";
    this.#credit.className = "credit";
    this.#picture.append(this.#alt, this.#credit);
    this.dom.append(this.#picture, this.contentDOM);
    this.#load();
    this.#say();
  }

  update(node: Node): boolean {
    const before = this.#node;
    // The view sets directions on this element too: what every block has is best made anew.
    const same = (name: string): boolean => node.attrs[name] === before.attrs[name];
    if (node.type !== before.type || !same("id") || !same("dir") || !same("lang")) return false;
    this.#node = node;
    if (!same("media")) this.#load();
    if (!node.sameMarkup(before)) this.#say();
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  #load(): void {
    this.#image?.remove();
    this.#image = null;
    this.#picture.dataset["state"] = "missing";
    const media = textAttr(this.#node, "media");
    const src = media === "" ? null : this.#address(media);
    if (src === null) return;
    const image = document.createElement("img");
    image.decoding = "async";
    image.loading = "lazy";
    image.draggable = false;
    image.addEventListener("load", () => this.#turn(image, "shown"));
    image.addEventListener("error", () => this.#turn(image, "missing"));
    image.src = src;
    this.#image = image;
    this.#picture.dataset["state"] = "waiting";
    this.#picture.prepend(image);
  }

  /** The picture came, or could not be had; one that was replaced meanwhile is nobody's concern. */
  #turn(image: HTMLImageElement, state: "shown" | "missing"): void {
    if (image !== this.#image) return;
    this.#picture.dataset["state"] = state;
    if (state === "missing") {
      image.remove();
      this.#image = null;
    }
    this.#say();
  }

  /** Puts the words of the figure in place; without a picture its description stands for it. */
  #say(): void {
    const alt = textAttr(this.#node, "alt");
    if (this.#image !== null) this.#image.alt = alt;
    this.#alt.textContent = alt;
    this.#alt.role = alt === "" ? null : "img";
    this.#alt.ariaLabel = alt === "" ? null : alt;
    this.#credit.textContent = textAttr(this.#node, "credit");
  }
}
