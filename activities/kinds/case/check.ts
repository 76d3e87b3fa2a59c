/** What a schema cannot see in a case: its keys, its band, and ids that must differ. Pure. */
import type { Case, CaseKey } from "@/activities/kinds/case/content";
import { duplicateIdProblems, unknownIdProblems, duplicatesOf } from "@/model/activity/duplicate-ids";

/** The problems of a case, one sentence each, opening with the field. */
export function check(story: Case, path: string): string[] {
  const parts = story.parts.map((p) => p.id);
  const whatIfs = story.parts.flatMap((p) => p.whatIfs);
  return [
    ...duplicateIdProblems(
      `${path}.answers`,
      "answer",
      story.answers.map((a) => a.id),
    ),
    ...duplicatesOf(story.answers.map((a) => a.tone)).map(
      (tone) => `${path}.answers: the tone "${tone}" is used by more than one answer.`,
    ),
    ...duplicateIdProblems(
      `${path}.elements`,
      "element",
      story.elements.map((e) => e.id),
    ),
    ...duplicateIdProblems(`${path}.parts`, "part", parts),
    ...unknownIdProblems(
      `${path}.ledger.claims`,
      "a part of this case",
      (story.ledger?.claims ?? []).map((c) => c.part),
      parts,
    ),
    ...duplicateIdProblems(
      `${path}.parts`,
      "clause",
      story.parts.flatMap((p) => p.clauses.map((c) => c.id)),
    ),
    ...duplicateIdProblems(
      `${path}.parts`,
      "what-if",
      whatIfs.map((w) => w.id),
    ),
    ...story.parts.flatMap((p) => [
      ...(p.key ? checkKey(`${path}.parts.${p.id}.key`, p.key, story) : []),
      ...p.whatIfs.flatMap((w) =>
        w.key ? checkKey(`${path}.parts.${p.id}.whatIfs.${w.id}.key`, w.key, story) : [],
      ),
    ]),
    ...(story.band ? checkBand(`${path}.band`, story.band, parts) : []),
  ];
}

function checkKey(path: string, key: CaseKey, story: Case): string[] {
  const answers = new Set(story.answers.map((a) => a.id));
  const elements = new Set(story.elements.map((e) => e.id));
  return [
    ...duplicateIdProblems(`${path}.accepted`, "answer", key.accepted),
    ...key.accepted
      .filter((id) => !answers.has(id))
      .map((id) => `${path}.accepted: "${id}" is not an answer of this case.`),
    ...Object.keys(key.elements ?? {})
      .filter((id) => !elements.has(id))
      .map((id) => `${path}.elements: "${id}" is not an element of this case.`),
  ];
}

function checkBand(path: string, band: NonNullable<Case["band"]>, parts: string[]): string[] {
  const nowhere = (["from", "to"] as const).filter((end) => !parts.includes(band[end]));
  if (nowhere.length > 0)
    return nowhere.map((end) => `${path}.${end}: "${band[end]}" is not a part of this case.`);
  if (parts.indexOf(band.from) <= parts.indexOf(band.to)) return [];
  return [`${path}: part "${band.from}" comes after part "${band.to}", so the band has no parts.`];
}
