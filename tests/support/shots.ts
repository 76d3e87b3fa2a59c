/** Pictures of the real app, with nineteen people who answer as people do. Written to .shots/, for eyes. */
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import sharp from "sharp";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { sizes, Venue } from "@/tests/support/browser";
import { bodyFor, CrowdPhone } from "@/tests/support/crowd";
import { guide } from "@/tests/support/guide";
import { ownDatabase } from "@/tests/support/own-database";
import { CALM, folder, only, type Shots, shoot, wanted } from "@/tests/support/shoot";
import { debriefShots } from "@/tests/support/shots-debrief";
import { shootGroups } from "@/tests/support/shots-groups-day";
import { kindShots } from "@/tests/support/shots-kinds";
import { sessionInLanguage, shootInShort } from "@/tests/support/shots-languages";
import { asTrainer } from "@/tests/support/shots-screens";
import {
  endRoom,
  jump,
  makeFirstAccount,
  openRoom,
  openStage,
  openTab,
  press,
  rest,
  saved,
  signIn,
} from "@/tests/support/steps";
import type { Workshop } from "@/workshop/content/workshop";
import { caseOf } from "@/tests/support/synthetic-room";

const PEOPLE = 17;

const shootPhone = (page: Page, name: string): Promise<void> => shoot(page, `phone-${name}`, true);

async function together<T>(work: Promise<T>[]): Promise<T[]> {
  return Promise.all(work);
}

class Day {
  stages: { wide: Page; old: Page } = {} as never;
  readonly phones = {} as { large: Page; small: Page };
  readonly crowd: CrowdPhone[] = [];
  door = "";

  constructor(
    readonly venue: Venue,
    readonly trainer: Page,
    readonly workshop: Workshop,
  ) {}

  async begin(): Promise<void> {
    const { stage, door } = await openStage(this.venue, this.trainer);
    this.door = door;
    const old = await this.venue.page(sizes.oldProjector);
    await old.goto(stage.url());
    this.stages = { wide: stage, old };
  }

  async stage(name: string): Promise<void> {
    await shoot(this.stages.wide, `stage-1920-${name}`);
    await shoot(this.stages.old, `stage-1024-${name}`);
  }

  async bothPhones(name: string): Promise<void> {
    await shootPhone(this.phones.large, `390-${name}`);
    await shootPhone(this.phones.small, `320-${name}`);
  }

  async join(prefix = "", locale = "en-GB"): Promise<void> {
    const sectors = [
      "Police or immigration",
      "Labour inspection",
      "Prosecution or courts",
      "NGO or shelter",
      "Police or immigration",
      "NGO or shelter",
    ];
    for (const [key, size] of [
      ["large", sizes.phone],
      ["small", sizes.smallPhone],
    ] as const) {
      const page = await this.venue.page({ ...size, locale });
      await page.goto(this.venue.at(this.door));
      await shootPhone(page, `${key === "large" ? 390 : 320}${prefix}-door`);
      await page.locator("form button.send").first().click();
      await page.locator('body[data-link="connected"]').waitFor();
      this.phones[key] = page;
    }
    const names = ["Nok", "Minh", "Sari", "Dewi", "Jae", "Lena"];
    for (let i = 0; i < PEOPLE; i++) {
      const profile = {
        ...(names[i] ? { alias: names[i] } : {}),
        ...(i < 15 ? { sector: sectors[i % sectors.length]! } : {}),
      };
      this.crowd.push(await CrowdPhone.join(this.venue.server.url, this.door, profile));
    }
  }

  /** Everybody but the two drawn phones answers a question of one part, as they judge at part `like`. */
  async crowdAnswers(
    part: number,
    { round = 1, like = part, question }: { round?: number; like?: number; question?: string } = {},
  ) {
    const story = caseOf(this.workshop);
    const content = story.parts[part - 1];
    const clauses = content?.clauses.map((c) => c.id) ?? [];
    const id = question ?? `${story.id}/${content?.id}`;
    await together(this.crowd.map((p, i) => p.answer(id, round, bodyFor(i + 2, like, clauses))));
  }

