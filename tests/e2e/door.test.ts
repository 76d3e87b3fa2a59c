/**
 * A trainer at the door of a room: asked before each person comes in, a flood that is removed at once and let
 * back in, a new code.
 */
import { joining } from "@/bench/attacks/asking";
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { looks } from "@/tests/support/looks";
import { press, shows, turnTo } from "@/tests/support/steps";

const BOTS = 26;

/**
 * A room past its waiting room. Who is not in, or comes by an old link, is told so with a status that
 * browsers speak of.
 */
async function openDoor(house: House) {
  house.venue.complaints.allow(/status of (403|410)/);
  const opened = await house.open();
  await press(opened.trainer, "next");
  return opened;
}

/** The link of the square as the stage shows it now. */
async function doorOn(stage: Page, house: House): Promise<string> {
  const again = await house.venue.page(sizes.projector);
  const door = new Promise<string>((resolve) => {
    again.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        const url = /"door":\{[^}]*"url":"([^"]+)"/.exec(String(payload))?.[1];
        if (url) resolve(new URL(url).pathname);
      }),
    );
  });
  await again.goto(stage.url());
  return door;
}

const card = (trainer: Page) => trainer.locator('[data-part="people"]');
const line = (trainer: Page, name: string) => trainer.locator(`[data-line="${name}"]`);
const isIn = (page: Page) => page.locator('body[data-link="connected"]').waitFor();

/** Words that stand above the way in, without those of folded lists. */
const wordsBefore = (phone: Page): Promise<number> =>
  phone
    .locator("form button.send")
    .first()
    .evaluate((way) => {
      const texts = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
      let words = "";
      for (let text = texts.nextNode(); text && !way.contains(text); text = texts.nextNode())
        if (!text.parentElement!.matches("option:not(:checked)")) words += ` ${text.textContent}`;
      return words.trim().split(/\s+/).length;
    });

test("the way in is in the first screen of a small phone, under sixty words, with certificates kept (B-317)", async ({
  house,
}) => {
  const { door } = await house.open(undefined, { certificates: true, splits: true });
  const phone = await house.venue.page(sizes.smallPhone);
  for (const language of ["en", "ar", "th"]) {
    await phone.goto(house.venue.at(`${door}?in=${language}`));
    await expect(phone.locator("form button.send").first()).toBeInViewport({ ratio: 1 });
    expect(await wordsBefore(phone)).toBeLessThanOrEqual(60);
  }
});

test("a wrong code says so at its field, which has the focus (B-318)", async ({ house }) => {
  house.venue.complaints.allow(/status of (403|404)/);
  const { door } = await house.open();
  const phone = await house.venue.page(sizes.smallPhone);
  for (const [address, name] of [
    [door, "resume"],
    ["/", "code"],
  ] as const) {
    await phone.goto(house.venue.at(address));
    if (name === "resume") await phone.getByText("I was here before").click();
    await phone.locator(`[name="${name}"]`).fill("ABC DEFG");
    await phone.locator(`[name="${name}"]`).press("Enter");
    await expect(phone).toHaveTitle(/^Error: /);
    const field = phone.locator(`[name="${name}"]`);
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(/does not belong|no open room/);
    await expect(phone.locator(".problem")).toBeInViewport({ ratio: 1 });
    expect(await axe(phone)).toEqual([]);
  }
  const inside = await house.phone(door);
  await isIn(inside);
  const code = await inside.locator("#code").getAttribute("data-code");
  await inside.goto(house.venue.at("/"));
  await inside.locator('[name="code"]').fill(code ?? "");
  await inside.locator('[name="code"]').press("Enter");
  await isIn(inside);
});

test("a door that asks (B-140, B-141) keeps the new waiting in one plain sentence, with script and without, and lets them in by one tap", async ({
  house,
}) => {
  const { room, trainer, door } = await openDoor(house);
  const path = `/console/${room.id}`;
  const [remote] = await Promise.all([
    house.signedIn(room.trainer, sizes.phone).then(async (page) => {
      await page.goto(house.venue.at(path));
      await page.locator('[data-surface="console"]').waitFor();
      return page;
    }),
    house.phone(door, sizes.phone, "Noor").then(isIn),
  ]);
  await turnTo(trainer, "Access");
  await card(trainer)
    .getByRole("radio", { name: /Ask me/ })
    .click();
  await trainer.locator("header").getByText("Approval needed").waitFor();
  const [mali, plain, arabic] = await Promise.all([
    house.phone(door, sizes.phone, "Mali"),
    house.phone(
      door,
      { ...sizes.smallPhone, javaScriptEnabled: false },
      "Wilhelmina von Hohenstein-Schwarzburg",
    ),
    house.phone(door, { ...sizes.smallPhone, locale: "ar" }, "سلمى"),
  ]);
  for (const page of [mali, plain]) await shows(page, "The trainer will let you in.");
  await shows(arabic, "سيسمح لكم المدرّب بالدخول");
  for (const [page, name] of [
    [mali, "390-en"],
    [plain, "320-en"],
    [arabic, "320-ar"],
  ] as const)
    await looks(page, `door-waiting-phone-${name}`);
  expect(await axe(mali)).toEqual([]);
  await line(trainer, "waiting").getByText("3 people are waiting for approval.").waitFor();
  await looks(trainer, "door-asks-console-1440");
  await looks(remote, "door-asks-console-390-now");
  await remote.getByRole("button", { name: "People 3 people wait", exact: true }).click();
  await expect(remote.getByRole("tab", { selected: true })).toHaveText("Questions");
  await turnTo(remote, "Access");
  await looks(remote, "door-asks-console-390-people");
  expect(await axe(trainer)).toEqual([]);
  await card(trainer).getByRole("button", { name: "Approve Mali" }).click();
  await isIn(mali);
  await card(trainer)
    .getByRole("button", { name: /Decline Wilhelmina/ })
    .click();
  await shows(plain, "This browser has not joined this room yet.");
  await line(trainer, "waiting").getByRole("button", { name: "Approve", exact: true }).click();
  await isIn(arabic);
  await line(trainer, "waiting").waitFor({ state: "detached" });
});

