"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/worksheets/curate/curate.module.css";
import { saidByOthers } from "@/components/console/worksheets/curate/merge-suggestions";
import { useAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

/** Entries of earlier groups that are like this one, to be greyed or counted as one by the trainer. */
export function Alike({ work, entry }: { work: ConsoleWork; entry: string }) {
  const t = useTranslations("console.present");
  const name = useGroupName();
  const perform = useAction();
  const { activity } = work;
  const grey = work.greyed.includes(entry);
  return saidByOthers(work, entry).map((other) => {
    const group = work.groups.find((g) => g.group.id === other.group)?.group;
    return (
      <div key={other.id} className={`row ${styles.alike}`}>
        <p>
          {t("alike", { group: group ? name(group) : "" })} <q dir="auto">{other.text}</q>
        </p>
        {!grey && (
          <Button
            size="small"
            onClick={() => perform({ type: "grey", activity, entry, on: true }, t("did.greyed"))}
          >
            {t("greyIt")}
          </Button>
        )}
        <Button
          size="small"
          onClick={() =>
            perform(
              { type: "merge-entries", activity, entries: [other.id, entry], on: true },
              t("did.merged", { count: 2 }),
            )
          }
        >
          {t("mergeThem")}
        </Button>
      </div>
    );
  });
}
