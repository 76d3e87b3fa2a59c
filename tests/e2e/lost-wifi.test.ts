/** Words of a phone that the network swallows, on their way there or back, and what the phone makes of them. */
import type { Page } from "playwright";
import { expect, type House, sizes, test } from "@/tests/e2e/story";
import { LATE_MS, HEARTBEAT_MS } from "@/workshop/protocol/connection";
import { choose, jump, openTab, press, rest, saved, turnTo } from "@/tests/support/steps";

/** A phone in a room past its waiting room, with a network that can swallow what it says and hears. */
async function onBadWifi(house: House) {
  const { trainer, door } = await house.open();
  const phone = await house.venue.page(sizes.phone);
  /** Swallowed frames: all that the phone says, all that it hears, or acknowledgements alone. */
  const swallowed = { there: false, back: false, acks: false };
  /** Commands, and answers among them, that the phone wrote to its connection. */
  const sent = { commands: 0, answers: 0 };
  await phone.routeWebSocket(/\/live/, (page) => {
    const server = page.connectToServer();
    page.onMessage((message) => {
      if (String(message).startsWith("42")) sent.commands++;
      if (String(message).includes('"type":"answer"')) sent.answers++;
      if (!swallowed.there) server.send(message);
    });
    server.onMessage((message) => {
      if (!swallowed.back && !(swallowed.acks && String(message).startsWith("43"))) page.send(message);
    });
  });
  await phone.goto(house.venue.at(door));
  await phone.locator('input[name="alias"]').fill("Noor");
  await phone.locator("form button.send").first().click();
  await isIn(phone);
  await press(trainer, "next");
  return { trainer, door, phone, swallowed, sent };
}

const isIn = (phone: Page) => phone.locator('body[data-link="connected"]').waitFor();
/** The page as the server would give it out now. */
const pageOf = (phone: Page) => phone.evaluate(() => fetch("./").then((page) => page.text()));
const questionsIn = (console: Page) =>
  console.getByRole("region", { name: "Questions from the room" }).locator("li p").allTextContents();

test("a question for the box (B-52)", async ({ house, step }) => {
  const { trainer, phone, swallowed, sent } = await onBadWifi(house);
  await step(
    "that got no answer is another question once its text has changed, and the same while it has not",
    async () => {
      await openTab(phone, "ask");
      const [field, button] = [phone.locator("#ask textarea"), phone.locator("#ask button")];
      swallowed.acks = true;
      await field.fill("Who pays?");
      await button.click();
      await phone.getByText("Not sent yet.").waitFor();
      swallowed.acks = false;
      await button.click();
      await phone.getByText("Sent. Thank you.").waitFor();
      expect(await field.inputValue()).toBe("");
      swallowed.acks = true;
      await field.fill("Who decides?");
      await button.click();
      await phone.getByText("Not sent yet.").waitFor();
      swallowed.acks = false;
      await field.fill("Who decides, and when?");
      await button.click();
      await phone.getByText("Sent. Thank you.").waitFor();
      await expect.poll(() => questionsIn(trainer)).toHaveLength(3);
      expect((await questionsIn(trainer)).sort()).toEqual([
        "Who decides, and when?",
        "Who decides?",
        "Who pays?",
      ]);
    },
  );

  await step("keeps what is typed on while the question before is on its way", async () => {
    swallowed.there = true;
    const field = phone.locator("#ask textarea");
    const before = sent.commands;
    await field.fill("Is there more?");
    await phone.locator("#ask button").click();
    await expect.poll(() => sent.commands).toBeGreaterThan(before);
    await field.fill("Is there more? Yes:");
    swallowed.there = false;
    await phone.getByText("Not sent yet.").waitFor();
    await phone.locator("#ask button").click();
    await phone.getByText("Sent. Thank you.").waitFor();
  });

  await step(
    "that is wanted by this person too stays pressed when the list comes again, and can be taken back",
    async () => {
      await trainer.getByRole("button", { name: "Show on phones" }).first().click();
      await phone.locator("#ask > summary").click();
      await phone.locator("#box summary").click();
      const wanted = phone.locator('#box button[name="on"]');
      await wanted.click();
      await phone.locator("#box small", { hasText: "1" }).waitFor();
      expect(await wanted.getAttribute("aria-pressed")).toBe("true");
      await wanted.click();
      await phone.locator("#box small", { hasText: "0" }).waitFor();
      expect(await wanted.getAttribute("aria-pressed")).toBe("false");
    },
  );
});

test("a break (B-34) that was ended without a network does not come back with the page", async ({
  house,
}) => {
  const { phone, swallowed } = await onBadWifi(house);
  await rest(phone);
  await phone.locator("#break").waitFor();
  // Until the server has heard of it.
  await expect.poll(() => pageOf(phone)).toContain('class="paused"');
  swallowed.there = true;
  await phone.locator("#break button").click();
  await phone.locator("#break").waitFor({ state: "hidden" });
  swallowed.there = false;
  await phone.reload();
  await isIn(phone);
  await phone.locator("#view h1").waitFor();
  expect(await phone.locator("#break").isVisible()).toBe(false);
  await expect.poll(() => pageOf(phone)).not.toContain('class="paused"');
});

