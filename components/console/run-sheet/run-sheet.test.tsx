import { expect, it } from "vitest";
import { RunSheet } from "@/components/console/run-sheet/run-sheet";
import { drawn } from "@/tests/support/drawn-console";

it("a title above several steps is a button, so that one can look at the first of them (B-306)", () => {
  expect(drawn(<RunSheet />, { step: "paula/1" })).toMatch(
    /<button type="button" class="[^"]*case[^"]*" lang="en">Paula/,
  );
});
