import { describe, expect, it } from "vitest";
import { calendarText } from "@/workshop/exports/calendar";

const NOW = Date.UTC(2026, 10, 24, 8);
const event = {
  uid: "a@plenary.invalid",
  title: "Title",
  about: "",
  when: { from: NOW, to: NOW + 3_600_000 },
};
/** Reads a calendar as RFC 5545 has it: folded lines are put together first. */
const unfolded = (text: string) =>
  text
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter(Boolean);
const value = (text: string, name: string) =>
  unfolded(text)
    .find((l) => l.startsWith(`${name}:`))!
    .slice(name.length + 1)
    .replace(/\\n/g, "\n")
    .replace(/\\([\\;,])/g, "$1");

describe("calendarText", () => {
  it.each([
    ["English", "A long title, with commas; and more \\ signs. ".repeat(6)],
    ["Thai", "ผู้เสียหายจากการค้ามนุษย์".repeat(6)],
    ["Arabic", "ضحايا الاتجار بالأشخاص ".repeat(8)],
    ["signs beyond the first plane", "👩‍🏫".repeat(30)],
  ])("X-16: folds %s at 75 octets, never within a character, and gives it back whole", (_name, title) => {
    const text = calendarText("Room", [{ ...event, title: title.trim(), about: "Two\nlines" }], NOW);
    for (const line of text.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/\ufffd/);
    }
    expect(value(text, "SUMMARY")).toBe(title.trim());
    expect(value(text, "DESCRIPTION")).toBe("Two\nlines");
  });

  it("X-16: is in UTC, and the same event has the same name when it is made again", () => {
    const [first, second] = [calendarText("Room", [event], NOW), calendarText("Room", [event], NOW + 1)];
    expect(value(first, "DTSTART")).toBe("20261124T080000Z");
    expect(value(first, "DTEND")).toBe("20261124T090000Z");
    expect(value(first, "UID")).toBe(value(second, "UID"));
    for (const name of ["VERSION", "PRODID", "DTSTAMP"]) expect(value(first, name)).not.toBe("");
  });

  it("X-16: a whole day has a date and no time, and an address stands by itself", () => {
    const text = calendarText(
      null,
      [{ ...event, when: { day: "2026-12-24" }, url: "https://plenary.example/f#CODE" }],
      NOW,
    );
    expect(unfolded(text)).toContain("DTSTART;VALUE=DATE:20261224");
    expect(text).not.toMatch(/DTEND|X-WR-CALNAME/);
    expect(value(text, "URL")).toBe("https://plenary.example/f#CODE");
  });

  it("X-16: text cannot begin a line of its own", () => {
    const text = calendarText("Room", [{ ...event, title: "x\r\nATTENDEE:mailto:eve@example.org" }], NOW);
    expect(unfolded(text).filter((l) => l.startsWith("ATTENDEE"))).toEqual([]);
  });
});
