"use client";
import { useGroupName } from "@/components/console/groups/group-name";
import type { ConsoleWork } from "@/workshop/groups/shown";

/** The groups whose sheets hang in the gallery. */
export function GalleryDesk({ work }: { work: ConsoleWork }) {
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
