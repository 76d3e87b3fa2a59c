"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/worksheets/curate/curate.module.css";
import { suggestionKey, suggestions } from "@/components/console/worksheets/curate/merge-suggestions";
import { mergedMeasures } from "@/components/console/worksheets/curate/measures";
import { useAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";
import type { Entry } from "@/model/worksheets/entries";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { GroupId } from "@/model/room/groups";
import { useState } from "react";

const concerns = (entries: readonly Entry[], only: GroupId | null) =>
  only === null || entries.some((e) => e.group === only);

/** Entries that may be the same, to be merged; and merged ones, to be parted again. @param only one group */
export function Merging({ work, only }: { work: ConsoleWork; only: GroupId | null }) {
  const t = useTranslations("console.board");
  const perform = useAction();
  const { activity } = work;
  const { dismissed, dismiss, again } = useDismissed(activity);
  const open = suggestions(work, dismissed).filter((set) => concerns(set, only));
  const merged = mergedMeasures(work).filter((m) => concerns(m.entries, only));
  if (open.length === 0 && merged.length === 0 && dismissed.size === 0) return null;
  return (
    <section className="stack tight" aria-label={t("same")}>
      <h3>{t("same")}</h3>
      {open.length === 0 && <p className="hint">{t("nothingAlike")}</p>}
      <ul className={styles.list}>
        {open.map((set) => (
          <li key={suggestionKey(set)}>
            <Entries entries={set} work={work} />
            <p className="row">
              <Button
                size="small"
                look="primary"
                onClick={() =>
                  perform(
                    { type: "merge-entries", activity, entries: set.map((e) => e.id), on: true },
                    t("did.merged", { count: set.length }),
                  )
                }
              >
                {t("merge")}
              </Button>
              <Button size="small" onClick={() => dismiss(suggestionKey(set))}>
                {t("notSame")}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {dismissed.size > 0 && (
        <Button size="small" look="bare" onClick={again}>
          {t("askAgain", { count: dismissed.size })}
        </Button>
      )}
      {merged.length > 0 && (
        <details>
          <summary>{t("made", { count: merged.length })}</summary>
          <ul className={styles.list}>
            {merged.map((measure) => (
              <li key={measure.id}>
                <Entries entries={measure.entries} work={work} />
                <p className="row">
                  <Button
                    size="small"
                    onClick={() =>
                      perform(
                        {
                          type: "merge-entries",
                          activity,
                          entries: measure.entries.map((e) => e.id),
                          on: false,
                        },
                        t("did.parted"),
                      )
                    }
                  >
                    {t("part")}
                  </Button>
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Entries({ entries, work }: { entries: readonly Entry[]; work: ConsoleWork }) {
  const t = useTranslations("console.board");
  const name = useGroupName();
  const groups = new Set(entries.map((e) => e.group));
  return (
    <div>
      <p className="hint">{t("groups", { count: groups.size })}</p>
      <ul className="stack tight">
        {entries.map((entry) => {
          const group = work.groups.find((g) => g.group.id === entry.group)?.group;
          return (
            <li key={entry.id}>
              <q dir="auto">{entry.text}</q> {group && <small dir="auto">{name(group)}</small>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const nameFor = (activity: string) => `plenary-not-the-same-${activity}`;

function read(activity: string): string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(nameFor(activity)) ?? "[]");
    return Array.isArray(stored) ? stored.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

/** Suggestions that this trainer has dismissed; stored in this browser until it is closed. */
function useDismissed(activity: string) {
  const [state, setState] = useState({
    for: activity,
    names: typeof window === "undefined" ? [] : read(activity),
  });
  const names = state.for === activity ? state.names : read(activity);
  const save = (next: string[]) => {
    setState({ for: activity, names: next });
    try {
      sessionStorage.setItem(nameFor(activity), JSON.stringify(next));
    } catch {
      // Without storage they last as long as the page.
    }
  };
  return {
    dismissed: new Set(names),
    dismiss: (name: string) => save([...new Set([...names, name])]),
    again: () => save([]),
  };
}
