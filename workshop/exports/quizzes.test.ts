import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { giftOf } from "@/workshop/exports/gift";
import type { KeyedItem } from "@/model/exports/keyed-item";
import { keyedItems } from "@/workshop/exports/quizzes";
import { QTI, qtiFiles } from "@/workshop/exports/qti";
import { importGift } from "@/workshop/import/gift";
import type { Workshop } from "@/workshop/content/workshop";

const option = (id: string, text: string) => ({ id, text });

/** Texts with every sign that GIFT gives a meaning to. */
const hostile: Workshop = {
  ...everyKind,
  sessions: [
    {
      ...everyKind.sessions[0]!,
      activities: [
        {
          ...(everyKind.sessions[0]!.activities.find((a) => a.kind === "quiz") as Extract<
            Workshop["sessions"][number]["activities"][number],
            { kind: "quiz" }
          >),
          items: [
            {
              id: "signs",
              text: "Is {a = b} ~ #1: 50 % in C:\\new </b> right?",
              added: false,
              options: [
                option("a", "=yes {certainly}"),
                option("b", "~no: #2"),
                option("c", "%50% of them"),
                option("d", "a -> b \\n c"),
              ],
              key: {
                accepted: ["a", "c"],
                reason: "Since: {a} ~ b = #c.\nA second line.",
                law: "Protocol, Art. 3(a): means",
                error: "They think ~ of = signs",
              },
            },
            {
              id: "all",
              text: "All of them?",
              added: false,
              options: [option("a", "One"), option("b", "Two")],
              key: { accepted: ["a", "b"], reason: "Both." },
            },
            {
              id: "arabic",
              text: "هل هذا صحيح؟",
              added: false,
              options: [option("true", "صحيح"), option("false", "خطأ")],
              key: { accepted: ["false"], reason: "لا.", error: "نعم" },
            },
          ],
        },
      ],
    },
  ],
};

const back = (workshop: Workshop) => {
  const read = importGift(giftOf(workshop), "Back")!;
  const items = read.activities
    .filter((a) => a.kind === "quiz")
    .flatMap(
      (a) =>
        a.items as {
          text: string;
          options?: { id: string; text: string }[];
          key: { accepted: string[]; reason?: string; error?: string };
        }[],
    );
  return { read, items, tables: read.activities.filter((a) => a.kind === "table") };
};
const choicesIn = (workshop: Workshop) =>
  keyedItems(workshop).filter((i): i is Extract<KeyedItem, { type: "choice" }> => i.type === "choice");
const one = (text: string) => text.replace(/\s+/g, " ").trim();

describe.each([
  ["the guide", guide],
  ["one of every kind", everyKind],
  ["hostile signs", hostile],
] as const)("GIFT of %s", (_name, workshop) => {
  const { read, items, tables } = back(workshop);

  it("X-8: every quiz question comes back with its text, its choices, its key and its reason", () => {
    const asked = choicesIn(workshop);
    expect(items).toHaveLength(asked.length);
    for (const [i, item] of asked.entries()) {
      const found = items[i]!;
      expect(found.text).toBe(one(item.text));
      const choices = found.options ?? [option("true", ""), option("false", "")];
      if (found.options) expect(choices.map((o) => o.text)).toEqual(item.options.map((o) => one(o.text)));
      const right = (list: readonly { id: string }[], accepted: readonly string[]) =>
        list.map((o) => accepted.includes(o.id));
      const order = found.options ? item.options : [option("true", ""), option("false", "")];
      expect(right(choices, found.key.accepted)).toEqual(right(order, item.accepted));
      expect(found.key.reason).toContain(item.reason.trim());
      if (item.law) expect(found.key.reason).toContain(item.law);
      if (item.error) expect(found.key.error).toContain(one(item.error));
    }
  });

  it("X-8: every sort comes back as a match with its cards and first accepted bins", () => {
    const matches = keyedItems(workshop).filter(
      (i): i is Extract<KeyedItem, { type: "match" }> => i.type === "match" && i.one,
    );
    const pairs = tables.flatMap((t) => {
      const { rows, columns, key } = t as unknown as {
        rows: { id: string; text: string }[];
        columns: { id: string; text: string }[];
        key: Record<string, string[]>;
      };
      return rows.map((r) => [r.text, columns.find((c) => c.id === key[r.id]![0])!.text]);
    });
    expect(pairs).toEqual(
      matches.flatMap((m) =>
        m.rows.map((r) => [one(r.text), one(m.columns.find((c) => c.id === m.accepted[r.id]![0])!.text)]),
      ),
    );
    expect(
      read.notes.filter((n) => n.weight === "lost" && !n.sentence?.startsWith("It asks for a number")),
    ).toEqual([]);
  });
});

