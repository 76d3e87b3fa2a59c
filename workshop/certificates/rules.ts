import { z } from "zod";
import { line, slug, languageTag } from "@/model/text/text-schemas";
import type { TestItem } from "@/model/activity/key";
import type { AttendedShare } from "@/workshop/certificates/attendance";

export const certificateKinds = ["participation", "completion"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** The fewest items of a test that may count: passing a shorter one would tell single answers. */
const MIN_TEST_ITEMS = 5;

export const rulesSchema = z.strictObject({
  /** Percent of the held sessions that a person must have attended. */
  attendance: z.number().int().min(1).max(100).default(80),
  /** The quiz that counts for completion; null: no certificates of completion. */
  test: slug.nullable().default(null),
  /** Percent of its items. */
  pass: z.number().int().min(50).max(95).default(70),
  /** The institutions that give the certificate, exactly as typed; the first is the issuer. */
  institutions: z.array(line).max(4).default([]),
  /** The signer, as typed. */
  signer: line.nullable().default(null),
  /** The signer's role. */
  role: line.nullable().default(null),
  place: line.nullable().default(null),
  /** In which the certificate is written; null: the language of the workshop. */
  language: languageTag.nullable().default(null),
});
export type CertificateRules = z.infer<typeof rulesSchema>;

/** Fields without which no certificate is issued. */
const NEEDED = ["institutions", "place", "signer", "role"] as const;

export const missingIn = (rules: Pick<CertificateRules, (typeof NEEDED)[number]>) =>
  NEEDED.filter((field) => !rules[field]?.length);

/** Whole percents, so that 4 of 5 is 80: no person is refused by a rounding error. */
export const reaches = ({ present, of }: AttendedShare, percent: number): boolean =>
  of > 0 && present * 100 >= percent * of;

/** The right items needed to pass; at most one less than all, so that passing tells no answer. */
export const itemsToPass = (items: number, percent: number): number =>
  Math.min(Math.ceil((items * percent) / 100), items - 1);

export const mayCount = (items: readonly TestItem[]): boolean => items.length >= MIN_TEST_ITEMS;

/** Passes are counted as wrong. @param chosen item id to the choice */
export function passes(
  items: readonly TestItem[],
  chosen: Readonly<Record<string, string>>,
  percent: number,
): boolean {
  if (!mayCount(items)) return false;
  const right = items.filter((i) => Object.hasOwn(chosen, i.id) && i.accepted.includes(chosen[i.id]!)).length;
  return right >= itemsToPass(items.length, percent);
}

export function earned(
  rules: CertificateRules,
  share: AttendedShare,
  testPassed: boolean,
): CertificateKind[] {
  if (!reaches(share, rules.attendance)) return [];
  return rules.test !== null && testPassed ? ["participation", "completion"] : ["participation"];
}
