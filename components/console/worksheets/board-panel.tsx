"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { ComparisonFigure } from "@/components/worksheets/comparison-figure";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/worksheets/curate/curate.module.css";
import { partOf } from "@/components/console/worksheets/curate/measures";
import { Merging } from "@/components/console/worksheets/curate/merging";
import { ToAsk } from "@/components/console/worksheets/curate/follow-up-questions";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { GroupId } from "@/model/room/groups";
import { FlagList } from "@/components/console/worksheets/curate/flag-list";
import type { BoardComparison, DifferenceComparison } from "@/model/worksheets/comparisons/comparison";

/** The comparison, and the trainer's verbs on it. */
export function BoardDesk({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console.board");
  const say = useTranslations("compare");
  const { plan } = useConsoleContext();
  const name = useGroupName();
  const [chosen, setChosen] = useState<GroupId | null>(null);
  const only = work.groups.some((g) => g.group.id === chosen) ? chosen : null;
  const { comparison } = work;
  if (!comparison) return <p className="hint">{t("nothingYet")}</p>;
  const part = partOf(comparison, only);
  return (
    <div className={styles.desk}>
      {work.groups.length > 1 && (
        <label className="row">
          <span>{t("only")}</span>
          <select value={only ?? ""} onChange={(e) => setChosen(e.target.value || null)}>
            <option value="">{t("allGroups")}</option>
            {work.groups.map(({ group }) => (
              <option key={group.id} value={group.id}>
                {name(group)}
              </option>
            ))}
          </select>
        </label>
      )}
      {part.type === "difference" && <Slips work={work} comparison={part} />}
      {part.type === "board" && <Conflicts work={work} comparison={part} />}
      <Merging work={work} only={only} />
      <ToAsk work={work} only={only} />
      {only !== null && comparison.type === "services" && <p className="hint">{t("ticksOfAll")}</p>}
      <div className={styles.figure}>
        <ComparisonFigure
          comparison={part}
          t={say}
          says={(text) => <bdi lang={plan.language}>{text}</bdi>}
          asking
        />
      </div>
    </div>
  );
}

/** Measures of a board; the trainer flags those that one side cannot do alone. */
function Conflicts({ work, comparison }: { work: ConsoleWork; comparison: BoardComparison }) {
  const t = useTranslations("console.board");
  return (
    <FlagList
      work={work}
      title={t("conflicts")}
      lead={t("conflictsLead")}
      entries={comparison.columns.flatMap((c) =>
        c.measures.map((measure) => ({ measure, on: measure.conflict ?? false })),
      )}
      words={{
        is: t("isConflict"),
        flag: t("tag"),
        flagOf: (entry) => t("tagOf", { entry }),
        done: t("did.tagged"),
      }}
    />
  );
}

/** Entries of the second list alone; the trainer flags basic needs that became conditions. */
function Slips({ work, comparison }: { work: ConsoleWork; comparison: DifferenceComparison }) {
  const t = useTranslations("console.board");
  const order = [...comparison.onlyHere].sort(
    (a, b) => Number(b.asked && !b.slip) - Number(a.asked && !a.slip),
  );
  return (
    <FlagList
      work={work}
      title={t("slips")}
      lead={t("slipsLead", { here: comparison.here })}
      entries={order.map((measure) => ({ measure, on: measure.slip, asked: measure.asked }))}
      words={{
        is: t("isCondition"),
        asked: t("looksBasic"),
        flag: t("flag"),
        flagOf: (entry) => t("flagOf", { entry }),
        done: t("did.flagged"),
      }}
    />
  );
}
