import { beforeEach, expect, test, vi } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { cleanAddress } from "./clean_address";

let host: FakeWarraq;

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
});

test("the host reads an address as one that is pasted into the text", async () => {
  const clean = await cleanAddress(" xeber24.net/خبر?id=7&utm_source=x ", "ar");
  expect(clean).toBe("https://xeber24.net/خبر?id=7");
  expect(host.requests.at(-1)).toEqual({
    command: "paste_read",
    args: { html: "", text: "https://xeber24.net/خبر?id=7&utm_source=x", language: "ar" },
  });
});

test.each([
  ["a paragraph", { type: "paragraph", content: [{ type: "text", text: "https://a.org/v" }] }],
  ["a card", { type: "embed", attrs: { url: "https://a.org/v", title: "" } }],
])("whether it makes %s of it", async (_, block) => {
  vi.spyOn(host, "invoke").mockResolvedValue({ blocks: [block] });
  expect(await cleanAddress("https://a.org/v?utm_source=x", "ar")).toBe("https://a.org/v");
});

test("what is no address, or cannot be read, stays as it was typed", async () => {
  expect(await cleanAddress("ليس عنوانا", "ar")).toBe("ليس عنوانا");
  expect(host.requests).toEqual([]);
  vi.spyOn(host, "invoke").mockResolvedValueOnce({ blocks: [] });
  expect(await cleanAddress("https://a.org/v", "ar")).toBe("https://a.org/v");
  vi.spyOn(host, "invoke").mockRejectedValueOnce({ code: "locked", detail: null });
  expect(await cleanAddress("https://a.org/v", "ar")).toBe("https://a.org/v");
});
