import { afterEach, describe, expect, it } from "vitest";
import { language, offeredLanguages } from "../i18n";
import { catalogues } from "../i18n/catalogues";
import type { Reason, ReasonKind } from "../ipc/bindings";
import { minutes } from "./duration";
import { faultWords, siteFaults } from "./site_faults";

afterEach(() => {
  language.code = "ar";
});

const reason = (kind: ReasonKind, detail = "", until: string | null = null): Reason => ({
  kind,
  detail,
  until,
});

describe("what keeps a site from answering", () => {
  it("has words of its own for what happened and what to do, in every language of the window", () => {
    for (const code of offeredLanguages) {
      const said = new Set<string>();
      for (const kind of Object.keys(siteFaults)) {
        for (const key of [`site_fault.${kind}`, `site_fault.${kind}.next`]) {
          const message = catalogues[code].get(key);
          expect(message, `${key} in ${code}`).toBeTypeOf("string");
        }
        said.add(JSON.stringify(catalogues[code].get(`site_fault.${kind}`)));
      }
      expect(said.size, code).toBe(Object.keys(siteFaults).length);
    }
  });

  it("is said without holes, whether the detail is known or not", () => {
    for (const code of offeredLanguages) {
      language.code = code;
      for (const kind of Object.keys(siteFaults) as ReasonKind[]) {
        for (const detail of ["", kind === "right" ? "publish" : "7200"]) {
          const { what, next } = faultWords(reason(kind, detail));
          expect(`${what} ${next}`, kind).not.toMatch(
            /[{}]|site_fault|site\.right|\u2068\u2069|NaN/u,
          );
        }
      }
    }
  });

  it("names the right that is missing, how far the clocks are apart, and when to come again", () => {
    language.code = "en";
    expect(faultWords(reason("right", "publish")).what).toContain("Publishing");
    expect(faultWords(reason("clock", "-7260")).what).toContain("2 hours and 1 minute");
    const until = faultWords(reason("maintenance", "", "2026-12-01T06:00:00Z"));
    expect(until.next).toContain("2026");
    expect(faultWords(reason("certificate", "self-signed certificate")).detail).toContain("self");
    expect([minutes(0), minutes(3600)]).toEqual(["0 minutes", "1 hour"]);
    expect(faultWords(reason("moved", "https://new.example/")).what).toContain("new.example");
    for (const code of offeredLanguages) {
      language.code = code;
      const { what, next } = faultWords(reason("too-large"));
      expect(what, "no picture goes to a site that is only asked").toContain("413");
      expect(next).not.toMatch(/اختر صور|Choose smaller/u);
    }
    language.code = "ar";
    expect(minutes(7260)).toBe("ساعتان ودقيقة");
  });

  it("is said where the host leaves out what there is nothing of", () => {
    language.code = "en";
    const { what, next, detail } = faultWords({ kind: "login" });
    expect([what.endsWith("."), next.endsWith("here."), detail]).toEqual([true, true, ""]);
    expect(faultWords({ kind: "not-found" }).what).toMatch(/place\.$/u);
  });

  it("that is a delivery's own is said as a refusal, and not as a key", () => {
    expect(faultWords(reason("superseded")).what).not.toContain("superseded");
  });
});
