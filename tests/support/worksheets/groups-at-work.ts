/** A room at a worksheet with three groups of two, for tests of views: state and sheets are set by hand. */
import { PureRoom, ROOM, START } from "@/tests/support/pure-room";
import { sheetsWorkshop } from "@/tests/support/worksheets/contents";
import type { Workshop } from "@/workshop/content/workshop";
import type { SheetContent } from "@/model/worksheets/cells";
import { freshGroups, freshWork, type Group, type Groups, sheetKey, type Work } from "@/model/room/groups";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

export const groupIds = ["g1-a", "g1-b", "g1-c"] as const;
const groups: Group[] = groupIds.map((id, i) => ({
  id,
  name: i === 0 ? "Lotus" : null,
  number: i + 1,
  table: i === 1 ? "Table 2" : null,
}));
const people = groupIds.flatMap((group) => [1, 2].map((n) => ({ id: `person-${group}-${n}`, group })));

const threeGroups: Groups = {
  ...freshGroups,
  formed: 1,
  list: groups,
  members: Object.fromEntries(people.map((p) => [p.id, p.group])),
  known: Object.fromEntries(groups.map((g) => [g.id, { ...g, size: 2 }])),
  seats: { "g1-a": "person-g1-a-1" },
};

/** Three groups at work on one worksheet. @param work what differs from work that was started and has no end */
export function groupRoom(
  step: string,
  work: Partial<Work> = {},
  more: Partial<Groups> = {},
  workshop: Workshop = sheetsWorkshop,
): PureRoom {
  const fresh = freshState(ROOM, workshop, settingsSchema.parse({}));
  const activity = step.split("/")[0]!;
  return new PureRoom({
    ...fresh,
    groups: { ...threeGroups, ...more },
    work: { [activity]: { ...freshWork, phase: "open", groups: [...groupIds], ...work } },
  }).go(step);
}

/** Content of one worksheet's sheets by group. @param lastAt time of each group's last change */
export function workNow(
  activity: string,
  contents: Record<string, SheetContent>,
  more: Partial<WorkNow> & { lastAt?: Record<string, number> } = {},
): WorkNow {
  const { lastAt, ...rest } = more;
  return {
    sheets: new Map(
      Object.entries(contents).map(([group, content]) => [
        sheetKey(activity, group),
        { content, lastAt: lastAt?.[group] ?? START },
      ]),
    ),
    remarks: [],
    answerOf: () => () => undefined,
    here: new Set(["person-g1-a-1"]),
    names: new Map([...people.map((p) => [p.id, `Name ${p.id}`] as const), ["late", null]]),
    sectors: true,
    now: START,
    ...rest,
  };
}
