import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin, readable } from "@/server/platform/limits/caps";
import { costOf } from "@/tests/support/processor-time";

const bounds = { depth: 8, punctuation: 200 };
const within = (text: string) => isWithin(text, 0, bounds);

/** The same by walking over what was parsed. */
function measured(value: unknown): { depth: number; punctuation: number } {
  if (typeof value !== "object" || value === null) return { depth: 0, punctuation: 0 };
  const entries = Array.isArray(value) ? value : Object.values(value);
  const inner = entries.map(measured);
  return {
    depth: 1 + Math.max(0, ...inner.map((one) => one.depth)),
    punctuation:
      2 +
      Math.max(0, entries.length - 1) +
      (Array.isArray(value) ? 0 : entries.length) +
      inner.reduce((sum, one) => sum + one.punctuation, 0),
  };
}

describe("how far a message goes, told before it is parsed (O-80)", () => {
  it("is what it is when it is parsed", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom('"', "\\", '\\"', "[[[[", '{"a":[', "\\\\"),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 6, withCrossShrink: true },
        texts,
        fc.integer(),
        fc.constant(null),
        tie("list"),
        tie("map"),
      ),
      list: fc.array(tie("any"), { maxLength: 4 }),
      map: fc.dictionary(texts, tie("any"), { maxKeys: 4 }),
    })).any;
    fc.assert(
      fc.property(value, (one) => {
        const text = JSON.stringify(one);
        const { depth, punctuation } = measured(JSON.parse(text));
        expect(isWithin(text, 0, { depth, punctuation })).toBe(true);
        if (depth > 0) expect(isWithin(text, 0, { depth: depth - 1, punctuation })).toBe(false);
        if (punctuation > 0) expect(isWithin(text, 0, { depth, punctuation: punctuation - 1 })).toBe(false);
      }),
    );
  });

  it("is bounded in depth and in punctuation, and in neither by texts", () => {
    expect(within("[".repeat(8))).toBe(true);
    expect(within("[".repeat(9))).toBe(false);
    expect(within(`[${'"a",'.repeat(199)}`)).toBe(true);
    expect(within(`[${'"a",'.repeat(200)}`)).toBe(false);
    expect(within(`["${"[{,:".repeat(10_000)}"]`)).toBe(true);
    expect(within(`["${'\\"['.repeat(10_000)}`)).toBe(true);
    expect(within(`["${"\\\\".repeat(10_000)}"${"[".repeat(8)}`)).toBe(false);
  });

  it("is told in time that grows with its length alone", () => {
    const cost = (text: string) =>
      costOf(() => {
        for (let i = 0; i < 20; i++) within(text);
      }) / 20;
    for (const unit of ['\\"', "\\\\", '"', '"\\', "a"])
      expect(cost(`["${unit.repeat(30_000)}`)).toBeLessThan(50);
  });
});

describe("a packet (O-80)", () => {
  const read = (packet: unknown) => readable(packet, bounds);

  it("of a greeting, a goodbye or an event is read as it is", () => {
    for (const packet of ['0{"as":"phone"}', "0", "1", '2["command",{}]', '217["command",{}]'])
      expect(read(packet)).toBe(packet);
  });

  it("that goes too far is read as a command of nothing, so that it can be refused", () => {
    expect(read(`217["command",${"[".repeat(30_000)}`)).toBe('217["command",null]');
    expect(read(`0${'{"a":'.repeat(30)}`)).toBeNull();
  });

  it.each([
    "",
    "3[]",
    "437[[]]",
    '4{"message":""}',
    '51-["command"]',
    "61-[]",
    "0/admin,",
    "2/x,[]",
    "2x[]",
    `2${"9".repeat(60_000)}["command"]`,
    Buffer.from("2[]"),
    undefined,
  ])("is not read where no page of ours would send it", (packet) => expect(read(packet)).toBeNull());
});