  async phonesAnswer(index: number): Promise<void> {
    for (const phone of Object.values(this.phones)) {
      await phone.locator("form[data-question] label.opt").nth(index).click();
      await saved(phone);
    }
  }

  async shown(): Promise<void> {
    await this.phones.large.locator(".results").waitFor();
    await this.stages.wide.locator("main ul").first().waitFor();
  }

  leave(): void {
    for (const phone of this.crowd) phone.leave();
  }
}

async function english(day: Day): Promise<string> {
  const { trainer, venue } = day;
  await day.stage("1-waiting-empty");
  await day.join();
  await trainer.getByText("19 here").waitFor();
  await day.stage("2-waiting");
  await day.bothPhones("waiting");
  await shoot(trainer, "console-1440-1-waiting");

  await press(trainer, "next");
  await day.phones.large.locator("article.slide").waitFor();
  await day.stage("3-slide");
  await day.bothPhones("slide");
  await shoot(trainer, "console-1440-2-slide");
  await jump(trainer, "Who is a victim? The definition");
  await day.phones.large.locator("article.slide table").waitFor();
  await day.stage("4-slide-table");
  await day.bothPhones("slide-table");

  const poll = day.workshop.sessions.flatMap((s) => s.activities).find((a) => a.kind === "poll");
  if (poll?.kind === "poll") {
    await jump(trainer, poll.title);
    await press(trainer, "open");
    await day.phones.large.locator("form[data-question]").waitFor();
    await together(
      day.crowd.map((p, i) =>
        p.answer(poll.id, 1, {
          choice: poll.options
            .filter((_, k) => (i + k * 2) % 3 === 0 || k === i % 4)
            .map((o) => o.id)
            .slice(0, poll.several ? 3 : 1),
          ...(i === 3 && poll.other ? { other: "On the telephone line" } : {}),
        }),
      ),
    );
    await day.stage("5-poll-open");
    await day.bothPhones("poll");
    await press(trainer, "close");
    await press(trainer, "reveal");
    await day.shown();
    await day.stage("6-poll-results");
    await day.bothPhones("poll-results");
    await shoot(trainer, "console-1440-3-poll-results");
  }

  const story = caseOf(day.workshop);
  for (const [i, part] of story.parts.entries()) {
    const n = i + 1;
    if (part.notice && n === 6) {
      await jump(trainer, `5 · ${story.parts[4]?.title}`);
      await press(trainer, "next");
      await day.phones.large.locator(".notice").waitFor();
      await day.stage("9-notice");
      await day.bothPhones("notice");
      await shoot(trainer, "console-1440-8-notice");
    }
    await jump(trainer, `${n} · ${part.title}`);
    await day.phones.large
      .getByText(part.clauses[0]?.text ?? "")
      .first()
      .waitFor();
    if (n === 1) await day.stage("7-part-1-prepared");
    await press(trainer, "open");
    await day.phones.large.locator("form[data-question]").waitFor();
    if (n === 4) await day.bothPhones("question");
    if (n === 5) {
      const phone = day.phones.large;
      await phone.getByText("Say more").click();
      await phone.locator("label.clause").nth(2).click();
      await phone.locator('.sureness label:has([value="4"])').click();
      await shootPhone(phone, "390-question-more");
    }
    await day.crowdAnswers(n);
    await day.phonesAnswer(n < 3 ? 2 : n < 5 ? 1 : 0);
    if (n === 4) await day.bothPhones("saved");
    if (n === 5) {
      await day.stage("8-part-5-open");
      await shoot(trainer, "console-1440-4-open");
      await trainer.getByRole("button", { name: "Look first" }).click();
      await shoot(trainer, "console-1440-5-preview");
      await trainer.getByRole("button", { name: "Hide them from me" }).click();
      await shoot(await remote(venue, trainer), "console-390-open", true);
    }
    if (n === 4 || n === 8) await day.stage(`8-part-${n}-open`);
    await press(trainer, "close");
    if (n === 5) {
      await day.stage("8-part-5-closed");
      await shootPhone(day.phones.large, "390-closed");
    }
    await press(trainer, "reveal");
    await day.shown();
    if (n === 1 || n === 4 || n === 5 || n === 8) await day.stage(`8-part-${n}-results`);
    if (n === 5) {
      await day.bothPhones("results");
      await shoot(trainer, "console-1440-6-results");
      await day.phones.large.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      await shootPhone(day.phones.large, "390-zoom-200-results");
      await day.phones.large.evaluate(() => {
        document.documentElement.style.fontSize = "";
      });
    }
    if (n === 4) {
      await press(trainer, "again");
      await day.phones.large.locator('form[data-round="2"]').waitFor();
      await day.crowdAnswers(4, { round: 2, like: 5 });
      await day.phonesAnswer(0);
      await press(trainer, "close");
      await press(trainer, "reveal");
      await day.shown();
      await day.stage("8-part-4-round-2");
      const whatIf = part.whatIfs[0];
      if (whatIf) {
        await trainer.getByRole("button", { name: `What if ${whatIf.title}?` }).click();
        await day.phones.large.locator(".what-if").waitFor();
        await day.phones.large.locator("form[data-question]").waitFor();
        await day.stage("8-what-if-open");
        await day.bothPhones("what-if");
        const question =
          (await day.phones.large.locator("form[data-question]").getAttribute("data-question")) ?? "";
        await day.crowdAnswers(4, { like: 8, question });
        await day.phonesAnswer(0);
        await press(trainer, "close");
        await press(trainer, "reveal");
        await day.shown();
        await day.stage("8-what-if-results");
        await shoot(trainer, "console-1440-7-what-if");
      }
    }
  }
  return afterwards(day);
}

