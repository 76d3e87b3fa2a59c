import { expect, it } from "vitest";
import { kindNames } from "@/activities/kinds";
import { everyKind } from "@/tests/support/every-kind";
import { checkWorkshop } from "@/workshop/content/check";

it("every kind has a template that can be run as it is", () => {
  expect(everyKind.sessions[0]?.activities.map((a) => a.kind)).toEqual([...kindNames]);
  expect(checkWorkshop(everyKind)).toEqual([]);
});
