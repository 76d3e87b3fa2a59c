import { describe, expect, it } from "vitest";
import { commandSchema } from "@/workshop/commands/all";
import { presenterName } from "@/workshop/room/presenter-name";

describe("the name of a presenter (B-111)", () => {
  it.each([
    ["  Pia Presenter ", "Pia Presenter"],
    ["علی\u200cرضا", "علیرضا"],
    ["\u202eeve", "eve"],
    ["Pia\u0000\u2028", "Pia"],
    ["👩🏽‍⚕️", "👩🏽⚕️"],
    [`${"x".repeat(59)}🦊`, "x".repeat(59)],
    ["x".repeat(200), "x".repeat(60)],
    [`${" ".repeat(20)}${"x".repeat(60)}`, "x".repeat(60)],
    [`${"x".repeat(59)} Presenter`, "x".repeat(59)],
  ])("%j is said as %j, which the room takes", (typed, said) => {
    expect(presenterName(typed)).toBe(said);
    expect(commandSchema.safeParse({ type: "introduce", id: "introduce-1", name: said }).success).toBe(true);
  });

  it.each([[""], ["  "], ["\u200b\u200d"], ["\u202e"]])("%j is none", (typed) =>
    expect(presenterName(typed)).toBe(""),
  );
});
