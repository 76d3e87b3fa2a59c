"use client";
import { ChoiceResults, type ConsoleResultsProps } from "@/components/console/results/choice-results";

/** Results of a poll; without letters where they leave out small groups of people. */
export function PollConsoleResults(props: ConsoleResultsProps) {
  const { form } = props.asked;
  if (form.kind !== "poll") return null;
  return <ChoiceResults {...props} letters={!form.aboutPeople} wide />;
}
