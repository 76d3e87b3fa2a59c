import { describe, expect, it } from "vitest";
import { minutesOf, secondsOf } from "@/components/console/worksheets/work-time";

describe("minutes as people write them", () => {
  it.each([
    ["5", 300],
    [" 2.5 ", 150],
    ["2,5", 150],
    ["0.1", 6],
    ["120", 7_200],
  ])("%s is %i seconds", (text, seconds) => expect(secondsOf(text)).toBe(seconds));

  it.each(["", "0", "0.05", "121", "-3", "1e2", "five", "1.234"])("“%s” is no time for writing", (text) =>
    expect(secondsOf(text)).toBeNull(),
  );

  it("are written without needless digits", () =>
    expect([300, 150, 100].map(minutesOf)).toEqual(["5", "2.5", "1.67"]));
});
