/** Gathers what a comparison is made from out of a room, the same for its views and for its debrief. Pure. */
import type { Worksheet } from "@/model/worksheets/content";
import { languagesOf, inLanguage } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import type { Comparison, ComparisonInput } from "@/model/worksheets/comparisons/comparison";
import { comparisonOf } from "@/model/worksheets/comparisons/all";
import { bareText } from "@/model/worksheets/comparisons/measures";
import { freshWork } from "@/model/room/groups";
import { sheetsOf, type WorkSource } from "@/model/worksheets/groups";
import { planOf } from "@/workshop/content/plan";

/**
 * @param sheet in the language of the view
 * @param shown the workshop in that language
 * @param whole the workshop with all its languages
 * @param dots of the gallery, by entry; none where the room may not see them
 */
export function comparisonIn(
  source: WorkSource,
  sheet: Worksheet,
  shown: Workshop,
  whole: Workshop,
  dots: Readonly<Record<string, number>>,
): Comparison | null {
  const { compare } = sheet;
  if (!compare) return null;
  const there = compare.type === "difference" ? planOf(shown).worksheet(compare.with) : null;
  const workOf = (worksheet: Worksheet) => source.work[worksheet.id] ?? freshWork;
  const sheets = [sheet, ...(there ? [there] : [])];
  const input: ComparisonInput = {
    groups: sheetsOf(source, sheet),
    there: there && { sheet: there, groups: sheetsOf(source, there) },
    merged: sheets.flatMap((s) => workOf(s).merged),
    flagged: sheets.flatMap((s) => workOf(s).flagged),
    black: Object.fromEntries(sheets.map((s) => [s.id, workOf(s).black])),
    dots,
    agencies: agenciesOf(whole, sheet.id),
    work: workOf(sheet),
  };
  return comparisonOf(sheet, input);
}

/** The texts of a worksheet's agencies in every language, to their ids. */
function agenciesOf(whole: Workshop, id: string): ReadonlyMap<string, string> {
  return new Map(
    languagesOf(whole).flatMap((language) =>
      (planOf(inLanguage(whole, language)).worksheet(id)?.agencies ?? []).map(
        (a) => [bareText(a.text), a.id] as const,
      ),
    ),
  );
}
