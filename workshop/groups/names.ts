/**
 * Short names of things that have none of their own: the same on phones, in the room and in the debrief. They
 * name, they do not hide.
 */
import { textId } from "@/model/text/text-id";
import type { GroupId } from "@/model/room/groups";

/** Words for a table in the room's language; kept as text, because trainers may write anything else there. */
const seatingWords: Record<string, { table: string; online: string }> = {
  en: { table: "Table", online: "Online" },
  id: { table: "Meja", online: "Daring" },
  th: { table: "โต๊ะ", online: "ออนไลน์" },
  ko: { table: "테이블", online: "온라인" },
  ar: { table: "طاولة", online: "عبر الإنترنت" },
};

export function seatingLabel(
  places: "none" | "tables" | "online",
  number: number,
  language: string,
): string | null {
  const { table, online } = seatingWords[language] ?? seatingWords.en!;
  return places === "none" ? null : places === "tables" ? `${table} ${number}` : online;
}

/** Names a member of a group for the others of it. */
export const memberId = (group: GroupId, participant: string): string => textId(`${group} ${participant}`);

/** Names of people side by side: equal ones get numbers, in the order of their ids. */
export function namesApart(
  people: readonly { id: string; alias: string }[],
  nameless: string,
): ReadonlyMap<string, string> {
  const named = people
    .map(({ id, alias }) => ({ id, name: alias || nameless }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = new Map<string, number>();
  for (const { name } of named) all.set(name, (all.get(name) ?? 0) + 1);
  const before = new Map<string, number>();
  return new Map(
    named.map(({ id, name }) => {
      const number = (before.get(name) ?? 0) + 1;
      before.set(name, number);
      return [id, all.get(name) === 1 ? name : `${name} (${number})`];
    }),
  );
}
