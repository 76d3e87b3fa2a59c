import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { percent } from "@/activities/tally";
import { loadWorkshops } from "@/server/content/load";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { bodyFor, CrowdPhone } from "@/tests/support/crowd";
import {
  choose,
  jump,
  makeFirstAccount,
  openRoom,
  openStage,
  press,
  saved,
  shows,
  signIn,
  verb,
} from "@/tests/support/steps";

const guide = loadWorkshops(path.join(import.meta.dirname, "../../content"))[0];
const paula = guide?.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
if (paula?.kind !== "case") throw new Error("the guide tells no case");
const partOf = (n: number) => paula.parts[n - 1] ?? paula.parts[0]!;
const storyOf = (n: number): string => partOf(n).clauses[0]?.text ?? "";
const labels = Object.fromEntries(paula.answers.map((a) => [a.id, a.text]));

/** What the three people with a real page answer at each part: yes, unsure, no, or pass. */
const answers = { amina: "nnuuyyyy", bo: "nuuyyyyy", chan: "npuuypyy" };
const idOf = { y: "yes", u: "unsure", n: "no" } as Record<string, string>;
const CROWD = 5;

let venue: Venue;
let trainer: Page;
let stage: Page;
let door: string;
let room: string;
/** The first test that failed. */
let broken: string | undefined;
const phones = {} as Record<keyof typeof answers, Page>;
const crowd: CrowdPhone[] = [];

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
});
afterAll(async () => {
  for (const phone of crowd) phone.leave();
  await venue?.close();
});
afterEach(async ({ task }) => {
  const complaints = venue.takeComplaints();
  const fails = task.result?.state === "fail" || complaints.length > 0;
  if (fails && !broken) await venue.keepPictures(task.name);
  if (fails) broken ??= task.id;
  else if (broken === task.id) broken = undefined;
  expect(complaints).toEqual([]);
});

const all = () => Object.values(phones);
const everybody = (look: (phone: Page) => Promise<unknown>) => Promise.all(all().map(look));
const stageSays = (text: string | RegExp) => stage.getByText(text).first().waitFor();
const soon = { timeout: 15_000 };

/** Counts per answer of one round, from what each person gave. */
function counted(bodies: Record<string, unknown>[]): { id: string; count: number; percent: number | null }[] {
  const given = bodies.flatMap((b) => ("answer" in b ? [String(b.answer)] : []));
  return paula!.kind === "case"
    ? paula!.answers.map(({ id }) => {
        const count = given.filter((g) => g === id).length;
        return { id, count, percent: percent(count, given.length) };
      })
    : [];
}

/** Stage and phones show the same counts and percentages, as text. */
async function resultsShow(bodies: Record<string, unknown>[]): Promise<void> {
  const expected = counted(bodies);
  const onStage = expected.map((r, i) => `${"ABC"[i]}${labels[r.id]} ${r.count} · ${r.percent}%`);
  await expect
    .poll(() => stage.locator("main ul > li").allTextContents(), soon)
    .toEqual(expect.arrayContaining(onStage));
  const onPhones = expected.map(
    (r, i) => `${"ABC"[i]}${labels[r.id]}${r.count === 1 ? "1 person" : `${r.count} people`}, ${r.percent}%`,
  );
  for (const phone of all()) {
    await expect.poll(() => phone.locator(".results li").allTextContents(), soon).toEqual(onPhones);
  }
}

