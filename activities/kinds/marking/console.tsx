"use client";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { GridResults } from "@/components/console/results/grid-results";

export function MarkingConsoleResults(props: ConsoleResultsProps) {
  const { form } = props.asked;
  if (form.kind !== "marking") return null;
  return <GridResults {...props} items={form.clauses} choices={form.labels} of="answered" />;
}
