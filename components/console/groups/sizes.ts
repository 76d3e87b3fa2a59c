/** The sizes of groups before they are formed, as the server will make them. Pure. */
import { sizesOf } from "@/workshop/groups/even-split";
import { groupCount } from "@/workshop/groups/assign-groups";
import type { ConsoleGroups, ListedPerson } from "@/workshop/protocol/worksheets";

/** People who are dealt out and listed: those in groups and those without; people without a phone come after. */
export const listedIn = (groups: ConsoleGroups): ListedPerson[] => [
  ...groups.groups.flatMap((g) => g.people),
  ...groups.without,
];

/** How many people are dealt out. */
export const sizeOf = (groups: ConsoleGroups): number =>
  groups.groups.reduce((sum, g) => sum + g.size, groups.unassigned);

/** "19 people: 5, 5, 5, 4", as numbers. */
export const sizesFor = (people: number, by: "count" | "size", n: number): number[] => {
  const count = groupCount(people, by, n);
  return count === 0 ? [] : sizesOf(people, count);
};
