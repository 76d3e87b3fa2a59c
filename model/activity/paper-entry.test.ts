import { describe, expect, it } from "vitest";
import {
  differing,
  isSheetCode,
  MAX_SHEETS,
  type PaperItem,
  readTyped,
  sheetCode,
  sheetOf,
} from "@/model/activity/paper-entry";

const all = Array.from({ length: MAX_SHEETS }, (_, n) => sheetCode("room-1", "test", n));

describe("the code of a sheet (H-40)", () => {
  it("is another for each sheet, room and activity", () => {
    expect(new Set(all).size).toBe(MAX_SHEETS);
    expect(all.every((code) => /^\d{6}$/.test(code) && isSheetCode(code))).toBe(true);
    expect(sheetCode("room-2", "test", 0)).not.toBe(all[0]);
    expect(sheetCode("room-1", "other", 0)).not.toBe(all[0]);
  });

  it("is found again, in digits of every script, and only among the printed ones", () => {
    expect(sheetOf("room-1", "test", 40, all[17]!)).toBe(17);
    const arabic = [...all[17]!].map((d) => "٠١٢٣٤٥٦٧٨٩"[Number(d)]).join("");
    expect(sheetOf("room-1", "test", 40, `${arabic.slice(0, 3)} ${arabic.slice(3)}`)).toBe(17);
    expect(sheetOf("room-1", "test", 40, all[40]!)).toBeNull();
    expect(sheetOf("room-1", "other", 40, all[17]!)).toBeNull();
  });

  it("finds every wrong digit and every swap of neighbours", () => {
    for (const code of all.slice(0, 200))
      for (let i = 0; i < 6; i++) {
        for (let d = 1; d < 10; d++) {
          const wrong = `${code.slice(0, i)}${(Number(code[i]) + d) % 10}${code.slice(i + 1)}`;
          expect(isSheetCode(wrong)).toBe(false);
        }
        const swapped = `${code.slice(0, i)}${code[i + 1] ?? ""}${code[i]}${code.slice(i + 2)}`;
        if (swapped !== code) expect(isSheetCode(swapped)).toBe(false);
      }
    expect(isSheetCode("12345")).toBe(false);
  });
});

const options = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `o${i + 1}`, text: `Option ${i + 1}` }));
const choice = { field: "choice", text: null, options: options(4) };
const several = { ...choice, several: true as const };
const many = { ...several, options: options(12) };

describe("what is typed for an item (H-41)", () => {
  it.each([
    ["one digit", choice, "2", ["o2"]],
    ["a Thai digit", choice, "๒", ["o2"]],
    ["no answer", choice, "0", []],
    ["nothing", choice, "", []],
    ["a digit that no option has", choice, "5", null],
    ["two digits for one choice", choice, "1 2", null],
    ["letters", choice, "a", null],
    ["several", several, "31", ["o3", "o1"]],
    ["several, parted", several, "3, 1", ["o3", "o1"]],
    ["one of them twice", several, "33", ["o3"]],
    ["several of many", many, "1 12", ["o1", "o12"]],
    ["one of many", many, "12", ["o12"]],
    ["a number", { field: "n", text: null, range: { min: 0, max: 50 } }, "٤٢", ["42"]],
    ["nought, which is a number", { field: "n", text: null, range: { min: 0, max: 50 } }, "0", ["0"]],
    ["too large a number", { field: "n", text: null, range: { min: 0, max: 50 } }, "51", null],
    ["words", { field: "w", text: null, words: 9 }, " So be 1 ", ["So be 1"]],
    ["too many words", { field: "w", text: null, words: 9 }, "0123456789", null],
    ["entries of words", { field: "w", text: null, words: 9, several: true as const }, "a; b ;", ["a", "b"]],
  ])("reads %s", (_, item, typed, values) => expect(readTyped(item, typed)).toEqual(values));
});

it("finds by item where two entries of a sheet differ (H-42)", () => {
  const items: PaperItem[] = [several, choice, choice].map((item, i) => ({
    ...item,
    question: "q",
    asked: "?",
    number: i + 1,
  }));
  expect(differing(items, { 1: ["o1", "o2"], 2: ["o1"] }, { 1: ["o2", "o1"], 2: ["o1"] })).toEqual([]);
  expect(differing(items, { 1: ["o1"], 2: ["o1"] }, { 1: ["o1"], 2: ["o2"], 3: ["o4"] })).toEqual([2, 3]);
  expect(differing(items, { 1: ["o1"] }, {})).toEqual([1]);
});
