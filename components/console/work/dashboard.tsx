"use client";
import { useGroupName } from "@/components/console/groups/group-name";
import type { ConsoleWork } from "@/workshop/groups/shown";

/** All groups at work, at a glance. */
export function Dashboard({ work }: { work: ConsoleWork }) {
  const name = useGroupName();
  return (
    <ul>
      {work.groups.map(({ group }) => (
        <li key={group.id} dir="auto">
          {name(group)}
        </li>
      ))}
    </ul>
  );
}
