import { describe, expect, it } from "vitest";
import { textIn } from "../../i18n";
import type { Check, ReasonKind, Thing } from "../../ipc/bindings";
import { itemStates, listed } from "../../ipc/fake/listed";
import { askedText } from "./asked";
import { ALTERATIONS, CHECKS, REASONS, TASKS } from "./kinds";
import {
  alterationTexts,
  bytesText,
  checkText,
  openName,
  progressText,
  reasonText,
  standsText,
  stateText,
  taskText,
  timeFor,
  todoText,
  wishText,
} from "./wording";

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/gu, "");
/** What a state is called where more is known of the post. */
const MORE = [
  ...[
    "waiting",
    "interrupted",
    "gone",
    "deleted",
    "taken_back",
    "time_taken_back",
    "other_type",
    "behind",
    "made_private",
    "locked",
    "embargo_live",
    "conflict_over",
  ],
  ...["embargo_scheduled", "verified_draft", "verified_pending", "verified_private"],
  ...[
    "verified_live",
    "verified_unread",
    "verified_key",
    "verified_locked",
    "words_lost",
    "words_lost_live",
  ],
  ...["refused_over", "refused_anew", "refused_other", "second_post", "other_post", "pictureless"],
  "things_gone",
];

describe("who asked for a delivery", () => {
  it("is said by name, and not at all where nobody has one", () => {
    expect(plain(askedText({ asked_by: "سلمى" }, "الآن"))).toBe("بطلب من سلمى الآن");
    for (const asked_by of ["", " ", "?"]) {
      expect(plain(askedText({ asked_by }, "الآن"))).toBe("طُلب الآن");
    }
  });
});

describe("what is gone from its site", () => {
  it("says so, wherever its delivery stands", () => {
    for (const state of ["changed", "refused"] as const) {
      const gone = (kind: ReasonKind): string =>
        stateText({ ...listed({ state }), reason: { kind, detail: "", until: null } });
      expect(gone("deleted")).toBe("حُذف من الموقع");
      expect(gone("gone")).toBe("في سلة مهملات الموقع");
    }
    const alert = { kind: "second-post" as const, detail: "https://xeber24.example/?p=7" };
    expect(stateText({ ...listed({ state: "verified" }), alert })).toBe("منشوران على الموقع");
    expect(plain(reasonText(alert))).toContain("https://xeber24.example/?p=7");
  });
});

describe("what a correction would take out of the site's text", () => {
  it("is named", () => {
    const things: Thing[] = [{ kind: "foot", detail: "المجموع" }];
    expect(plain(reasonText({ kind: "things-gone", things }))).toContain(
      "آخر صفوف الجدول: المجموع",
    );
  });
});

describe("what was refused", () => {
  it("goes on as it was asked for, or anew where it would say the same again", () => {
    const refused = (kind: ReasonKind): string =>
      todoText({ ...listed({ state: "refused" }), reason: { kind, detail: "", until: null } });
    expect(refused("embargo-over")).toContain("أعد المحاولة");
    expect(refused("never-publish")).toContain("سلّمه من جديد");
    expect(refused("login")).toContain("أصلح السبب");
  });
});

