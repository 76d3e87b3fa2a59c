import { describe, expect, it } from "vitest";
import { drawn, words } from "@/tests/support/drawn-console";
import { GroupsCard } from "@/components/console/people/groups-card";
import GroupsPanel from "@/components/console/groups/groups-panel";
import { sampleGroups, sampleWork } from "@/tests/support/console-samples";

const panel = (groups = sampleGroups(), more = {}) =>
  drawn(<GroupsPanel onClose={() => {}} />, { groups, ...more });
const none = sampleGroups({ formed: 0, groups: [] });

describe("the groups' panel", () => {
  it("begins with drawing where there are no groups, and shows the sizes before", () => {
    const page = words(
      panel({
        ...none,
        unassigned: 19,
        without: Array.from({ length: 19 }, (_, i) => ({ id: `p${i}`, alias: `P${i}`, here: true })),
      }),
    );
    expect(page).toContain("19 people: 5, 5, 5, 4");
  });

  it("says why sectors cannot be mixed where nobody gave one", () => {
    expect(words(panel({ ...none, sectors: false }))).toContain(
      "Sectors cannot be mixed: nobody in this room gave one.",
    );
    expect(words(panel(none))).not.toContain("Sectors cannot be mixed");
  });

  it("shows those without a group first, then the groups with who speaks, who is away and who has no phone", () => {
    const page = words(panel());
    expect(page.indexOf("Without a group")).toBeLessThan(page.indexOf("Group 1"));
    expect(page).toContain("Ana speaks for the group");
    expect(page).toContain("Ben away");
    expect(page).toContain("Gus no phone");
  });

  it("tells people of one name apart, and those without a name (B-195)", () => {
    const without = ["", "", "Ben", "Zoe"].map((alias, i) => ({ id: `other-${i}`, alias, here: true }));
    const page = words(panel(sampleGroups({ without })));
    for (const name of ["Without a name (1)", "Without a name (2)", "Ben (1)", "Ben (2)", "Zoe "])
      expect(page).toContain(name);
    expect(page).not.toContain("Zoe (");
  });

  it("lets the direction of every name be its own (B-74)", () => {
    expect(panel()).toContain('<span dir="auto">สมชาย</span>');
    expect(panel()).toContain('<h3 dir="auto">North</h3>');
  });

  it("says while people choose how many have not", () => {
    expect(words(panel(sampleGroups({ choosing: { cap: 5 } })))).toContain(
      "People choose their groups, at most 5 people in each. 1 person has not chosen yet.",
    );
  });

  it("holds everybody and every group of a large room", () => {
    const groups = sampleGroups({
      without: [],
      unassigned: 0,
      groups: Array.from({ length: 8 }, (_, g) => ({
        group: { id: `g1-${g + 1}`, name: null, number: g + 1, table: null },
        people: Array.from({ length: 5 }, (_, p) => ({
          id: `${g}-${p}`,
          alias: `Person ${g}-${p}`,
          here: true,
        })),
        size: 5,
        here: 5,
        guests: [],
        seat: null,
        call: null,
      })),
    });
    const page = panel(groups);
    expect(page.match(/aria-pressed/g)).toHaveLength(40);
    expect(page.match(/data-place="g1-/g)).toHaveLength(8);
    expect(words(page)).toContain("Without a group 0");
  });

  it("says how many more there are than it lists (B-163)", () => {
    const [group] = sampleGroups().groups;
    const page = words(panel(sampleGroups({ groups: [{ ...group!, size: 40 }], unassigned: 1_000 })));
    expect(page).toContain("Without a group 1000");
    expect(page).toContain("and 999 more people");
    expect(page).toContain("and 38 more people");
  });
});

describe("the groups beside the people", () => {
  it("counts everybody in each group, under those that call", () => {
    expect(words(drawn(<GroupsCard />, { groups: sampleGroups(), work: sampleWork() }))).toBe(
      "Groups · 2 1 group calls you North I am on my way Group 1 3 North 1 Without a group 1 Change groups…",
    );
  });
});
