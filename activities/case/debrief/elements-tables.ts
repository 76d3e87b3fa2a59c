/** The numbers behind the elements, and the marks that do not fit the judgement. */
import type { Table } from "@/components/debrief/data-table";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";

/** The parts with enough answers to show marks, each with its name. */
const seen = ({ parts }: CaseDebrief) =>
  parts.flatMap((p) => (p.elements ? [{ name: `${p.number} · ${p.title}`, ...p.elements }] : []));

export function elementsTable(debrief: CaseDebrief, words: Words): Table {
  const { t } = words;
  return {
    caption: t("figures.elements"),
    head: [
      t("part"),
      ...debrief.activity.elements.map((e) => e.text),
      t("elements.all"),
      t("elements.marked"),
    ],
    rows: seen(debrief).map((p) => [
      p.name,
      ...p.marks.map((m) => words.share(m.share)),
      words.share(p.all),
      p.marked,
    ]),
  };
}

/** One row for each kind of mismatch, one column for each part: people. */
export function mismatchTable(debrief: CaseDebrief, { t }: Words): Table {
  const yes = debrief.activity.answers.find((a) => a.tone === "yes")?.text ?? "";
  const parts = debrief.parts.filter((p) => p.elements !== null);
  const kinds = (["yesWithoutMeans", "yesUnmarked", "allNotYes"] as const).filter((kind) =>
    parts.some((p) => p.elements?.mismatch[kind] !== null),
  );
  return {
    caption: t("figures.mismatch"),
    head: ["", ...parts.map((p) => t("partNumber", { number: p.number }))],
    rows: kinds.map((kind) => [
      t(`elements.${kind}`, { yes }),
      ...parts.map((p) => p.elements?.mismatch[kind] ?? "–"),
    ]),
  };
}
