import { describe, expect, it } from "vitest";
import { drawn, words } from "@/tests/support/drawn-console";
import { sampleGroups, sampleWork } from "@/tests/support/console-samples";
import { LookSheet } from "@/components/console/worksheets/look-sheet";
import { WorkDesk } from "@/components/console/worksheets/work-panel";
import type { ConsoleView } from "@/workshop/protocol/console";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

const desk = (work: Partial<ConsoleWork> = {}, more: Partial<ConsoleView> = {}, role?: "presenter") =>
  drawn(<WorkDesk />, { work: sampleWork(work), groups: sampleGroups(), step: "end", ...more }, { role });

describe("the dashboard of groups at work", () => {
  it("names the group to walk to first, with why, and where it sits", () => {
    expect(words(desk())).toContain("Walk to North : it calls you.");
    expect(
      words(
        desk({
          walkTo: [
            { group: "g1-1", why: "silent" },
            { group: "g1-2", why: "behind" },
          ],
        }),
      ),
    ).toContain("Walk to Group 1 (Table 1) : nobody has written for 2 minutes. Look in Then: North (behind)");
    expect(words(desk({ walkTo: [{ group: "g1-2", why: "stuck" }] }))).toContain(
      "half the time is over and its sheet is empty",
    );
  });

  it("says that all is well where no group needs anybody", () => {
    expect(words(desk({ walkTo: [] }))).toContain("All is well: no group needs you now.");
    const done = sampleWork().groups.map((g) => ({ ...g, state: "done" as const }));
    expect(words(desk({ walkTo: [], groups: done }))).toContain("Every group has filled its sheet.");
  });

  it("shows who calls in the order of the calls", () => {
    const groups = sampleGroups();
    groups.groups[0] = { ...groups.groups[0]!, call: 2 };
    expect(words(desk({}, { groups }))).toContain(
      "2 groups call you, the first one first Group 1 Table 1 I am on my way",
    );
  });

  it("tells of each group how far every field is, in words, and never of a person", () => {
    const page = desk();
    expect(page).toContain('title="Aims: filled"');
    expect(page).toContain('title="First step: begun"');
    expect(words(page)).toContain("1 of 2 filled");
    expect(words(page)).toContain("Group 1 Table 1 · 2 of 3 here Ana speaks");
    expect(words(page)).toContain("Writing 1 minute ago The group has agreed");
    expect(words(page)).toContain("Stuck nothing written yet");
  });

  it("counts down, and lengthens only where there is an end", () => {
    expect(desk()).toContain("There is no time limit to extend.");
    const page = desk({
      endsAt: Date.now() + 130_500,
      groups: sampleWork().groups.map((g) => ({ ...g, endsAt: Date.now() + 130_500 })),
    });
    expect(page).not.toContain("no time limit");
    expect(words(page)).toMatch(/2:1\d left/);
    expect(words(desk({ endsAt: Date.now() + 30_000 }))).toMatch(/All groups end in 0:(30|29)/);
  });

  it("begins with the time that is wanted, and opens frozen sheets again", () => {
    expect(words(desk({ phase: "none", groups: [] }))).toContain("How long do groups write?");
    const page = words(desk({ phase: "frozen" }));
    expect(page).toContain("All sheets are frozen as they are.");
    expect(page).toContain("Open again");
  });

  it("leads to forming groups where there are none, for trainers alone", () => {
    const none = { groups: sampleGroups({ groups: [] }) };
    expect(words(desk({ phase: "none", groups: [] }, none))).toContain(
      "There are no groups yet. Form groups",
    );
    const presenter = words(desk({ phase: "none", groups: [] }, none, "presenter"));
    expect(presenter).toContain("A trainer forms them.");
    expect(presenter).not.toContain("There are no groups yet. Form groups");
  });

  it("shows the phases and the way to the next one", () => {
    const page = words(desk({ phases: { seconds: [60, 120, 240], at: 1 } }));
    expect(page).toContain("Alone In pairs In fours On to fours");
    expect(words(desk({ phases: { seconds: [60, 120, 240], at: 2 } }))).not.toContain("On to");
  });

  it("leaves out all verbs once the room has ended", () => {
    const page = words(desk({}, { ended: true }));
    expect(page).toContain("Group 1");
    for (const verb of ["Freeze now", "Nudge", "Start", "Look in", "+2 min"])
      expect(page).not.toContain(verb);
  });
});

describe("a sheet that is looked into", () => {
  it("shows what stands there and who writes where", () => {
    const look = {
      type: "look" as const,
      activity: "plan",
      group: "g1-1",
      content: { cells: { aims: "Warn\nHelp" }, rows: {} },
      writers: [{ id: "m1", name: "Ana", cell: "first" }],
    };
    const page = words(drawn(<LookSheet shape={sampleWork().shape} look={look} />, {}));
    expect(page).toBe("Main Aims Warn Help First step ✎ Ana writes empty");
  });
});
