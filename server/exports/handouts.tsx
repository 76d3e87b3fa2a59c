/** The papers of a workshop, for accounts that may run it, and of a room, for its trainers. */
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { HandoutList, type HandoutWays } from "@/components/handouts/handout-list";
import { debriefWords } from "@/components/debrief/translated-words";
import { roomWays, trainerWays } from "@/components/ui/trainer-ways";
import { AuthoredLanguagesProvider } from "@/components/ui/authored";
import { handoutTranslator } from "@/messages/language";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { interfaceLanguage, LANGUAGE_COOKIE, ownName, preferred } from "@/messages/languages";
import { fileOwnerSchema, type RoomId } from "@/model/ids";
import { CARDS } from "@/model/room/cards/cards";
import { direction } from "@/model/text/language";
import { picturesIn } from "@/model/text/markdown";
import type { Paper } from "@/server/exports/paper-writer";
import { answerSheets, cardsPaper } from "@/server/exports/answer-papers";
import { handoutsPaper, roomPapers, roomSheets } from "@/server/exports/papers";
import { readRoom } from "@/server/debrief/room-reading";
import { writePackage } from "@/server/editor/package-out";
import { sendFile, startDownload } from "@/server/http/download";
import type { Account, Exchange } from "@/server/http/exchange";
import { sendPage } from "@/server/http/forms";
import { bare } from "@/server/http/refusals";
import { selfContainedPage } from "@/server/http/self-contained-page";
import { projectRoot } from "@/server/platform/settings/project-root";
import type { Rooms } from "@/server/rooms/registry";
import { assetsOf, readWhole } from "@/server/store/assets/assets";
import { logAccess } from "@/server/store/accounts/access-log";
import { runnableWorkshop } from "@/server/store/editor/runnable";
import { loadState } from "@/server/store/rooms/room-state";
import { runJob } from "@/server/workers/run";
import { type SplitDrawing, splitDrawing } from "@/workshop/content/drawing";
import { inLanguage, lackedTexts, languagesOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { partOf } from "@/workshop/editor/runnable-parts";
import type { Draft } from "@/workshop/editor/draft";
import { handoutsOf, startHandouts } from "@/workshop/handouts/handouts";
import { packageName } from "@/workshop/import/package-manifest";
import { hasStarts, withKeptSheets } from "@/workshop/worksheets/kept-sheets";
import type { HelpLines } from "@/workshop/room/settings";
import type { RoomState } from "@/workshop/room/state";
import { MAX_PRINTED } from "@/model/activity/paper-entry";

const css = ["tokens", "handouts"]
  .map((name) => readFileSync(path.join(projectRoot, `components/handouts/${name}.css`), "utf8"))
  .join("\n");

/** Papers over HTTP: pages of them, and with `?paper=a4` or `letter` one as a PDF. */
export class Handouts {
  constructor(
    private readonly rooms: Pick<Rooms, "get">,
    private readonly joinUrl: (token: string) => { url: string; address: string },
  ) {}

  /**
   * Handouts of a workshop, with blank lines for hotline and referral: `?language=th&only=paula&paper=a4`;
   * with `size=a6`, the cards for the pocket.
   */
  async ofWorkshop(request: Exchange<"workshop"> & { account: Account }): Promise<void> {
    const authored = await runnableWorkshop(request.params.workshop, request.account.id);
    const workshop =
      authored && ("workshop" in authored ? authored.workshop : partOf(authored.draft, "ready"));
    if (!workshop) return bare(request.res, 404);
    return send(request, workshop, { owner: authored.id, help: {} });
  }

  /**
   * Handouts of a room, as its workshop is now, of an ended one with the sheets that were released, which
   * `?keep=next` puts into a file of the workshop; with the hotline and the referral that it names; with
   * `?sheet=sign-in` or `run-sheet`, that one; with `?sheet=cards&cards=30`, answer cards; with
   * `?activity=…&from=0&sheets=20`, sheets to be typed in.
   */
  async ofRoom(request: Exchange & { room: TrainerRoom; account: Account }): Promise<void> {
    const { res, url, room, account } = request;
    const state = await loadState(room.id);
    if (!state) return bare(res, 404);
    const { settings, agenda } = state;
    const workshop = room.ended ? await withReleased(room.id, state.workshop) : state.workshop;
    if (url.searchParams.get("keep") === "next" && room.ended && hasStarts(workshop)) {
      await logAccess(room.id, account.id, "export", "workshop");
      startDownload(res, "application/zip", packageName(workshop.title));
      // Every workshop is a draft.
      return writePackage(workshop as unknown as Draft, room.id, res);
    }
    const printed = printedOf(state, url);
    if (printed && paperOf(url)) {
      const sheets = answerSheets(
        { ...room, workshop },
        printed,
        askedLanguage(request, workshop),
        paperOf(url)!,
      );
      return sheets ? sendPaper(res, sheets) : bare(res, 404);
    }
    const named = url.searchParams.get("sheet");
    const sheet = roomSheets.find((one) => one === named);
    const paper = paperOf(url);
    if (named === "cards" && paper)
      return sendPaper(res, cardsPaper(cardsAsked(url), askedLanguage(request, workshop), paper), "cards");
    if (!sheet || !paper) return send(request, workshop, { owner: room.id, help: settings, room });
    const live = await this.rooms.get(room.id);
    if (!live) return bare(res, 404);
    const { token, code } = live.participants.entrance;
    const door = { ...this.joinUrl(token), code };
    const language = askedLanguage(request, workshop);
    const facts = { title: room.title, workshop, help: settings, agenda, door };
    return sendPaper(res, roomPapers[sheet](facts, language, paper));
  }
}

/** The workshop of an ended room, with what its groups released on sheets that have a start. */
async function withReleased(room: RoomId, workshop: Workshop): Promise<Workshop> {
  const reading = hasStarts(workshop) ? await readRoom(room) : null;
  return reading ? withKeptSheets(workshop, { ...reading, made: reading.input.made }) : workshop;
}

/** The printed sheets of an activity that are asked for. */
function printedOf({ papers }: RoomState, { searchParams }: URL) {
  const activity = searchParams.get("activity") ?? "";
  const [from, sheets] = ["from", "sheets"].map((name) => Number(searchParams.get(name)));
  const all = Object.hasOwn(papers, activity) ? papers[activity]! : 0;
  const isRange = Number.isInteger(from) && Number.isInteger(sheets) && from! >= 0 && sheets! > 0;
  return isRange && sheets! <= MAX_PRINTED && from! + sheets! <= all
    ? { activity, from: from!, sheets: sheets! }
    : null;
}

interface TrainerRoom {
  id: RoomId;
  title: string;
  ended: boolean;
}

async function send(
  { req, res, url }: Pick<Exchange, "req" | "res" | "url">,
  workshop: Workshop,
  { owner, help, room }: { owner: string; help: HelpLines; room?: TrainerRoom },
): Promise<void> {
  const language = askedLanguage({ req, url }, workshop);
  const paper = paperOf(url);
  if (!paper)
    return sendPage(req, res, 200, handoutPage(workshop, language, await waysIn(language, room), room));
  const pictures = await picturesOn(workshop, owner, language);
  const cards = url.searchParams.get("size") === "a6";
  const choice = { language, only: url.searchParams.get("only"), cards, help, pictures };
  return sendPaper(res, handoutsPaper(workshop, choice, paper));
}

async function sendPaper(
  res: ServerResponse,
  data: { name: string },
  template: "paper" | "cards" = "paper",
): Promise<void> {
  const set = await runJob(template, data);
  if (!set.ok) return bare(res, 503, { "Retry-After": "2" });
  sendFile(res, "application/pdf", [data.name, "pdf"], Buffer.from(set.value, "base64"));
}

const papers: readonly Paper[] = ["a4", "letter"];
const paperOf = (url: URL): Paper | undefined => papers.find((one) => one === url.searchParams.get("paper"));

/** Numbers of answer cards that are offered. */
const CARD_SETS = [30, 60, CARDS];
const cardsAsked = (url: URL): number =>
  CARD_SETS.find((count) => String(count) === url.searchParams.get("cards")) ?? CARD_SETS[0]!;

/** In the language of the page. @param room without it, the handouts are a workshop's */
export async function waysIn(language: string, room?: { id: string; ended: boolean }): Promise<HandoutWays> {
  const locale = interfaceLanguage(language);
  const { from } = debriefWords(locale, completed(await translationIn(locale)));
  const t = from("account");
  return {
    names: { main: t("nav.main"), room: t("nav.room") },
    main: trainerWays(from),
    room: room ? roomWays(from, room) : null,
  };
}

/** The pictures on the handouts of a workshop; those that its owner lacks are left out. */
export async function picturesOn(
  workshop: Workshop,
  owner: string,
  language: string,
): Promise<Map<string, SplitDrawing>> {
  const named = new Set(
    handoutsOf(inLanguage(workshop, language)).flatMap(({ blocks }) =>
      blocks.flatMap((block) => {
        if (block.type === "picture") return [block.file];
        return block.type === "prose" ? [...picturesIn(block.text)].map(({ target }) => target) : [];
      }),
    ),
  );
  if (named.size === 0) return new Map();
  const pictures = (await assetsOf(fileOwnerSchema.parse(owner))).filter(
    ({ kind, name }) => kind === "picture" && named.has(name),
  );
  return new Map(
    await Promise.all(
      pictures.map(async ({ hash, name, variants }) => {
        const variant = ["stage", "file"].map((one) => variants.find((v) => v.name === one)).find(Boolean);
        if (!variant) throw new Error(`the picture ${name} has no file`);
        return [name, asDrawing(variant, await readWhole(hash, variant.name), language)] as const;
      }),
    ),
  );
}

/** A picture of pixels becomes a drawing of it alone. */
export function asDrawing(
  { mime, width, height }: { mime: string; width: number | null; height: number | null },
  bytes: Buffer,
  language: string,
): SplitDrawing {
  if (mime === "image/svg+xml") return splitDrawing(bytes.toString("utf8"), language);
  const size = { width: width ?? 1, height: height ?? 1 };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><image href="data:${mime};base64,${bytes.toString("base64")}" width="${size.width}" height="${size.height}"/></svg>`;
  return { svg, ...size, language, texts: [] };
}

/** The language asked for, else that of the trainers' pages in this browser. */
function askedLanguage({ req, url }: Pick<Exchange, "req" | "url">, workshop: Workshop): string {
  const offered = languagesOf(workshop);
  const cookie = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([\\w-]+)`).exec(req.headers.cookie ?? "")?.[1];
  return (
    [url.searchParams.get("language"), cookie].find((one) => one && offered.includes(one)) ??
    preferred(req.headers["accept-language"], offered) ??
    workshop.language
  );
}

