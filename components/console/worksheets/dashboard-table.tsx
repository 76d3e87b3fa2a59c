"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { GroupRow } from "@/components/console/worksheets/dashboard-row";
import styles from "@/components/console/worksheets/work.module.css";
import { useClock } from "@/components/ui/use-clock";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

/** Every group in one row. The order never changes, so that a group is found where it was. */
export function GroupTable({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console.work");
  const { offset, view } = useConsoleContext();
  const now = useClock(offset);
  const first = work.phase === "open" ? work.walkTo[0]?.group : undefined;
  return (
    <table className={styles.table} data-rest={work.phase !== "open" || undefined}>
      <caption className="quiet">{t("table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("columns.group")}</th>
          <th scope="col">{t("columns.progress")}</th>
          <th scope="col">{t("columns.now")}</th>
          <th scope="col">{t("columns.left")}</th>
          <th scope="col">
            <span className="quiet">{t("columns.verbs")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {work.groups.map((one) => (
          <GroupRow
            key={one.group.id}
            work={work}
            of={one}
            members={view.groups.groups.find((g) => g.group.id === one.group.id)}
            now={now}
            first={one.group.id === first}
          />
        ))}
      </tbody>
    </table>
  );
}
