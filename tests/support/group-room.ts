/** A room with worksheets and people in groups, for tests of the pure core. */
import { participant, PureRoom, ROOM } from "@/tests/support/pure-room";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import type { Groups, Work } from "@/model/room/groups";
import type { Actor } from "@/workshop/room/actor";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const sections = [
  { id: "plan", title: "Plan", fields: [{ id: "measures", type: "list", text: "Measures" }] },
];
const sheet = (id: string) => ({
  id,
  kind: "worksheet",
  title: `Sheet ${id}`,
  question: "What is to be done?",
  sections,
});

export const groupWorkshop: Workshop = workshopSchema.parse({
  id: "groups",
  language: "en",
  title: "Groups",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First",
      minutes: 60,
      activities: [sheet("sheet"), { id: "hello", kind: "slide", title: "Hello", body: "# Hello" }],
    },
    { id: "s2", number: 2, title: "Second", minutes: 60, activities: [sheet("other")] },
  ],
});

/** Ids as those of participants. */
export const person = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const people = (count: number): string[] => Array.from({ length: count }, (_, i) => person(i + 1));
export const who = (n: number): Actor => participant(person(n));

export class GroupRoom extends PureRoom {
  constructor() {
    super(freshState(ROOM, groupWorkshop, settingsSchema.parse({})));
  }

  /** Groups of these sizes, with people 1, 2, 3… */
  static of(...sizes: number[]): GroupRoom {
    let next = 1;
    const groups = sizes.map((size) => Array.from({ length: size }, () => person(next++)));
    return new GroupRoom().do({ type: "set-groups", groups, places: "none" }) as GroupRoom;
  }

  get groups(): Groups {
    return this.state.groups;
  }

  work(activity = "sheet"): Work {
    return this.state.work[activity]!;
  }

  /** The people of each group, by their numbers. */
  numbers(): number[][] {
    return this.groups.list.map((g) =>
      Object.keys(this.groups.members)
        .filter((p) => this.groups.members[p] === g.id)
        .map((p) => Number(p.slice(-12)))
        .sort((a, b) => a - b),
    );
  }
}
