/**
 * Paula's story, told in one room to people with real pages and some without, and what else people do in such
 * a room.
 */
import { percent } from "@/model/activity/tally";
import { expect, guide, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { misplacedLetters } from "@/tests/support/letters";
import { bodyFor, CrowdPhone } from "@/tests/support/crowd";
import { freshDatabase } from "@/tests/support/database";
import {
  choose,
  endRoom,
  jump,
  makeFirstAccount,
  openRoom,
  openStage,
  press,
  pressLine,
  rest,
  resultsShown,
  saved,
  shows,
  signIn,
  turnTo,
  verb,
  unfoldAll,
} from "@/tests/support/steps";

const paula = guide.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
if (paula?.kind !== "case") throw new Error("the guide tells no case");
const { parts, answers: choices } = paula;
const partOf = (n: number) => parts[n - 1] ?? parts[0]!;
const storyOf = (n: number): string => partOf(n).clauses[0]?.text ?? "";
const labels = Object.fromEntries(choices.map((a) => [a.id, a.text]));
const LESSON = "What Paula's story teaches";

/** Answers of the three people with a real page at each part: yes, unsure, no, or pass. */
const answers = { amina: "nnuuyyyy", bo: "nuuyyyyy", chan: "npuuypyy" };
type Who = keyof typeof answers;
const idOf = { y: "yes", u: "unsure", n: "no" } as Record<string, string>;
const CROWD = 5;

type Body = Record<string, unknown>;

const soon = { timeout: 15_000 };

const clean = async (...pages: Page[]): Promise<void> => {
  for (const page of pages) expect(await axe(page)).toEqual([]);
};
/** No word is broken where it has room, also on narrower screens (B-195). */
async function wholeWords(page: Page, widths: readonly number[]): Promise<void> {
  const before = page.viewportSize()!;
  for (const width of [before.width, ...widths]) {
    await page.setViewportSize({ width, height: before.height });
    // Measured parts are drawn again after the window has changed.
    await expect.poll(() => misplacedLetters(page), { message: `${width} px` }).toEqual([]);
  }
  await page.setViewportSize(before);
}
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const slide = (phone: Page) => phone.locator("article.slide");

/** Counts per answer of one round, from what each person gave. */
function counted(bodies: Body[]): { id: string; count: number; percent: number | null }[] {
  const votes = bodies.flatMap((b) => ("answer" in b ? [String(b.answer)] : []));
  return choices.map(({ id }) => {
    const count = votes.filter((g) => g === id).length;
    return { id, count, percent: percent(count, votes.length) };
  });
}

/** The rows of results on a phone, without the mark at one's own answer. */
const rowsOn = (phone: Page): Promise<string[]> =>
  phone
    .locator(".results li")
    .evaluateAll((rows) =>
      rows.map((row) =>
        Array.from(row.querySelectorAll(".what > :not(.you), .much"), (part) => part.textContent).join(""),
      ),
    );

/** Stage and phones show the same counts and percentages, as text. */
async function resultsShow(bodies: Body[], stage: Page, phones: Page[]): Promise<void> {
  const expected = counted(bodies);
  const onStage = expected.map((r, i) => `${"ABC"[i]}${labels[r.id]} ${r.count} · ${r.percent}%`);
  const onPhones = expected.map(
    (r, i) => `${"ABC"[i]}${labels[r.id]}${r.count === 1 ? "1 person" : `${r.count} people`}, ${r.percent}%`,
  );
  await Promise.all([
    expect
      .poll(() => stage.locator("main ul > li").allTextContents(), soon)
      .toEqual(expect.arrayContaining(onStage)),
    ...phones.map((phone) => expect.poll(() => rowsOn(phone), soon).toEqual(onPhones)),
  ]);
}

/** One person answers by touch; with more than the answer where asked. */
async function answer(
  phone: Page,
  letter: string,
  more?: { sureness: number; element: string },
): Promise<Body> {
  await phone.locator("form[data-question] fieldset:not([disabled])").first().waitFor();
  if (letter === "p") {
    await phone.getByRole("button", { name: "Pass" }).click();
    await saved(phone);
    await shows(phone, "You passed. That is fine.");
    return { pass: true };
  }
  const id = idOf[letter] ?? "";
  await choose(phone, labels[id] ?? "");
  if (more) {
    if (!(await phone.locator("details.more").evaluate((d: HTMLDetailsElement) => d.open))) {
      await phone.getByText("Say more").click();
    }
    await phone.locator(`.sureness label:has([value="${more.sureness}"])`).click();
    await phone.locator(".elements label").filter({ hasText: more.element }).click();
    await phone.locator("label.clause").nth(1).click();
  }
  await saved(phone);
  return { answer: id };
}

/** Texts on the stage that are too small for the back row: below 28 px on a screen of 1080 lines. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim();
      const box = walker.currentNode.parentElement;
      if (
        !text ||
        !box ||
        box.closest(".quiet, script, style, next-route-announcer") ||
        !box.checkVisibility()
      )
        continue;
      const size = Number.parseFloat(getComputedStyle(box).fontSize);
      if (size < 28) faults.push(`${size} px: ${text.slice(0, 60)}`);
    }
    return faults;
  });
}

test("the way to Paula's story: from the terminal to a room that is steered", async ({ openVenue, step }) => {
  const venue = await openVenue({ databaseUrl: (await freshDatabase()).url });
  const trainer = await venue.page(sizes.laptop);

  await step("begins with the link in the terminal: the first account, and its home", async () => {
    await makeFirstAccount(venue, trainer);
    expect(await trainer.evaluate(() => isSecureContext)).toBe(false);
    await trainer.getByRole("heading", { name: "Open a room" }).waitFor();
    await clean(trainer);
  });

  await step("lets the trainer sign in from another computer", async () => {
    const other = await venue.page(sizes.laptop);
    await other.goto(venue.at("/trainer/sign-in"));
    await other.getByRole("heading", { name: "Sign in" }).waitFor();
    await clean(other);
    await signIn(venue, other);
    await other.context().close();
  });

  const room = await step("opens a room for the guide and lands in its console", async () => {
    const id = await openRoom(trainer, guide.title);
    await trainer.getByText("The room is waiting.").waitFor();
    await clean(trainer);
    return id;
  });

  const { stage, door } = await step("shows the stage in another browser by its link", async () => {
    const opened = await openStage(venue, trainer);
    await says(opened.stage, "Nobody is here yet");
    await trainer.getByText("Stage open ✓").first().waitFor();
    await clean(opened.stage);
    return opened;
  });

  await step("is steered from a telephone too", async () => {
    const [phone, remote] = await Promise.all([venue.page(sizes.phone), venue.page(sizes.phone)]);
    await phone.goto(venue.at(door));
    await phone.getByRole("button", { name: "Join", exact: true }).click();
    await jump(trainer, LESSON);
    await slide(phone).waitFor();
    await signIn(venue, remote, `/console/${room}`);
    await remote.locator('[data-surface="console"]').waitFor();
    await clean(remote);
    // The photographs have a content notice, on the way back too (B-159).
    await press(remote, "back");
    await says(stage, "Before we continue");
    await press(remote, "next");
    await says(stage, storyOf(8));
    await remote.getByRole("button", { name: "Run sheet" }).click();
    await jump(remote, LESSON);
    await slide(phone).waitFor();
    await trainer
      .locator('[data-step][aria-current="step"]')
      .filter({ hasText: LESSON })
      .waitFor({ state: "attached" });
    // So has a jump to them.
    await pressLine(trainer, trainer.locator('[data-step="paula/8"]'));
    await says(stage, "Before we continue");
  });
});

test("Paula's story in one room, over plain http", async ({ house, step }) => {
  const { venue } = house;
  const { trainer, room, door } = await house.open();
  const [stage, amina, bo, chan] = await Promise.all([
    house.stage(room),
    venue.page(sizes.phone),
    venue.page(sizes.phone),
    venue.page(sizes.smallPhone),
  ]);
  const phones: Record<Who, Page> = { amina, bo, chan };
  const all = Object.values(phones);
  const crowd: CrowdPhone[] = [];
  const everybody = (look: (phone: Page) => Promise<unknown>) => Promise.all(all.map(look));
  const next = () => press(trainer, "next");
  const small = new Set<string>();
  const noteSize = async () => {
    for (const text of await tooSmall(stage)) small.add(text);
  };
  const crowdAnswers = (part: number, round = 1, question = `paula/${part}`) =>
    crowd.map(async (person, i) => {
      const clauses = partOf(part).clauses.map((c) => c.id);
      const body = bodyFor(i + round - 1, part, clauses);
      await person.answer(question, round, body);
      return body;
    });

  await step("lets people in by a typed code, by the link, and with a name and a sector", async () => {
    const code = (await stage.locator("bdi").last().textContent()) ?? "";
    const join = (phone: Page) => phone.getByRole("button", { name: "Join", exact: true }).click();
    await Promise.all([
      (async () => {
        await amina.goto(venue.at("/"));
        await clean(amina);
        await amina.getByLabel("Room code").fill(code.toLowerCase());
        await amina.getByRole("button", { name: "Continue" }).click();
        await amina.getByRole("button", { name: "Join", exact: true }).waitFor();
        await clean(amina);
        await join(amina);
      })(),
      bo.goto(venue.at(door)).then(() => join(bo)),
      (async () => {
        await chan.goto(venue.at(door));
        await chan.getByLabel("Any name for today").fill("Chan");
        await chan.getByLabel("Where do you work?").selectOption("NGO or shelter");
        await join(chan);
      })(),
      ...Array.from({ length: CROWD }, async () => crowd.push(await CrowdPhone.join(venue.server.url, door))),
    ]);
    await everybody((phone) => shows(phone, "Welcome. You are in."));
    await everybody((phone) => phone.locator('body[data-link="connected"]').waitFor());
    await trainer.getByText("8 here").waitFor();
    await turnTo(trainer, "People");
    await trainer.getByText("Names people gave").click();
    await trainer.getByText("Chan", { exact: true }).waitFor();
    await says(stage, "8 people are here");
    await noteSize();
    await clean(amina);
  });

  await step("welcomes everybody", async () => {
    await next();
    await says(stage, guide.sessions[0]?.activities[0]?.title ?? "");
    await everybody((phone) => slide(phone).waitFor());
    await clean(stage);
  });

  await step("jumps to the first part of the story", async () => {
    await jump(trainer, "1 · wants to leave");
    await says(stage, storyOf(1));
    await everybody((phone) => shows(phone, storyOf(1)));
    await everybody((phone) => shows(phone, "The trainer will open this question in a moment."));
  });

  for (let part = 1; part <= 8; part++) {
    await step(`tells part ${part}, asks, closes, and shows what the room thinks`, async () => {
      if (part > 1) {
        if (partOf(part).notice) {
          await next();
          await says(stage, "Before we continue");
          await everybody((phone) => shows(phone, "Before we continue"));
          await trainer.locator('[aria-current="step"][data-notice]').waitFor({ state: "attached" });
          if (part === 6) await clean(amina, stage);
          await press(trainer, "next");
        } else await next();
        await says(stage, storyOf(part));
        await everybody((phone) => shows(phone, storyOf(part)));
      }
      await verb(trainer, "open").waitFor();
      await trainer.keyboard.press("o");
      await everybody((phone) => phone.locator("form[data-question]").waitFor());
      if (part === 1) await clean(amina, stage, trainer);

      const answerOf = (who: Who) => answers[who][part - 1] ?? "p";
      const bodies = await Promise.all([
        answer(amina, answerOf("amina")),
        answer(bo, answerOf("bo"), { sureness: 4, element: "Act" }),
        answer(chan, answerOf("chan")),
        ...crowdAnswers(part),
      ]);
      await trainer.getByText("8 of 8 have answered").first().waitFor();
      await says(stage, "8 of 8 have answered");
      expect(await stage.locator("main ul").count()).toBe(0);
      if (part === 1) await clean(bo);

      await trainer.keyboard.press("c");
      await everybody((phone) => shows(phone, "This question has closed."));
      await press(trainer, "reveal");
      await resultsShow(bodies, stage, all);
      await noteSize();
      if (part === 1) await clean(amina, stage, trainer);
    });

    if (part === 2) {
      await step("opens the same part again after a wrong step is undone", async () => {
        await press(trainer, "next");
        await says(stage, storyOf(3));
        await press(trainer, "undo");
        await says(stage, storyOf(2));
        await everybody((phone) => shows(phone, storyOf(2)));
        await everybody((phone) => phone.locator(".results").waitFor());
        await resultsShown(trainer);
      });
    }

    if (part === 4) {
      await step("asks part 4 again after talking, and shows the second round", async () => {
        await press(trainer, "again");
        await everybody((phone) => phone.locator('form[data-round="2"]').waitFor());
        const bodies = await Promise.all([
          answer(amina, "y"),
          answer(bo, "y"),
          answer(chan, "u"),
          ...crowdAnswers(4, 2),
        ]);

        await amina.reload();
        await saved(amina);
        expect(await amina.locator('[name="answer"][value="yes"]').isChecked()).toBe(true);

        await press(trainer, "close");
        await press(trainer, "reveal");
        await says(stage, "Round 2");
        await resultsShow(bodies, stage, all);
      });

      await step("asks what would be if Paula were 17", async () => {
        await trainer.getByRole("button", { name: "What if Paula is 17?" }).click();
        await says(stage, "Paula is 17, not 18.");
        await everybody((phone) => shows(phone, "Paula is 17, not 18."));
        const question = (await bo.locator("form[data-question]").getAttribute("data-question")) ?? "";
        const bodies = await Promise.all([
          ...all.map((phone) => answer(phone, "y")),
          ...crowdAnswers(4, 1, question),
        ]);
        await clean(bo, stage);
        await press(trainer, "close");
        await press(trainer, "reveal");
        await resultsShow(bodies, stage, all);
      });
    }
  }

  await step("breaks no word of the last results on narrower screens", () =>
    Promise.all([wholeWords(stage, [1366, 1024]), wholeWords(amina, [320])]),
  );

  await step("ends the room for everybody", async () => {
    await endRoom(trainer, () => clean(trainer));
    await says(stage, "This room has ended.");
    await everybody((phone) => shows(phone, "Thank you."));
    await clean(stage, amina);
  });

  await step("leaves a debrief with the figures of Paula's story", async () => {
    const response = await trainer.goto(venue.at(`/debrief/${room.id}`));
    expect(response?.status()).toBe(200);
    await unfoldAll(trainer);
    await trainer.getByRole("heading", { name: "How the room judged the story" }).waitFor();
    await trainer.getByText("8 people joined").first().waitFor();
    await trainer
      .getByText(/^At part 1, \d of 8 who answered said “Yes”/)
      .filter({ visible: true })
      .first()
      .waitFor();
    await trainer.getByRole("heading", { name: "Before and after talking" }).waitFor();
    await clean(trainer);
    await wholeWords(trainer, [1024, 390, 320]);
  });

  await step("the stage of this story could be read from the back row all the time", async () => {
    expect([...small]).toEqual([]);
  });
  for (const phone of crowd) phone.leave();
});

/** A room that stands at the slide after Paula's story, and a phone in it. */
async function atLesson(house: House) {
  const { trainer, room, door } = await house.open();
  const [phone] = await Promise.all([house.phone(door), jump(trainer, LESSON)]);
  await slide(phone).waitFor();
  return { trainer, room, phone };
}

test("keeps an answer on a phone without network, and sends it when the network is back", async ({
  house,
}) => {
  const { trainer, door } = await house.open();
  const [phone, other] = await Promise.all([
    house.phone(door),
    CrowdPhone.join(house.venue.server.url, door),
    jump(trainer, "5 · threat of police"),
  ]);
  await press(trainer, "open");
  await answer(phone, "y");
  await press(trainer, "close");
  await press(trainer, "again");
  await phone.locator('form[data-round="2"]').waitFor();
  await house.venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|WebSocket/, async () => {
    await phone.context().setOffline(true);
    await phone.locator('body[data-link="offline"]').waitFor();
    await choose(phone, labels.unsure ?? "");
    await shows(phone, /Kept on this phone until it can be sent/);
    await clean(phone);
    await phone.context().setOffline(false);
    await saved(phone);
  });
  await trainer.getByText("1 of 2 have answered").first().waitFor();
  other.leave();
});

