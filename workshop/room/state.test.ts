import { describe, expect, it } from "vitest";
import { newRoom, PureRoom } from "@/tests/support/pure-room";

describe("a new room", () => {
  it("shows its stage in the language of the workshop, which therefore need not be chosen", () => {
    expect(newRoom().stageLanguages).toEqual(["en"]);
    const chosen = new PureRoom().try({ type: "show-languages", main: "en" });
    expect(chosen).toMatchObject({ ok: true, changed: false });
  });
});
