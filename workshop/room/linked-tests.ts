/** Storage of the codes that link a test before with one after: rows beside the answers. */
import { z } from "zod";
import type { Matching } from "@/model/debrief/input";
import type { RoundAnswers } from "@/workshop/room/answers-by-round";

/** The name under which the links of a test are kept; no activity and no item can have it. */
export const linkQuestion = (activityId: string): string => `${activityId}!link`;

/** True of the name of links, which are rows beside answers. */
export const isLinks = (question: string): boolean => question.endsWith("!link");

/** Stands for the codes where an activity's key is meant: no activity has such an id. */
export const LINK_RUN = "!link";

/** Links have one round, whatever rounds their test has. */
export const LINK_ROUND = 1;

/** A row of links. A pass stands for a code that was taken back. */
export const linkSchema = z.strictObject({ link: z.string() });
export type LinkBody = z.infer<typeof linkSchema>;

type Links = ReadonlyMap<string, string>;

/** @param before labels of those who answered the test before, without people who only gave a code */
export function matchingOf(
  before: readonly string[],
  after: readonly string[],
  links: { before: Links; after: Links },
): Matching {
  const [first, second] = [sorted(before, links.before), sorted(after, links.after)];
  const pairs = [...first.single].flatMap(([link, person]) => {
    const partner = second.single.get(link);
    return partner === undefined ? [] : [{ before: person, after: partner }];
  });
  return {
    pairs,
    beforeOnly: first.single.size - pairs.length,
    afterOnly: second.single.size - pairs.length,
    beforeWithout: first.without,
    afterWithout: second.without,
    beforeShared: first.shared,
    afterShared: second.shared,
  };
}

function sorted(
  people: readonly string[],
  links: Links,
): { single: Map<string, string>; without: number; shared: number } {
  const by = new Map<string, string[]>();
  let without = 0;
  for (const person of people) {
    const link = links.get(person);
    if (link === undefined) without++;
    else by.set(link, [...(by.get(link) ?? []), person]);
  }
  const groups = [...by];
  return {
    single: new Map(
      groups.flatMap(([link, members]) => (members.length === 1 ? [[link, members[0]!] as const] : [])),
    ),
    without,
    shared: groups.reduce((sum, [, members]) => sum + (members.length > 1 ? members.length : 0), 0),
  };
}

/** Links by person; codes that were taken back are none. */
export const linksOf = (rows: RoundAnswers): Map<string, string> =>
  new Map(
    [...rows].flatMap(([person, { body }]) => {
      const { link } = body as Partial<LinkBody>;
      return link === undefined ? [] : [[person, link] as const];
    }),
  );
