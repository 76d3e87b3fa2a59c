/** Rules of a case that its schema cannot hold: keys, the band, and ids that must differ. */
import type { Case, CaseKey, SecondKey } from "@/activities/kinds/case/content";
import { duplicateIdProblems, duplicatesOf, idsOf, unknownIdProblems } from "@/model/activity/duplicate-ids";

export function check(story: Case, path: string): string[] {
  const parts = idsOf(story.parts);
  const clauses = story.parts.flatMap((p) => p.clauses);
  const whatIfs = story.parts.flatMap((p) => p.whatIfs);
  const claimed = (story.ledger?.claims ?? []).map((c) => c.part);
  // A key's answers are found by their ids, whichever question they belong to.
  const secondIds = story.second ? [...new Set(idsOf(story.answers)), ...idsOf(story.second.answers)] : [];
  return [
    ...duplicateIdProblems(`${path}.answers`, "answer", idsOf(story.answers)),
    ...duplicatesOf(story.answers.map((a) => a.tone)).map(
      (tone) => `${path}.answers: the tone "${tone}" is used by more than one answer.`,
    ),
    ...duplicateIdProblems(`${path}.second.answers`, "answer", secondIds),
    ...duplicateIdProblems(`${path}.elements`, "element", idsOf(story.elements)),
    ...duplicateIdProblems(`${path}.parts`, "part", parts),
    ...unknownIdProblems(`${path}.ledger.claims`, "a part of this case", claimed, parts),
    ...duplicateIdProblems(`${path}.parts`, "clause", idsOf(clauses)),
    ...duplicateIdProblems(`${path}.parts`, "what-if", idsOf(whatIfs)),
    ...story.parts.flatMap((p) => [
      ...(p.key ? checkKey(`${path}.parts.${p.id}.key`, p.key, story) : []),
      ...checkSecondKey(`${path}.parts.${p.id}.secondKey`, p.secondKey, story),
      ...p.whatIfs.flatMap((w) => [
        ...(w.key ? checkKey(`${path}.parts.${p.id}.whatIfs.${w.id}.key`, w.key, story) : []),
        ...checkSecondKey(`${path}.parts.${p.id}.whatIfs.${w.id}.secondKey`, w.secondKey, story),
      ]),
    ]),
    ...(story.band ? checkBand(`${path}.band`, story.band, parts) : []),
  ];
}

function checkKey(path: string, key: CaseKey, story: Case): string[] {
  const marked = Object.keys(key.elements ?? {});
  return [
    ...duplicateIdProblems(`${path}.accepted`, "answer", key.accepted),
    ...unknownIdProblems(`${path}.accepted`, "an answer of this case", key.accepted, idsOf(story.answers)),
    ...unknownIdProblems(`${path}.elements`, "an element of this case", marked, idsOf(story.elements)),
  ];
}

function checkSecondKey(path: string, key: SecondKey | undefined, { second }: Case): string[] {
  if (!key) return [];
  if (!second) return [`${path}: this case has no second question.`];
  return [
    ...duplicateIdProblems(`${path}.accepted`, "answer", key.accepted),
    ...unknownIdProblems(
      `${path}.accepted`,
      "an answer of the second question",
      key.accepted,
      idsOf(second.answers),
    ),
  ];
}

function checkBand(path: string, band: NonNullable<Case["band"]>, parts: string[]): string[] {
  const nowhere = (["from", "to"] as const).filter((end) => !parts.includes(band[end]));
  if (nowhere.length > 0)
    return nowhere.map((end) => `${path}.${end}: "${band[end]}" is not a part of this case.`);
  if (parts.indexOf(band.from) <= parts.indexOf(band.to)) return [];
  return [`${path}: part "${band.from}" comes after part "${band.to}", so the band has no parts.`];
}
