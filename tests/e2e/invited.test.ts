/** A helper counts hands on a phone, and an observer watches: by links from the console that can be withdrawn. */
import { expect, guide, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { jump, press } from "@/tests/support/steps";

const story = guide.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
if (story?.kind !== "case") throw new Error("the guide has no case");
const [part] = story.parts;
const [yes, second, third] = story.answers;

const NAME = "Norah Bystander";
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test("a helper counts and lets people in, an observer watches (B-326, B-327, H-23)", async ({
  house,
  step,
}) => {
  const { room, trainer, door } = await house.open();
  const [stage, phone] = await Promise.all([house.stage(room), house.phone(door, sizes.phone, NAME)]);
  const dialog = trainer.getByRole("dialog", { name: "Helpers, observers and shared phones" });
  const linkOf = (label: string) => dialog.getByLabel(label).first().inputValue();

  await trainer.getByRole("tab", { name: "People" }).click();
  await trainer.getByRole("button", { name: "Helpers, observers, shared phones…" }).click();
  await dialog.getByLabel("Whom it is for").fill("Mai");
  await dialog.getByRole("button", { name: "Link for a helper" }).click();
  await dialog.getByText("Helper Mai · not connected").waitFor();
  await dialog.getByRole("button", { name: "Link for an observer" }).click();
  await dialog.getByText("Observer · not connected").waitFor();
  expect(await axe(trainer)).toEqual([]);
  const links = { helper: await linkOf("Link for a helper"), observer: await linkOf("Link for an observer") };
  await dialog.getByRole("button", { name: "Close" }).click();
  const open = async (link: string, size: keyof typeof sizes) => {
    const page = await house.venue.page(sizes[size]);
    await page.goto(house.venue.at(new URL(link).pathname + new URL(link).hash));
    return page;
  };
  const helper = await open(links.helper, "smallPhone");
  const observer = await open(links.observer, "laptop");

  await step("the helper's page waits for a question, and then says what to ask", async () => {
    await helper.getByText("No question to count is open yet.").waitFor();
    await jump(trainer, `${part!.title ?? part!.label}`);
    await press(trainer, "open");
    await helper.getByText(`Who says “${yes!.text}”? Hands up, please.`).waitFor();
    await helper.getByLabel("People here without a phone").fill("9");
    await helper.getByLabel("People here without a phone").blur();
    for (const [option, people] of [
      [yes, 4],
      [second, 0],
      [third, 3],
    ] as const) {
      await helper.getByText(`Who says “${option!.text}”?`).waitFor();
      await helper.getByRole("button", { name: String(people), exact: true }).click();
    }
    await helper.getByText("2 people without a phone are not counted yet.").waitFor();
    expect(await axe(helper)).toEqual([]);
    expect(await fits(helper)).toBe(true);
    await trainer.getByRole("button", { name: "Count hands: 7" }).waitFor();
  });
  await step("who waits is let in by the helper", async () => {
    await trainer.getByRole("tab", { name: "Access" }).click();
    await trainer.getByLabel("Ask me").click();
    await house.plenary.join(room, { alias: "Sok Waits" });
    await helper.getByRole("button", { name: "Approve Sok Waits" }).click();
    await helper.getByText("Nobody is waiting to come in.").waitFor();
  });
  await step("stage and observer show the count, and no name", async () => {
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.getByText("7 by hand").waitFor();
    const frame = observer.frameLocator("iframe");
    await frame.getByText("7 by hand").waitFor();
    await observer.getByRole("heading", { name: "Run sheet" }).waitFor();
    await observer.locator('[aria-current="step"]').getByText("now").first().waitFor();
    expect(await frame.locator("body").textContent()).not.toContain(NAME);
    expect(await observer.locator("body").textContent()).not.toMatch(/Norah|Sok|Mai/);
    expect(await axe(observer)).toEqual([]);
    await observer.setViewportSize(sizes.smallPhone.viewport);
    expect(await fits(observer)).toBe(true);
    expect(await phone.locator("body").textContent()).toContain("7 by hand");
  });
  await step("a withdrawn link closes its page", async () => {
    await trainer.getByRole("tab", { name: "People" }).click();
    for (const page of [helper, observer]) {
      await trainer.getByRole("button", { name: "Withdraw" }).first().click();
      await page.getByText("This link has been withdrawn.").waitFor();
    }
    for (const link of Object.values(links)) {
      const page = await fetch(house.plenary.url + new URL(link).pathname);
      expect(await page.text()).toContain("<noscript>This page needs JavaScript.");
    }
    await helper.reload();
    await helper.getByText("This link has been withdrawn.").waitFor();
  });
});
