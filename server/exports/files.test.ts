/** Each format, made of a room of one of every kind and opened by a reader that is not the writer. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeArchive } from "@/server/exports/archive";
import { makeFile, type SingleFormat } from "@/server/exports/make";
import { Materials } from "@/server/exports/job-data";
import type { Order } from "@/server/exports/job-messages";
import { writeInput } from "@/server/exports/job-messages";
import { XlsxWriter } from "@/server/exports/xlsx-writer";
import { exportedRoom } from "@/tests/support/exported-room";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { projectRoot } from "@/server/platform/settings/project-root";
import { roomDataJsonSchema } from "@/workshop/exports/format";
import { groupedBy } from "@/model/grouped-by";
import type { Statement } from "@/workshop/exports/xapi";

const root = mkdtempSync(path.join(tmpdir(), "export-files-"));
afterAll(() => rmSync(root, { recursive: true }));

const order = (folder: string): Order => ({
  folder,
  format: "workbook",
  language: "en",
  languages: ["en"],
  expert: false,
  taken: "Taken out by Ada on a day",
  home: "https://plenary.invalid/x",
  events: [],
  available: [],
});

async function materialsOf(people: number, ended = true): Promise<Materials> {
  const folder = path.join(root, `${people}-${ended}`);
  mkdirSync(folder, { recursive: true });
  await writeInput(folder, exportedRoom(people, undefined, ended));
  return new Materials(order(folder));
}

async function fileFor(materials: Materials, format: SingleFormat): Promise<string> {
  const file = path.join(materials.order.folder, format);
  await makeFile(format, file, materials, () => undefined);
  return file;
}

it("X-12: an archive has all parts but those that could not be made", async () => {
  const materials = await materialsOf(3);
  const leftOut: string[] = [];
  await writeArchive(
    path.join(materials.order.folder, "everything"),
    materials,
    ["workbook", "summary-csv", "handouts", "json"],
    () => undefined,
    (part) => leftOut.push(part),
  );
  // Its materials are not there.
  expect(leftOut).toEqual(["handouts"]);
  const zip = unzipSync(readFileSync(path.join(materials.order.folder, "everything")));
  expect(Object.keys(zip).filter((name) => /\.(xlsx|csv|json)$/.test(name))).toHaveLength(4);
});

/** The sheets of a workbook by name, with their rows. */
const sheetsIn = async (file: string) =>
  new Map((await readSheets(file)).map(({ sheet, data }) => [sheet, data as unknown[][]]));

/** Texts that no table may hold: the labels under which answers are stored. */
const STORED = /one-[a-z]+-\d+/;

