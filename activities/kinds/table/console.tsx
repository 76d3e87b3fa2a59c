"use client";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { GridResults } from "@/components/console/results/grid-results";

export function TableConsoleResults(props: ConsoleResultsProps) {
  const { form } = props.asked;
  if (form.kind !== "table") return null;
  return (
    <GridResults {...props} items={form.rows} choices={form.columns} of={form.one ? "given" : "answered"} />
  );
}