describe("the questions of a room", () => {
  const quizzes = guide.sessions.flatMap((s) => s.activities).filter((a) => a.kind === "quiz");
  const [before, after] = [quizzes.find((q) => q.test && !q.after)!, quizzes.find((q) => q.after)!];

  it("X-8, X-9: stand in a file once, though a test before and a test after ask the same", () => {
    expect(after.items.map((i) => i.text)).toEqual(before.items.map((i) => i.text));
    const texts = choicesIn(guide).map((i) => i.text);
    for (const { text } of before.items) expect(texts.filter((t) => t === text)).toHaveLength(1);
    expect(new Set(keyedItems(guide).map((i) => i.id)).size).toBe(keyedItems(guide).length);
  });

  it("X-9: have names of their own, whatever the ids of quizzes and items are", () => {
    const [session] = guide.sessions;
    const named = (quiz: string, item: string, text: string) => ({
      ...before,
      id: quiz,
      after: undefined,
      items: [{ ...before.items[0]!, id: item, text }],
    });
    const activities = [named("words", "a-b", "One?"), named("words-a", "b", "Two?")];
    const files = qtiFiles({ ...guide, sessions: [{ ...session!, activities }] });
    expect(new Set(files.map((f) => f.name)).size).toBe(3);
  });

  it("X-8, X-9: are those that were asked", () => {
    expect(keyedItems(guide, new Set())).toEqual([]);
    const ids = (asked: string[]) => keyedItems(guide, new Set(asked)).map((i) => i.id);
    expect(ids([after.id])).toEqual(after.items.map((i) => `${after.id}.${i.id}`));
    expect(ids([before.id, after.id])).toEqual(before.items.map((i) => `${before.id}.${i.id}`));
    expect(giftOf(guide, new Set([before.id])).match(/^::/gm)).toHaveLength(before.items.length);
    expect(qtiFiles(guide, new Set([before.id]))).toHaveLength(1 + before.items.length);
    const steps = quizzes.find((q) => q.pace === "steps")!;
    expect(ids([`${steps.id}/${steps.items[0]!.id}`])).toEqual([`${steps.id}.${steps.items[0]!.id}`]);
  });
});

describe.each([
  ["the guide", guide],
  ["one of every kind", everyKind],
  ["hostile signs", hostile],
] as const)("QTI of %s", (_name, workshop) => {
  const files = qtiFiles(workshop);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    isArray: (name) =>
      [
        "resource",
        "qti-value",
        "qti-map-entry",
        "qti-simple-choice",
        "qti-simple-associable-choice",
        "qti-simple-match-set",
      ].includes(name),
  });
  // biome-ignore lint/suspicious/noExplicitAny: documents of many shapes, looked at by name
  type Xml = Record<string, any>;
  const items = files
    .slice(1)
    .map((f) => ({ ...f, xml: (parser.parse(f.text) as Xml)["qti-assessment-item"] as Xml }));

  it("X-9: every file is well-formed, and the manifest names each item once", () => {
    for (const { name, text } of files) expect([name, XMLValidator.validate(text)]).toEqual([name, true]);
    const manifest = (parser.parse(files[0]!.text) as Xml).manifest;
    expect(manifest.xmlns).toBe("http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1");
    expect(manifest.metadata).toEqual({ schema: "QTI Package", schemaversion: "3.0.0" });
    const named = manifest.resources.resource as Xml[];
    expect(named.map((r) => r.href)).toEqual(items.map((i) => i.name));
    expect(named.every((r) => r.type === "imsqti_item_xmlv3p0" && r.file.href === r.href)).toBe(true);
    expect(new Set(named.map((r) => r.identifier)).size).toBe(named.length);
  });

  it("X-9: items have the parts that the schema asks for, in its order, with names that it takes", () => {
    for (const { text, xml } of items) {
      expect(xml.xmlns).toBe(QTI);
      for (const attribute of ["identifier", "title", "adaptive", "time-dependent"])
        expect(xml[attribute]).toBeDefined();
      for (const [, id] of text.matchAll(/ identifier="([^"]*)"/g)) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
      const order = [
        "qti-response-declaration",
        "qti-outcome-declaration",
        "qti-item-body",
        "qti-response-processing",
      ]
        .map((name) => text.indexOf(`<${name}`))
        .filter((index) => index >= 0);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(text.split('response-identifier="RESPONSE"')).toHaveLength(2);
    }
  });

  it("X-9: keys name what is there, and score what experts accept", () => {
    for (const [i, item] of keyedItems(workshop).entries()) {
      const { xml } = items[i]!;
      const declaration = xml["qti-response-declaration"];
      const right = (declaration["qti-correct-response"]?.["qti-value"] ?? []) as string[];
      const scored = ((declaration["qti-mapping"]?.["qti-map-entry"] ?? []) as Xml[]).map(
        (e) => e["map-key"] as string,
      );
      const text = items[i]!.text;
      const ids = new Set([...text.matchAll(/choice identifier="([^"]*)"/g)].map((m) => m[1]));
      if (item.type === "choice") {
        expect(scored).toEqual(item.accepted.map((a) => `i-${a}`));
        expect(scored.every((s) => ids.has(s))).toBe(true);
        expect(right).toEqual([`i-${item.accepted[0]}`]);
      }
      if (item.type === "match") {
        expect(scored.flatMap((s) => s.split(" ")).every((s) => ids.has(s))).toBe(true);
        expect(scored).toHaveLength(Object.values(item.accepted).flat().length);
      }
      if (item.type === "order") expect(text).not.toContain("qti-response-processing");
      if (item.type === "number") expect(right).toEqual([String(item.value)]);
    }
  });
});
