/** What stands at a table, in the language of the room; kept as text, because trainers may write anything else there. */
const words: Record<string, { table: string; online: string }> = {
  en: { table: "Table", online: "Online" },
  id: { table: "Meja", online: "Daring" },
  th: { table: "โต๊ะ", online: "ออนไลน์" },
  ko: { table: "테이블", online: "온라인" },
  ar: { table: "طاولة", online: "عبر الإنترنت" },
};

/** Where the group of this number sits. */
export function placeOf(
  places: "none" | "tables" | "online",
  number: number,
  language: string,
): string | null {
  const { table, online } = words[language] ?? words.en!;
  return places === "none" ? null : places === "tables" ? `${table} ${number}` : online;
}
