/** Which sheets others than the group and the trainers have seen: the phone promises that nobody else reads the rest. Pure. */
import { sheetKey } from "@/workshop/groups/state";
import type { RoomState } from "@/workshop/session/state";

/** Names (`sheetKey`) of sheets that were presented, or that stood in a gallery or side by side. */
export function sheetsShown({ work, times }: Pick<RoomState, "work" | "times">): ReadonlySet<string> {
  return new Set(
    Object.entries(work).flatMap(([activity, { groups, present }]) => {
      const all = ["gallery", "board"].some((stop) => Object.hasOwn(times, `${activity}/${stop}`));
      const heard = present.at === null ? present.done : [...present.done, present.at];
      return (all ? groups : heard).map((group) => sheetKey(activity, group));
    }),
  );
}
