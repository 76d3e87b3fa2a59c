import { expect, it } from "vitest";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { attachment, safeName, titleOf } from "@/workshop/exports/file-name";

/** As a browser reads it (RFC 8187). */
const read = (header: string) => decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)![1]!);

it.each([
  ["Who is a victim?", "Who is a victim.csv"],
  ["ห้องประชุม เชจู", "ห้องประชุม เชจู.csv"],
  ["الضحية", "الضحية.csv"],
  ['a/b\\c:d*"e"<f>|g', "a b c d e f g.csv"],
  ["..hidden..", "hidden.csv"],
  ["line\r\nSet-Cookie: x", "line Set-Cookie x.csv"],
  ["evil\u202egpj", "evil gpj.csv"],
  ["", "plenary.csv"],
])("X-11: %j is saved as %j", (title, name) => {
  const header = attachment(title, "csv");
  expect(read(header)).toBe(name);
  expect(header).toMatch(/^attachment; filename="[\w -]+\.csv"; filename\*=UTF-8''[\w%.~!$&+^`|-]+$/);
});

it("X-11: a long name is cut between letters, and its file has a name that every system takes", () => {
  for (const letter of ["👩‍🏫", "ខ្មែ", "é", "e\u0301", "😀"]) {
    const name = safeName(letter.repeat(300));
    expect(name.length % letter.length, letter).toBe(0);
    expect(name.length).toBeGreaterThan(30);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  }
  expect(() => attachment("\ud83d", "csv")).not.toThrow();
});

it.each([
  ["Jeju 2026", "en", "Sample · Jeju 2026"],
  ["Jeju 2026", "ar", "عيّنة · Jeju 2026"],
  ["Jeju 2026", "ko", "Sample · Jeju 2026"],
  ["Sample, in Jeju", "ar", "Sample, in Jeju"],
  ["عيّنة في جيجو", "ar", "عيّنة في جيجو"],
])("X-15: a file of the room %j is titled, in %s, %j", (title, language, whole) => {
  const workshop = { ...translatedWorkshop, title: "Sample" };
  expect(titleOf({ title, workshop }, language)).toBe(whole);
});
