/**
 * A text to mark and a table, on phones, on the stage and in the debrief. Without script:
 * tests/security/every-form.test.ts.
 */
import type { Activity, ActivityOf, KindName } from "@/activities/kinds";
import { expect, guide, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { jump, press, saved, unfoldResults } from "@/tests/support/steps";
import { answeredDebrief } from "@/tests/support/answered-room";

const activities: Activity[] = guide.sessions.flatMap((s) => s.activities);
function activity<K extends KindName>(kind: K, id: string): ActivityOf<K> {
  const match = activities.find((a): a is ActivityOf<K> => a.kind === kind && a.id === id);
  if (!match) throw new Error(`the guide has no ${kind} ${id}`);
  return match;
}
const marking = activity("marking", "mark-the-definition");
const table = activity("table", "services-by-stage");

/** Five who answer alike, and one who does not. */
async function roomWith(house: House) {
  const opened = await house.open();
  const [stage, touch, keys, ...crowd] = await Promise.all([
    house.stage(opened.room),
    house.phone(opened.door, sizes.smallPhone),
    house.phone(opened.door),
    ...Array.from({ length: 6 }, () => CrowdPhone.join(house.venue.server.url, opened.door)),
  ]);
  return {
    ...opened,
    stage,
    touch,
    keys,
    alike: crowd.slice(0, 5),
    other: crowd[5]!,
    leave: () => crowd.map((p) => p.leave()),
  };
}

const valueIn = (phone: Page, name: string) =>
  phone.locator(`select[name="${name}"]`).evaluate((s: HTMLSelectElement) => s.value);
async function narrow(phone: Page): Promise<void> {
  const { wide, inner } = await phone.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    inner: innerWidth,
  }));
  expect(wide).toBeLessThanOrEqual(inner);
}