describe("the words of the outbox", () => {
  it.each(["ar", "en"] as const)("are all there in %s", (code) => {
    const keys = [
      ...REASONS.map((kind) => `outbox.reason.${kind}`),
      ...CHECKS.map((kind) => `outbox.check.${kind}`),
      "outbox.reason.pictures-missing_unnamed",
      "outbox.pictureless",
      "outbox.pictureless_unnamed",
      "outbox.things_gone",
      "outbox.check.embargo_live",
      "outbox.check.clock_behind",
      "outbox.check.key-address_named",
      ...TASKS.map((task) => `outbox.task.${task}`),
      ...ALTERATIONS.map((kind) => `outbox.alteration.${kind}`),
      ...[...itemStates, ...MORE].flatMap((state) => [
        `outbox.state.${state}`,
        `outbox.todo.${state}`,
      ]),
    ];
    for (const key of keys) expect(textIn(code, key), key).not.toBe(key);
    expect(REASONS).toHaveLength(61);
  });

  it("say what a site emptied, and do not call a text whole that lost words", () => {
    for (const kind of ["title", "excerpt", "slug", "featured", "author", "language"] as const) {
      const [said] = alterationTexts([{ kind, detail: "" }]);
      expect(said, kind).not.toContain("alteration");
      expect(plain(said ?? "").trim(), kind).not.toMatch(/[:،]$/u);
    }
    const element = { kind: "element", detail: "figcaption" } as const;
    expect(alterationTexts([element])[0]).toContain("كامل");
    const both = alterationTexts([element, { kind: "text-lost", detail: "السوق أمس" }]);
    expect(both[0]).not.toContain("كامل");
    expect(both[1]).toContain("السوق أمس");
  });

  it("say a reason with what it speaks of, and never the name of a right", () => {
    expect(plain(reasonText({ kind: "right", detail: "publish" }))).toContain("النشر");
    const portal = plain(reasonText({ kind: "portal", detail: "" }));
    expect(portal).toContain("المتصفح");
    expect(portal).toContain("يكمل وحده");
    expect(plain(reasonText({ kind: "clock", detail: "10800" }))).toContain("3 ساعات");
    expect(plain(reasonText({ kind: "too-large", detail: "2000000" }))).toContain("2 م.ب");
    expect(plain(reasonText({ kind: "too-large", detail: "" }))).not.toMatch(/[()]/u);
    const embargo = reasonText({ kind: "embargo", until: "2026-12-03T06:00:00Z" });
    expect(embargo).toContain("2026");
  });

  it("say a draft that was verified for what it is", () => {
    const draft = listed({ state: "verified", remote_state: "draft" });
    expect(stateText(draft)).toBe("مسودة على الموقع، متحقَّق منها");
    expect(todoText(draft)).toContain("لا يراه القرّاء");
    const live = listed({ state: "verified", remote_state: "published" });
    expect(stateText(live)).toBe("منشور على الموقع، متحقَّق منه");
  });

  it("say what the post is, and what was asked for only where that is still to come", () => {
    const live = listed({ remote_state: "published", wish: { state: "draft" } });
    expect(plain(standsText({ ...live, state: "verified" }))).toBe("الآن: منشور");
    expect(plain(standsText({ ...live, state: "sending" }))).toBe(
      "الآن: منشور · المطلوب: تصحيح النص",
    );
    expect(standsText(listed({ wish: { state: "draft" } }))).toBe("مسودة");
    const at = "2026-12-01T12:00:00Z";
    const scheduled = listed({ remote_state: "scheduled", date: at, wish: { state: "draft" } });
    expect(timeFor({ ...scheduled, state: "scheduled" })).toBe(at);
    expect(timeFor({ ...scheduled, state: "refused" })).toBe(at);
    expect(timeFor(listed({ wish: { state: "schedule", at } }))).toBe(at);
    expect(timeFor(listed({ wish: { state: "schedule", at }, state: "cancelled" }))).toBeNull();
  });

  it("say what stands against an embargo before anything else, with its zone", () => {
    const alert = { kind: "embargo-live", until: "2026-12-03T06:00:00Z" } as const;
    const live = listed({ state: "verified", remote_state: "published", alert });
    expect(stateText(live)).toBe("منشور رغم الحظر");
    expect(reasonText(alert)).toMatch(/غرينتش|UTC|GMT/u);
    const early = { kind: "embargo-scheduled", detail: "2026-12-01T06:00:00+00:00" } as const;
    expect(reasonText({ ...early, until: alert.until }).match(/غرينتش|UTC|GMT/gu)).toHaveLength(2);
    expect(stateText(listed({ state: "scheduled", alert: early }))).toBe("مجدول قبل انتهاء الحظر");
    expect(reasonText({ kind: "embargo", until: alert.until })).toMatch(/غرينتش|UTC|GMT/u);
  });

  it("say what became of a post there, and that a program ended before the answer", () => {
    const gone = listed({ state: "changed", reason: { kind: "gone" } });
    expect([stateText(gone), todoText(gone)]).toEqual([
      "في سلة مهملات الموقع",
      "لم نفعل هناك شيئاً.",
    ]);
    expect(reasonText({ kind: "gone" })).toContain("استعده هناك");
    expect(reasonText({ kind: "right", detail: "edit-published" })).toContain("بعد نشرها");
    const unread = listed({ state: "verified", reason: { kind: "published-unread" } });
    expect(stateText(unread)).toBe("نشره محرر على الموقع");
    const left = listed({
      state: "sending",
      reason: { kind: "interrupted" },
      next_try: "2026-12-01T06:00:30Z",
    });
    expect(stateText(left)).toBe("انقطع قبل الجواب");
    expect(plain(todoText(left))).toMatch(/\d\d:\d\d:30/u);
  });

  it("say that a near time is waited for by its own piece, and what came out of the bin", () => {
    const until = "2026-12-01T06:00:30Z";
    const soon = listed({ state: "sending", reason: { kind: "soon", until }, next_try: until });
    expect(stateText(soon)).toBe("ينتظر موعده القريب");
    expect(plain(todoText(soon))).toMatch(/\d\d:\d\d:30/u);
    expect(reasonText({ kind: "soon", until })).toMatch(/يُنشر عند .*(غرينتش|UTC|GMT)/u);
    const back = listed({ state: "refused", reason: { kind: "restored" } });
    expect([stateText(back), todoText(back)]).toEqual([
      "مرفوض، والمنشور خارج السلة",
      "أعد المحاولة ليُكمَل.",
    ]);
  });

  it("offer an address as the post only where readers have it", () => {
    const site_kind = "wordpress";
    expect(openName({ site_kind, is_public: true })).toBe("افتح المنشور");
    expect(openName({ site_kind, is_public: false })).toContain("لمن سجّل الدخول");
  });

  it("say how far it is and what waits", () => {
    const item = listed({ state: "sending", step: 3, steps: 6, task: "read" });
    expect(plain(progressText(item))).toBe("يُرسل · الخطوة 4 من 6");
    expect(plain(taskText(item))).toBe("الآن: القراءة من الموقع والمقارنة");
    const waiting = listed({
      state: "sending",
      next_try: "2026-12-01T06:00:00Z",
      reason: { kind: "lost" },
    });
    expect(stateText(waiting)).toBe("ينتظر");
    expect(plain(todoText(waiting))).toMatch(/\d\d:\d\d:\d\d/u);
  });

  it("say bytes, wishes and checks", () => {
    expect([999, 1500, 54_000, 7_100_000].map((bytes) => plain(bytesText(bytes)))).toEqual([
      "999 بايت",
      "1.5 ك.ب",
      "54 ك.ب",
      "7.1 م.ب",
    ]);
    const wish = { state: "schedule", at: "2026-12-01T12:00:00Z" } as const;
    expect(wishText(listed({ wish }))).toBe("يُنشر في وقته");
    const check: Check = {
      kind: "field-too-long",
      level: "warning",
      field: "headline",
      part: null,
      block: null,
      detail: "",
      excerpt: "",
      count: 91,
      most: 90,
      until: null,
    };
    expect(plain(checkText(check))).toContain("(الأحرف: 91، والمعتاد: 90 على الأكثر)");
    const live = {
      ...check,
      kind: "embargo",
      detail: "live",
      until: "2026-12-01T12:00:00Z",
    } as const;
    expect(checkText({ ...live, detail: "" })).toContain("مسودة");
    expect(checkText(live)).not.toContain("مسودة");
    const clock = { ...check, kind: "clock", detail: "behind", count: 10_800 } as const;
    expect(plain(checkText(clock))).toContain("متأخرة");
    expect(plain(checkText(clock))).toContain("3 ساعات");
    const silent = { ...check, kind: "alt-missing", field: null, count: 2 } as const;
    expect(plain(checkText(silent))).toContain("الصورة رقم 2.");
    expect(plain(checkText({ ...silent, detail: "سوق القامشلي" }))).toContain("2، سوق القامشلي");
    const bare = { ...check, kind: "textless", field: null } as const;
    expect(checkText(bare)).toContain("للمراجعة");
    expect(checkText({ ...bare, level: "stop" })).toContain("ولا يُجدول");
    expect(checkText({ ...bare, level: "stop", detail: "live" })).toContain("عند القرّاء");
    const none = { ...check, kind: "no-place", level: "remark", detail: "kicker byline" } as const;
    expect(plain(checkText(none))).toContain("فوق العنوان، اسم الكاتب");
    const lost = { ...check, kind: "not-held", field: null, detail: "pull_quote" } as const;
    expect(plain(checkText(lost))).toContain("اقتباسات بارزة");
  });
});
