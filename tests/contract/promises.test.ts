/** The phone's promises about seeing, storing and linking have tests, named in `promises.ts`. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";
import { promises } from "./promises";

const read = (file: string): string => readFileSync(path.join(projectRoot, file), "utf8");

/** The texts of pages that participants read. */
const NAMESPACES = ["phone", "after", "ending"];

/** Words of a sentence that promises something about privacy. */
const PROMISING =
  /anonym|nobody|no name|without (a|your) name|nameless|\blink|stored|\bkept\b|\bkeeps?\b|delet|eras|only you\b|only this phone|\bsees?\b|\bseen\b|read by|reads\b|\bnever\b|not sent|told|noted|shown as a total|used only/i;

/** Texts with such words that promise nothing: labels, buttons, orders to the reader, and what others wrote. */
const NO_PROMISE: readonly string[] = [
  "phone.waitingText",
  "phone.transcript",
  "phone.elements",
  "phone.gridNobody",
  "phone.otherHint",
  "phone.boxLater",
  "phone.boxField",
  "phone.sheetNoDetails",
  "phone.realPerson",
  "phone.groupNobody",
  "phone.remarkField",
  "phone.ownMinority",
  "phone.compareBlank",
  "phone.compareStepNobody",
  "phone.compareNobody",
  "phone.compareBarrier",
  "phone.compareReach",
  "phone.relayFrom",
  "phone.relaySaidAsked",
  "phone.relaySaidTold",
  "phone.relaySaidLost",
  "phone.relayLost",
  "phone.dotsNone",
  "phone.codeKeep",
  "phone.codeLike",
  "phone.ballotTally",
  "phone.ballotOtherwise",
  "phone.turnWordLabel",
  "phone.turnGone",
  "after.certKeepsName",
  "ending.erase",
  "ending.eraseGo",
  "ending.eraseStay",
];

type Texts = { [name: string]: string | Texts };
const flat = (texts: Texts, path: string): [string, string][] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "string"
      ? [[`${path}.${name}`, text] as [string, string]]
      : flat(text, `${path}.${name}`),
  );

const texts = new Map(
  NAMESPACES.flatMap((name) => flat(JSON.parse(read(`messages/en/${name}.json`)) as Texts, name)),
);

const rows = Object.entries(promises).flatMap(([file, titles]) =>
  Object.entries(titles).flatMap(([title, messages]) =>
    messages.map((message) => ({ message, file, title })),
  ),
);

describe("what the phone promises", () => {
  it("stands in the list, or says nothing of what is seen, stored or linked", () => {
    const listed = new Set(rows.map((r) => r.message));
    const without = [...texts]
      .filter(([name, text]) => PROMISING.test(text) && !listed.has(name) && !NO_PROMISE.includes(name))
      .map(([name, text]) => `${name}: ${text}`);
    expect(without).toEqual([]);
  });

  it("has no row, and no exception, for a text that is gone", () => {
    expect(rows.filter((r) => !texts.has(r.message))).toEqual([]);
    expect(NO_PROMISE.filter((name) => !PROMISING.test(texts.get(name) ?? ""))).toEqual([]);
    expect(rows.filter((r) => NO_PROMISE.includes(r.message))).toEqual([]);
  });

  it("names tests that are there", () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const { message, file, title } of rows) {
      expect({ message, file, there: existsSync(path.join(projectRoot, file)) }).toEqual({
        message,
        file,
        there: true,
      });
      const titles = [
        ...read(file).matchAll(/\b(?:it|test|step|describe)(?:\.each\([\s\S]*?\))?\(\s*(["'`])([\s\S]*?)\1/g),
      ].map((m) => m[2]!);
      expect({ message, title, there: titles.some((t) => t.includes(title)) }).toEqual({
        message,
        title,
        there: true,
      });
    }
  });
});
