"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { MoreTime } from "@/components/console/worksheets/work-time-more";
import { useCalled } from "@/components/console/groups/names";
import styles from "@/components/console/worksheets/work.module.css";
import { Button } from "@/components/ui/button";
import { clock, secondsLeft } from "@/components/ui/use-clock";
import type { ConsoleGroups, ConsoleWork } from "@/workshop/protocol/worksheets";
import { useFormatter } from "use-intl";

interface Props {
  work: ConsoleWork;
  state: GroupNow;
  /** Absent for a group of an earlier phase. */
  members: ConsoleGroups["groups"][number] | undefined;
  /** Milliseconds since the epoch, the server's clock. */
  now: number;
  /** It is the one to walk to. */
  first: boolean;
}

/** One group at work: its members, progress, state and time. */
export function GroupRow({ work, state, members, now, first }: Props) {
  const t = useTranslations("console.work");
  const name = useGroupName();
  const ago = useAgo();
  const { view, show } = useConsoleContext();
  const { group } = state;
  const label = name(group);
  const open = work.phase === "open" && !view.ended;
  return (
    <tr data-first={first || undefined} data-state={state.state}>
      <th scope="row">
        <bdi className={styles.name}>{label}</bdi>
        {members ? (
          <Who members={members} />
        ) : (
          group.table !== null && <small dir="auto">{group.table}</small>
        )}
      </th>
      <td>
        <Progress fields={state.fields} />
      </td>
      <td>
        <b className={styles.state}>{t(`state.${stateName(state)}`)}</b>
        {stateName(state) !== "waiting" && <small>{ago(state.lastAt, now)}</small>}
        {state.agreed && <small>{t("agreed")}</small>}
      </td>
      <td>
        {open && (
          <span className={`row ${styles.left}`}>
            <span>
              <span className={styles.leftLabel}>{t("columns.left")}</span>{" "}
              {state.endsAt === null ? t("noEnd") : clock(secondsLeft(state.endsAt, now))}
            </span>
            <MoreTime activity={work.activity} group={group} endsAt={state.endsAt} />
          </span>
        )}
      </td>
      <td>
        <span className={`row ${styles.verbs}`}>
          {open && members && (
            <Button
              size="small"
              aria-label={t("nudgeOf", { group: label })}
              onClick={() => show({ kind: "nudge", group: group.id })}
            >
              {t("nudge")}
            </Button>
          )}
          {!view.ended && (
            <Button
              size="small"
              aria-label={t("lookOf", { group: label })}
              onClick={() => show({ kind: "look", group: group.id })}
            >
              {t("look")}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

function Who({ members }: { members: ConsoleGroups["groups"][number] }) {
  const t = useTranslations("console");
  const called = useCalled();
  const { group, people, size, here, guests, seat, call } = members;
  const speaker = people.find((p) => p.id === seat);
  return (
    <>
      <small>
        {group.table !== null && (
          <>
            <bdi>{group.table}</bdi> ·{" "}
          </>
        )}
        {t("work.here", {
          here: here + guests.length,
          all: size + guests.length,
        })}
      </small>
      <small>
        {speaker ? t.rich("work.speaker", { name: () => <bdi>{called(speaker)}</bdi> }) : t("work.noSpeaker")}
      </small>
      {call !== null && <small className={styles.call}>{t("work.call", { place: call })}</small>}
    </>
  );
}

const JUST_NOW_MS = 20_000;

/** "just now" or "2 minutes ago", by the server's clock. */
export function useAgo(): (time: number | null, now: number) => string {
  const t = useTranslations("console.work");
  const format = useFormatter();
  return (time, now) => {
    if (time === null) return t("nothingYet");
    if (now - time < JUST_NOW_MS) return t("justNow");
    return format.relativeTime(new Date(Math.min(time, now)), new Date(now));
  };
}

type GroupNow = ConsoleWork["groups"][number];

/** The message of a state: a blank sheet is not begun, a written frozen one is closed. */
export function stateName({
  state,
  lastAt,
}: Pick<GroupNow, "state" | "lastAt">): GroupNow["state"] | "closed" {
  if (state === "writing" && lastAt === null) return "waiting";
  return state === "waiting" && lastAt !== null ? "closed" : state;
}

const degree = (done: number): "empty" | "part" | "full" =>
  done <= 0 ? "empty" : done >= 1 ? "full" : "part";

/** A group's progress: one square for each required field, and the count in words. */
export function Progress({ fields }: Pick<GroupNow, "fields">) {
  const t = useTranslations("console.work");
  return (
    <div className={styles.progress}>
      <ul>
        {fields.map((field) => {
          const how = degree(field.done);
          const words = t(`field.${how}`, { field: field.label });
          return (
            <li key={field.path} data-is={how} title={words}>
              <span className="quiet">{words}</span>
            </li>
          );
        })}
      </ul>
      <small>{t("filled", { count: fields.filter((f) => f.done >= 1).length, of: fields.length })}</small>
    </div>
  );
}