/** The page of a workshop's handouts, which needs nothing else. */
export function handoutPage(
  workshop: Workshop,
  language: string,
  ways: HandoutWays,
  room?: { ended: boolean },
): { html: string; csp: string } {
  const t = handoutTranslator(language);
  const translated = inLanguage(workshop, language);
  const handouts = handoutsOf(translated);
  const lacking = [...lackedTexts(workshop, language)];
  const page = interfaceLanguage(language);
  const written = JSON.stringify(handouts);
  return selfContainedPage({
    language,
    title: `${t("title")}: ${translated.title}`,
    css,
    body: (
      <AuthoredLanguagesProvider
        page={page}
        written={{ language, original: workshop.language, lacking }}
        direction={direction}
      >
        <HandoutList
          title={translated.title}
          handouts={handouts}
          started={startHandouts(translated)}
          keeps={room?.ended === true && hasStarts(translated)}
          sheets={room && !room.ended ? roomSheets : []}
          cards={room && !room.ended ? CARD_SETS : []}
          languages={languagesOf(workshop).map((one) => ({
            language: one,
            name: ownName(one),
            chosen: one === language,
          }))}
          language={language}
          lacking={lacking.some((text) => written.includes(JSON.stringify(text)))}
          ways={ways}
          t={t}
        />
      </AuthoredLanguagesProvider>
    ),
  });
}
