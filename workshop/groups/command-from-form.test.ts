import { describe, expect, it } from "vitest";
import { commandSchema } from "@/workshop/commands/all";
import { commandFrom } from "@/workshop/groups/command-from-form";

const ID = "abcdefgh12";
const read = (fields: Record<string, string>) =>
  commandSchema.safeParse(commandFrom(Object.entries(fields), ID)).data;

describe("a form as a command about groups (G-94)", () => {
  it("reads what is nested, what is on or off, and which card", () => {
    expect(
      read({
        type: "remark",
        "sheet.activity": "plan",
        "sheet.group": "g1-2",
        kind: "missed",
        text: "What about the night?",
      }),
    ).toEqual({
      type: "remark",
      id: ID,
      sheet: { activity: "plan", group: "g1-2" },
      kind: "missed",
      text: "What about the night?",
    });
    expect(read({ type: "card", activity: "plan", group: "g1-2", to: "3" })).toEqual({
      type: "card",
      id: ID,
      activity: "plan",
      group: "g1-2",
      to: 3,
    });
    expect(read({ type: "call", on: "0" })).toEqual({ type: "call", id: ID, on: false });
    expect(read({ type: "give-seat", to: "1234abc" })).toEqual({ type: "give-seat", id: ID, to: "1234abc" });
  });

  it("takes no id from the form, and gives nothing for what is no such command", () => {
    expect(read({ type: "take-seat", id: "of-another-phone" })).toEqual({ type: "take-seat", id: ID });
    expect(read({ type: "card", activity: "plan", group: "g1-2", to: "" })).toBeUndefined();
    expect(read({ type: "take-seat", group: "g1-2" })).toBeUndefined();
  });
});
