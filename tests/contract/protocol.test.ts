/** The wire as it is: a change of shape must be a new version, and nothing unexpected may come in. */
import sentences from "@/messages/en/reasons.json";
import { reasons } from "@/model/reasons";
import { bodies } from "@/tests/support/matrix/command-rows";
import { allCommands, commandSchema } from "@/workshop/commands/all";
import { ackSchema, refusal, refusalOf } from "@/workshop/protocol/acks";
import { PROTOCOL_VERSION } from "@/workshop/protocol/connection";
import { viewSchema } from "@/workshop/protocol/views";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const id = "command-0000";
const types = commandSchema.options.map((o) => o.shape.type.value);
const sample = (type: string, more: object = {}) => ({ type, id, ...bodies[type], ...more });
const taken = (message: unknown) => commandSchema.safeParse(message).success;

/** Content of a schema. The order in which it lists the types of messages means nothing. */
function shapeOf(schema: z.ZodType) {
  const { oneOf = [], ...rest } = z.toJSONSchema(schema, { unrepresentable: "any" });
  return { ...rest, oneOf: oneOf.map((one) => JSON.stringify(one)).sort() };
}

describe("the wire", () => {
  it("has the shapes whose hash is its version (B-43)", () => {
    const shapes = JSON.stringify([commandSchema, ackSchema, viewSchema].map(shapeOf));
    const hash = createHash("sha256").update(shapes).digest("hex").slice(0, 12);
    expect(PROTOCOL_VERSION.toString(16).padStart(12, "0")).toBe(hash);
  });

  it("has a sentence for every reason, and no sentence without one (B-43)", () => {
    expect(Object.keys(sentences).sort()).toEqual([...reasons].sort());
    for (const sentence of Object.values(sentences)) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
  });

  it("takes a refusal with any reason as an ack, and none with another (B-43)", () => {
    for (const reason of reasons) expect(ackSchema.safeParse(refusal(reason)).success).toBe(true);
    expect(ackSchema.parse(refusal("number-range", { from: 0, to: 10 }))).toEqual({
      ok: false,
      reason: "number-range",
      values: { from: 0, to: 10 },
    });
    const problems = [{ path: "title", sentence: "Give it a title." }];
    expect(ackSchema.parse(refusalOf({ reason: "bad-content", problems }))).toMatchObject({ problems });
    expect(ackSchema.safeParse({ ok: false, reason: "because" }).success).toBe(false);
    expect(ackSchema.safeParse({ ok: true, reason: "stale" }).success).toBe(false);
  });
});

describe("commands", () => {
  it.each(types)("%s is taken, with nothing more and nothing less (B-43)", (type) => {
    const whole = sample(type);
    expect(taken(whole)).toBe(true);
    expect(taken({ ...whole, more: 1 })).toBe(false);
    const fields: Record<string, z.ZodType> = commandSchema.options.find(
      (o) => o.shape.type.value === type,
    )!.shape;
    for (const field of Object.keys(whole)) {
      const without = Object.fromEntries(Object.entries(whole).filter(([k]) => k !== field));
      expect([field, taken(without)]).toEqual([field, fields[field]!.safeParse(undefined).success]);
    }
  });

  it.each(types)("%s does not take __proto__ (B-43)", (type) => {
    const text = JSON.stringify(sample(type)).replace("{", '{"__proto__":{"role":"trainer"},');
    expect(taken(JSON.parse(text))).toBe(false);
  });

  it.each(types)("%s does not say who speaks (B-43)", (type) => {
    for (const field of ["actor", "role", "roomId", "participant_id", "now"])
      expect(taken(sample(type, { [field]: "trainer" }))).toBe(false);
  });

  it.each([
    "__proto__",
    "constructor",
    ...allCommands.filter((d) => d.serverOnly).map((d) => d.type),
    "",
    "GO",
    null,
    1,
    ["go"],
  ])("no command is called %j (B-43)", (type) => {
    expect(taken({ type, id, on: true })).toBe(false);
  });

  it.each([null, undefined, 1, "go", [], [sample("go")], () => 0])("%j is no command (B-43)", (message) =>
    expect(taken(message)).toBe(false),
  );

  const numbers = [Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 1e300, 2 ** 53, "1", null, [1], true];
  it.each(numbers)("%s is no revision and no round (B-43)", (n) => {
    for (const type of ["go", "ask", "undo"]) expect(taken(sample(type, { seen: n }))).toBe(false);
    for (const type of ["open", "close", "reveal", "hide", "add-time", "answer"])
      expect(taken(sample(type, { round: n }))).toBe(false);
    expect(taken(sample("answer", { rev: n }))).toBe(false);
    expect(taken(sample("add-time", { seconds: n }))).toBe(false);
    if (n !== null)
      for (const field of ["seconds", "readFirst"]) expect(taken(sample("open", { [field]: n }))).toBe(false);
  });

  it("rounds, revs and seconds have their limits (B-43)", () => {
    for (const n of [0, 51]) expect(taken(sample("open", { round: n }))).toBe(false);
    for (const n of [0, 1_000_001]) expect(taken(sample("answer", { rev: n }))).toBe(false);
    for (const n of [4, 3_601]) expect(taken(sample("add-time", { seconds: n }))).toBe(false);
  });

  it.each(["", "short", "x".repeat(41), "with space", "semi;colon", "ключ-ключ", 12_345_678])(
    "%j is no id of a command (B-43)",
    (bad) => {
      for (const type of types) expect(taken(sample(type, { id: bad }))).toBe(false);
    },
  );

  it("only true and false switch (B-43)", () => {
    for (const type of ["dim", "preview", "lock", "pause"])
      for (const on of [1, "true", null]) expect(taken(sample(type, { on }))).toBe(false);
  });

  it("an answer's body is an object whose __proto__ does not get through (B-43)", () => {
    for (const body of [null, "red", ["red"], 1]) expect(taken(sample("answer", { body }))).toBe(false);
    const text = JSON.stringify(sample("answer")).replace('"body":{', '"body":{"__proto__":{"pass":true},');
    const parsed = commandSchema.safeParse(JSON.parse(text));
    if (!parsed.success || parsed.data.type !== "answer") return;
    expect("pass" in parsed.data.body).toBe(false);
    expect(Object.keys(parsed.data.body)).toEqual(["choice"]);
  });
});
