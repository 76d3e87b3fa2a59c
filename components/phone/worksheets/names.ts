/** How groups and their members are called on a phone. */
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";
import { namesApart } from "@/workshop/groups/names";
import { isolate } from "@/model/text/isolated";
import type { Group } from "@/model/room/groups";

export const groupName = (group: Group, t: Translate): string =>
  group.name ?? t("groupNumber", { number: group.number });

/** "Group 3 · 6 people · Table 3", or that it is on the screen. */
export function groupLine(view: GroupView, t: Translate): string | null {
  if (!view.group) return null;
  if (view.onScreen) return t("clickerTitle");
  const count = view.size + view.guests.length;
  const { table } = view.group;
  return [
    groupName(view.group, t),
    isolate(t("groupPeople", { count })),
    ...(table ? [isolate(table)] : []),
  ].join(" · ");
}

/** What each member is called, by their id: their own name, or that they gave none, told from all others. */
export const memberNames = (view: GroupView, t: Translate): ReadonlyMap<string, string> =>
  namesApart(
    view.members.map(({ id, name }) => ({ id, alias: name ?? "" })),
    t("groupSomebody"),
  );

/** Who speaks for the group; null: nobody yet. */
export function rapporteur(view: GroupView, t: Translate): string | null {
  const holder = view.members.find((m) => m.seat);
  return holder ? (holder.you ? t("groupYou") : memberNames(view, t).get(holder.id)!) : null;
}
