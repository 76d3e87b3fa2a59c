/** What axe cannot see of WCAG 2.2 A and AA: phones held sideways, presses taken back, known fields, one order of ways. */
import { expect, guide, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { caseOf } from "@/tests/support/synthetic-room";

const story = caseOf(guide);
const QUESTION = `${story.id}/${story.parts[0]!.id}`;

test("a phone held sideways is a phone as well (1.3.4), and a press that is moved away before it ends does nothing (2.5.2)", async ({
  house,
}) => {
  const room = await house.room();
  const console = await house.plenary.console(room);
  const phone = await house.phone(`/j/${room.token}`, { viewport: { width: 844, height: 390 } });
  await console.go(QUESTION);
  await console.openRound(QUESTION);
  const form = phone.locator(`form[data-question="${QUESTION}"]`);
  await form.waitFor();
  expect(await axe(phone)).toEqual([]);
  const first = form.locator("label.opt").first();
  await first.scrollIntoViewIfNeeded();
  const box = (await first.boundingBox())!;
  await phone.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await phone.mouse.down();
  await phone.mouse.move(box.x + box.width / 2, box.y - 40);
  await phone.mouse.up();
  await expect(form.locator("input:checked")).toHaveCount(0);
  await first.click();
  await phone.locator('#saved[data-state="saved"]').waitFor();
});

test("fields about a person are named for browsers, and take what is pasted (1.3.5, 3.3.8)", async ({
  venue,
}) => {
  const page = await venue.page(sizes.laptop);
  await page.goto(venue.at("/trainer/sign-in"));
  const address = page.getByLabel("E-mail address");
  const password = page.getByRole("textbox", { name: "Password" });
  await expect(address).toHaveAttribute("autocomplete", "username");
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  for (const field of [address, password]) {
    const taken = await field.evaluate((one) =>
      one.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true })),
    );
    expect(taken).toBe(true);
  }
});

test("ways and help stand in one order on every page of trainers (3.2.3, 3.2.6)", async ({ house }) => {
  const { page } = await house.trainer();
  const ways = () =>
    page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link").allTextContents();
  const first = await ways();
  expect(first.at(-1)).toBe("Help");
  for (const path of ["/trainer/workshops", "/trainer/cohorts", "/trainer/account"]) {
    await page.goto(house.venue.at(path));
    expect([path, await ways()]).toEqual([path, first]);
  }
});
