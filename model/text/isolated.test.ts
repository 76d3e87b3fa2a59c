import { describe, expect, it } from "vitest";
import { isolateAmount, isolated } from "@/model/text/isolated";

it("an amount with its sign in front stands apart; one in words keeps the direction of its words", () => {
  expect(["\u200e£15,000", "\u200e−\u200e£50", "15,000", "\u200eليرة 50"].map(isolateAmount)).toEqual([
    "\u2066£15,000\u2069",
    "\u2066−£50\u2069",
    "15,000",
    "\u200eليرة 50",
  ]);
});

describe("the values of a sentence", () => {
  it("stand apart where they run the other way", () => {
    expect(isolated({ answer: "نعم", count: 8 }, "en")).toEqual({ answer: "\u2068نعم\u2069", count: 8 });
    expect(isolated({ code: "K7P-RX4" }, "ar")).toEqual({ code: "\u2068K7P-RX4\u2069" });
    expect(isolated({ title: "Paula", count: 8 }, "th")).toEqual({ title: "Paula", count: 8 });
  });

  it("stay as they are where they only choose between forms of it", () => {
    expect(isolated({ how: "in", who: "Ada" }, "ar", "{how, select, in {{who}} other {}}")).toEqual({
      how: "in",
      who: "\u2068Ada\u2069",
    });
  });
});
