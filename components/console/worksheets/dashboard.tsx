"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { PhaseLine, WorkTime, StartWork } from "@/components/console/worksheets/work-time";
import styles from "@/components/console/worksheets/work.module.css";
import { Button } from "@/components/ui/button";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import { GroupRow } from "@/components/console/worksheets/dashboard-row";
import { useClock } from "@/components/ui/use-clock";
import { useGroupName } from "@/components/console/groups/group-name";
import { useAction } from "@/components/console/groups/use-actions";
import type { RelayClock } from "@/model/worksheets/comparisons/comparison";
import type { GroupId } from "@/model/room/groups";

/** All groups at work: the one to walk to, calls, progress, and verbs for all of them. */
export function Dashboard({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console");
  const { plan, view, show } = useConsoleContext();
  const trains = plan.role !== "presenter";
  const [first] = work.walkTo;
  if (view.ended) return work.groups.length > 0 ? <GroupTable work={work} /> : null;
  return (
    <div className={styles.desk}>
      {view.groups.groups.length === 0 && (
        <section className="notice plain stack">
          <p>{t(trains ? "work.noGroups" : "work.noGroupsPresenter")}</p>
          {trains && <Button onClick={() => show({ kind: "groups" })}>{t("groups.form")}</Button>}
        </section>
      )}
      {work.phase === "open" && <WalkTo work={work} />}
      <CallQueue but={work.phase === "open" && first?.why === "calls" ? first.group : null} />
      {work.phase === "open" && work.phases && <PhaseLine work={work} phases={work.phases} />}
      {work.comparison?.type === "relay" && work.comparison.clock?.next && (
        <NextPaper activity={work.activity} next={work.comparison.clock.next} />
      )}
      {work.phase === "open" ? <WorkTime work={work} /> : <StartWork work={work} />}
      {work.groups.length > 0 && <GroupTable work={work} />}
    </div>
  );
}

/** The paper of a relay that the clock brings next, and a button that brings it now. */
function NextPaper({ activity, next }: { activity: string; next: NonNullable<RelayClock["next"]> }) {
  const t = useTranslations("console.work.relay");
  const perform = useAction();
  const { id, hour, text, teams } = next;
  return (
    <section className={styles.walk} data-well="">
      <p>{t("next", { hour, teams: teams.join(" · "), paper: text })}</p>
      <Button
        size="small"
        onClick={() => perform({ type: "bring-paper", activity, paper: id }, t("brought"))}
      >
        {t("bring")}
      </Button>
    </section>
  );
}

/** Every group in one row. The order never changes, so that groups keep their places. */
function GroupTable({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console.work");
  const { offset, view } = useConsoleContext();
  const now = useClock(offset);
  const first = work.phase === "open" ? work.walkTo[0]?.group : undefined;
  return (
    <table className={`table ${styles.table}`} data-rest={work.phase !== "open" || undefined}>
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
            state={one}
            members={view.groups.groups.find((g) => g.group.id === one.group.id)}
            now={now}
            first={one.group.id === first}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The number of groups after the first one that are named. */
const MAX_NEXT_GROUPS = 3;

/** The group to walk to now, with the reason; then the next ones. */
function WalkTo({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console.work");
  const name = useGroupName();
  const { offset, show } = useConsoleContext();
  const perform = useAction();
  const now = useClock(offset);
  const called = (id: string) => {
    const group = work.groups.find((g) => g.group.id === id)?.group;
    if (!group) return "";
    return group.table === null ? name(group) : t("at", { group: name(group), table: group.table });
  };
  const [first, ...rest] = work.walkTo.filter((w) => called(w.group) !== "");
  // Calling groups stand in the queue below.
  const after = rest.filter((w) => w.why !== "calls");
  if (!first) {
    return (
      <section className={styles.walk} data-well="">
        <p role="status">
          {t(
            work.groups.length > 0 && work.groups.every((g) => g.state === "done")
              ? "walk.allDone"
              : "walk.well",
          )}
        </p>
      </section>
    );
  }
  const lastAt = work.groups.find((g) => g.group.id === first.group)?.lastAt ?? null;
  const minutes = lastAt === null ? 2 : Math.max(2, Math.floor((now - lastAt) / 60_000));
  return (
    <section className={styles.walk} aria-label={t("walk.title")}>
      <p role="status">
        {t.rich(`walk.${first.why}`, { group: () => <bdi>{called(first.group)}</bdi>, minutes })}
      </p>
      {first.why === "calls" && (
        <Button
          size="small"
          look="primary"
          onClick={() =>
            perform(
              { type: "answer-call", group: first.group },
              t("answered", { group: called(first.group) }),
            )
          }
        >
          {t("coming")}
        </Button>
      )}
      <Button size="small" onClick={() => show({ kind: "look", group: first.group })}>
        {t("look")}
      </Button>
      {after.length > 0 && (
        <small>
          {t("walk.then", {
            groups: after
              .slice(0, MAX_NEXT_GROUPS)
              .map((w) => t(`walk.short.${w.why}`, { group: called(w.group) }))
              .join(" · "),
          })}
        </small>
      )}
    </section>
  );
}

/** Groups that call, in the order of their calls. @param but a group that is named above */
export function CallQueue({ but }: { but: GroupId | null }) {
  const t = useTranslations("console.work");
  const name = useGroupName();
  const perform = useAction();
  const { groups } = useConsoleContext().view.groups;
  const calling = groups.filter((g) => g.call !== null).sort((a, b) => a.call! - b.call!);
  const shown = calling.filter((g) => g.group.id !== but);
  if (shown.length === 0) return null;
  return (
    <section className={styles.calls}>
      <h2>{t("calls", { count: calling.length })}</h2>
      <ol>
        {shown.map(({ group, call }) => (
          <li key={group.id} value={call!}>
            <span>
              <bdi>{name(group)}</bdi> {group.table !== null && <small dir="auto">{group.table}</small>}
            </span>
            <Button
              size="small"
              aria-label={t("comingTo", { group: name(group) })}
              onClick={() =>
                perform({ type: "answer-call", group: group.id }, t("answered", { group: name(group) }))
              }
            >
              {t("coming")}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
