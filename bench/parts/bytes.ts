/**
 * Bytes that a phone loads until it can answer part 5 of Paula's story, also before any script has run; and those of
 * the scripts that trainers' pages load at once.
 */
import { kb, type Part, type Row } from "@/bench/context";
import { load } from "@/bench/product/load";
import { createAuthored, joinToken, openExample } from "@/bench/product/modules";
import { largeDraft } from "@/bench/product/large-draft";
import { makeRoom, makeTrainer } from "@/bench/product/rooms";
import { Console } from "@/bench/product/talker";

/** The fields of the question's form as a browser without script would send them, with the first answer chosen. */
function filledIn(html: string): string | null {
  const form = /<form(?=[^>]*data-question)[\s\S]*?<\/form>/.exec(html)?.[0];
  if (!form || /<fieldset[^>]* disabled/.test(form) || !/method="post"/.test(form)) return null;
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    const first = attribute("type") === "radio" && attribute("name") === "answer" && !fields.has("answer");
    if (attribute("type") === "hidden" || first) fields.append(attribute("name"), attribute("value"));
  }
  return fields.has("answer") ? fields.toString() : null;
}

/** The most of each page's scripts: KB, gzip. */
const SCRIPTS = { "sign-in": 151, home: 156, debrief: 157, stage: 222, console: 251, editor: 348 };

/** Bytes (gzip) of the scripts that a page names. */
async function scriptsOf(page: string, cookie: string): Promise<number> {
  const { status, text } = await load(page, cookie, "identity");
  if (status !== 200) throw new Error(`${page} gave ${status}.`);
  const names = new Set(
    [...text.matchAll(/<script(?![^>]* noModule)[^>]* src="(\/_next\/[^"]+)"/g)].map(([, name]) => name!),
  );
  const sizes = await Promise.all([...names].map((name) => load(new URL(name, page).href, cookie, "gzip")));
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0);
}

export const bytes: Part = {
  name: "bytes",
  async run(context) {
    context.say("bytes of a phone's page");
    const server = await context.server();
    const room = await makeRoom(context.database, 1);
    const trainer = await new Console(server.port, room).opened();
    for (const part of [1, 2, 3, 4, 5]) await trainer.go(`paula/${part}`);
    await trainer.openRound("paula/5", 1);
    const origin = `http://127.0.0.1:${server.port}`;
    const [page, cookie] = [`${origin}/r/${room.id}/`, room.phones[0]!];
    const [br, gzip, plain] = [
      await load(page, cookie, "br"),
      await load(page, cookie, "gzip"),
      await load(page, cookie, "identity"),
    ];
    const script = /src="(\/phone\/[^"]+)"/.exec(br.text)?.[1] ?? "";
    const [scriptBr, scriptGzip] = [
      await load(origin + script, cookie, "br"),
      await load(origin + script, cookie, "gzip"),
    ];
    const style = /href="(\/phone\/[^"]+\.css)"/.exec(br.text)?.[1] ?? "";
    const styleBr = await load(origin + style, cookie, "br");
    const door = await load(`${origin}/j/${joinToken(room.id, 1)}`, "", "br");
    const form = filledIn(br.text);
    const posted = form === null ? null : await load(`${page}answer`, cookie, "br", form);
    const stored = await context.database.number("SELECT count(*) FROM answer WHERE room_id = $1", [room.id]);
    trainer.close();
    const { id, cookie: editor } = await makeTrainer();
    const pages = {
      "sign-in": ["trainer/sign-in", ""],
      home: ["trainer", editor],
      debrief: [`debrief/${await openExample("jeju", context.database.url)}`, editor],
      stage: [`stage/${room.id}`, ""],
      console: [`console/${room.id}`, room.trainerCookie],
      editor: [`editor/${await createAuthored(id, largeDraft)}`, editor],
    } as const;
    const scripts: Row[] = [];
    for (const [name, [path, cookie]] of Object.entries(pages)) {
      const [bytes, most] = [
        await scriptsOf(`${origin}/${path}`, cookie),
        SCRIPTS[name as keyof typeof SCRIPTS],
      ];
      scripts.push({
        what: `scripts of ${name}: gzip`,
        product: kb(bytes),
        target: `≤ ${most} KB`,
        met: bytes <= most * 1_024,
      });
    }
    await server.stop();
    const limit = (bytes: number, most: number) => bytes > 0 && bytes <= most * 1_024;
    return [
      {
        what: "the room's page: br / gzip; the door's: br",
        product: `${kb(br.bytes)} / ${kb(gzip.bytes)} (plain ${kb(plain.bytes)}); ${kb(door.bytes)}`,
        target: "≤ 9 KB; ≤ 5 KB",
        met: limit(br.bytes, 9) && limit(gzip.bytes, 9) && limit(door.bytes, 5),
      },
      {
        what: "style, kept for all pages: br",
        product: kb(styleBr.bytes),
        target: "≤ 7 KB",
        met: limit(styleBr.bytes, 7),
      },
      {
        what: "answered by the page's form alone, no script",
        product: posted ? `${posted.status}, ${stored} stored` : "no form",
        target: "stored",
        met: stored === 1,
      },
      {
        what: "script: br / gzip",
        product: `${kb(scriptBr.bytes)} / ${kb(scriptGzip.bytes)}`,
        target: "≤ 24 KB; 25 KB",
        met: limit(scriptBr.bytes, 24) && limit(scriptGzip.bytes, 25),
      },
      ...scripts,
    ];
  },
};
