/**
 * Scales, guesses, rankings and points as people meet them, on small phones and for every eye. Without
 * script, and what does not fit: tests/security/every-form.test.ts; their pages as the server makes them:
 * every-kind.test.ts.
 */
import { mkdirSync } from "node:fs";
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { jump, press, saved } from "@/tests/support/steps";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { answeredDebrief } from "@/tests/support/answered-room";

const PEOPLE = 13;
/** Set to a folder to keep pictures of what the tests see. */
const KEEP = process.env.WEIGHING_PICTURES;

interface Surfaces {
  room: { id: string };
  trainer: Page;
  stage: Page;
  phone: Page;
  crowd: CrowdPhone[];
  /**
   * Every surface at this moment: nothing for axe to complain of, nothing wider than the screen; pictures
   * where wanted.
   */
  look(name: string, island?: "with the phone"): Promise<void>;
  /** Opens the question of an activity. */
  ask(title: string, question: string): Promise<void>;
  /** Closes and reveals; the stage then says `says`. */
  show(says: string | RegExp): Promise<void>;
  /** Answers of the crowd, by number. */
  answer(question: string, body: (i: number) => Record<string, unknown>): Promise<void>;
}

async function surfaces(house: House, people = PEOPLE): Promise<Surfaces> {
  const { room, trainer, door } = await house.open(weighingWorkshop);
  const [stage, phone, ...crowd] = await Promise.all([
    house.stage(room),
    house.phone(door, sizes.smallPhone),
    ...Array.from({ length: people }, () => CrowdPhone.join(house.venue.server.url, door)),
  ]);
  return {
    room,
    trainer,
    stage,
    phone,
    crowd,
    async look(name, island) {
      if (KEEP) {
        mkdirSync(KEEP, { recursive: true });
        await phone.screenshot({ path: `${KEEP}/${name}-phone.png`, fullPage: true });
        await stage.screenshot({ path: `${KEEP}/${name}-stage.png` });
        await trainer.screenshot({ path: `${KEEP}/${name}-console.png` });
      }
      const pages = island ? [phone, stage, trainer] : [stage, trainer];
      expect(await Promise.all(pages.map((page) => axe(page))), name).toEqual(pages.map(() => []));
      expect(await phone.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
    },
    async ask(title, question) {
      await jump(trainer, title);
      await press(trainer, "open");
      await phone.locator("form[data-question]").waitFor();
      await stage.getByText(question).waitFor();
    },
    async show(says) {
      await press(trainer, "close");
      await press(trainer, "reveal");
      await phone.locator(".results").waitFor();
      await stage.getByText(says).first().waitFor();
    },
    async answer(question, body) {
      await Promise.all(crowd.map((p, i) => p.answer(question, 1, body(i))));
    },
  };
}

test("a scale", async ({ house, step }) => {
  const { phone, look, ask, show, answer, crowd } = await surfaces(house);

  await step("is answered statement by statement, with both ends named at each", async () => {
    await ask("Trust", "How far do you agree?");
    expect(await phone.locator(".scale .ends").first().textContent()).toBe(
      "1: I do not agree at all5: I agree fully",
    );
    await look("scale-open");
    await phone.locator('[name="values.police"][value="2"]').check({ force: true });
    await saved(phone);
    await answer("trust", (i) =>
      i === 12
        ? { values: { police: 4, ngo: 5 } }
        : { values: { police: 1 + (i % 3), ngo: i % 2 ? 5 : 1, time: 3 + (i % 2) } },
    );
    await show("Median 2; the middle half from");
    expect(await phone.locator(".results").textContent()).toContain(
      "Middle answer: 2. Half of all answers are between",
    );
    await look("scale-shown");
  });

  await step("of one statement has the whole screen, up to ten points", async () => {
    await ask("Ready", "How ready is your office?");
    await look("ten-open");
    await answer("ready", (i) => ({ values: { office: 1 + ((i * i) % 10) } }));
    await show(/^Median/);
    await look("ten-shown");
  });
  for (const person of crowd) person.leave();
});

test("a guess", async ({ house, step }) => {
  const { trainer, phone, stage, look, ask, show, answer, crowd } = await surfaces(house);

  await step("is typed; one that does not fit is refused in words, and stays to be mended", async () => {
    await ask("A guess", "How many people were in forced labour");
    await look("guess-open");
    await phone.getByLabel("Your guess").fill("5000");
    await phone.locator('#saved[data-state="refused"]').waitFor();
    expect(await phone.locator("#saved").textContent()).toBe("Please give a number from 0 to 1000.");
    await phone.getByLabel("Your guess").fill("18");
    await saved(phone);
  });

  await step(
    "is shown in bins with the room's median, then beside the true value with its date and the newer one",
    async () => {
      const guesses = [5, 8, 10, 12, 12, 15, 20, 22, 30, 40, 45, 900, 25.5];
      await answer("guess", (i) => ({ value: guesses[i]! }));
      await show("Median of the room");
      await look("guess-shown");
      const shown = await stage.locator("main").textContent();
      expect(shown).toContain("Median of the room");
      expect(shown).not.toContain("900");
      await press(trainer, "explain");
      await phone.locator(".key").waitFor();
      expect(await phone.locator(".key").textContent()).toMatch(/20\.9.*2012.*dated.*27\.6.*2021/s);
      await stage.getByText("27.6").waitFor();
      await look("guess-explained");
    },
  );
  for (const person of crowd) person.leave();
});

test("a ranking", async ({ house, step }) => {
  const { phone, look, ask, show, answer, crowd } = await surfaces(house);

  await step("is given with a finger: a tap gives the next place, and places move up and down", async () => {
    await ask("What first", "What does Paula need first?");
    const tap = (name: string) => phone.getByRole("button", { name }).click();
    await phone.getByRole("button", { name: "Give place 1 to Paid work" }).waitFor();
    await look("ranking-open", "with the phone");
    await tap("Give place 1 to Paid work");
    await tap("Give place 2 to A safe place to sleep tonight");
    await tap("Move A safe place to sleep tonight up");
    await saved(phone);
    await look("ranking-island", "with the phone");
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

  await step("shows first places and all others, ordered by mean place", async () => {
    const orders = [
      ["shelter", "health", "legal", "work"],
      ["shelter", "legal"],
      ["health", "shelter", "legal", "work"],
    ];
    await answer("first", (i) => ({ order: i === 12 ? ["work", "health"] : orders[i % 3]! }));
    await show("Ordered by average place");
    expect(await phone.locator(".results h3").first().textContent()).toBe("A safe place to sleep tonight");
    await look("ranking-shown");
  });
  for (const person of crowd) person.leave();
});

test("points to share out", async ({ house, step }) => {
  const { phone, stage, look, ask, show, answer, crowd } = await surfaces(house);

  await step(
    "are given with a finger, with what is left always in sight; the sum saves itself when it is right",
    async () => {
      await ask("Share out", "You have ten points. What should money go to?");
      await phone.getByText("Points left: 10", { exact: true }).waitFor();
      await look("points-open", "with the phone");
      for (let i = 0; i < 10; i++)
        await phone.getByRole("button", { name: "One more for Paid work" }).click();
      await phone.getByText("Points left: 0", { exact: true }).waitFor();
      await saved(phone);
      await phone.getByRole("button", { name: "One less for Paid work" }).click();
      await phone.getByRole("button", { name: "One more for A doctor who asks first" }).click();
      await saved(phone);
      await look("points-island", "with the phone");
    },
  );

  await step("show what each got, the median, and how many gave how many", async () => {
    const shares = [{ shelter: 4, health: 3, legal: 3 }, { shelter: 10 }];
    await answer("share", (i) => ({ given: i === 12 ? { work: 4, shelter: 6 } : shares[i % 2]! }));
    await show("of all points");
    await look("points-shown");
    expect(await stage.locator("body").textContent()).toContain("of all points");
  });
  for (const person of crowd) person.leave();
});

test("a working agreement is agreed to; the line that somebody adds reaches the trainer alone", async ({
  house,
}) => {
  const { trainer, phone, stage, look, ask, show, answer, crowd } = await surfaces(house);
  const line = "Phones on the table, face down";
  await ask("How we work together", "Can you work with these rules?");
  await look("agreement-open");
  await answer("agree", (i) => ({ agree: "yes", ...(i === 12 ? { add: line } : {}) }));
  await show("13 people agree.");
  await trainer.getByText(line).waitFor();
  await look("agreement-shown");
  for (const page of [stage, phone])
    expect(await page.locator("body").textContent()).not.toContain("Phones on the table");
  for (const person of crowd) person.leave();
});

test("what asks nothing", async ({ house, step }) => {
  const { trainer, phone, stage, look } = await surfaces(house, 0);

  await step("words and sources: an old figure says that it is", async () => {
    await jump(trainer, "Bound by a debt");
    await phone.getByRole("heading", { name: "Bound by a debt" }).waitFor();
    expect(await phone.locator(".badge").textContent()).toBe("dated · 2012");
    await stage.getByText("27.6 million").waitFor();
    await look("word");
  });

  await step("a break says at what time the room goes on, and counts nothing down", async () => {
    await jump(trainer, "Coffee");
    await stage.getByText(/We continue at/).waitFor();
    await phone.getByText(/We continue at \d\d:\d\d\./).waitFor();
    const time = (page: Page) =>
      page
        .locator("body")
        .textContent()
        .then((text) => /We continue at (\d\d:\d\d)/.exec(text ?? "")?.[1]);
    expect(await time(stage)).toBe(await time(phone));
    await look("break");
  });

  await step(
    "a break to breathe in has a slow shape, which stands still for whoever asked for no motion",
    async () => {
      await jump(trainer, "A quiet minute");
      await phone.getByRole("img", { name: /circle that slowly grows/ }).waitFor();
      await stage.getByText("Breathe as you like.").waitFor();
      await Promise.all([phone, stage].map((page) => page.emulateMedia({ reducedMotion: "no-preference" })));
      const moving = (page: Page) =>
        page.evaluate(() => document.getAnimations().filter((a) => (a as CSSAnimation).animationName).length);
      expect(await moving(phone)).toBeGreaterThan(0);
      await Promise.all([phone, stage].map((page) => page.emulateMedia({ reducedMotion: "reduce" })));
      expect(await moving(phone)).toBe(0);
      await look("breathing");
    },
  );

  await step(
    "a film whose file is not there says so on stage and console; phones are told to look up and get its words",
    async () => {
      await jump(trainer, "A film");
      await stage.getByText("The file “no-such-film.mp4” is not among the files of this workshop.").waitFor();
      await trainer.getByText("“no-such-film.mp4” is not among the files").waitFor();
      await phone
        .getByRole("heading", { name: "Please look up" })
        .or(phone.getByRole("heading", { name: "Please look at the big screen." }))
        .waitFor();
      await phone.getByText("Read what is seen and heard").click();
      await look("film", "with the phone");
    },
  );
});

test("a promise is written on one's own phone, stays there, and is given back when the room has ended", async ({
  house,
}) => {
  const { trainer, phone, stage, look, ask, show, answer, crowd } = await surfaces(house, 1);
  await ask("My promise", "What will you do differently?");
  await look("promise-open");
  await phone.getByLabel("What will you do?").fill("Call the shelter before the interview");
  await saved(phone);
  await answer("promise", () => ({ "promise.what": ["Ask first"] }));
  await phone.locator("#promises summary").click();
  await look("promise-made", "with the phone");
  await show("2 people made a promise.");
  await jump(trainer, "The end");
  await stage.getByRole("heading", { name: "Thank you" }).waitFor();
  await phone.reload();
  await phone.locator("#promises summary").click();
  await phone.locator("#promises").getByText("Call the shelter before the interview").waitFor();
  for (const page of [stage, trainer])
    expect(await page.locator("body").textContent()).not.toContain("Call the shelter before");
  const [other] = crowd;
  expect(other!.view!.html).not.toContain("Call the shelter before");
  other!.leave();
});

test("the debrief shows each with its numbers in a table", async ({ house }) => {
  const debrief = await answeredDebrief(
    house,
    {
      agree: { agree: "yes" },
      trust: { values: { police: 2, ngo: 5, time: 3 } },
      guess: { value: 18 },
      first: { order: ["shelter", "legal"] },
      share: { given: { shelter: 10 } },
      promise: { "promise.what": ["Ask first"] },
    },
    weighingWorkshop,
  );
  for (const title of ["Trust", "A guess", "What first", "Share out", "How we work together", "My promise"])
    await debrief.getByRole("heading", { name: title, exact: true }).first().waitFor();
  if (KEEP) await debrief.screenshot({ path: `${KEEP}/debrief.png`, fullPage: true });
  expect(await axe(debrief)).toEqual([]);
});
