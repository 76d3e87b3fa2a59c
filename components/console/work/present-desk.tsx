"use client";
import { useCockpit } from "@/components/console/cockpit";
import { useGroupName } from "@/components/console/groups/group-name";
import type { ConsoleWork } from "@/workshop/groups/shown";

/** The groups in the order in which they speak. */
export function PresentDesk({ work }: { work: ConsoleWork }) {
  const name = useGroupName();
  const { groups } = useCockpit().view.groups;
  return (
    <ol>
      {work.present.order.map((id) => {
        const group = groups.find((g) => g.group.id === id)?.group ?? work.groups.find((g) => g.group.id === id)?.group;
        return group && <li key={id} dir="auto">{name(group)}</li>;
      })}
    </ol>
  );
}
