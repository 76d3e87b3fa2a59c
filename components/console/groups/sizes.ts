/** The sizes of groups before they are formed, as the server will make them. Pure. */
import { sizesOf } from "@/workshop/groups/deal";
import { howMany } from "@/workshop/groups/form";
import type { ConsoleGroups } from "@/workshop/groups/shown";

/** People who are dealt out: those in groups and those without; people without a phone come after. */
export const peopleIn = (groups: ConsoleGroups): { id: string; alias: string; here: boolean }[] => [
  ...groups.groups.flatMap((g) => g.people),
  ...groups.without,
];

/** "19 people: 5, 5, 5, 4", as numbers. */
export const sizesFor = (people: number, by: "count" | "size", n: number): number[] => {
  const count = howMany(people, by, n);
  return count === 0 ? [] : sizesOf(people, count);
};
