/**
 * Pages of a phone that goes round (H-30 to H-32): the plain screen between two people, and the question. Each
 * is whole in `#turn`, which the page's script puts in place of the one before.
 */
import { createHash, randomUUID } from "node:crypto";
import { phoneFaces } from "@/activities/faces/phone";
import { AssetsProvider } from "@/components/assets/assets";
import { formId } from "@/components/phone/question";
import { phoneTranslator } from "@/components/phone/texts";
import { PhoneMain } from "@/components/phone/view";
import { phoneAccent } from "@/components/ui/accent-variables";
import { interfaceLanguage, ownName } from "@/messages/languages";
import type { AssetSources } from "@/model/activity/asset";
import { direction } from "@/model/text/language";
import type { PageParts } from "@/server/phone/document";
import { doorFrame, titleOf } from "@/server/phone/page-layout";
import type { InvalidAnswer } from "@/server/phone/room-page";
import type { PhoneView } from "@/workshop/protocol/views";
import type { Theme } from "@/workshop/content/workshop";

/** The longest word by which somebody comes back. */
export const MAX_WORD = 40;

/** Seconds between two looks of a page without script. */
const FOLLOW_SECONDS = 6;

export type TurnPhase = "open" | "own" | "rest";

/** Before the link is taken: what sharing this phone means. */
export const sharePage = (language: string, title: string): PageParts => {
  const t = phoneTranslator(language);
  return doorFrame(
    language,
    t("turnLink"),
    <>
      <p>
        <b dir="auto">{title}</b>
      </p>
      <p>{t("turnLinkText")}</p>
      <p>{t("turnLinkYours")}</p>
      <form method="post">
        <button type="submit" className="send">
          {t("turnLinkGo")}
        </button>
      </form>
    </>,
  );
};

/** The round that a turn would answer, for the script. */
const seenKey = (view: PhoneView, phase: TurnPhase): string =>
  createHash("sha256")
    .update(`${phase} ${view.asked?.question} ${view.asked?.round}`)
    .digest("base64url")
    .slice(0, 12);

/** Between two people: nothing of an answer is on it. */
export function handOnPage(
  view: PhoneView,
  phase: TurnPhase,
  { roomId, offered, thanks }: { roomId: string; offered: readonly string[]; thanks: boolean },
): PageParts {
  const t = phoneTranslator(view.language);
  const heading = t(phase === "open" ? "turnTitle" : phase === "own" ? "turnOwn" : "turnRest");
  return {
    language: view.language,
    title: titleOf(heading, view.title),
    island: "turn",
    refresh: FOLLOW_SECONDS,
    body: (
      <body className="door" data-room={roomId}>
        <main
          id="turn"
          data-seen={seenKey(view, phase)}
          data-waiting={t("turnWaiting")}
          data-late={t("turnLate")}
          data-thanks={t("turnThanks")}
        >
          <p className="promise" role="status" id="turn-state">
            {thanks && t("turnThanks")}
          </p>
          <h1 tabIndex={-1}>{heading}</h1>
          {phase === "open" ? (
            <form method="post" action="./">
              <p>{t("turnText")}</p>
              <div className="acts">
                {offered.map((language) => (
                  <button
                    key={language}
                    type="submit"
                    name="language"
                    value={language}
                    className={language === view.language ? "send" : "pass"}
                    lang={interfaceLanguage(language)}
                    dir={direction(interfaceLanguage(language))}
                  >
                    {phoneTranslator(language)("turnGo")}
                    {interfaceLanguage(language) !== language && <small>{ownName(language)}</small>}
                  </button>
                ))}
              </div>
            </form>
          ) : (
            <p>{t("turnRestText")}</p>
          )}
          <details>
            <summary>{t("turnStop")}</summary>
            <form method="post" action="leave">
              <button type="submit">{t("turnStop")}</button>
            </form>
          </details>
        </main>
      </body>
    ),
  };
}

interface TurnShown {
  roomId: string;
  now: number;
  theme: Theme | undefined;
  sources: AssetSources;
  /** An answer that was not taken, to be mended. */
  refused?: InvalidAnswer & { once: string; word: string; again: boolean };
}

/** One person's question. The fields of a turn belong to the question's form, though they stand beside it. */
export function turnPage(view: PhoneView, { roomId, now, theme, sources, refused }: TurnShown): PageParts {
  const t = phoneTranslator(view.language);
  const { asked } = view;
  const form = asked ? formId(asked) : "";
  const mine = asked &&
    refused && {
      question: asked.question,
      round: asked.round,
      id: "",
      rev: 0,
      body: { pass: true as const },
      ...refused,
    };
  return {
    language: view.language,
    title: titleOf(t("roomPage"), view.title),
    island: "turn",
    body: (
      <body className="turn" style={phoneAccent(theme?.accent)} data-room={roomId}>
        <main id="turn" data-asked="" data-incomplete={t("incomplete")}>
          <AssetsProvider sources={sources} size="phone">
            <PhoneMain faces={phoneFaces} view={view} now={now} mine={mine ?? undefined} t={t} />
          </AssetsProvider>
          <input type="hidden" form={form} name="once" value={refused?.once ?? randomUUID()} />
          <input type="hidden" form={form} name="language" value={view.language} />
          {refused?.again && <input type="hidden" form={form} name="again" value={refused.word} />}
          <details open={Boolean(refused?.word)}>
            <summary>{t("turnWord")}</summary>
            <label className="text">
              {t("turnWordLabel")}
              <input
                name="word"
                form={form}
                maxLength={MAX_WORD}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                dir="auto"
                defaultValue={refused?.word}
              />
              <small>{t("turnWordHint")}</small>
            </label>
          </details>
        </main>
      </body>
    ),
  };
}
