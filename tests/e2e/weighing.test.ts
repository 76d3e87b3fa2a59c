/** Scales, guesses, rankings and points as people meet them: with and without script, on small phones, for every eye. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { axe, sizes, type Venue } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { jump, makeFirstAccount, openRoom, openStage, press, saved } from "@/tests/support/steps";
import { openVenueWith } from "@/tests/support/venue-with";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";

const PEOPLE = 12;
const FOLLOW = { timeout: 40_000 };
/** Set to a folder to keep pictures of what the tests see. */
const KEEP = process.env.WEIGHING_PICTURES;

let venue: Venue;
let close: (() => Promise<void>) | undefined;
let trainer: Page;
let stage: Page;
let old: Page;
let phone: Page;
let plain: Page;
let room: string;
const crowd: CrowdPhone[] = [];

beforeAll(async () => {
  ({ venue, close } = await openVenueWith(inject("chromium"), [weighingWorkshop]));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  room = await openRoom(trainer, "Weighing");
  const opened = await openStage(venue, trainer);
  stage = opened.stage;
  old = await venue.page(sizes.oldProjector);
  await old.goto(stage.url());
  phone = await venue.page(sizes.smallPhone);
  plain = await venue.page({ ...sizes.smallPhone, javaScriptEnabled: false });
  for (const page of [phone, plain]) {
    await page.goto(venue.at(opened.door));
    await page.getByRole("button", { name: "Join", exact: true }).click();
  }
  for (let i = 0; i < PEOPLE; i++) crowd.push(await CrowdPhone.join(venue.server.url, opened.door));
}, 180_000);
afterAll(() => close?.());
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

/** Every surface at this moment: nothing for axe to complain of, nothing wider than the screen; pictures where wanted. */
async function look(name: string): Promise<void> {
  await Promise.all([plain.goto(plain.url()), phone.waitForTimeout(700)]);
  if (KEEP) {
    mkdirSync(KEEP, { recursive: true });
    await phone.screenshot({ path: `${KEEP}/${name}-phone.png`, fullPage: true });
    await plain.screenshot({ path: `${KEEP}/${name}-plain.png`, fullPage: true });
    await stage.screenshot({ path: `${KEEP}/${name}-stage.png` });
    await old.screenshot({ path: `${KEEP}/${name}-old.png` });
    await trainer.screenshot({ path: `${KEEP}/${name}-console.png` });
  }
  for (const page of [phone, stage, trainer]) expect(await axe(page), name).toEqual([]);
  for (const page of [phone, plain]) {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
  }
}

async function ask(title: string): Promise<void> {
  await jump(trainer, title);
  await press(trainer, "open");
  await phone.locator("form[data-question]").waitFor();
  await plain.goto(plain.url());
  await plain.locator("form[data-question]").waitFor(FOLLOW);
}

async function show(): Promise<void> {
  await press(trainer, "close");
  await press(trainer, "reveal");
  await phone.locator(".results").waitFor();
}

const send = (page: Page) => page.getByRole("button", { name: /Send my answer|Change my answer/ }).click();

/** Sends what does not fit; the browser complains of the status of the page that says so. */
async function misfit(page: Page): Promise<void> {
  await venue.complaints.expect(/422/, async () => {
    const complained = page.waitForEvent("console");
    await send(page);
    await complained;
  });
}

describe("a scale", () => {
  it("is answered statement by statement, with both ends named at each", async () => {
    await ask("Trust");
    expect(await phone.locator(".scale .ends").first().textContent()).toBe("1: I do not agree at all5: I agree fully");
    await look("scale-open");
    await phone.locator('[name="values.police"][value="2"]').check({ force: true });
    await saved(phone);
    await plain.locator('[name="values.police"][value="4"]').check({ force: true });
    await plain.locator('[name="values.ngo"][value="5"]').check({ force: true });
    await send(plain);
    await plain.getByText("✓ Saved.").waitFor();
    expect(await plain.locator('[name="values.ngo"][value="5"]').isChecked()).toBe(true);
    await Promise.all(
      crowd.map((p, i) =>
        p.answer("trust", 1, { values: { police: 1 + (i % 3), ngo: i % 2 ? 5 : 1, time: 3 + (i % 2) } }),
      ),
    );
    await show();
    await stage.getByText("Median 2; the middle half from").first().waitFor();
    expect(await phone.locator(".results").textContent()).toContain("Median 2; the middle half lies from");
    await look("scale-shown");
  });

  it("of one statement has the whole screen, up to ten points", async () => {
    await ask("Ready");
    await look("ten-open");
    await Promise.all(crowd.map((p, i) => p.answer("ready", 1, { values: { office: 1 + ((i * i) % 10) } })));
    await show();
    await look("ten-shown");
  });
});

