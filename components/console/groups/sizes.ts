/** The sizes of groups before the server forms them. */
import { sizesOf } from "@/workshop/groups/even-split";
import { groupCount } from "@/workshop/groups/assign-groups";
import type { ConsoleGroups, ListedPerson } from "@/workshop/protocol/worksheets";

/** People in groups and without one; people without a phone are not among them. */
export const listedIn = (groups: ConsoleGroups): ListedPerson[] => [
  ...groups.groups.flatMap((g) => g.people),
  ...groups.without,
];

/** The number of people to deal out. */
export const sizeOf = (groups: ConsoleGroups): number =>
  groups.groups.reduce((sum, g) => sum + g.size, groups.unassigned);

/** "19 people: 5, 5, 5, 4", as numbers. */
export const sizesFor = (people: number, by: "count" | "size", n: number): number[] => {
  const count = groupCount(people, by, n);
  return count === 0 ? [] : sizesOf(people, count);
};