/** One person answers by touch; with more than the answer where asked. */
async function answer(phone: Page, letter: string, more?: { sureness: number; element: string }): Promise<object> {
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

const crowdAnswers = (part: number, round = 1, question = `paula/${part}`) =>
  Promise.all(
    crowd.map(async (person, i) => {
      const body = bodyFor(
        i + round - 1,
        part,
        partOf(part).clauses.map((c) => c.id),
      );
      await person.answer(question, round, body);
      return body;
    }),
  );

async function clean(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([]);
}

/** Texts on the stage that are too small for the back row: below 28 px on a screen of 1080 lines. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim();
      const box = walker.currentNode.parentElement;
      if (!text || !box || box.closest(".quiet, script, style, next-route-announcer") || !box.checkVisibility())
        continue;
      const size = Number.parseFloat(getComputedStyle(box).fontSize);
      if (size < 28) found.push(`${size} px: ${text.slice(0, 60)}`);
    }
    return found;
  });
}

const small = new Set<string>();
async function noteSize(page: Page): Promise<void> {
  for (const text of await tooSmall(page)) small.add(text);
}

describe("Paula's story in one room, over plain http", () => {
  // One story: once a page of it fails, the rest cannot be told.
  beforeEach((context) => {
    // But what failed is tried again, and must not be left out.
    if (broken && broken !== context.task.id) context.skip();
  });

  it("begins with the link in the terminal: the first account, and its home", async () => {
    await makeFirstAccount(venue, trainer);
    expect(await trainer.evaluate(() => isSecureContext)).toBe(false);
    await trainer.getByRole("heading", { name: "Open a room" }).waitFor();
    await clean(trainer);
  });

  it("lets the trainer sign in from another computer", async () => {
    const other = await venue.page(sizes.laptop);
    await other.goto(venue.at("/trainer/sign-in"));
    await other.getByRole("heading", { name: "Sign in" }).waitFor();
    await clean(other);
    await signIn(venue, other);
    await other.context().close();
  });

  it("opens a room for the guide and lands in its console", async () => {
    room = await openRoom(trainer, guide?.title);
    await trainer.getByText("The room is waiting.").waitFor();
    await clean(trainer);
  });

  it("shows the stage in another browser by its link", async () => {
    ({ stage, door } = await openStage(venue, trainer));
    await stageSays("Nobody is here yet");
    await trainer.getByText("Stage open ✓").first().waitFor();
    await clean(stage);
  });

  it("lets people in by a typed code, by the link, and with a name and a sector", async () => {
    const code = (await stage.locator("bdi").last().textContent()) ?? "";
    phones.amina = await venue.page(sizes.phone);
    await phones.amina.goto(venue.at("/"));
    await clean(phones.amina);
    await phones.amina.getByLabel("Room code").fill(code.toLowerCase());
    await phones.amina.getByRole("button", { name: "Go on" }).click();
    await clean(phones.amina);
    await phones.amina.getByRole("button", { name: "Join", exact: true }).click();

    phones.bo = await venue.page(sizes.phone);
    await phones.bo.goto(venue.at(door));
    await phones.bo.getByRole("button", { name: "Join", exact: true }).click();

    phones.chan = await venue.page(sizes.smallPhone);
    await phones.chan.goto(venue.at(door));
    await phones.chan.getByLabel("A name for today").fill("Chan");
    await phones.chan.getByLabel("Where do you work?").selectOption("NGO or shelter");
    await phones.chan.getByRole("button", { name: "Join", exact: true }).click();

    for (let i = 0; i < CROWD; i++) crowd.push(await CrowdPhone.join(venue.server.url, door));
    await everybody((phone) => shows(phone, "Welcome. You are in."));
    await everybody((phone) => phone.locator('body[data-link="connected"]').waitFor());
    await trainer.getByText("8 here").waitFor();
    await trainer.getByText("Names people gave").click();
    await trainer.getByText("Chan", { exact: true }).waitFor();
    await stageSays("8 people are here");
    await noteSize(stage);
    await clean(phones.amina);
  });

  it("welcomes everybody", async () => {
    await press(trainer, "next");
    const title = guide?.sessions[0]?.activities[0]?.title ?? "";
    await stageSays(title);
    await everybody((phone) => phone.locator("article.slide").waitFor());
    await clean(stage);
  });

  it("jumps to the first part of the story", async () => {
    await jump(trainer, "1 · wants to leave");
    await stageSays(storyOf(1));
    await everybody((phone) => shows(phone, storyOf(1)));
    await everybody((phone) => shows(phone, "The trainer will open this question in a moment."));
  });

  for (let part = 1; part <= 8; part++) {
    it(`tells part ${part}, asks, closes, and shows what the room thinks`, async () => {
      if (part > 1) {
        if (partOf(part).notice) {
          await press(trainer, "next");
          await stageSays("Before we go on");
          await everybody((phone) => shows(phone, "Before we go on"));
          if (part === 6) await Promise.all([clean(phones.amina), clean(stage)]);
        }
        await press(trainer, "next");
        await stageSays(storyOf(part));
        await everybody((phone) => shows(phone, storyOf(part)));
      }
      await verb(trainer, "open").waitFor();
      await trainer.keyboard.press("o");
      await everybody((phone) => phone.locator("form[data-question]").waitFor());
      if (part === 1) await Promise.all([clean(phones.amina), clean(stage), clean(trainer)]);

      const at = (who: keyof typeof answers) => answers[who][part - 1] ?? "p";
      const bodies = [
        await answer(phones.amina, at("amina")),
        await answer(phones.bo, at("bo"), { sureness: 4, element: "Act" }),
        await answer(phones.chan, at("chan")),
        ...(await crowdAnswers(part)),
      ] as Record<string, unknown>[];
      await trainer.getByText("8 of 8 have answered").first().waitFor();
      await stageSays("8 of 8 have answered");
      expect(await stage.locator("main ul").count()).toBe(0);
      if (part === 1) await clean(phones.bo);

      await trainer.keyboard.press("c");
      await everybody((phone) => shows(phone, "This question has closed."));
      await press(trainer, "reveal");
      await resultsShow(bodies);
      await noteSize(stage);
      if (part === 1) await Promise.all([clean(phones.amina), clean(stage), clean(trainer)]);
    });

    if (part === 2) {
      it("opens the same part again after a wrong step is undone", async () => {
        await press(trainer, "next");
        await stageSays(storyOf(3));
        await press(trainer, "undo");
        await stageSays(storyOf(2));
        await everybody((phone) => shows(phone, storyOf(2)));
        await everybody((phone) => phone.locator(".results").waitFor());
      });
    }

    if (part === 4) {
      it("asks part 4 again after talking, and shows the second round", async () => {
        await press(trainer, "again");
        await everybody((phone) => phone.locator('form[data-round="2"]').waitFor());
        const bodies = [
          await answer(phones.amina, "y"),
          await answer(phones.bo, "y"),
          await answer(phones.chan, "u"),
          ...(await crowdAnswers(4, 2)),
        ] as Record<string, unknown>[];

        await phones.amina.reload();
        await saved(phones.amina);
        expect(await phones.amina.locator('[name="answer"][value="yes"]').isChecked()).toBe(true);

        await press(trainer, "close");
        await press(trainer, "reveal");
        await stageSays("Round 2");
        await resultsShow(bodies);
      });

      it("asks what would be if Paula were 17", async () => {
        await trainer.getByRole("button", { name: "Ask: Paula is 17" }).click();
        await stageSays("Paula is 17, not 18.");
        await everybody((phone) => shows(phone, "Paula is 17, not 18."));
        await press(trainer, "open");
        const question = (await phones.bo.locator("form[data-question]").getAttribute("data-question")) ?? "";
        const bodies = [
          await answer(phones.amina, "y"),
          await answer(phones.bo, "y"),
          await answer(phones.chan, "y"),
          ...(await crowdAnswers(4, 1, question)),
        ] as Record<string, unknown>[];
        await Promise.all([clean(phones.bo), clean(stage)]);
        await press(trainer, "close");
        await press(trainer, "reveal");
        await resultsShow(bodies);
      });
    }
  }

  it("keeps an answer on a phone without network, and sends it when the network is back", async () => {
    await jump(trainer, "5 · threat of police");
    await press(trainer, "again");
    const phone = phones.bo;
    await phone.locator('form[data-round="2"]').waitFor();
    await venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|WebSocket/, async () => {
      await phone.context().setOffline(true);
      await phone.locator('body[data-link="offline"]').waitFor();
      await choose(phone, labels.unsure ?? "");
      await shows(phone, /Kept on this phone; it will be sent by itself/);
      await clean(phone);
      await phone.context().setOffline(false);
      await saved(phone);
    });
    await trainer.getByText("1 of 8 have answered").first().waitFor();
    await press(trainer, "close");
  });

  it("keeps a half-filled answer when the room moves on, until the person lets it go", async () => {
    await trainer.getByRole("button", { name: "Ask: Frederick knew nothing" }).click();
    await press(trainer, "open");
    const phone = phones.chan;
    await phone.getByText("Say more").click();
    await phone.locator('.sureness label:has([value="3"])').click();
    await shows(phone, "Choose an answer above; then it is saved.");
    await jump(trainer, "What Paula's story teaches");
    await phones.amina.locator("article.slide").waitFor();
    await shows(phone, "The room has moved on. Your unfinished answer is still here.");
    expect(await phone.locator('[name="sureness"][value="3"]').isChecked()).toBe(true);
    await clean(phone);
    await phone.getByRole("button", { name: "Let it go and follow the room" }).click();
    await phone.locator("article.slide").waitFor();
    expect(await phone.locator("#bar").isVisible()).toBe(false);
  });

  it("is steered from a telephone too", async () => {
    const remote = await venue.page(sizes.phone);
    await signIn(venue, remote, `/console/${room}`);
    await remote.locator('[data-surface="console"]').waitFor();
    await clean(remote);
    await press(remote, "back");
    await stageSays(storyOf(8));
    await remote.getByRole("button", { name: "Run sheet" }).click();
    await jump(remote, "What Paula's story teaches");
    await phones.amina.locator("article.slide").waitFor();
    await verb(trainer, "next").waitFor();
    await remote.context().close();
  });

  it("dims all screens and lights them again", async () => {
    await trainer.keyboard.press("b");
    await stage.getByRole("img", { name: "The screen is dimmed." }).waitFor({ state: "attached" });
    await everybody((phone) => shows(phone, "A short pause."));
    await clean(phones.amina);
    await press(trainer, "dim");
    await everybody((phone) => phone.locator("article.slide").waitFor());
  });

  it("lets a person take a break that nobody is told of", async () => {
    const phone = phones.chan;
    await phone.getByRole("button", { name: "Take a break" }).click();
    await shows(phone, "You are taking a break.");
    expect(await phone.locator("article.slide").isVisible()).toBe(false);
    await clean(phone);
    await phone.reload();
    await shows(phone, "You are taking a break.");
    await phone.getByRole("button", { name: "Come back" }).click();
    await phone.locator("article.slide").waitFor();
  });

  it("ends the room for everybody", async () => {
    await trainer.getByRole("button", { name: "Room menu" }).click();
    await trainer.getByRole("button", { name: "End the room…" }).click();
    await clean(trainer);
    await trainer.getByRole("dialog").getByRole("button", { name: "End the room" }).click();
    await stageSays("This room has ended.");
    await everybody((phone) => shows(phone, "This room has ended."));
    await Promise.all([clean(stage), clean(phones.amina)]);
  });

  it("leaves a debrief with the figures of Paula's story", async () => {
    const response = await trainer.goto(venue.at(`/debrief/${room}`));
    expect(response?.status()).toBe(200);
    await trainer.getByRole("heading", { name: "How the room judged the story" }).waitFor();
    await trainer.getByText("8 people joined").first().waitFor();
    await trainer
      .getByText(/^At part 1, \d of 8 who answered said “Yes”/)
      .first()
      .waitFor();
    await trainer.getByRole("heading", { name: "Before and after talking" }).waitFor();
    await clean(trainer);
  });
});

describe("the stage of this story", () => {
  it("could be read from the back row all the time", () => {
    expect([...small]).toEqual([]);
  });
});
