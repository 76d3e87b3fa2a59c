import { expect, it } from "vitest";
import { RunSheet } from "@/components/console/run-sheet/run-sheet";
import { sampleAgenda, samplePlan, sampleView } from "@/tests/support/console-samples";
import { drawn, drawnIn, silentConsole } from "@/tests/support/drawn-console";
import { freshClock } from "@/workshop/room/agenda/clock";

it("a title above several steps is a button, so that one can look at the first of them (B-271)", () => {
  expect(drawn(<RunSheet />, { step: "paula/1" })).toMatch(
    /<button type="button" class="[^"]*case[^"]*" lang="en">Paula/,
  );
});

it("the session to come stays unfolded before the day and in its breaks, and no other does (B-290)", () => {
  const lunch = { id: "lunch", session: null, items: [], spare: 10, skipped: false, from: 0 };
  const days = sampleAgenda.days.map((day) => ({
    ...day,
    slots: [{ ...lunch, id: "opening" }, ...day.slots],
  }));
  days[0]!.slots.splice(2, 0, lunch);
  const plan = { ...samplePlan, breaks: ["opening", "lunch"].map((id) => ({ id, title: id })) };
  const agenda = {
    type: "agenda",
    agenda: { ...sampleAgenda, days },
    clock: freshClock,
    returnTo: null,
  } as const;
  const unfolded = (step: string | null) =>
    [
      ...drawnIn(silentConsole({ plan, view: sampleView({ step }), agenda }), <RunSheet />).matchAll(
        /data-step="([^"@]*)"/g,
      ),
    ].map(([, id]) => id);
  const one = ["welcome", "paula/1", "paula/2!notice", "paula/2"];
  expect(unfolded(null)).toEqual(one);
  expect(unfolded("@opening")).toEqual(one);
  expect(unfolded("welcome")).toEqual(one);
  expect(unfolded("@lunch")).toEqual(["end"]);
});
