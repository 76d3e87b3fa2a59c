/**
 * What a phone has to load, as a bundle of today's sources is sent to it. The bench measures the same on a
 * running server.
 */
import { brotliCompressSync, constants } from "node:zlib";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { describe, expect, it } from "vitest";
import { interfaceLanguages } from "@/messages/languages";
import { storedRoomId } from "@/model/ids";
import { page } from "@/server/phone/document";
import { roomPage } from "@/server/phone/room-page";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { MemoryStore, roomOver } from "@/tests/support/memory-store";
import { noPhoneFiles } from "@/tests/support/no-phone-files";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { planOf } from "@/workshop/content/plan";
import type { Workshop } from "@/workshop/content/workshop";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { phoneView } from "@/workshop/views/phone-view";

const KB = 1_024;
type Options = esbuild.BuildOptions & { outdir: string };
const { phoneOptions, phoneStyle } = (await import(
  pathToFileURL(path.resolve(import.meta.dirname, "../scripts/build.mjs")).href
)) as { phoneOptions(): Options; phoneStyle: Options };

const bundled = async (options: Options) =>
  (await esbuild.build({ ...options, sourcemap: false, write: false, metafile: false })).outputFiles!.map(
    ({ path: file, contents }) => ({
      name: path.relative(options.outdir, file).replaceAll("\\", "/"),
      contents: Buffer.from(contents),
    }),
  );
const scripts = await bundled(phoneOptions());
const style = (await bundled(phoneStyle))[0]!.contents;

/** Bytes of a page as the server sends it. */
const sent = (body: string): number =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
/** Bytes of each file, which is compressed once. */
const sizes = [{ name: "style.css", contents: style }, ...scripts].map(({ name, contents }) => ({
  name,
  bytes: brotliCompressSync(contents).length,
}));

/** As pages name them. */
const assets = { ...noPhoneFiles, script: { name: "phone-0123456789ab.js", body: Buffer.of() } };
const islands = Object.fromEntries(
  scripts.flatMap(({ name }) => {
    const island = /^islands\/(.*)\.js$/.exec(name)?.[1];
    return island === undefined ? [] : [[island, `/phone/${island}-0123456789ab.js`]];
  }),
);

/** The page of a phone at a step of a workshop whose question is open. */
async function pageAt(workshop: Workshop, step: string, language = workshop.language): Promise<string> {
  const pure = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({}))).go(step);
  const question = planOf(workshop).step(step)?.question;
  if (question) pure.try({ type: "open", question, round: 1 });
  const store = new MemoryStore(storedRoomId(ROOM), pure.state);
  store.join("somebody");
  const { room } = await roomOver(store);
  const view = phoneView(room.state, new Map(), [], language, room.workNow());
  const mine = await room.mine("somebody", null);
  const { html } = page(roomPage(room, "somebody", view, mine, pure.now, islands), assets);
  await room.close();
  return html;
}

/** The first step of each kind that can be answered, or else the first. */
const { steps } = planOf(everyKind);
const firsts = [...new Set(steps.map(({ kind }) => kind))].map((kind) => {
  const ofKind = steps.filter((step) => step.kind === kind && !step.notice);
  return { kind, step: (ofKind.find(({ question }) => question) ?? ofKind[0]!).id };
});

/** With the shared document in it. */
const SHEET = "islands/sheet.js";

describe("what a phone has to load", () => {
  it.each(interfaceLanguages)(
    "is a page of 9 KB at most, at part 5 of the guide's story, in %s",
    async (language) => {
      const html = await pageAt(guide, "paula/5", language);
      expect(html).toMatch(/<form(?=[^>]*data-question="paula\/5")/);
      expect(sent(html)).toBeLessThanOrEqual(9 * KB);
    },
  );

  it.each(firsts)("and no more at $kind", async ({ step }) => {
    expect(sent(await pageAt(everyKind, step))).toBeLessThanOrEqual(9 * KB);
  });

  it("is a style of 7 KB at most, kept for all pages", () => {
    expect(sizes.find((s) => s.name === "style.css")!.bytes).toBeLessThanOrEqual(7 * KB);
  });

  it("is a base script of 23,600 bytes at most", () => {
    expect(sizes.find((s) => s.name === "phone.js")!.bytes).toBeLessThanOrEqual(23_600);
  });

  it.each(sizes.filter((s) => s.name.startsWith("islands/") && s.name !== SHEET))(
    "and, where $name is shown, at most 15 KB more",
    ({ bytes }) => {
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(15 * KB);
    },
  );

  it("and, for a sheet that several write at once, at most 40 KB more (G-70)", () => {
    expect(sizes.find((s) => s.name === SHEET)!.bytes).toBeLessThanOrEqual(40 * KB);
  });

  it("has no island that is not tested here", () => {
    expect(sizes.map((s) => s.name)).toEqual(
      expect.arrayContaining(["phone.js", "islands/marking.js", "islands/sort.js"]),
    );
  });
});
