/** Groups from a pasted list: one line for each person, "name; group". */

export interface ReadList {
  /** In the order of the list; without a name, groups are called by their numbers. */
  groups: { name: string | null; people: string[] }[];
  /** Lines without a group, or with too long a name of one. */
  unread: string[];
  /** Names that are not in the room. */
  unmatched: string[];
  /** Names of several people in the room, none of whom is placed. */
  shared: string[];
  /** People with several lines, of which the first counts. */
  doubled: string[];
  /** People of the room who are not in the list. */
  left: string[];
}

interface Person {
  id: string;
  alias: string;
}

const MAX_GROUP_NAME_LENGTH = 60;
/** Control signs, and signs that turn the direction of a line. */
const signs = /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

const clean = (text: string): string => text.replace(signs, " ").replace(/\s+/g, " ").trim();
const alike = (name: string): string => clean(name.normalize("NFKC")).toLowerCase();

/** @param people all people of the room; those without a name cannot be listed */
export function readList(text: string, people: readonly Person[]): ReadList {
  const byName = new Map<string, Person[]>();
  for (const person of people) {
    const name = alike(person.alias);
    if (name !== "") byName.set(name, [...(byName.get(name) ?? []), person]);
  }
  const groups = new Map<string, { name: string; people: string[] }>();
  const placed = new Set<string>();
  const read: Pick<ReadList, "unread" | "unmatched" | "shared" | "doubled"> = {
    unread: [],
    unmatched: [],
    shared: [],
    doubled: [],
  };
  for (const line of text.split(/\r?\n/)) {
    if (clean(line) === "") continue;
    const parts = partsOf(line);
    if (!parts) {
      read.unread.push(clean(line));
      continue;
    }
    const group = groups.get(alike(parts.group)) ?? { name: parts.group, people: [] };
    groups.set(alike(parts.group), group);
    const matches = byName.get(alike(parts.name)) ?? [];
    const [only] = matches;
    if (!only) read.unmatched.push(parts.name);
    else if (matches.length > 1) read.shared.push(parts.name);
    else if (placed.has(only.id)) read.doubled.push(parts.name);
    else {
      placed.add(only.id);
      group.people.push(only.id);
    }
  }
  const once = (names: string[]) => [...new Set(names)];
  return {
    groups: named([...groups.values()]),
    unread: read.unread,
    unmatched: once(read.unmatched),
    shared: once(read.shared),
    doubled: once(read.doubled),
    left: people.filter((p) => !placed.has(p.id)).map((p) => p.id),
  };
}

/** Splits at the last separator, because names of groups have none. */
function partsOf(line: string): { name: string; group: string } | null {
  const [, before = "", after = ""] = /^(.*)[;\t](.*)$/.exec(line) ?? [];
  const [name, group] = [clean(before), clean(after)];
  return name !== "" && group !== "" && group.length <= MAX_GROUP_NAME_LENGTH ? { name, group } : null;
}

/** Groups that the list numbers from one have no names. */
function named(groups: { name: string; people: string[] }[]): ReadList["groups"] {
  const byNumber = [...groups].sort((a, b) => Number(a.name) - Number(b.name));
  return groups.length > 0 && byNumber.every((g, i) => g.name === String(i + 1))
    ? byNumber.map((g) => ({ name: null, people: g.people }))
    : groups;
}