async function remote(venue: Venue, trainer: Page): Promise<Page> {
  const page = await venue.page(sizes.phone);
  await signIn(venue, page, new URL(trainer.url()).pathname);
  await page.locator('[data-surface="console"]').waitFor();
  return page;
}

/** Troubles, breaks, and the end. */
async function afterwards(day: Day): Promise<string> {
  const { trainer, venue } = day;
  const { large } = day.phones;
  await press(trainer, "again");
  await large.locator('form[data-round="2"]').waitFor();
  await large.context().setOffline(true);
  await large.locator('body[data-link="offline"]').waitFor();
  await large.locator("form[data-question] label.opt").nth(1).click();
  await large.locator('#saved[data-state="kept"]').waitFor();
  await shootPhone(large, "390-offline-kept");
  await large.context().setOffline(false);
  await saved(large);
  await day.crowdAnswers(8, { round: 2 });
  await large.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await shootPhone(large, "390-zoom-200-question");
  await large.evaluate(() => {
    document.documentElement.style.fontSize = "";
  });

  const { small } = day.phones;
  await small.getByText("Say more").click();
  await small.locator('.sureness label:has([value="2"])').click();
  await jump(trainer, "What Paula's story teaches");
  await small.locator('#bar[data-about="moved"]').waitFor();
  await small.evaluate(() => scrollTo(0, 0));
  await shoot(small, "phone-320-moved-on");
  await shoot(trainer, "console-1440-9-table-slide");
  await day.stage("9-slide-figures");
  await rest(large);
  await shootPhone(large, "390-break");
  await large.getByRole("button", { name: "Come back" }).click();
  for (const tab of ["ask", "support", "more"] as const) {
    await openTab(large, tab);
    await shootPhone(large, `390-${tab}`);
  }
  await large.locator("#mine > summary").click();
  await shootPhone(large, "390-my-answers");
  await press(trainer, "dim");
  await large.getByRole("heading", { name: "A short pause." }).waitFor();
  await shoot(large, "phone-390-dimmed");
  await day.stage("9-dimmed");
  await press(trainer, "dim");

  const hand = await remote(venue, trainer);
  await shoot(hand, "console-390-slide", true);
  for (const tab of ["Run sheet", "People"]) {
    await hand.getByRole("button", { name: tab }).click();
    await shoot(hand, `console-390-${tab.toLowerCase().replace(" ", "-")}`, true);
  }
  await trainer.keyboard.press("?");
  await shoot(trainer, "console-1440-help");
  await trainer.keyboard.press("Escape");
  await endRoom(trainer, () => shoot(trainer, "console-1440-end-dialog"));
  await large.getByRole("heading", { name: "Thank you." }).waitFor();
  await shoot(large, "phone-390-ended");
  await day.stage("9-ended");
  await shoot(trainer, "console-1440-ended");
  const room = new URL(trainer.url()).pathname.split("/").at(-1) ?? "";
  await trainer.goto(venue.at(`/debrief/${room}`));
  await shoot(trainer, "debrief-1440", true);
  await shoot(hand, "console-390-ended", true);
  await hand.goto(venue.at(`/debrief/${room}`));
  await shoot(hand, "debrief-390", true);
  await trainer.goto(venue.at(`/debrief/${room}/rows`));
  await shoot(trainer, "debrief-rows", true);
  return room;
}

