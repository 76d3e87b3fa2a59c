"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { useAgo } from "@/components/console/worksheets/dashboard-ago";
import { stateName } from "@/components/console/worksheets/dashboard-state";
import { Progress } from "@/components/console/worksheets/progress";
import { MoreTime } from "@/components/console/worksheets/work-time-more";
import { useCalled } from "@/components/console/groups/names";
import styles from "@/components/console/worksheets/work.module.css";
import { Button } from "@/components/ui/button";
import { clock, secondsLeft } from "@/components/ui/use-clock";
import type { ConsoleGroups, ConsoleWork } from "@/workshop/protocol/worksheets";

interface Props {
  work: ConsoleWork;
  of: ConsoleWork["groups"][number];
  /** Absent for a group of an earlier phase. */
  members: ConsoleGroups["groups"][number] | undefined;
  /** Milliseconds since the epoch, the server's clock. */
  now: number;
  /** It is the one to walk to. */
  first: boolean;
}

/** One group at work: who, how far, what it does now, how long it has. */
export function GroupRow({ work, of, members, now, first }: Props) {
  const t = useTranslations("console.work");
  const name = useGroupName();
  const ago = useAgo();
  const { view, show } = useConsoleContext();
  const { group } = of;
  const label = name(group);
  const open = work.phase === "open" && !view.ended;
  return (
    <tr data-first={first || undefined} data-state={of.state}>
      <th scope="row">
        <bdi className={styles.name}>{label}</bdi>
        {members ? (
          <Who members={members} />
        ) : (
          group.table !== null && <small dir="auto">{group.table}</small>
        )}
      </th>
      <td>
        <Progress fields={of.fields} />
      </td>
      <td>
        <b className={styles.state}>{t(`state.${stateName(of)}`)}</b>
        {stateName(of) !== "waiting" && <small>{ago(of.lastAt, now)}</small>}
        {of.agreed && <small>{t("agreed")}</small>}
      </td>
      <td>
        {open && (
          <span className={styles.left}>
            <span>
              <span className={styles.leftLabel}>{t("columns.left")}</span>{" "}
              {of.endsAt === null ? t("noEnd") : clock(secondsLeft(of.endsAt, now))}
            </span>
            <MoreTime activity={work.activity} group={group} endsAt={of.endsAt} />
          </span>
        )}
      </td>
      <td>
        <span className={styles.verbs}>
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
