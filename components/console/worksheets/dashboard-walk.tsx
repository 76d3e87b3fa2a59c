"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { useAction } from "@/components/console/groups/use-actions";
import styles from "@/components/console/worksheets/work.module.css";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/use-clock";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

/** The groups after the first one that are named. */
const MAX_NEXT_GROUPS = 3;

/** Which group to walk to now, and why; then those that come after it. */
export function WalkTo({ work }: { work: ConsoleWork }) {
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
  // Those who call stand in the queue below.
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