describe("a guess", () => {
  it("is typed; one that does not fit is refused in words, and stays to be mended", async () => {
    await ask("A guess");
    await look("guess-open");
    await plain.getByLabel("Your guess").fill("5000");
    await misfit(plain);
    await plain.getByText("Please give a number from 0 to 1000.").waitFor();
    expect(await plain.getByLabel("Your guess").inputValue()).toBe("5000");
    await plain.getByLabel("Your guess").fill("25,5");
    await send(plain);
    await plain.getByText("✓ Saved.").waitFor();
    await phone.getByLabel("Your guess").fill("5000");
    await phone.locator('#saved[data-state="refused"]').waitFor();
    expect(await phone.locator("#saved").textContent()).toBe("Please give a number from 0 to 1000.");
    await phone.getByLabel("Your guess").fill("18");
    await saved(phone);
  });

  it("is shown in bins with the room's median, then beside the true value with its date and the newer one", async () => {
    await Promise.all(
      crowd.map((p, i) => p.answer("guess", 1, { value: [5, 8, 10, 12, 12, 15, 20, 22, 30, 40, 45, 900][i]! })),
    );
    await show();
    await stage.getByText("Median of the room").waitFor();
    await look("guess-shown");
    expect(await stage.locator("body").textContent()).not.toContain("900");
    await press(trainer, "explain");
    await phone.locator(".key").waitFor();
    expect(await phone.locator(".key").textContent()).toMatch(/20\.9.*2012.*dated.*27\.6.*2021/s);
    await stage.getByText("27.6").waitFor();
    await look("guess-explained");
  });
});

describe("a ranking", () => {
  it("is given by places without script; a place given twice is refused with the place", async () => {
    await ask("What first");
    await look("ranking-open");
    await plain.getByLabel("Paid work").selectOption("1");
    await plain.getByLabel("A doctor who asks first").selectOption("1");
    await misfit(plain);
    await plain.getByText("Place 1 is given more than once.").waitFor();
    expect(await plain.getByLabel("Paid work").inputValue()).toBe("1");
    await plain.getByLabel("A doctor who asks first").selectOption("2");
    await send(plain);
    await plain.getByText("✓ Saved.").waitFor();
  });

  it("is given with a finger: a tap gives the next place, and places move up and down", async () => {
    const tap = (name: string) => phone.getByRole("button", { name }).click();
    await tap("Give place 1 to Paid work");
    await tap("Give place 2 to A safe place to sleep tonight");
    await tap("Move A safe place to sleep tonight up");
    await saved(phone);
    await look("ranking-island");
    expect(
      await phone.evaluate(() =>
        ["place.shelter", "place.work", "place.legal"].map(
          (name) => document.querySelector<HTMLSelectElement>(`[name="${name}"]`)?.value,
        ),
      ),
    ).toEqual(["1", "2", ""]);
    await phone.reload();
    await phone.getByRole("button", { name: "Move Paid work up" }).waitFor();
  });

  it("shows first places and all others, ordered by mean place", async () => {
    const orders = [
      ["shelter", "health", "legal", "work"],
      ["shelter", "legal"],
      ["health", "shelter", "legal", "work"],
    ];
    await Promise.all(crowd.map((p, i) => p.answer("first", 1, { order: orders[i % 3]! })));
    await show();
    await stage.getByText("Ordered by mean place").waitFor();
    expect(await phone.locator(".results h3").first().textContent()).toBe("A safe place to sleep tonight");
    await look("ranking-shown");
  });
});

describe("points to share out", () => {
  it("are given as numbers without script; the refusal says how many are left or too many", async () => {
    await ask("Share out");
    await look("points-open");
    await plain.getByLabel("Paid work").fill("4");
    await misfit(plain);
    await plain.getByText("Points still to give: 6.").waitFor();
    expect(await plain.getByLabel("Paid work").inputValue()).toBe("4");
    await plain.getByLabel("A safe place").fill("9");
    await misfit(plain);
    await plain.getByText("Points too many: 3.").waitFor();
    await plain.getByLabel("A safe place").fill("6");
    await send(plain);
    await plain.getByText("✓ Saved.").waitFor();
  });

  it("are given with a finger, with what is left always in sight; the sum saves itself when it is right", async () => {
    await phone.getByText("Points left: 10", { exact: true }).waitFor();
    for (let i = 0; i < 10; i++) await phone.getByRole("button", { name: "One more for Paid work" }).click();
    await phone.getByText("Points left: 0", { exact: true }).waitFor();
    await saved(phone);
    await phone.getByRole("button", { name: "One less for Paid work" }).click();
    await phone.getByRole("button", { name: "One more for A doctor who asks first" }).click();
    await saved(phone);
    await look("points-island");
  });

  it("show what each got, the median, and how many gave how many", async () => {
    await Promise.all(
      crowd.map((p, i) =>
        p.answer("share", 1, { given: i % 2 ? { shelter: 10 } : { shelter: 4, health: 3, legal: 3 } }),
      ),
    );
    await show();
    await look("points-shown");
    expect(await stage.locator("body").textContent()).toContain("of all points");
  });
});

