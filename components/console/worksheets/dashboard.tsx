"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { CallQueue } from "@/components/console/worksheets/calls";
import { GroupTable } from "@/components/console/worksheets/dashboard-table";
import { WalkTo } from "@/components/console/worksheets/dashboard-walk";
import { PhaseLine } from "@/components/console/worksheets/work-time-phases";
import { WorkTime } from "@/components/console/worksheets/work-time";
import { StartWork } from "@/components/console/worksheets/work-time-start";
import styles from "@/components/console/worksheets/work.module.css";
import { Button } from "@/components/ui/button";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

/** All groups at work, at a glance: where to walk now, who calls, how far each is, and the verbs for all of them. */
export function Dashboard({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console");
  const { plan, view, show } = useConsoleContext();
  const trains = plan.role !== "presenter";
  const [first] = work.walkTo;
  if (view.ended) return work.groups.length > 0 ? <GroupTable work={work} /> : null;
  return (
    <div className={styles.desk}>
      {view.groups.groups.length === 0 && (
        <section className={styles.bare}>
          <p>{t(trains ? "work.noGroups" : "work.noGroupsPresenter")}</p>
          {trains && <Button onClick={() => show({ kind: "groups" })}>{t("groups.form")}</Button>}
        </section>
      )}
      {work.phase === "open" && <WalkTo work={work} />}
      <CallQueue but={work.phase === "open" && first?.why === "calls" ? first.group : null} />
      {work.phase === "open" && work.phases && <PhaseLine work={work} phases={work.phases} />}
      {work.phase === "open" ? <WorkTime work={work} /> : <StartWork work={work} />}
      {work.groups.length > 0 && <GroupTable work={work} />}
    </div>
  );
}
