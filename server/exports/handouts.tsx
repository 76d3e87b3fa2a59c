/** Handouts of a workshop as pages to print: for accounts that may run it, and for a room's trainers. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { HandoutsBar, type HandoutWays } from "@/components/handouts/bar";
import { HandoutPages } from "@/components/handouts/handouts";
import { debriefWords } from "@/components/debrief/translated-words";
import { roomWays, trainerWays } from "@/components/ui/trainer-ways";
import { AuthoredLanguagesProvider } from "@/components/ui/authored";
import { Pictures } from "@/components/ui/picture";
import { handoutTranslator } from "@/messages/language";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { interfaceLanguage, LANGUAGE_COOKIE, ownName, preferred } from "@/messages/languages";
import { fileOwnerSchema } from "@/model/ids";
import { direction } from "@/model/text/language";
import type { Account, Exchange } from "@/server/http/exchange";
import { sendPage } from "@/server/http/forms";
import { bare } from "@/server/http/refusals";
import { projectRoot } from "@/server/platform/settings/project-root";
import { assetsOf, readWhole } from "@/server/store/assets/assets";
import { runnableWorkshop } from "@/server/store/editor/runnable";
import { loadState } from "@/server/store/rooms/room-state";
import { inLanguage, lackedTexts, languagesOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { partOf } from "@/workshop/editor/runnable-parts";
import { layoutOf } from "@/workshop/handouts/fit";
import { handoutsOf } from "@/workshop/handouts/handouts";
import type { HelpLines } from "@/workshop/room/settings";

interface HandoutRequest {
  language: string;
  only: string | null;
  help: HelpLines;
  /** Pictures by name: addresses that hold a whole file. */
  pictures: ReadonlyMap<string, string>;
  ways?: HandoutWays;
}

const css = ["tokens", "handouts"]
  .map((name) => readFileSync(path.join(projectRoot, `components/handouts/${name}.css`), "utf8"))
  .join("\n");

/** Handouts of a workshop, with blank lines for hotline and referral: `?language=th&only=paula`. */
export async function ofWorkshop({
  req,
  res,
  url,
  params,
  account,
}: Exchange<"workshop"> & { account: Account }): Promise<void> {
  const authored = await runnableWorkshop(params.workshop, account.id);
  const workshop = authored && ("workshop" in authored ? authored.workshop : partOf(authored.draft, "ready"));
  if (!workshop) return bare(res, 404);
  const choice = askedFor({ req, url }, workshop);
  const [ways, pictures] = [await waysIn(choice.language), await picturesOn(workshop, authored.id)];
  await sendPage(req, res, 200, handoutPage(workshop, { ...choice, help: {}, pictures, ways }));
}

/** Handouts of a room, as its workshop is now, with the hotline and the referral that it names. */
export async function ofRoom({ req, res, url, room }: Exchange & { room: { id: string } }): Promise<void> {
  const state = await loadState(room.id);
  if (!state) return bare(res, 404);
  const { workshop, settings, ended } = state;
  const choice = askedFor({ req, url }, workshop);
  const ways = await waysIn(choice.language, { id: room.id, ended });
  const pictures = await picturesOn(workshop, room.id);
  await sendPage(req, res, 200, handoutPage(workshop, { ...choice, help: settings, pictures, ways }));
}

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
export async function picturesOn(workshop: Workshop, owner: string): Promise<Map<string, string>> {
  const named = new Set(
    handoutsOf(workshop).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === "picture" ? [block.file] : [])),
    ),
  );
  if (named.size === 0) return new Map();
  const pictures = (await assetsOf(fileOwnerSchema.parse(owner))).filter(
    ({ kind, name }) => kind === "picture" && named.has(name),
  );
  return new Map(
    await Promise.all(
      pictures.map(async ({ hash, name, variants }) => {
        const variant = ["phone", "file"].map((one) => variants.find((v) => v.name === one)).find(Boolean);
        if (!variant) throw new Error(`the picture ${name} has no file`);
        return [name, inAddress(variant.mime, await readWhole(hash, variant.name))] as const;
      }),
    ),
  );
}

export const inAddress = (mime: string, bytes: Buffer): string =>
  `data:${mime};base64,${bytes.toString("base64")}`;

/** The language asked for, else that of the trainers' pages in this browser. */
function askedFor(
  { req, url }: Pick<Exchange, "req" | "url">,
  workshop: Workshop,
): Pick<HandoutRequest, "language" | "only"> {
  const offered = languagesOf(workshop);
  const cookie = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([\\w-]+)`).exec(req.headers.cookie ?? "")?.[1];
  const language =
    [url.searchParams.get("language"), cookie].find((one) => one && offered.includes(one)) ??
    preferred(req.headers["accept-language"], offered) ??
    workshop.language;
  return { language, only: url.searchParams.get("only") };
}

/** The handouts of a workshop as one page that needs nothing else; on paper each is a page of A4. */
export function handoutPage(
  workshop: Workshop,
  { language, only, help, pictures, ways }: HandoutRequest,
): { html: string; csp: string } {
  const t = handoutTranslator(language);
  const translated = inLanguage(workshop, language);
  const foot = [`${t("hotline")} ${help.hotline ?? ""}`, `${t("referral")} ${help.referral ?? ""}`];
  const all = handoutsOf(translated);
  const chosen = all.find(({ id }) => id === only);
  const sheets = (chosen ? [chosen] : all).map((handout) => ({
    handout,
    layout: layoutOf(handout, language, foot),
  }));
  const lacking = [...lackedTexts(workshop, language)];
  const page = interfaceLanguage(language);
  const pictureOf = (name: string) => {
    const src = pictures.get(name);
    return src === undefined ? null : { src };
  };
  const pages = (
    <Pictures.Provider value={pictureOf}>
      <HandoutPages sheets={sheets} title={translated.title} language={language} help={help} t={t} />
    </Pictures.Provider>
  );
  const written = JSON.stringify(sheets);
  const nonce = randomBytes(12).toString("base64");
  const html = renderToStaticMarkup(
    <html lang={page} dir={direction(page)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${t("title")}: ${translated.title}`}</title>
        <link rel="icon" href="data:," />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <AuthoredLanguagesProvider
          page={page}
          written={{ language, original: workshop.language, lacking }}
          direction={direction}
        >
          <HandoutsBar
            sheets={sheets}
            title={translated.title}
            all={all}
            only={chosen?.id ?? null}
            languages={languagesOf(workshop).map((one) => ({
              language: one,
              name: ownName(one),
              chosen: one === language,
            }))}
            language={language}
            lacking={lacking.some((text) => written.includes(JSON.stringify(text)))}
            ways={ways ?? null}
            t={t}
          />
          <main>{pages}</main>
        </AuthoredLanguagesProvider>
      </body>
    </html>,
  );
  const csp = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
  return { html: `<!doctype html>${html}`, csp };
}