describe("words and sources", () => {
  it("a word leads to its meaning and back without script; an old figure says that it is", async () => {
    await jump(trainer, "Bound by a debt");
    await phone.getByRole("heading", { name: "Bound by a debt" }).waitFor();
    await look("word");
    await plain.goto(plain.url());
    await plain.getByRole("link", { name: "debt bondage" }).click();
    expect(new URL(plain.url()).hash).toBe("#w-debt-bondage");
    await plain.getByRole("link", { name: "Back to the text" }).click();
    expect(await phone.locator(".badge").textContent()).toBe("dated · 2012");
    await stage.getByText("27.6 million").waitFor();
  });
});

describe("a working agreement", () => {
  it("is agreed to without script; the line that somebody adds reaches the trainer alone", async () => {
    await ask("How we work together");
    await look("agreement-open");
    await plain.getByLabel("I can work with this").check();
    await plain.getByLabel("A line of your own").fill("Phones on the table, face down");
    await send(plain);
    await plain.getByText("✓ Saved.").waitFor();
    await Promise.all(crowd.map((p) => p.answer("agree", 1, { agree: "yes" })));
    await show();
    await stage.getByText("13 people agree.").waitFor();
    await trainer.getByText("Phones on the table, face down").waitFor();
    await look("agreement-shown");
    expect(await stage.locator("body").textContent()).not.toContain("Phones on the table");
    expect(await phone.locator("body").textContent()).not.toContain("Phones on the table");
  });
});

describe("a break", () => {
  it("says at what time the room goes on, and counts nothing down", async () => {
    await jump(trainer, "Coffee");
    await stage.getByText(/We go on at/).waitFor();
    await phone.getByText(/We go on at \d\d:\d\d\./).waitFor();
    await plain.goto(plain.url());
    await plain.getByText("Minutes until we go on, about: 15").waitFor();
    const time = (page: Page) =>
      page
        .locator("body")
        .textContent()
        .then((text) => /We go on at (\d\d:\d\d)/.exec(text ?? "")?.[1]);
    expect(await time(stage)).toBe(await time(phone));
    await look("break");
  });

  it("to breathe in has a slow shape, which stands still for whoever asked for no motion", async () => {
    await jump(trainer, "A quiet minute");
    await phone.getByRole("img", { name: /circle that slowly grows/ }).waitFor();
    const moving = (page: Page) =>
      page.evaluate(() => document.getAnimations().filter((a) => (a as CSSAnimation).animationName).length);
    expect(await moving(phone)).toBeGreaterThan(0);
    await phone.emulateMedia({ reducedMotion: "reduce" });
    expect(await moving(phone)).toBe(0);
    await stage.emulateMedia({ reducedMotion: "reduce" });
    await look("breathing");
    await phone.emulateMedia({ reducedMotion: null });
    await stage.emulateMedia({ reducedMotion: null });
  });
});

describe("a film whose file is not there", () => {
  it("says so on stage and console; phones are told to look up and get its words", async () => {
    await jump(trainer, "A film");
    await stage.getByText("The file “no-such-film.mp4” is not among the files of this workshop.").waitFor();
    await trainer.getByText("“no-such-film.mp4” is not among the files").waitFor();
    await phone
      .getByRole("heading", { name: "Please look up" })
      .or(phone.getByRole("heading", { name: "Please look at the big screen." }))
      .waitFor();
    await phone.getByText("Read what is seen and heard").click();
    await look("film");
  });
});

describe("a promise", () => {
  it("is written on one's own phone, stays there, and is given back when the room has ended", async () => {
    await ask("My promise");
    await look("promise-open");
    await phone.getByLabel("What will you do?").fill("Call the shelter before the interview");
    await saved(phone);
    await plain.getByLabel("What will you do?").fill("Ask first");
    await send(plain);
    await plain.getByText("✓ Saved.").waitFor();
    await phone.locator("#promises summary").click();
    await look("promise-made");
    await show();
    await stage.getByText("2 people made a promise.").waitFor();
    await jump(trainer, "The end");
    await phone.reload();
    await phone.locator("#promises summary").click();
    await phone.locator("#promises").getByText("Call the shelter before the interview").waitFor();
    for (const page of [stage, trainer, plain])
      expect(await page.locator("body").textContent()).not.toContain("Call the shelter before");
  });
});

describe("the debrief", () => {
  it("shows each with its numbers in a table", async () => {
    const debrief = await trainer.context().newPage();
    await debrief.goto(venue.at(`/debrief/${room}`));
    for (const title of ["Trust", "A guess", "What first", "Share out", "How we work together", "My promise"])
      await debrief.getByRole("heading", { name: title, exact: true }).waitFor();
    if (KEEP) await debrief.screenshot({ path: `${KEEP}/debrief.png`, fullPage: true });
    expect(await axe(debrief)).toEqual([]);
    await debrief.close();
  });
});
