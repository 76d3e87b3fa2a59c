/** Where the cards went, the most contested first. */
import { mostContestedFirst } from "@/activities/shared/contest";
import { GridResults } from "@/components/phone/grid-results";
import type { PhoneResultsProps } from "@/components/phone/results";

export function SortPhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "sort") return null;
  const { bins, cards } = asked.form;
  const items = mostContestedFirst(cards, (c) => bins.map((b) => results.marks[c.id]?.[b.id] ?? 0));
  const labelled = items.map(({ id, label }) => ({ id, text: label }));
  return <GridResults items={labelled} choices={bins} results={results} of="given" asked={asked} t={t} />;
}
