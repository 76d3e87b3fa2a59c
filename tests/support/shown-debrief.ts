/**
 * Everything that a server shows and gives away of a room that has ended, so that two servers can be compared
 * to the byte. Left out of the comparison is only what must differ: `ofPage`, `withoutOrder` and
 * `withoutDrawn` say what.
 */
import { unzipSync } from "fflate";
import { exported } from "@/tests/support/kept-things";
import type { RoomData } from "@/workshop/exports/format";

/** A server, and a trainer of the room who is signed in there. */
interface Shown {
  url: string;
  room: { id: string; trainer: { cookie: string } };
}

/** Pages below /debrief/<room>; the first two are the front, and the same with all figures. */
const PAGES = ["", "/whole", "/texts", "/rows"];

/** Pages, tables, the JSON document and the parts of the Word document, by name. */
export async function shownDebrief(
  shown: Shown,
  more: readonly string[] = [],
): Promise<Record<string, string>> {
  const { url, room } = shown;
  const texts: Record<string, string> = {};
  const read = async (where: string) => {
    const res = await fetch(`${url}${where}`, { headers: { cookie: room.trainer.cookie } });
    if (res.status !== 200) throw new Error(`${where}: ${res.status}`);
    return (await res.text()).replaceAll(url, "");
  };
  for (const where of [...PAGES.map((page) => `/debrief/${room.id}${page}`), ...more])
    texts[where] = ofPage(await read(where));
  texts["summary.csv"] = await read(`/debrief/${room.id}/summary.csv`);
  texts["data.json"] = withoutOrder((await exported(shown, shown, "json")).toString("utf8"));
  const word = unzipSync(await exported(shown, shown, "word"));
  for (const [name, bytes] of Object.entries(word)) texts[`report.docx ${name}`] = withoutDrawn(name, bytes);
  return texts;
}

/**
 * Each page with scripts draws a nonce of its own, and says the same once more in portions that come as they
 * are ready. The bar at its top is that of the account which reads it.
 */
function ofPage(html: string): string {
  const nonce = /nonce="([^"]+)"/.exec(html)?.[1];
  const page = html
    .replace(/<script[^>]*>self\.__next_f\.push\([^<]*<\/script>/g, "")
    .replace(/<header class="\w+_bar">.*?<\/header>/s, "");
  return nonce ? page.replaceAll(nonce, "") : page;
}

/** Each file draws its own labels of people, and with them the order of the answers of an activity. */
function withoutOrder(json: string): string {
  const { answers, ...rest } = JSON.parse(json) as RoomData;
  const people = new Map<string, string[]>();
  for (const { person, ...answer } of answers) {
    const key = `${answer.activity} ${person}`;
    people.set(key, [...(people.get(key) ?? []), JSON.stringify(answer)]);
  }
  return JSON.stringify([rest, [...people.values()].map((answers) => answers.join()).sort()]);
}

/**
 * When the document was made, who took it out, and the keys drawn for it that stand in the list of fonts and
 * over the first 32 bytes of each (ECMA-376-4, 10.7.2).
 */
function withoutDrawn(name: string, bytes: Uint8Array): string {
  if (name.endsWith(".odttf")) return Buffer.from(bytes.subarray(32)).toString("latin1");
  const text = Buffer.from(bytes).toString("utf8");
  if (name === "docProps/core.xml") return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "");
  if (name.startsWith("word/footer")) return text.replace(/Exported by [^<]*/, "");
  return name === "word/fontTable.xml" ? text.replace(/fontKey="\{[\dA-F-]+\}"/g, "") : text;
}
