"use client";
import { useTranslations } from "use-intl";
import { FlagList } from "@/components/console/work/curate/flag-list";
import type { DifferenceComparison } from "@/workshop/worksheets/compare/comparison";
import type { ConsoleWork } from "@/workshop/worksheets/view-schemas";

/** What is offered only to those who cooperate. The trainer says which of it is a basic need and so became a condition. */
export function Slips({ work, comparison }: { work: ConsoleWork; comparison: DifferenceComparison }) {
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
