/** The work of three groups, for tests of the console. */
import { sampleWork as groupsAtWork } from "@/tests/support/console-samples";
import type { Entry } from "@/model/worksheets/entries";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { Card } from "@/model/worksheets/shown";
import type { Group } from "@/model/room/groups";

export const sampleGroups: Group[] = [1, 2, 3].map((number) => ({
  id: `g1-${number}`,
  name: number === 2 ? "Harbour" : null,
  number,
  table: null,
}));

export const sampleEntry = (id: string, group: number, text: string): Entry => ({
  id,
  group: `g1-${group}`,
  field: "measures",
  text,
  more: [],
});

export const sampleCard = (id: string, lines: Card["blocks"][number]["lines"] = []): Card => ({
  id,
  title: `Card ${id}`,
  blocks: [{ label: "Measures", lines }],
});

export const sampleWork = (change: Partial<ConsoleWork> = {}): ConsoleWork =>
  groupsAtWork({
    activity: "sheet",
    at: "present",
    phase: "frozen",
    shape: { id: "sheet", agencies: [], sections: [] },
    groups: sampleGroups.map((group) => ({
      group,
      fields: [],
      done: 1,
      lastAt: null,
      state: "done",
      endsAt: null,
      agreed: false,
    })),
    walkTo: [],
    present: {
      order: ["g1-1", "g1-2", "g1-3"],
      at: null,
      card: 0,
      cards: [],
      since: null,
      done: [],
      volunteers: [],
      seconds: 180,
    },
    ...change,
  });

/** The same at "present", with this group on the stage. */
export const samplePresenting = (present: Partial<ConsoleWork["present"]>): ConsoleWork => {
  const work = sampleWork();
  return { ...work, present: { ...work.present, ...present } };
};