/** The same in another language: what a phone and the stage look like with other letters and another direction. */
async function elsewhere(venue: Venue, trainer: Page, language: string): Promise<void> {
  const workshop = sessionInLanguage(language, "case", `in-${language}`);
  await upsertWorkshop(workshop);
  await trainer.goto(venue.at("/trainer"));
  await openRoom(trainer, workshop.title);
  const day = new Day(venue, trainer, workshop);
  await day.begin();
  await day.join(`-${language}`, language);
  await shootPhone(day.phones.large, `390-${language}-waiting`);
  await day.stage(`${language}-waiting`);
  await press(trainer, "next");
  await day.phones.large.locator("article.slide").waitFor();
  await shootPhone(day.phones.large, `390-${language}-slide`);
  await day.stage(`${language}-slide`);
  const story = caseOf(workshop);
  for (const n of [4, 5]) {
    const part = story.parts[n - 1];
    if (!part) continue;
    await jump(trainer, `${n} · ${part.title}`);
    await press(trainer, "open");
    await day.phones.large.locator("form[data-question]").waitFor();
    await day.bothPhones(`${language}-question-${n}`);
    await day.crowdAnswers(n);
    await day.phonesAnswer(n === 4 ? 1 : 0);
    if (n === 4) await day.stage(`${language}-question`);
    await shootPhone(day.phones.large, `390-${language}-saved-${n}`);
    await press(trainer, "close");
    await press(trainer, "reveal");
    await day.shown();
  }
  await day.bothPhones(`${language}-results`);
  await day.stage(`${language}-results`);
  const desk = await asTrainer(venue, trainer, sizes.laptop, language);
  await desk.goto(trainer.url());
  await desk.locator('[data-surface="console"]').waitFor();
  await desk.frameLocator("iframe").first().locator("main").waitFor();
  await shoot(desk, `console-1440-${language}`);
  await desk.context().close();
  day.leave();
}

