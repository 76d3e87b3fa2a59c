"use client";
import { useTranslations } from "use-intl";
import { FlagList } from "@/components/console/work/curate/flag-list";
import type { BoardComparison } from "@/workshop/worksheets/compare/comparison";
import type { ConsoleWork } from "@/workshop/worksheets/view-schemas";

/** Measures of a board. The trainer says which of them one side cannot do alone. */
export function Conflicts({ work, comparison }: { work: ConsoleWork; comparison: BoardComparison }) {
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