test("keeps a half-filled answer when the room moves on, until the person lets it go", async ({ house }) => {
  const { trainer, door } = await house.open();
  const [phone, other] = await Promise.all([
    house.phone(door, sizes.smallPhone),
    house.phone(door),
    jump(trainer, "5 · threat of police"),
  ]);
  await phone.locator('body[data-link="connected"]').waitFor();
  await trainer.getByRole("button", { name: "What if Frederick knew nothing?" }).click();
  await trainer.getByText("asked now").waitFor();
  await phone.getByText("Say more").click();
  await phone.locator('.sureness label:has([value="3"])').click();
  await shows(phone, "Choose an answer above; then it is saved.");
  await jump(trainer, LESSON);
  await slide(other).waitFor();
  await shows(phone, "The room has moved on. Your unfinished answer is still here.");
  expect(await phone.locator('[name="sureness"][value="3"]').isChecked()).toBe(true);
  await clean(phone);
  await phone.getByRole("button", { name: "Discard it and continue" }).click();
  await slide(phone).waitFor();
  expect(await phone.locator("#bar").isVisible()).toBe(false);
});

test("dims all screens and lights them again", async ({ house }) => {
  const { trainer, room, phone } = await atLesson(house);
  const stage = await house.stage(room);
  await trainer.keyboard.press("b");
  await stage.getByRole("img", { name: "The screen is dimmed." }).waitFor({ state: "attached" });
  await shows(phone, "A short pause.");
  await clean(phone);
  await trainer.locator('[data-verb="dim"][data-does="light"]').waitFor();
  await press(trainer, "dim");
  await slide(phone).waitFor();
});

test("lets a person take a break that nobody is told of", async ({ house }) => {
  const { phone } = await atLesson(house);
  await rest(phone);
  await shows(phone, "Your screen is paused.");
  expect(await slide(phone).isVisible()).toBe(false);
  await clean(phone);
  await phone.reload();
  await shows(phone, "Your screen is paused.");
  await phone.getByRole("button", { name: "Come back" }).click();
  await slide(phone).waitFor();
});
