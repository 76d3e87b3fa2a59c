/** Alternative texts of pictures that were written to break the page or the file. */
import { furtherFigures } from "@/workshop/debrief/figures-of";
import { XMLValidator } from "fast-xml-parser";
import { strFromU8, unzipSync } from "fflate";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { debriefed } from "@/activities/faces/debrief";
import { stageFaces } from "@/activities/faces/stage";
import type { Quiz } from "@/activities/kinds/quiz/content";
import { AssetsProvider } from "@/components/assets/assets";
import { Screen } from "@/components/stage/screen";
import { messages } from "@/messages/load";
import { reportDocx } from "@/server/exports/report-docx";
import { renderPhone } from "@/server/phone/render";
import { everyKind } from "@/tests/support/every-kind";
import { hostileTexts } from "@/tests/support/hostile-texts";
import { door, presence, PureRoom, ROOM } from "@/tests/support/pure-room";
import { sampleDebrief, sampleReport, sampleWords } from "@/tests/support/sample-report";
import type { Workshop } from "@/workshop/content/workshop";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const quoted = [
  `"><script>alert(1)</script>`,
  `" onerror="alert(1)" x="`,
  `' onerror='alert(1)`,
  `{alt} {0, plural, other {#}} <b>bold</b>`,
];
const file = "harbour.webp";
const sources = { [file]: { kind: "picture", at: "/assets/room/token/", width: 300, height: 100 } as const };

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");

/** The workshop with this activity in place of the one of its id. */
const having = (id: string, more: object): Workshop => ({
  ...everyKind,
  sessions: everyKind.sessions.map((session) => ({
    ...session,
    activities: session.activities.map((a) => (a.id === id ? { ...a, ...more } : a)),
  })),
});

/** Stage and phone at a slide with this picture: as it is fetched, and where there is no such file. */
function surfaces(alt: string): string[] {
  const slide = { body: "Look.", layout: undefined, picture: { file, alt, full: false } };
  const { state, board } = new PureRoom(
    freshState(ROOM, having("one-slide", slide), settingsSchema.parse({})),
  ).go("one-slide");
  const view = stageView(state, board, presence, door);
  return [sources, {}].flatMap((assets) => [
    renderToStaticMarkup(
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        <AssetsProvider sources={assets} size="stage">
          <Screen faces={stageFaces} view={view} offset={0} />
        </AssetsProvider>
      </IntlProvider>,
    ),
    renderPhone(phoneView(state, board), { now: 0, assets }),
  ]);
}

/** A quiz whose key shows a picture with these words. */
function withPictures(alts: readonly string[]): Workshop {
  const quiz = everyKind.sessions.flatMap((s) => s.activities).find((a): a is Quiz => a.kind === "quiz")!;
  const reason = alts.map((alt) => `![${alt}](${file})`).join("\n\n");
  return having(quiz.id, { items: quiz.items.map((item) => ({ ...item, key: { ...item.key, reason } })) });
}

/** The markup without what stands between quotes: of an element only its name and those of its attributes. */
const bare = (markup: string) => markup.replace(/"[^"]*"/g, '""');

describe("the words of a picture", () => {
  it("stay plain text on stage and phone, whatever they say", () => {
    const plain = surfaces("A harbour");
    for (const html of plain) expect(html).toContain("A harbour");
    for (const alt of [...hostileTexts, ...quoted])
      for (const [i, html] of surfaces(alt).entries())
        expect([alt, html.replace(escaped(alt), "A harbour")]).toEqual([alt, plain[i]]);
  });

  it("are words in the debrief", async () => {
    const words = await sampleWords();
    const debrief = sampleDebrief({ workshop: withPictures([...hostileTexts, ...quoted]) });
    const quiz = debrief.sessions.flatMap((s) => s.activities).find((a) => a.kind === "quiz")!;
    const html = renderToStaticMarkup(
      <AssetsProvider sources={sources} size="stage">
        {debriefed(quiz, furtherFigures(quiz, words), words)}
      </AssetsProvider>,
    );
    expect(html).toContain('alt="');
    expect(html).not.toMatch(/<script/i);
    expect(bare(html)).not.toMatch(/<[^>]*\son\w+\s*=/i);
    expect(html).not.toMatch(/(?:src|href)="(?!\/assets\/|#)/);
  });

  it("are words in Word, in a file that is whole", async () => {
    const report = await sampleReport("en", { workshop: withPictures([...hostileTexts, ...quoted]) });
    const [chapter] = report.chapters;
    const parts = chapter!.parts.filter((p) => p.activity === "one-quiz");
    const named = parts.map((p) => ({
      ...p,
      figures: p.figures.map((f) => ({ ...f, title: quoted.join(" "), reading: hostileTexts.join(" ") })),
    }));
    const packed = unzipSync(
      await reportDocx({ ...report, chapters: [{ ...chapter!, parts: named }] }, { expert: true }),
    );
    for (const [name, bytes] of Object.entries(packed)) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      const xml = strFromU8(bytes);
      expect([name, XMLValidator.validate(xml)]).toEqual([name, true]);
      expect([name, /<script/i.test(xml), /TargetMode="External"/.test(xml)]).toEqual([name, false, false]);
    }
    const document = strFromU8(packed["word/document.xml"]!);
    const descriptions = [...document.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, said]) => said!);
    expect(descriptions.length).toBeGreaterThan(0);
    for (const said of descriptions) expect(said).toContain("=HYPERLINK(");
  });
});
