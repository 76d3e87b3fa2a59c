import { expect, it } from "vitest";
import { foundIn } from "@/components/console/run-sheet/use-found-in";
import { samplePlan } from "@/tests/support/console-samples";

it("finds activities by their title, a step's title or their session's, in letters of any size (B-271)", () => {
  const [session] = samplePlan.sessions;
  const [first] = session!.activities;
  const ids = (wanted: string) => foundIn(session!, wanted.toLocaleLowerCase(), () => null).map((a) => a.id);
  expect(ids("")).toEqual(session!.activities.map((a) => a.id));
  expect(ids(first!.title.toLocaleUpperCase())).toContain(first!.id);
  expect(ids(first!.steps.at(-1)!.title)).toContain(first!.id);
  expect(ids(session!.title)).toEqual(session!.activities.map((a) => a.id));
  expect(ids("no such thing")).toEqual([]);
  const groupsWrite = foundIn(session!, "write", (step) =>
    step.id === first!.steps[0]!.id ? "Groups write" : null,
  );
  expect(groupsWrite.map((a) => a.id)).toEqual([first!.id]);
});
