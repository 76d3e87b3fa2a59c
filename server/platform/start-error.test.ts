import { expect, it } from "vitest";
import { messageOf } from "@/server/platform/start-error";

it.each([
  [new Error("Broken\nin two lines"), "Broken"],
  [
    new Error("\nInvalid `prisma.room.create()` invocation in\n/somewhere"),
    "Invalid `prisma.room.create()` invocation in",
  ],
  [Object.assign(new Error("\n  Invalid `x`\n"), { code: "P2002" }), "Invalid `x` (P2002)"],
  [Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }), "connect ECONNREFUSED"],
  [new AggregateError([new Error("first"), new Error("second")]), "first"],
  [new RangeError(""), "RangeError"],
  [new Error("\n \n"), "unknown error"],
  ["", "unknown error"],
  [undefined, "undefined"],
])("says of %s one line that is never empty", (error, line) => {
  expect(messageOf(error)).toBe(line);
});
