import { expect, it } from "vitest";
import { freeEdge } from "./free_edge";

const desk = { top: 100, bottom: 500 };

it("is the upper edge until the line is under it, then the lower one until the line is there", () => {
  expect(freeEdge([{ top: 200, bottom: 240 }], desk, 50, "start")).toBe("start");
  expect(freeEdge([{ top: 150, bottom: 190 }], desk, 50, "start")).toBe("start");
  expect(freeEdge([{ top: 149, bottom: 190 }], desk, 50, "start")).toBe("end");
  expect(freeEdge([{ top: 200, bottom: 240 }], desk, 50, "end")).toBe("end");
  expect(freeEdge([{ top: 420, bottom: 451 }], desk, 50, "end")).toBe("start");
});

it("stays where it is over a line that is out of sight", () => {
  expect(freeEdge([{ top: 20, bottom: 60 }], desk, 50, "start")).toBe("start");
  expect(freeEdge([{ top: 520, bottom: 560 }], desk, 50, "end")).toBe("end");
});

it("leaves a line free whatever its place, as long as it is no higher than half of the desk", () => {
  for (let top = 100; top <= 460; top += 1)
    for (const now of ["start", "end"] as const) {
      const line = { top, bottom: top + 40 };
      const edge = freeEdge([line], desk, 180, now);
      const tools = edge === "start" ? { top: 100, bottom: 280 } : { top: 320, bottom: 500 };
      expect(line.top >= tools.bottom || line.bottom <= tools.top, `${top} ${now}`).toBe(true);
    }
});

it("stays where both edges would be over the line", () => {
  expect(freeEdge([{ top: 240, bottom: 280 }], desk, 250, "start")).toBe("start");
});

it("leaves all lines free where it can, and else the first of them", () => {
  const [upper, middle, lower] = [110, 290, 470].map((top) => ({ top, bottom: top + 20 }));
  const edge = (...lines: (typeof upper)[]): string =>
    freeEdge(
      lines.filter((line) => line !== undefined),
      desk,
      100,
      "start",
    );
  expect([edge(middle, upper), edge(middle, lower)]).toEqual(["end", "start"]);
  expect([edge(upper, lower), edge(lower, upper)]).toEqual(["end", "start"]);
});