test("the page of somebody who waits (B-140) stays where the server is away for a moment, and goes on afterwards", async ({
  house,
}) => {
  const { trainer, door } = await onBadWifi(house);
  await turnTo(trainer, "Access");
  await trainer.getByRole("radio", { name: /Ask me/ }).click();
  const mali = await house.venue.page(sizes.phone);
  await mali.goto(house.venue.at(door));
  await mali.locator("form button.send").first().click();
  const waits = mali.getByText("The trainer will let you in.");
  await waits.waitFor();
  let away = 0;
  house.venue.complaints.allow(/502/);
  await mali.route("**/r/**", (route) => {
    away++;
    return route.fulfill({ status: 502, body: "away" });
  });
  await expect.poll(() => away).toBeGreaterThan(1);
  await waits.waitFor();
  await mali.unroute("**/r/**");
  await trainer.getByRole("button", { name: "Approve", exact: true }).click();
  await mali.locator('body[data-link="connected"]').waitFor();
  await mali.context().close();
});

test("a connection that falls silent (B-174)", async ({ house, step }) => {
  const { trainer, phone, swallowed } = await onBadWifi(house);
  const link = (state: string) => phone.locator(`body[data-link="${state}"]`);
  const fallSilent = (silent: boolean) => Object.assign(swallowed, { there: silent, back: silent });

  await step("is noticed while nobody does anything, and so is its return", async () => {
    fallSilent(true);
    await link("offline").waitFor({ timeout: HEARTBEAT_MS + 2 * LATE_MS });
    await phone.getByText("Waiting for the network").waitFor();
    fallSilent(false);
    await isIn(phone);
  });

  await step("is noticed at once by an answer that gets no acknowledgement", async () => {
    await jump(trainer, "1 · wants to leave");
    await press(trainer, "open");
    await phone.locator("label.opt").first().waitFor();
    fallSilent(true);
    await choose(phone, "Yes");
    await phone.locator('#saved[data-state="kept"]').waitFor({ timeout: 2 * LATE_MS });
    fallSilent(false);
    await saved(phone);
    await isIn(phone);
  });

  await step("is shown in the moment in which the browser knows it", async () => {
    // Read at once: it comes back by itself, and soon.
    const shown = await phone.evaluate(() => {
      dispatchEvent(new Event("offline"));
      return document.body.dataset.link;
    });
    expect(shown).toBe("offline");
    await isIn(phone);
  });
});

test("the list of one's own answers does not keep an answer as being sent that came too late", async ({
  house,
}) => {
  const { trainer, phone, swallowed } = await onBadWifi(house);
  await jump(trainer, "1 · wants to leave");
  await press(trainer, "open");
  const list = phone.locator("#journal");
  swallowed.there = true;
  await choose(phone, "Yes");
  await expect.poll(() => list.textContent()).toContain("Yes (");
  await press(trainer, "close");
  swallowed.there = false;
  await expect.poll(() => list.textContent()).toBe("Nothing yet.");
});

test("a tap (B-153) is sent at once, and those that follow it so soon go together", async ({ house }) => {
  const { trainer, phone, sent } = await onBadWifi(house);
  await jump(trainer, "1 · wants to leave");
  await press(trainer, "open");
  await phone.locator("form[data-question] label.opt").first().waitFor();
  const state = await phone.evaluate(async () => {
    const [first, second, third] = [
      ...document.querySelectorAll<HTMLElement>("form[data-question] label.opt"),
    ];
    second?.click();
    await new Promise((go) => setTimeout(go, 30));
    third?.click();
    first?.click();
    return document.getElementById("saved")?.dataset.state;
  });
  expect(state).toBe("sending");
  await saved(phone);
  expect(sent.answers).toBe(2);
  expect(
    await phone.locator("form[data-question] input:checked").evaluateAll((inputs) => inputs.length),
  ).toBe(1);
});

test("a phone with more answers than a connection may send at once (B-45) sends them one after another, and is not closed for it", async ({
  house,
}) => {
  const { trainer, phone } = await onBadWifi(house);
  const many = Array.from({ length: 120 }, (_, n) => ({
    type: "answer",
    question: `gone-${n}`,
    round: 1,
    id: crypto.randomUUID(),
    rev: 1,
    body: { pass: true },
  }));
  await jump(trainer, "1 · wants to leave");
  await press(trainer, "open");
  await choose(phone, "Yes");
  await saved(phone);
  let links = 0;
  const sent: number[] = [];
  await phone.routeWebSocket(/\/live/, (page) => {
    links++;
    const server = page.connectToServer();
    page.onMessage((message) => {
      if (String(message).includes("gone-")) sent.push(performance.now());
      server.send(message);
    });
  });
  await phone.evaluate((items) => {
    const key = Object.keys(localStorage).find((name) => name.endsWith(" journal"))!;
    localStorage.setItem(key.replace(/journal$/, "outbox"), items);
  }, JSON.stringify(many));
  await phone.reload();
  await isIn(phone);
  await expect
    .poll(() => phone.evaluate(() => Object.keys(localStorage).some((name) => name.endsWith(" outbox"))), {
      timeout: 60_000,
    })
    .toBe(false);
  expect(links).toBe(1);
  // Four at once, then one each 150 ms; what a busy machine hands on late comes together.
  expect(sent.filter((time) => time - sent[0]! < 140).length).toBeLessThanOrEqual(6);
});
