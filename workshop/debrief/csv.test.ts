import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { csvCell, csvFile } from "@/workshop/debrief/csv";
import { debriefOf } from "@/workshop/debrief/debrief";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { summaryCsv } from "@/workshop/debrief/summary-csv";
import { summaryHead } from "@/model/debrief/summary-row";
import { roomOf, roundsFrom } from "@/tests/support/synthetic-room";

/** An independent reader of RFC 4180, for what our writer made. */
function read(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (const c of file.replaceAll("\r\n", "\u0000")) {
    if (c === '"') {
      // A doubled quote closes and opens again at once: what it stands for is added on opening.
      if (!quoted && cell.endsWith("\u0001")) cell = `${cell.slice(0, -1)}"`;
      else if (quoted) cell += "\u0001";
      quoted = !quoted;
    } else if (!quoted && (c === "," || c === "\u0000")) {
      row.push(cell.replaceAll("\u0001", ""));
      cell = "";
      if (c === "\u0000") rows.push(row);
      if (c === "\u0000") row = [];
    } else cell += c;
  }
  return rows;
}

describe("csvCell", () => {
  it.each(["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1x", "－1x", "＠x", "  =1+1"])(
    "D-17: disarms %j",
    (text) => {
      expect(read(`${csvCell(text)}\r\n`)[0]![0]).toBe(`'${text}`);
    },
  );

  it("D-17: leaves numbers and ordinary texts alone", () => {
    expect([-5, 0.5, null, "-5", "+3.25", "a-b", "year 2016 = now"].map(csvCell)).toEqual([
      "-5",
      "0.5",
      "",
      "-5",
      "+3.25",
      "a-b",
      "year 2016 = now",
    ]);
    expect(() => csvCell(Number.NaN)).toThrow(RangeError);
  });

  it("D-17: quotes commas, quotes, line ends and outer spaces", () => {
    expect(["a,b", 'say "no"', "two\nlines", " x"].map(csvCell)).toEqual([
      '"a,b"',
      '"say ""no"""',
      '"two\nlines"',
      '" x"',
    ]);
  });
});

it("D-17: a file begins with a byte order mark and ends every line with CRLF", () => {
  expect(csvFile(["a", "b"], [[1, "x"]])).toBe("\uFEFFa,b\r\n1,x\r\n");
  expect(() => csvFile(["a"], [[1, 2]])).toThrow(RangeError);
});

const paths = ["NNY", "NUY", "NNY", "UYY", "YNY", "Np-", "UUU"];
const poll: AnswerBody[] = [
  { choice: ["border"], other: "=HYPERLINK(1)" },
  ...Array<AnswerBody>(5).fill({ choice: ["clinic"] }),
];
const rounds = [
  ...roundsFrom(paths),
  { question: "meet", round: 1, answers: poll.map((body, i) => ({ person: `other-${i}`, body })) },
];
const input = roomOf(rounds, 9);

describe("summaryCsv", () => {
  const debrief = debriefOf(input);
  const rows = read(summaryCsv(debrief).slice(1))
    .slice(1)
    .map((cells) => Object.fromEntries(summaryHead.map((h, i) => [h, cells[i]!])));

  it("X-2: carries exactly the numbers of the debrief", () => {
    for (const activity of debrief.sessions.flatMap((s) => s.activities)) {
      const all =
        activity.kind === "poll"
          ? activity.rounds
          : activity.kind === "case"
            ? activity.parts.flatMap((p) => p.rounds)
            : [];
      for (const counts of all) {
        for (const { id, share } of counts.bars) {
          const row = rows.find(
            (r) => r.measure === "answer" && r.question === counts.question && r.option === id,
          )!;
          expect(row).toMatchObject({
            count: String(share.count),
            of: String(counts.answered),
            passed: String(counts.passed),
            people: "9",
          });
          expect(Math.abs(Number(row.percent) - share.percent!)).toBeLessThanOrEqual(0.05);
          expect(Math.abs(Number(row.wilson_low) - share.low!)).toBeLessThanOrEqual(0.05);
          expect(Math.abs(Number(row.wilson_high) - share.high!)).toBeLessThanOrEqual(0.05);
        }
      }
    }
  });

  it("X-2: has the tipping parts, wrong turns and flows", () => {
    const count = (measure: string, option: string) =>
      rows.filter((r) => r.measure === measure && r.option === option).map((r) => r.count);
    expect(count("tipping", "tipped")).toEqual(["0", "1", "4"]);
    expect(count("tipping", "never")).toEqual(["2"]);
    expect(count("flow", "1:no > 2:no")).toEqual(["2"]);
    expect(count("wrong-turn", "early")).toEqual(["5"]);
  });

  it("D-2: has no flows where fewer than five answered", () => {
    const small = debriefOf(roomOf(roundsFrom(["NNY", "NNY"]), 2));
    expect(summaryCsv(small)).not.toMatch(/,(flow|tipping|wrong-turn|clause|element),/);
  });
});

describe("rowsCsv", () => {
  const reversed = <T>(items: readonly T[]): T[] => items.toReversed();
  const file = rowsCsv(input, reversed);
  const rows = read(file.slice(1));

  it("D-23: has one row per person, question and round, under labels of its own", () => {
    expect(rows).toHaveLength(1 + rounds.reduce((n, r) => n + r.answers.length, 0));
    expect(file).not.toMatch(/who-|other-\d/);
  });

  it("D-23: draws other labels in each activity, from the order it is given", () => {
    const ids = rows.filter((r) => r[0] === "paula" && r[1] === "P1").map((r) => r[7]);
    expect(ids).toEqual(["unsure", "unsure", "unsure"]);
    expect(rows.filter((r) => r[0] === "meet").at(-1)).toContain("'=HYPERLINK(1)");
  });

  it("D-23: keeps a pass apart from an answer", () => {
    expect(rows.filter((r) => r[6] === "1")).toHaveLength(1);
  });
});