/** The list of workshops and the editor over a copy of the guide, on the screens that trainers have. */
async function writing(venue: Venue, trainer: Page): Promise<void> {
  await trainer.goto(venue.at("/trainer/workshops"));
  await shoot(trainer, "workshops-empty", true);
  await trainer
    .getByRole("button", { name: /^Duplicate: / })
    .first()
    .click();
  const tree = trainer.getByRole("treegrid");
  await tree.waitFor();
  const drawn = () => trainer.locator("iframe[data-ready]").waitFor();
  await drawn();
  await shoot(trainer, "editor-1440-slide");
  const open = async (kind: string, name: string) => {
    const row = tree
      .getByRole("row", { level: 2 })
      .filter({ has: trainer.locator(`[title="${kind}"]`) })
      .first();
    if ((await row.count()) === 0) return;
    await row.click();
    await drawn();
    await trainer.getByRole("button", { name: "Results", exact: true }).click();
    await shoot(trainer, `editor-1440-${name}`);
  };
  for (const [kind, name] of Object.entries({
    Case: "case",
    Quiz: "quiz",
    Sort: "sort",
    Scale: "scale",
    Table: "table",
  }))
    await open(kind, name);
  await trainer.setViewportSize({ width: 1024, height: 768 });
  await shoot(trainer, "editor-1024");
  await trainer.setViewportSize(sizes.laptop.viewport);
  await trainer.getByRole("button", { name: "Translate" }).click();
  await shoot(trainer, "editor-1440-translate");
  await trainer
    .getByRole("button", { name: /Add activity/ })
    .first()
    .click();
  await shoot(trainer, "editor-1440-add");
  await trainer.getByRole("button", { name: "Cancel" }).click();
  await trainer.getByRole("button", { name: "History" }).click();
  await shoot(trainer, "editor-1440-history");
  await trainer.getByRole("dialog").getByRole("button", { name: "Close" }).click();
}

/** Width of the stage and height of both in the moving picture. */
const MOVING = { stage: 960, height: 540, gap: 16 };

/** One frame: the stage and a phone beside it. */
async function frameOf({ stages: { wide }, phones: { large } }: Day): Promise<Buffer> {
  const [stage, phone] = await together(
    [wide, large].map(async (page) =>
      sharp(await page.screenshot())
        .resize({ height: MOVING.height })
        .toBuffer(),
    ),
  );
  const { width = 0 } = await sharp(phone).metadata();
  const size = { width: MOVING.stage + MOVING.gap + width, height: MOVING.height };
  return sharp({ create: { ...size, channels: 3, background: "#fff" } })
    .composite([
      { input: stage, left: 0, top: 0 },
      { input: phone, left: MOVING.stage + MOVING.gap, top: 0 },
    ])
    .png()
    .toBuffer();
}

/**
 * A vote as a moving picture, .shots/vote.webp, for README.md: answers come in, the question closes, the room
 * sees them. Under five seconds, once (WCAG 2.2.2).
 */
async function vote(venue: Venue, trainer: Page): Promise<void> {
  await openRoom(trainer, guide.title);
  const day = new Day(venue, trainer, guide);
  await day.begin();
  await day.join();
  const story = caseOf(guide);
  for (const [i, part] of story.parts.slice(0, 4).entries()) {
    await jump(trainer, `${i + 1} · ${part.title}`);
    await press(trainer, "open");
    await day.phones.large.locator("form[data-question]").waitFor();
    await day.crowdAnswers(i + 1);
    await day.phonesAnswer(i < 2 ? 2 : 1);
    await press(trainer, "close");
    await press(trainer, "reveal");
    await day.shown();
  }
  const part = story.parts[4]!;
  await jump(trainer, `5 · ${part.title}`);
  await press(trainer, "open");
  await day.phones.large.locator("form[data-question]").waitFor();
  const frames: { frame: Buffer; ms: number }[] = [];
  const take = async (ms: number) => {
    await day.stages.wide.waitForTimeout(CALM);
    frames.push({ frame: await frameOf(day), ms });
  };
  await take(800);
  const clauses = part.clauses.map(({ id }) => id);
  for (const [i, phone] of day.crowd.entries()) {
    await phone.answer(`${story.id}/${part.id}`, 1, bodyFor(i + 2, 5, clauses));
    if (i % 2 === 0) await take(180);
    if (i === 8) {
      await day.phonesAnswer(0);
      await take(500);
    }
  }
  await take(400);
  await press(trainer, "close");
  await take(600);
  await press(trainer, "reveal");
  await day.shown();
  await take(1_000);
  await sharp(
    frames.map(({ frame }) => frame),
    { join: { animated: true } },
  )
    .webp({ delay: frames.map(({ ms }) => ms), loop: 1, quality: 80, effort: 6, mixed: true })
    .toFile(path.join(folder, "vote.webp"));
  const length = frames.reduce((sum, { ms }) => sum + ms, 0);
  process.stdout.write(`  vote.webp: ${frames.length} frames, ${length / 1000} s\n`);
  day.leave();
}

