"use client";
import { mostContestedFirst } from "@/activities/shared/contest";
import { GridResults } from "@/components/console/results/grid-results";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";

export function SortConsoleResults(props: ConsoleResultsProps) {
  const { asked, results } = props;
  if (asked.form.kind !== "sort") return null;
  const { bins, cards } = asked.form;
  const items = mostContestedFirst(cards, (c) => bins.map((b) => results?.marks[c.id]?.[b.id] ?? 0));
  return (
    <GridResults
      {...props}
      items={items.map(({ id, label }) => ({ id, text: label }))}
      choices={bins}
      of="given"
    />
  );
}