test("a text to mark", async ({ house, step }) => {
  const [c1, c2, c3] = marking.clauses.map((c) => c.id);
  const clause = (phone: Page, n: number) => phone.locator("plenary-marking .clause").nth(n);
  const label = (phone: Page, n: number) => phone.locator("plenary-marking .palette button").nth(n);
  const inHand = (phone: Page) =>
    phone.evaluate(
      () => (document.activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.dataset.name,
    );

  const { trainer, stage, touch, keys, alike, other, leave } = await roomWith(house);
  await jump(trainer, marking.title);
  await press(trainer, "open");
  await Promise.all([touch, keys].map((phone) => clause(phone, 0).waitFor()));

  await step("is marked by tapping a clause, then a label; and unmarked again", async () => {
    await clause(touch, 0).tap();
    await label(touch, 1).tap();
    await saved(touch);
    expect(await valueIn(touch, `marks.${c1}`)).toBe(marking.labels[1]!.id);
    await clause(touch, 0).tap();
    await label(touch, 0).tap();
    await expect.poll(() => valueIn(touch, `marks.${c1}`)).toBe(marking.labels[0]!.id);
    await clause(touch, 1).tap();
    await label(touch, 1).tap();
    await touch.getByRole("button", { name: "Undo the last step" }).tap();
    expect(await valueIn(touch, `marks.${c2}`)).toBe("");
    await clause(touch, 1).tap();
    await label(touch, 1).tap();
    await clause(touch, 1).tap();
    await touch.getByRole("button", { name: "No label" }).tap();
    expect(await valueIn(touch, `marks.${c2}`)).toBe("");
    await saved(touch);
  });

  await step(
    "is marked with the keyboard alone, says what was marked, and keeps its place (B-90)",
    async () => {
      await clause(keys, 0).focus();
      await keys.keyboard.press("ArrowRight");
      expect(await inHand(keys)).toBe(`marks.${c2}`);
      await keys.keyboard.press("Enter");
      await keys.keyboard.press("ArrowDown");
      await keys.keyboard.press("Enter");
      await expect
        .poll(() => keys.locator("#announce").textContent())
        .toContain(`: ${marking.labels[1]!.text}.`);
      expect(await inHand(keys)).toBe(`marks.${c2}`);
      await keys.keyboard.press("ArrowRight");
      await keys.keyboard.press("Space");
      await keys.keyboard.press("Escape");
      expect(await inHand(keys)).toBe(`marks.${c3}`);
      await saved(keys);
      expect(await valueIn(keys, `marks.${c2}`)).toBe(marking.labels[1]!.id);
    },
  );

  await step("fits 320 points and has no faults that axe finds, with the labels open", async () => {
    await clause(touch, 2).tap();
    await narrow(touch);
    for (const page of [touch, keys, stage]) expect(await axe(page)).toEqual([]);
  });

  await step(
    "shows counts only after the reveal, of two people or more, and the expert's letters after that (B-17, B-49, B-51)",
    async () => {
      await Promise.all([
        ...alike.map((p) => p.answer(marking.id, 1, { marks: { [c1!]: marking.labels[0]!.id } })),
        other.answer(marking.id, 1, { marks: { [c1!]: marking.labels[2]!.id } }),
      ]);
      expect(await stage.locator("main").textContent()).not.toMatch(/A 6/);
      await press(trainer, "close");
      await press(trainer, "reveal");
      // Five of the crowd and one by touch; the other is a single person's label.
      await stage.getByText("A 6", { exact: true }).waitFor();
      expect(await stage.getByText("C 1", { exact: true }).count()).toBe(0);
      expect(await stage.locator("[data-expert]").count()).toBe(0);
      await unfoldResults(touch);
      await touch
        .locator(".results li")
        .filter({ hasText: marking.clauses[0]!.text })
        .getByText("6 people")
        .waitFor();
      await press(trainer, "explain");
      await stage.locator("[data-expert]").first().waitFor({ state: "attached" });
      expect(await axe(stage)).toEqual([]);
      expect(await axe(touch)).toEqual([]);
    },
  );

  leave();
});

test("a table", async ({ house, step }) => {
  const [r1, r2] = table.rows;
  const [col1, col2] = table.columns;
  const box = (phone: Page, row: string, column: string) =>
    phone.locator(`[name="cells.${row}"][value="${column}"]`);

  const { trainer, stage, touch, keys, alike, other, leave } = await roomWith(house);
  await jump(trainer, table.title);
  await press(trainer, "open");
  await touch.locator(".chip").first().waitFor();

  await step("is ticked row by row, each tick saved, on a phone of 320 points", async () => {
    await box(touch, r1!.id, col1!.id).tap();
    await box(touch, r1!.id, col2!.id).tap();
    await saved(touch);
    await narrow(touch);
    expect(await axe(touch)).toEqual([]);
    await touch.reload();
    await touch.locator('body[data-link="connected"]').waitFor();
    expect(await box(touch, r1!.id, col2!.id).isChecked()).toBe(true);
  });

  await step("names on the stage the cells that nobody gave before it shows all of them", async () => {
    await Promise.all([
      ...alike.map((p) => p.answer(table.id, 1, { cells: { [r1!.id]: [col1!.id] } })),
      other.answer(table.id, 1, { cells: { [r2!.id]: [col1!.id] } }),
    ]);
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.getByText("Given by nobody:").waitFor();
    const row = stage.locator("tbody tr").filter({ hasText: r1!.text }).locator("td");
    expect((await row.allTextContents()).slice(0, 3)).toEqual(["6", "1", "0"]);
    expect(await axe(stage)).toEqual([]);
    await unfoldResults(keys);
    await keys.locator(".results li").filter({ hasText: r1!.text }).getByText("6 people, 86%").waitFor();
  });

  leave();
});

test("the debrief has both, each with its tables, and no faults that axe finds", async ({ house }) => {
  const page = await answeredDebrief(house, {
    [marking.id]: { marks: { [marking.clauses[0]!.id]: marking.labels[0]!.id } },
    [table.id]: { cells: { [table.rows[0]!.id]: [table.columns[0]!.id] } },
  });
  await page.getByRole("heading", { name: "How the text was marked" }).first().waitFor();
  await page.getByRole("heading", { name: "What was given where" }).first().waitFor();
  expect(await axe(page)).toEqual([]);
});
