/** Other orders in which groups may speak. Pure. */
import { inOrder } from "@/components/console/work/present/presenting";
import type { ConsoleWork } from "@/workshop/worksheets/view-schemas";
import type { GroupId } from "@/workshop/groups/state";

type Ordered = Pick<ConsoleWork, "groups" | "present">;

/** The order with one group moved to the place of another. */
export function movedTo(work: Ordered, group: GroupId, place: number): GroupId[] {
  const ids = inOrder(work).map((g) => g.id);
  const rest = ids.filter((id) => id !== group);
  const at = Math.min(Math.max(place, 0), rest.length);
  return [...rest.slice(0, at), group, ...rest.slice(at)];
}

/** Whoever spoke or speaks stays in front; then those who volunteered, in the order in which they did; then the others. */
export function volunteersFirst(work: Ordered): GroupId[] {
  const { at, done, volunteers } = work.present;
  const ids = inOrder(work).map((g) => g.id);
  const heard = (id: GroupId) => id === at || done.includes(id);
  const ready = volunteers.filter((id) => ids.includes(id) && !heard(id));
  return [...ids.filter(heard), ...ready, ...ids.filter((id) => !heard(id) && !ready.includes(id))];
}
