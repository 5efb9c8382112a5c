import { describe, expect, it } from "vitest";
import { tabByKey } from "./tab_keys";

const tabs = ["fields", "tags", "export", "revisions"] as const;

describe("tabs by key", () => {
  it("follow the eye in both directions of writing", () => {
    expect(tabByKey("ArrowLeft", "fields", tabs, "rtl")).toBe("tags");
    expect(tabByKey("ArrowRight", "fields", tabs, "ltr")).toBe("tags");
    expect(tabByKey("ArrowRight", "tags", tabs, "rtl")).toBe("fields");
  });

  it("go round the ends and jump to them", () => {
    expect(tabByKey("ArrowRight", "fields", tabs, "rtl")).toBe("revisions");
    expect(tabByKey("ArrowLeft", "revisions", tabs, "rtl")).toBe("fields");
    expect(tabByKey("End", "tags", tabs, "ltr")).toBe("revisions");
    expect(tabByKey("Home", "export", tabs, "ltr")).toBe("fields");
  });

  it("stay for any other key", () => {
    expect(tabByKey("a", "tags", tabs, "rtl")).toBeNull();
    expect(tabByKey("ArrowDown", "tags", tabs, "rtl")).toBeNull();
  });
});
