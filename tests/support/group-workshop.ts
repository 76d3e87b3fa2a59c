/**
 * A workshop with one worksheet that has every stop and papers to deal out, and a room in which three groups
 * work on it.
 */
import { workshopSchema } from "@/workshop/content/workshop";
import { freshGroups, freshWork, type Group, type GroupId, type Work } from "@/model/room/groups";
import { freshState, type RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

export const groupWorkshop = workshopSchema.parse({
  id: "groups",
  language: "en",
  title: "Groups",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "Working together",
      minutes: 60,
      activities: [
        { id: "hello", kind: "slide", title: "Hello", body: "# Hello" },
        {
          id: "plan",
          kind: "worksheet",
          title: "The plan",
          minutes: 30,
          question: "What would each side do?",
          text: "TASK-TEXT Write it down **together**.",
          documents: [
            { id: "a", title: "Paper one", text: "PAPER-ONE says this." },
            { id: "b", title: "Paper two", text: "PAPER-TWO says that." },
            { id: "c", title: "Paper three", text: "PAPER-THREE says more." },
          ],
          sections: [
            {
              id: "main",
              title: "Measures",
              fields: [
                { type: "list", id: "state", text: "Government" },
                { type: "list", id: "ngo", text: "NGO" },
                { type: "text", id: "why", text: "Why" },
              ],
            },
          ],
          compare: {
            type: "board",
            columns: [
              { id: "g", text: "Government", field: "state" },
              { id: "n", text: "NGO", field: "ngo" },
            ],
          },
        },
      ],
    },
  ],
});

export const group = (n: number, more: Partial<Group> = {}): Group => ({
  id: `g1-${n}`,
  name: null,
  number: n,
  table: `Table ${n}`,
  ...more,
});

/** People p1…p3 are in group 1, p4 and p5 in group 2, p6 in group 3; p9 in none. */
const MEMBERS: Record<string, GroupId> = {
  p1: "g1-1",
  p2: "g1-1",
  p3: "g1-1",
  p4: "g1-2",
  p5: "g1-2",
  p6: "g1-3",
};

/** A room at a stop of the worksheet in which three groups work. */
export function groupRoom(
  step = "plan",
  work: Partial<Work> = {},
  groups: Partial<RoomState["groups"]> = {},
): RoomState {
  const fresh = freshState("7d3c1f54-6f0e-4f0f-9a0e-0d7f0b6f3a02", groupWorkshop, settingsSchema.parse({}));
  const list = [group(1), group(2), group(3)];
  return {
    ...fresh,
    position: {
      ...fresh.position,
      step,
      question: step.includes("/") && !step.endsWith("board") ? step : null,
      shown: ["plan", step],
    },
    groups: {
      ...freshGroups,
      formed: 1,
      list,
      members: MEMBERS,
      known: Object.fromEntries(list.map((g) => [g.id, { ...g, size: 3 }])),
      seats: { "g1-1": "p2" },
      ...groups,
    },
    work: { plan: { ...freshWork, groups: list.map((g) => g.id), phase: "open", ...work } },
  };
}