describe.each([0, 1, 19])("a room of %i people", (people) => {
  let materials: Materials;
  beforeAll(async () => {
    materials = await materialsOf(people);
  });

  it("X-5: the workbook has its sheets, a row for each answer, and no formula", async () => {
    const file = await fileFor(materials, "workbook");
    const sheets = await sheetsIn(file);
    expect([...sheets.keys()]).toEqual(["Read me", "Summary", "Codebook", "Answers", "Values"]);
    const answers = sheets.get("Answers")!;
    expect(answers).toHaveLength(1 + materials.answerCount);
    const parts = unzipSync(readFileSync(file));
    for (const [name, bytes] of Object.entries(parts)) {
      const xml = Buffer.from(bytes).toString("utf8");
      expect([name, XMLValidator.validate(xml)]).toEqual([name, true]);
      expect(xml).not.toMatch(/<f>|<f /);
      expect(xml).not.toMatch(STORED);
    }
    if (people >= 19)
      expect(answers.flat().some((cell) => typeof cell === "string" && cell.startsWith("=HYPERLINK"))).toBe(
        true,
      );
  });

  it("X-61: the labelled table comes with a script for R and one for SPSS", async () => {
    const parts = unzipSync(readFileSync(await fileFor(materials, "analysis")));
    expect(Object.keys(parts)).toEqual(["data.csv", "data.sps", "data.R"]);
    const [csv, ...scripts] = Object.values(parts).map((bytes) => Buffer.from(bytes).toString("utf8"));
    const table = parse(csv!, { bom: true }) as string[][];
    for (const name of table[0]!.slice(2)) for (const script of scripts) expect(script).toContain(name);
    expect([csv, ...scripts].join()).not.toMatch(STORED);
  });

  it("X-6: the JSON document is as its schema says, and has every answer once", async () => {
    const document = JSON.parse(readFileSync(await fileFor(materials, "json"), "utf8"));
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    const check = ajv.compile(roomDataJsonSchema());
    expect(check(document) || check.errors?.slice(0, 3)).toBe(true);
    expect(document.answers).toHaveLength(materials.answerCount);
    expect(JSON.stringify(document)).not.toMatch(STORED);
  });

  it("D-17: the tables open in a reader of CSV, and labels agree within one order", async () => {
    const read = async (format: SingleFormat) =>
      parse(readFileSync(await fileFor(materials, format)), { bom: true, columns: true }) as Record<
        string,
        string
      >[];
    const [answers, values] = [await read("answers-csv"), await read("values-csv")];
    expect(answers).toHaveLength(materials.answerCount);
    for (const row of answers.filter((r) => r.answer)) {
      expect(
        values.some(
          (v) =>
            v.question === row.question &&
            v.person === row.person &&
            /answer|agree/.test(v.what!) &&
            v.value === row.answer,
        ),
      ).toBe(true);
    }
  });

  it("X-7: statements have the shape of the specification, and accounts in place of people", async () => {
    const list = JSON.parse(readFileSync(await fileFor(materials, "xapi"), "utf8")) as Statement[];
    const ajv = new Ajv2020({ allErrors: true });
    addFormats(ajv);
    const check = ajv.compile(STATEMENT);
    for (const statement of list)
      expect(check(statement) || [statement.object.id, check.errors?.slice(0, 2)]).toBe(true);
    expect(new Set(list.map((s) => s.id)).size).toBe(list.length);
    expect(JSON.stringify(list)).not.toMatch(/mailto|mbox|"timestamp"|"name":"[^"]*@/);
    const types = new Set(list.map((s) => s.object.definition.interactionType));
    if (people >= 19)
      expect([...types].sort()).toEqual([
        "choice",
        "likert",
        "long-fill-in",
        "matching",
        "numeric",
        "sequencing",
        "true-false",
      ]);
    // The same account never stands in two activities.
    const parents = groupedBy(list, (s) => s.actor.account.name);
    for (const [, siblings] of parents)
      expect(new Set(siblings.map((s) => s.context.contextActivities.parent[0].id)).size).toBe(1);
  });
});

