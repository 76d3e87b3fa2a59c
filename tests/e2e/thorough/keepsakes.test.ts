/** A participant's keepsakes: certificate, take-away with their own answers, promise after weeks. */
import { joinToken } from "@/server/store/rooms/link-secrets";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { expect, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { jump, openTab, press, saved } from "@/tests/support/steps";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";

test.describe("what a participant keeps", () => {
  test("is a name exactly as typed; what cannot be seen is refused in a sentence", async ({ house }) => {
    const { venue } = house;
    await upsertWorkshop(weighingWorkshop);
    const [{ page: trainer }, phone] = await Promise.all([house.trainer(), venue.page(sizes.phone)]);
    const options = await trainer.getByLabel("Workshop").locator("option").allTextContents();
    await trainer
      .getByLabel("Workshop")
      .selectOption({ label: options.find((o) => o.includes("Weighing"))! });
    await trainer.getByText("Certificates: off").click();
    await trainer.getByLabel("Keep attendance and give certificates").check();
    await trainer.getByRole("button", { name: "Open the room" }).click();
    await trainer.waitForURL(/\/console\/[0-9a-f-]{36}$/);
    const room = new URL(trainer.url()).pathname.split("/").at(-1)!;
    await phone.goto(venue.at(`/j/${joinToken(room, 1)}`));
    await phone.getByText("Attendance is kept for certificates.").waitFor();
    await phone.getByRole("button", { name: "Join", exact: true }).click();
    await openTab(phone, "more");
    await phone.getByRole("link", { name: "My certificate" }).click();
    await phone.getByLabel("Your name as it should be printed").fill("អានា\u202e");
    await venue.complaints.expect(/422/, async () => {
      await phone.getByRole("button", { name: "Save" }).click();
      await phone.getByRole("alert").waitFor();
    });
    await phone.getByLabel("Your name as it should be printed").fill("អានា រូអ៊ីស");
    await phone.getByRole("button", { name: "Save" }).click();
    await phone.getByText("Saved.").waitFor();
    expect(await phone.getByLabel("Your name as it should be printed").inputValue()).toBe("អានា រូអ៊ីស");
    expect(await axe(phone)).toEqual([]);
    await phone.getByRole("link", { name: "Back to the room" }).click();
    await phone.locator('body[data-link="connected"]').waitFor();
  });

  test("is their own answers out of the phone's memory, and the promise", async ({ house }) => {
    const { trainer, door } = await house.open(weighingWorkshop, { certificates: true });
    const phone = await house.phone(door);
    await jump(trainer, "How we work together");
    await press(trainer, "open");
    await phone.locator("label.opt").first().click();
    await saved(phone);
    await openTab(phone, "more");
    await phone.getByRole("link", { name: "My summary" }).click();
    await phone.locator("[data-mine=agree]:not([hidden])").waitFor();
    expect(await axe(phone)).toEqual([]);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test("is for trainers a table with plain forms, in which a guest is added (C-20)", async ({ house }) => {
    const room = await house.room(weighingWorkshop, { certificates: true });
    const list = await house.signedIn(room.trainer);
    await list.goto(house.venue.at(`/debrief/${room.id}/certificates`));
    await list.getByLabel("Name, exactly as it should be printed").fill("သူဇာ မောင်");
    await list.getByRole("button", { name: "Add" }).click();
    await list.getByText("Saved.").waitFor();
    await list.getByRole("rowheader", { name: /သူဇာ မောင်/ }).waitFor();
    expect(await axe(list)).toEqual([]);
  });

  test("is a code that they type on any phone, and that no address holds", async ({ house: { venue } }) => {
    const page = await venue.page(sizes.phone);
    await page.goto(venue.at("/f"));
    await page.getByLabel("My code").fill("RW6J BRS7 TGBK 9RRF");
    await venue.complaints.expect(/404/, async () => {
      await page.getByRole("button", { name: "Open" }).click();
      await page.getByText("This code opens nothing.").waitFor();
    });
    expect(page.url()).toBe(venue.at("/f"));
    expect(await axe(page)).toEqual([]);
  });
});
