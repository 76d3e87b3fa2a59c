/** One phone, and several people who come into the same room with it, one after another (E-71). */
import type { Page } from "playwright";
import { expect, type House, sizes, test } from "@/tests/e2e/story";
import { jump, press, saved } from "@/tests/support/steps";

const WORDS = "Ask before I promise";

async function atTheWall(house: House): Promise<{ room: string; trainer: Page; phone: Page; door: string }> {
  // Over plain http browsers say what they do not support; a phone without a network says so.
  house.venue.complaints.allow(/Clear-Site-Data|INTERNET_DISCONNECTED/);
  const { room, trainer, door } = await house.open();
  const [phone] = await Promise.all([house.phone(door), jump(trainer, "Expectations wall")]);
  await press(trainer, "open");
  await field(phone).waitFor();
  return { room: room.id, trainer, phone, door };
}

const field = (phone: Page) => phone.locator('#view textarea[name="texts"]').first();
const connected = (phone: Page) => phone.locator('body[data-link="connected"]').waitFor();

/** All that this phone keeps of a room. */
const kept = (phone: Page, room: string): Promise<string> =>
  phone.evaluate(async (id) => {
    const local = Object.entries(localStorage).filter(([key]) => key.includes(id));
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open("plenary", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("outbox");
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(opening.error);
    });
    const stored = await new Promise<unknown[]>((done, fail) => {
      const reading = db.transaction("outbox").objectStore("outbox").getAll();
      reading.onsuccess = () => done(reading.result);
      reading.onerror = () => fail(reading.error);
    });
    db.close();
    return JSON.stringify({ local, stored });
  }, room);

test("E-71 whoever erases what they gave leaves nothing of it on their phone", async ({ house }) => {
  const { room, phone } = await atTheWall(house);
  await field(phone).fill(WORDS);
  await saved(phone);
  expect(await kept(phone, room)).toContain(WORDS);
  await phone.goto(new URL("erase", phone.url()).href);
  await phone.getByRole("button").click();
  await phone.getByText("It is erased.").waitFor();
  await expect.poll(() => kept(phone, room)).toBe(JSON.stringify({ local: [], stored: [] }));
});

test("E-71 the second phone of whoever erases keeps nothing of it either", async ({ house }) => {
  const { room, phone, door } = await atTheWall(house);
  house.venue.complaints.allow(/status of 403/);
  const code = /resume code is (\w{3} \w{4})/.exec((await phone.locator("#resume").textContent()) ?? "")![1]!;
  const second = await house.venue.page(sizes.phone);
  await second.goto(house.venue.at(door));
  await second.getByText("I was here before").click();
  await second.locator('input[name="resume"]').fill(code);
  await second.locator('input[name="resume"]').press("Enter");
  await connected(second);
  await field(phone).fill(WORDS);
  await saved(phone);
  await field(second).fill(`${WORDS}, twice`);
  await expect.poll(() => kept(second, room)).toContain(`${WORDS}, twice`);
  await saved(second);
  await phone.goto(new URL("erase", phone.url()).href);
  await phone.getByRole("button").click();
  await phone.getByText("It is erased.").waitFor();
  await second.getByText("has not joined this room yet").waitFor();
  await expect.poll(() => kept(second, room)).toBe(JSON.stringify({ local: [], stored: [] }));
});

test("E-71 what one person could not send is neither shown to the next nor sent by them", async ({
  house,
}) => {
  const { room, trainer, phone, door } = await atTheWall(house);
  await connected(phone);
  await phone.context().setOffline(true);
  await field(phone).fill(WORDS);
  await expect.poll(() => kept(phone, room)).toContain(WORDS);
  // They are out of the room, and another person takes the phone.
  await phone.context().clearCookies();
  // Not from their page: it would find the network again by itself.
  await phone.goto("about:blank");
  await phone.context().setOffline(false);
  await phone.goto(house.venue.at(door));
  await phone.locator("form button.send").first().click();
  await connected(phone);
  await field(phone).waitFor();
  await field(phone).fill("Listen first");
  await saved(phone);
  await trainer.getByText("1 of 2").first().waitFor();
  expect(await kept(phone, room)).not.toContain(WORDS);
  expect(await phone.locator("body").textContent()).not.toContain(WORDS);
});
