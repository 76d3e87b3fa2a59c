/** In which language, direction and order of letters phones show what authors wrote. */
import { describe, expect, it } from "vitest";
import { kindOf } from "@/activities/kinds";
import { guide } from "@/tests/support/guide";
import { renderPhone } from "@/server/phone/render";
import { everyKind } from "@/tests/support/every-kind";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { sampleBody } from "@/tests/support/sample-answer";
import { type Spoken, spoken } from "@/tests/support/spoken";
import type { Workshop } from "@/workshop/content/workshop";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { phoneView } from "@/workshop/views/phone-view";

const PEOPLE = 6;
/** Milliseconds: the guide has some 275 steps, and the machine may be busy. */
const LONG = 120_000;

/** What phones of one language show at each step of a workshop: prepared, open, closed, revealed and explained. */
function* moments(
  workshop: Workshop,
  language: string,
  dir: string,
): Generator<{ at: string; html: string; said: Spoken[] }> {
  const plan = planOf(workshop);
  const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({})));
  for (const step of plan.steps) {
    if (!room.try({ type: "go", to: step.id }).ok) continue;
    const moment = (name: string) => {
      const html = renderPhone(phoneView(room.state, room.board, [], language), { now: room.now });
      return { at: `${step.id}, ${name}`, html, said: spoken(html, language, dir) };
    };
    yield moment("shown");
    const question = step.question ? plan.question(step.question) : undefined;
    const activity = plan.activity(step.activityId)!;
    if (!question || question.stepId !== step.id || !kindOf(activity).ask(activity, question)) continue;
    if (!room.try({ type: "open", question: question.id, round: 1 }).ok) continue;
    yield moment("open");
    for (let i = 0; i < PEOPLE; i++)
      room.answer(`p${i}`, question.id, sampleBody(activity, question, i) as never);
    room.close(question.id);
    room.try({ type: "reveal", question: question.id, round: 1 });
    room.try({ type: "explain", question: question.id, on: true } as never);
    yield moment("revealed");
  }
}

/**
 * Texts that are marked with another language than their letters are of. English names in a translation are
 * part of it.
 */
const mismarked = (workshop: Workshop, language: string, letters: RegExp): string[] => {
  const wrong = new Set<string>();
  const translated = Object.values(workshop.translations[language]?.texts ?? {}).join("\n");
  for (const { at, said } of moments(workshop, language, "ltr"))
    for (const { text, lang } of said) {
      const english = /[a-z]{3}/.test(text) && !text.includes("@") && !translated.includes(text.trim());
      if (letters.test(text) ? lang !== language : english && lang !== "en")
        wrong.add(`${at}: ${lang}: ${text.slice(0, 60)}`);
    }
  return [...wrong];
};

describe("authored texts in another language than the page (B-196)", () => {
  it("say so, and words of the interface do not", () => {
    expect(mismarked(everyKind, "th", /\p{Script=Thai}/u)).toEqual([]);
    expect(mismarked(everyKind, "ko", /\p{Script=Hangul}/u)).toEqual([]);
  });

  it("say so where a translation lacks them", { timeout: LONG }, () => {
    const { texts } = guide.translations.th!;
    const activities = guide.sessions.flatMap((s) => s.activities.map((a) => a.id));
    const lacked = new Set(activities.filter((_, n) => n % 2 === 0));
    const kept = Object.entries(texts).filter(([path]) => !lacked.has(path.split("/")[0]!));
    const th = { ...guide.translations.th!, texts: Object.fromEntries(kept) };
    expect(mismarked({ ...guide, translations: { th } }, "th", /\p{Script=Thai}/u)).toEqual([]);
  });
});

describe("Arabic on the phone (B-196)", () => {
  it("runs from right to left also where a text begins with a Latin name, with bullets inside the margin", {
    timeout: LONG,
  }, () => {
    const wrong = new Set<string>();
    for (const { at, html, said } of moments(guide, "ar", "rtl")) {
      for (const { text, lang, dir } of said)
        if (lang === "ar" && /\p{Script=Arabic}/u.test(text) && dir !== "rtl")
          wrong.add(`${at}: ${dir}: ${text.slice(0, 60)}`);
      // An item with a direction of its own would have its bullet on the side of that.
      if (/<li [^>]*dir=/.test(html)) wrong.add(`${at}: an item of a list`);
    }
    expect([...wrong]).toEqual([]);
  });
});
