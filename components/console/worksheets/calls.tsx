"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { useAction } from "@/components/console/groups/use-actions";
import styles from "@/components/console/worksheets/work.module.css";
import { Button } from "@/components/ui/button";
import type { GroupId } from "@/model/room/groups";

/** Groups that call the trainer, in the order in which they called. @param but one that is named above; null: none is */
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