test("a flood (B-142, B-143) is told of, removed at once with its number first, and let back in", async ({
  house,
}) => {
  const { trainer, door } = await openDoor(house);
  const phone = await house.phone(door, sizes.phone, "Noor");
  await isIn(phone);
  const flood = joining(house.venue.server.port, door.split("/").at(-1)!, 8, BOTS);
  await flood.done;
  expect(await flood.stop()).toEqual({ in: BOTS });
  await turnTo(trainer, "Access");
  await card(trainer).getByRole("radio", { name: /Open/ }).click();
  await line(trainer, "waiting").waitFor({ state: "detached" });
  await line(trainer, "flood")
    .getByText(/joined in a few minutes/)
    .waitFor();
  await looks(trainer, "door-flood-console-1440");
  // Known is known: it is said once, and the way is beside the door as well.
  await line(trainer, "flood").getByRole("button", { name: "They are expected" }).click();
  await line(trainer, "flood").waitFor({ state: "detached" });
  const opener = card(trainer).getByRole("button", { name: "Remove recent joiners…" });
  const dialog = trainer.getByRole("dialog");
  // With the keyboard alone: Escape leads back to where one was.
  await opener.press("Enter");
  await dialog.waitFor();
  await trainer.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect(opener).toBeFocused();
  await opener.click();
  const go = dialog.getByRole("button", { name: /^Remove \d+ people$/ });
  await go.waitFor();
  await looks(trainer, "door-newcomers-console-1440");
  expect(await axe(trainer)).toEqual([]);
  const removed = Number(/\d+/.exec((await go.textContent()) ?? "")?.[0]);
  expect(removed).toBeGreaterThanOrEqual(BOTS);
  await go.click();
  await card(trainer)
    .getByText(new RegExp(`^${removed} people were removed at`))
    .waitFor();
  await looks(trainer, "door-swept-console-1440");
  // Noor came of late and has answered nothing: one of those who were removed by mistake.
  await shows(phone, "The trainer has closed this room for this phone.");
  await looks(phone, "door-removed-phone-390");
  await card(trainer).getByRole("button", { name: "Let them back in" }).click();
  await card(trainer)
    .getByText(/were removed at/)
    .waitFor({ state: "detached" });
  await expect(async () => {
    await phone.reload();
    await phone.locator("#take-break").waitFor({ state: "attached", timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await isIn(phone);
});

test("a new code (B-145) is on the stage at once; the old one says to look there, and whoever is in stays", async ({
  house,
}) => {
  const { room, trainer, door } = await openDoor(house);
  const [stage, phone] = await Promise.all([house.stage(room), house.phone(door, sizes.phone, "Noor")]);
  await isIn(phone);
  const old = (await trainer.locator("header bdi").first().textContent())!;
  await looks(stage, "door-stage-before");
  await turnTo(trainer, "Access");
  await card(trainer).getByRole("button", { name: "New code" }).click();
  await trainer.getByText("The room code and the QR code are new.").waitFor();
  await trainer.locator("header bdi").first().filter({ hasNotText: old }).waitFor();
  await stage
    .getByText((await trainer.locator("header bdi").first().textContent())!)
    .first()
    .waitFor();
  await looks(stage, "door-stage-after");
  await looks(trainer, "door-new-code-console-1440");
  const late = await house.venue.page(sizes.phone);
  await late.goto(house.venue.at(door));
  await shows(late, "This code is no longer used.");
  await looks(late, "door-old-code-phone-390");
  await phone.reload();
  await isIn(phone);
  await isIn(await house.phone(await doorOn(stage, house)));
});

test("the door of a room reads the same from right to left", async ({ house }) => {
  const { trainer, door } = await openDoor(house);
  await trainer
    .getByRole("combobox", { name: /language/i })
    .first()
    .selectOption("ar");
  await trainer.locator('html[dir="rtl"]').waitFor();
  await trainer.locator('[data-surface="console"]').waitFor();
  await trainer.getByRole("tab", { name: /^الدخول/ }).click();
  await card(trainer).getByRole("radio").nth(1).click();
  await house.phone(door, { ...sizes.phone, locale: "ar" }, "سلمى");
  await trainer.locator('[data-line="waiting"]').waitFor();
  await looks(trainer, "door-asks-console-1440-ar");
  await card(trainer).getByRole("button", { name: "إزالة القادمين الجدد…" }).click();
  await trainer.getByRole("dialog").waitFor();
  await looks(trainer, "door-newcomers-console-1440-ar");
});
