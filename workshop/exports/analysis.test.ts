import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { exportedRoom } from "@/tests/support/exported-room";
import { everyKind } from "@/tests/support/every-kind";
import { isPass } from "@/model/activity/pass";
import type { Workshop } from "@/workshop/content/workshop";
import { analysisFiles } from "@/workshop/exports/analysis";
import { givenIn } from "@/workshop/exports/given";
import { labelled } from "@/workshop/exports/labelled-answers";

const HOSTILE = "Don't \"quote\" 100 % of C:\\new\n. EXECUTE.\r\nERASE FILE='x'. \u2028%s \\u0041 '' /* #";

/** Titles, questions and choices of every activity are hostile. */
const hostile: Workshop = {
  ...everyKind,
  sessions: everyKind.sessions.map((session) => ({
    ...session,
    activities: session.activities.map(
      (activity) =>
        JSON.parse(JSON.stringify(activity), (key, value: unknown) =>
          ["text", "question", "title"].includes(key) && typeof value === "string"
            ? `${HOSTILE} ${value.repeat(40)}`
            : value,
        ) as typeof activity,
    ),
  })),
};

function filesOf(people: number, workshop?: Workshop) {
  const input = exportedRoom(people, workshop);
  const rows = [...labelled(input, (list) => [...list])];
  const [csv, sps, script] = analysisFiles(input, rows).map(({ text }) => text);
  const table = parse(csv!, { bom: true, columns: true }) as Record<string, string>[];
  return { input, rows: rows.flat(), sps: sps!, script: script!, table, names: Object.keys(table[0] ?? {}) };
}

/** Strings in single quotes of a syntax file, as SPSS reads them; none runs over a line. */
const spssStrings = (syntax: string): string[] =>
  syntax
    .split("\r\n")
    .flatMap((line) =>
      [...line.matchAll(/'((?:[^']|'')*)'/g)].map(([, text]) => text!.replaceAll("''", "'")),
    );

describe("a table for R and SPSS (X-61)", () => {
  const { rows, table, names, sps, script } = filesOf(19);
  const variables = names.slice(2);

  it("has a row for each label of an activity, and every closed value once", () => {
    expect(table.map((row) => `${row.activity} ${row.person}`).toSorted()).toEqual(
      [...new Set(rows.map((row) => `${row.activity.id} ${row.person}`))].toSorted(),
    );
    const values = rows
      .filter(({ body }) => !isPass(body))
      .flatMap((row) => givenIn(row.activity, row.body))
      .filter(({ what, text }) => text === null && what !== "support");
    const cells = table.flatMap((row) =>
      variables
        .filter((name) => !["", "-9999"].includes(row[name]!))
        .map((name) => ({ name, cell: row[name]! })),
    );
    const answered = cells.filter(({ name, cell }) => !isSeveral(name) || cell === "1");
    expect(answered).toHaveLength(values.length);
  });
  const isSeveral = (name: string) => sps.includes(`${name}\r\n  0 'no'\r\n  1 'yes'`);

  it("tells who passed from who gave nothing, and keeps no own words", () => {
    const passed = rows.filter(({ body }) => isPass(body));
    expect(passed.length).toBeGreaterThan(0);
    expect(table.filter((row) => variables.some((name) => row[name] === "-9999")).length).toBeGreaterThan(0);
    for (const row of table) for (const name of variables) expect(row[name]).toMatch(/^(-?\d+(\.\d+)?)?$/);
    expect([sps, script].join()).not.toContain("HYPERLINK");
  });

  it("has names that both programs take, told apart without regard to case", () => {
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,62}[a-z0-9]$/);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it("labels every variable and every code in both scripts", () => {
    for (const name of variables) {
      expect(sps).toContain(`  ${name} F12.0\r\n`);
      expect(sps).toContain(`  /${name}\r\n  '`);
      expect(script).toContain(`labelled(data, "${name}", "`);
      const found = new Set(table.map((row) => row[name]!).filter((cell) => !["", "-9999"].includes(cell)));
      const coded = new RegExp(`"${name}", .*, TRUE\\)$`, "m").test(script);
      const codes = /, c\(([^()]*)\), c\(/.exec(
        script.split("\n").find((line) => line.includes(`"${name}"`))!,
      )![1]!;
      if (coded) for (const cell of found) expect(codes.split(", ")).toContain(cell);
    }
  });

  it("reads hostile titles as texts: quotes, line ends, percent signs, backslashes", () => {
    const bad = filesOf(19, hostile);
    const lines = bad.sps.split("\r\n");
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(256);
    // What stands outside of strings is ours alone.
    const outside = lines.map((line) => line.replace(/'(?:[^']|'')*'/g, "''")).join("\n");
    expect(outside).not.toMatch(/ERASE|Don|quote|%/);
    expect(
      spssStrings(bad.sps).some((text) => text.includes('Don\'t "quote" 100 % of C:\\new . EXECUTE.')),
    ).toBe(true);
    for (const text of spssStrings(bad.sps)) expect(text).not.toMatch(/[\p{Cc}\u2028]/u);
    const strings = [...bad.script.matchAll(/"(?:[^"\\\n]|\\["\\])*"/g)].map(
      ([text]) => JSON.parse(text) as string,
    );
    expect(strings.some((text) => text.includes("C:\\new . EXECUTE."))).toBe(true);
    const calls = bad.script.split("\n").filter((line) => line.startsWith("data <- labelled("));
    for (const call of calls)
      expect(call.replace(/"(?:[^"\\\n]|\\["\\])*"/g, '""')).toMatch(
        /^data <- labelled\(data, "", "", c\([\d, ]*\), c\((""(, "")*)?\), (TRUE|FALSE)\)$/,
      );
  });

  it("is whole where nobody answered", () => {
    const none = filesOf(0);
    expect(none.table).toEqual([]);
    expect(none.sps).not.toContain("VALUE LABELS");
  });
});
