import { kindOf } from "@/activities/kinds";
import { expect, guide, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { fillIn } from "@/tests/support/fill-in";
import { press, pressLine, resultsShown } from "@/tests/support/steps";
import { inLanguage } from "@/workshop/content/texts";
import { planOf } from "@/workshop/content/plan";
import type { Step } from "@/model/activity/question";

const plan = planOf(guide);
const arabic = planOf(inLanguage(guide, "ar"));

/** Opens folded sessions of the run sheet until the step is there, and goes to it. */
async function unfoldTo(trainer: Page, step: string): Promise<void> {
  const sheet = trainer.getByRole("navigation", { name: "Run sheet" });
  const line = sheet.locator(`[data-step="${step}"]`);
  const folded = sheet.locator('button[data-fold][aria-expanded="false"]');
  while (!(await line.count()) && (await folded.count())) await folded.first().click();
  await pressLine(trainer, line.first());
}

/** Questions of one activity look alike: so many of each are asked. */
const OF_ONE_ACTIVITY = 1;

/**
 * The steps of a session at which phones are asked something. What a worksheet asks is about groups: there
 * are none here.
 */
const askedIn = (sessionId: string): Step[] => {
  const times = new Map<string, number>();
  return plan.steps.filter((step) => {
    const activity = plan.activity(step.activityId)!;
    const question = step.question ? plan.question(step.question) : undefined;
    if (step.sessionId !== sessionId || activity.kind === "worksheet" || question?.stepId !== step.id)
      return false;
    if (!kindOf(activity).ask(activity, question)) return false;
    const before = times.get(activity.id) ?? 0;
    times.set(activity.id, before + 1);
    return before < OF_ONE_ACTIVITY;
  });
};

/** Asks what a session asks; `each` looks at a step once its results are revealed. */
async function run(
  trainer: Page,
  phones: readonly Page[],
  sessionId: string,
  each: (step: Step) => Promise<void>,
): Promise<number> {
  const sheet = trainer.getByRole("navigation", { name: "Run sheet" });
  const steps = askedIn(sessionId);
  for (const step of steps) {
    await unfoldTo(trainer, step.id);
    const there = sheet.locator(`[data-step="${step.id}"][aria-current="step"]`);
    const notice = sheet.locator('[data-step$="!notice"][aria-current="step"]');
    await there.or(notice).waitFor({ state: "attached" });
    if ((await notice.count()) > 0) await press(trainer, "next");
    await there.waitFor({ state: "attached" });
    await press(trainer, "open");
    await Promise.all(
      phones.map((phone, n) =>
        fillIn(phone, n).catch((error: unknown) => {
          throw new Error(`${step.id}, phone ${n}: ${error}`);
        }),
      ),
    );
    await press(trainer, "close");
    await press(trainer, "reveal");
    await resultsShown(trainer);
    await each(step);
  }
  return steps.length;
}

test.describe("Sessions 4 and 8 in Arabic and English, with three phones", () => {
  for (const slug of ["identification", "prosecution"])
    test(`runs the session ${slug}: three answers add up, and each reads their own language`, async ({
      house,
      step: part,
    }) => {
      const { room, trainer, door } = await house.open();
      const [stage, ...phones] = await Promise.all([
        house.stage(room),
        house.phone(door, { ...sizes.phone, locale: "ar" }),
        house.phone(door, { ...sizes.smallPhone, locale: "ar" }),
        house.phone(door, { ...sizes.phone, locale: "en-GB" }),
      ]);
      await Promise.all(phones.map((phone) => phone.locator('body[data-link="connected"]').waitFor()));

      await part("shows both languages on the stage", async () => {
        await trainer.getByRole("button", { name: /stages? (open|closed)/i }).click();
        await trainer.getByLabel(/second/i).selectOption("ar");
        await trainer.keyboard.press("Escape");
        await stage.locator('[lang="ar"]').first().waitFor({ state: "attached" });
      });

      const session = guide.sessions.find((s) => s.id.includes(slug))!;
      const problems: string[] = [];
      const looked = new Set<string>();
      const count = await run(trainer, phones, session.id, async (step) => {
        const question = plan.question(step.question ?? "")!;
        const inEnglish = kindOf(plan.activity(step.activityId)!).ask(
          plan.activity(step.activityId)!,
          question,
        )!;
        const inArabic = kindOf(arabic.activity(step.activityId)!).ask(
          arabic.activity(step.activityId)!,
          question,
        )!;
        expect(await phones[2]!.locator("#question").textContent()).toBe(inEnglish.text);
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
        if (wide > 0) problems.push(`${step.id}: the small Arabic phone scrolls sideways by ${wide} px`);
        // The questions of one activity look alike.
        if (!looked.has(step.activityId))
          for (const line of await axe(phones[1]!)) problems.push(`${step.id}: ${line}`);
        looked.add(step.activityId);
      });
      expect(count).toBeGreaterThan(5);
      expect(problems).toEqual([]);
    });
});