/** The guide's day with nineteen people. */
async function wholeDay(venue: Venue, trainer: Page): Promise<void> {
  await openRoom(trainer, guide.title);
  const day = new Day(venue, trainer, guide);
  await day.begin();
  await english(day);
  day.leave();
}

/**
 * Pages before signing in: the first account, signing in, a code.
 * @returns once there is an account, signed in on `trainer`
 */
async function atTheDoors(venue: Venue, trainer: Page): Promise<void> {
  await trainer.goto(venue.at(venue.server.setupLink ?? ""));
  await trainer.getByLabel("Your name").waitFor();
  await shoot(trainer, "trainer-set-up");
  await makeFirstAccount(venue, trainer);
  await shoot(trainer, "trainer-home-empty", true);
  const stranger = await venue.page(sizes.laptop);
  await stranger.goto(venue.at("/trainer/sign-in"));
  await shoot(stranger, "trainer-sign-in");
  const phone = await venue.page(sizes.phone);
  await phone.goto(venue.at("/"));
  await shootPhone(phone, "390-code");
  await phone.getByLabel("Room code").fill("KORA MIFU 42");
  await phone.getByRole("button", { name: "Continue" }).click();
  await phone.getByRole("alert").waitFor();
  await shootPhone(phone, "390-code-wrong");
}

/** Pictures beside the day: the guide in the languages that participants read, each in a room of its own. */
function languageShots(): Shots {
  return {
    th: (venue, trainer) => elsewhere(venue, trainer, "th"),
    ar: (venue, trainer) => elsewhere(venue, trainer, "ar"),
    id: (venue, trainer) => shootInShort(venue, trainer, "id"),
    ko: (venue, trainer) => shootInShort(venue, trainer, "ko"),
  };
}

/** Windows that are drawn at a time, on two cores: pictures also wait for what comes in calmly. */
const AT_A_TIME = 4;

/** Draws all parts, each in a window of its own; a part that fails costs its own pictures, and the run fails. */
async function drawAll(venue: Venue, trainer: Page, shots: Shots): Promise<void> {
  const left = Object.entries(shots);
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const [name, draw] = next;
        const begun = Date.now();
        const page = await asTrainer(venue, trainer, sizes.laptop, "en");
        await page.goto(venue.at("/trainer"));
        await draw(venue, page).catch((error: unknown) => {
          process.stdout.write(`  ! ${name}: ${String(error).slice(0, 600)}\n`);
          process.exitCode = 1;
        });
        await page.context().close();
        process.stdout.write(`  ${name}: ${Math.round((Date.now() - begun) / 1000)} s\n`);
      }
    }),
  );
}

async function main(): Promise<void> {
  if (!wanted.length) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const database = await ownDatabase("shots");
  const venue = await Venue.open(process.env.SHOTS_CHROMIUM ?? "", { databaseUrl: database.url });
  const groups: Shots = { groups: shootGroups };
  try {
    const trainer = await venue.page(sizes.laptop);
    if (only) {
      await makeFirstAccount(venue, trainer);
      return await drawAll(
        venue,
        trainer,
        { kinds: kindShots, groups, debrief: debriefShots, vote: { vote } }[only],
      );
    }
    await atTheDoors(venue, trainer);
    // The longest first.
    await drawAll(venue, trainer, {
      ...groups,
      ...kindShots,
      ...debriefShots,
      day: wholeDay,
      vote,
      ...languageShots(),
      editor: writing,
    });
    await trainer.goto(venue.at("/trainer"));
    await shoot(trainer, "trainer-home", true);
    const small = await venue.page(sizes.phone);
    await signIn(venue, small);
    await shoot(small, "trainer-home-390", true);
  } finally {
    await venue.close();
    await database.stop();
  }
}

await main();
// The phones of a part that failed would go on looking for their room.
process.exit();