/** xAPI 1.0.3, part two, as far as statements of answers go. */
const map = {
  type: "object",
  minProperties: 1,
  patternProperties: { "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": { type: "string" } },
  additionalProperties: false,
};
const component = {
  type: "array",
  items: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string", minLength: 1 }, description: map },
    additionalProperties: false,
  },
};
const STATEMENT = {
  type: "object",
  required: ["id", "actor", "verb", "object"],
  properties: {
    id: { type: "string", format: "uuid" },
    actor: {
      type: "object",
      required: ["account"],
      properties: {
        objectType: { const: "Agent" },
        account: {
          type: "object",
          required: ["homePage", "name"],
          properties: { homePage: { type: "string", format: "uri" }, name: { type: "string" } },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    verb: {
      type: "object",
      required: ["id"],
      properties: { id: { type: "string", format: "uri" }, display: map },
      additionalProperties: false,
    },
    object: {
      type: "object",
      required: ["id"],
      properties: {
        objectType: { const: "Activity" },
        id: { type: "string", format: "uri" },
        definition: {
          type: "object",
          properties: {
            type: { type: "string", format: "uri" },
            name: map,
            description: map,
            interactionType: {
              enum: [
                "true-false",
                "choice",
                "fill-in",
                "long-fill-in",
                "matching",
                "performance",
                "sequencing",
                "likert",
                "numeric",
                "other",
              ],
            },
            correctResponsesPattern: { type: "array", items: { type: "string" } },
            choices: component,
            scale: component,
            source: component,
            target: component,
          },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    result: {
      type: "object",
      properties: { response: { type: "string" }, success: { type: "boolean" } },
      additionalProperties: false,
    },
    context: {
      type: "object",
      properties: {
        contextActivities: { type: "object" },
        extensions: { type: "object", propertyNames: { format: "uri" } },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

it("D-23: of a room that runs there are no rows", async () => {
  const materials = await materialsOf(19, false);
  expect([...(await sheetsIn(await fileFor(materials, "workbook"))).keys()]).toEqual([
    "Read me",
    "Summary",
    "Codebook",
  ]);
  expect(JSON.parse(readFileSync(await fileFor(materials, "json"), "utf8")).answers).toEqual([]);
});

it("X-5, X-44: the workbook of an Arabic reader is Arabic and right-to-left in all its sheets", async () => {
  const folder = path.join(root, "arabic");
  mkdirSync(folder);
  await writeInput(folder, exportedRoom(6, translatedWorkshop));
  const file = await fileFor(new Materials({ ...order(folder), language: "ar" }), "workbook");
  const sheets = Object.entries(unzipSync(readFileSync(file))).filter(([name]) =>
    name.startsWith("xl/worksheets/"),
  );
  expect(sheets.length).toBeGreaterThanOrEqual(5);
  const xml = sheets.map(([, bytes]) => Buffer.from(bytes).toString("utf8"));
  for (const one of xml) expect(one).toContain('rightToLeft="1"');
  expect(xml.some((one) => one.includes("أيّهما؟"))).toBe(true);
  // Data for programs stays in the language in which the workshop was written.
  const json = await fileFor(new Materials({ ...order(folder), language: "ar" }), "json");
  expect(readFileSync(json, "utf8")).not.toContain("أيّهما؟");
});

/** After a change of the format: `npx vitest run -u` with this file. */
it("X-6: the schema in docs/ is the one that files are checked with", async () => {
  await expect(`${JSON.stringify(roomDataJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    path.join(projectRoot, "docs", "data-format.schema.json"),
  );
});

describe("XlsxWriter", () => {
  it("X-5: keeps texts to the letter, marks what could run, and turns sheets round", async () => {
    const file = path.join(root, "hand.xlsx");
    const book = new XlsxWriter(file, 3);
    const texts = [
      "=1+1",
      "_x0041_",
      "a\nb",
      "\"<&>'",
      "ผู้",
      "الضحية",
      "a\u0007b",
      "\ud83d",
      "-5",
      "x".repeat(40_000),
    ];
    await book.sheet({
      name: "One: [a]/b*?",
      head: ["text", "n"],
      rows: texts.map((t, i) => [t, i + 0.5]),
      widths: [10, 5],
      rtl: true,
    });
    await book.sheet({ name: "one a b", head: null, rows: [["Title"]], widths: [20] });
    await book.sheet({ name: 'R&D <"all">\u0007\ud83d', head: null, rows: [["Title"]], widths: [20] });
    await book.close();
    const sheets = await sheetsIn(file);
    // Three rows to a sheet, the head among them.
    expect([...sheets.keys()]).toEqual([
      "One a b",
      "One a b 2",
      "One a b 3",
      "One a b 4",
      "One a b 5",
      "one a b 6",
      'R&D <"all"> \ufffd',
    ]);
    const rows = [...sheets.values()].slice(0, -2).flatMap((data) => data.slice(1));
    expect(rows.map((r) => r[1])).toEqual(texts.map((_, i) => i + 0.5));
    expect(rows.map((r) => String(r[0]))).toEqual([
      "=1+1",
      "_x0041_",
      "a\nb",
      "\"<&>'",
      "ผู้",
      "الضحية",
      "ab",
      "\ufffd",
      "-5",
      "x".repeat(32_767),
    ]);
    const xml = Buffer.from(unzipSync(readFileSync(file))["xl/worksheets/sheet1.xml"]!).toString("utf8");
    expect(xml).toContain('rightToLeft="1"');
    const styled = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(xml).worksheet
      .sheetData.row[1].c[0];
    expect(styled.s).toBe("3");
  });
});
