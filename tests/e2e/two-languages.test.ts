import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import path from "node:path";
import { rulesOf } from "@/activities/rules";
import { loadWorkshops } from "@/server/content/load";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { fillIn } from "@/tests/support/fill-in";
import { makeFirstAccount, openRoom, openStage, press, verb } from "@/tests/support/steps";
import { inLanguage } from "@/workshop/content/texts";
import { planOf } from "@/workshop/session/plan";
import type { Step } from "@/workshop/session/question";

const guide = loadWorkshops(path.resolve("content")).find((w) => w.id === "victim-centred-approach")!;
const plan = planOf(guide);
const arabic = planOf(inLanguage(guide, "ar"));

let venue: Venue;
let trainer: Page;
let stage: Page;
let phones: Page[];

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  await openRoom(trainer, guide.title);
  const opened = await openStage(venue, trainer);
  stage = opened.stage;
  phones = await Promise.all(
    [
      { ...sizes.phone, locale: "ar" },
      { ...sizes.smallPhone, locale: "ar" },
      { ...sizes.phone, locale: "en-GB" },
    ].map(async (options) => {
      const page = await venue.page(options);
      await page.goto(venue.at(opened.door));
      await page.locator("form button.send").first().click();
      await page.locator('body[data-link="connected"]').waitFor();
      return page;
    }),
  );
}, 120_000);
afterAll(() => venue?.close());
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

const sheet = () => trainer.getByRole("navigation", { name: "Run sheet" });

/** Opens folded sessions of the run sheet until the step is there, and goes to it. */
async function unfoldTo(step: string): Promise<void> {
  const line = sheet().locator(`[data-step="${step}"]`);
  const folded = sheet().locator('button[data-fold][aria-expanded="false"]');
  while (!(await line.count()) && (await folded.count())) await folded.first().click();
  await line.first().click();
}

/** Runs one session from its first step to its last; `each` looks at a step once its results are revealed. */
async function run(sessionId: string, each: (step: Step) => Promise<void>): Promise<number> {
  const steps = plan.steps.filter((s) => s.sessionId === sessionId);
  let asked = 0;
  for (const [i, step] of steps.entries()) {
    if (i === 0) await unfoldTo(step.id);
    else await press(trainer, "next");
    await sheet().locator(`[data-step="${step.id}"][aria-current="step"]`).waitFor({ state: "attached" });
    const activity = plan.activity(step.activityId)!;
    const question = step.question ? plan.question(step.question) : undefined;
    // What a worksheet asks is about what groups wrote: there are none here.
    if (
      activity.kind === "worksheet" ||
      !question ||
      question.stepId !== step.id ||
      !rulesOf(activity).ask(activity, question)
    )
      continue;
    asked++;
    await press(trainer, "open");
    for (const [n, phone] of phones.entries())
      await fillIn(phone, n).catch((error: unknown) => {
        throw new Error(`${step.id}, phone ${n}: ${error}`);
      });
    await press(trainer, "close");
    await press(trainer, "reveal");
    await verb(trainer, "hide").waitFor();
    await each(step);
  }
  return asked;
}

describe("Sessions 4 and 8 in Arabic and English, with three phones", () => {
  it("shows both languages on the stage", async () => {
    await trainer.getByRole("button", { name: /stage/i }).first().click();
    await trainer.getByLabel(/second/i).selectOption("ar");
    await trainer.keyboard.press("Escape");
    await stage.locator('[lang="ar"]').first().waitFor({ state: "attached" });
  });

  it.each(["identification", "prosecution"])(
    "runs the session %s: three answers add up, and each reads their own language",
    async (slug) => {
      const session = guide.sessions.find((s) => s.id.includes(slug))!;
      const found: string[] = [];
      const asked = await run(session.id, async (step) => {
        const question = plan.question(step.question ?? "")!;
        const put = rulesOf(plan.activity(step.activityId)!).ask(plan.activity(step.activityId)!, question)!;
        const inArabic = rulesOf(arabic.activity(step.activityId)!).ask(arabic.activity(step.activityId)!, question)!;
        expect(await phones[2]!.locator("#question").textContent()).toBe(put.text);
        for (const phone of phones.slice(0, 2)) {
          expect(await phone.locator("html").getAttribute("dir")).toBe("rtl");
          expect(await phone.locator("#question").textContent()).toBe(inArabic.text);
        }
        await trainer
          .getByText(/^3 of 3/)
          .first()
          .waitFor();
        const wide = await phones[1]!.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (wide > 0) found.push(`${step.id}: the small Arabic phone scrolls sideways by ${wide} px`);
        for (const line of await axe(phones[1]!)) found.push(`${step.id}: ${line}`);
      });
      expect(asked).toBeGreaterThan(5);
      expect(found).toEqual([]);
    },
    420_000,
  );
});
