/**
 * A film that a browser has really recorded: it plays on the stage, led from the console, and phones read its
 * words.
 */
import { storedWorkshopId } from "@/model/ids";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright";
import { takeFile } from "@/server/editor/content/assets/intake";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { expect, sizes, test } from "@/tests/e2e/story";
import { axe, chromiumFlags } from "@/tests/support/browser";
import { recordFilm } from "@/tests/support/film";
import { temporaryFolder } from "@/tests/support/server-process";
import { jump } from "@/tests/support/steps";
import { workshopSchema } from "@/workshop/content/workshop";

/** Long enough that a slow machine still sees it play, short enough to be recorded while one waits. */
const SECONDS = 10;
const CLICK = "Click once here, so that this browser may play sound";
const FOLLOW = { timeout: 30_000 };
/** Set to a folder to keep pictures of what the test sees. */
const KEEP = process.env.FILM_PICTURES;

test.use({
  launchOptions: {
    executablePath: process.env.TEST_CHROMIUM,
    // As browsers are by default: no sound before the page was touched.
    args: [...chromiumFlags, "--autoplay-policy=document-user-activation-required"],
  },
  // A trace's queries of a page count as a touch.
  trace: "off",
});

const workshop = workshopSchema.parse({
  id: "cinema",
  language: "en",
  title: "Cinema",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "one",
      number: 1,
      title: "One",
      minutes: 20,
      activities: [
        { kind: "slide", id: "before", title: "Before the film", body: "# Before" },
        {
          kind: "media",
          id: "film",
          title: "The door",
          file: "door.webm",
          captions: "door.vtt",
          transcript: "A white **door** moves across the wall.",
        },
        { kind: "slide", id: "after", title: "After the film", body: "# After" },
      ],
    },
  ],
});

interface Film {
  at: number;
  paused: boolean;
  width: number;
  ended: boolean;
}
const cinema = storedWorkshopId("cinema");
/** Seconds; a picture may lie a frame or two beside the place that was asked for. */
const near = (time: number, second: number): boolean => Math.abs(time - second) < 0.2;

/** Puts the film and its captions among the files of the workshop. */
async function recorded(browser: Browser): Promise<void> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "film"), await recordFilm(browser, SECONDS));
  writeFileSync(
    path.join(folder, "captions"),
    "WEBVTT\n\n00:00.000 --> 00:03.000\nA door.\n\n00:03.000 --> 00:30.000\nIt moves.\n",
  );
  expect(await takeFile(path.join(folder, "film"), cinema, "door.webm")).toMatchObject({
    ok: true,
    value: { name: "door.webm" },
  });
  expect(await takeFile(path.join(folder, "captions"), cinema, "door.vtt")).toMatchObject({
    ok: true,
    value: { name: "door.vtt" },
  });
}

test("a film in a room", async ({ house, browser, step }) => {
  const { venue } = house;
  await upsertWorkshop(workshop);
  await recorded(browser);
  // A room keeps the files that its workshop has when it is opened.
  const { room, trainer, door } = await house.open(workshop);
  const [stage, phone] = await Promise.all([house.stage(room), house.phone(door, sizes.smallPhone)]);

  async function look(name: string): Promise<void> {
    if (!KEEP) return;
    mkdirSync(KEEP, { recursive: true });
    for (const [who, page] of Object.entries({ trainer, stage, phone }))
      await page.screenshot({ path: path.join(KEEP, `${name}-${who}.png`) });
  }
  const lead = (name: string | RegExp) => trainer.getByRole("button", { name }).click();
  const film = (): Promise<Film> =>
    stage.locator("video").evaluate((v: HTMLVideoElement) => ({
      at: v.currentTime,
      paused: v.paused,
      width: v.videoWidth,
      ended: v.ended,
    }));
  const sees = (fits: (film: Film) => boolean) =>
    expect.poll(async () => fits(await film()) || (await film()), FOLLOW).toBe(true);
  const place = () => trainer.getByRole("slider", { name: "Place in The door" });
  /** Puts the film to a full second, by keys. */
  async function seek(second: number): Promise<void> {
    await place().focus();
    await place().press("Home");
    for (let i = 0; i < second; i++) await place().press("ArrowRight");
  }

  await step(
    "waits on the stage with its first picture; the console knows how long it is, though the file does not say",
    async () => {
      await jump(trainer, "The door");
      await sees((f) => f.width === 320 && f.paused && f.at === 0);
      await stage.getByText("It begins in a moment.").waitFor();
      const box = (await stage.locator("video").boundingBox())!;
      expect(box.height).toBeGreaterThan(600);
      expect(box.y + box.height).toBeLessThanOrEqual(sizes.projector.viewport.height);
      await place().waitFor();
      expect(Number(await place().getAttribute("max"))).toBeGreaterThanOrEqual(SECONDS - 2);
      expect(Number(await place().getAttribute("max"))).toBeLessThanOrEqual(SECONDS + 3);
      await look("waiting");
      for (const page of [trainer, stage, phone]) expect(await axe(page)).toEqual([]);
    },
  );

  await step(
    "plays from the console; a stage that nobody has touched asks for one click, also while the film stands, and then plays with the room (B-86)",
    async () => {
      const context = await venue.context(sizes.projector);
      const untouched = await context.newPage();
      // Whatever the test asks of a page counts as a touch, so the page itself has to say when it was blocked.
      await untouched.addInitScript(() => {
        const { play } = HTMLMediaElement.prototype;
        HTMLMediaElement.prototype.play = function () {
          return play.call(this).catch((error: DOMException) => {
            console.info(`play: ${error.name}`);
            throw error;
          });
        };
      });
      await untouched.goto(stage.url());
      await trainer.getByRole("button", { name: "2 stages open" }).waitFor();
      await Promise.all([
        untouched.waitForEvent("console", {
          predicate: (m) => m.text() === "play: NotAllowedError",
          ...FOLLOW,
        }),
        lead("Play on the stage"),
      ]);
      await sees((f) => f.at > 0);
      await look("playing");
      await lead("From the beginning");
      await sees((f) => f.paused && f.at === 0);
      const once = untouched.getByRole("button", { name: CLICK });
      await once.waitFor();
      if (KEEP) await untouched.screenshot({ path: path.join(KEEP, "blocked.png") });
      expect(await axe(untouched)).toEqual([]);
      await once.click();
      await once.waitFor({ state: "detached" });
      await lead("Play on the stage");
      await expect
        .poll(
          () =>
            untouched
              .locator("video")
              .evaluate((v: HTMLVideoElement) => v.currentTime > 0 && (!v.paused || v.ended)),
          FOLLOW,
        )
        .toBe(true);
      expect(await once.count()).toBe(0);
      await context.close();
    },
  );

  await step("pauses, seeks, goes on and begins again as the console says", async () => {
    await lead("From the beginning");
    await sees((f) => f.paused && f.at === 0);
    await lead("Play on the stage");
    await sees((f) => !f.paused && f.at > 0);
    await lead("Pause");
    await sees((f) => f.paused);
    await seek(3);
    await sees((f) => f.paused && near(f.at, 3));
    await look("paused");
    await lead("Play on the stage");
    await sees((f) => !f.paused && f.at > 3);
    await lead("From the beginning");
    await sees((f) => f.paused && f.at === 0);
  });

  await step("goes on at the right place on a stage that is opened again, standing or playing", async () => {
    // Without waiting in between: what is pressed while a command is under way is not lost.
    await lead("From the beginning");
    await seek(2);
    await sees((f) => near(f.at, 2));
    await stage.reload();
    await sees((f) => f.paused && near(f.at, 2));
    await lead("Play on the stage");
    await stage.reload();
    // A stage that was loaded again may ask for its one click, unless the test's looks were sooner.
    const once = stage.getByRole("button", { name: CLICK });
    await expect
      .poll(async () => {
        if (await once.isVisible()) await once.click();
        const f = await film();
        return ((!f.paused || f.ended) && f.at > 2) || f;
      }, FOLLOW)
      .toBe(true);
  });

  await step("is sent in the parts that are asked for", async () => {
    const part = await stage.locator("video").evaluate(async (v: HTMLVideoElement) => {
      const res = await fetch(v.src, { headers: { range: "bytes=100-199" } });
      return {
        status: res.status,
        type: res.headers.get("content-type"),
        length: (await res.arrayBuffer()).byteLength,
      };
    });
    expect(part).toEqual({ status: 206, type: "video/webm", length: 100 });
  });

  await step("is words on phones, and neither the file nor its captions", async () => {
    await phone.getByRole("heading", { name: /look/ }).waitFor();
    await phone.getByText("Read what is seen and heard").click();
    await phone.getByText("A white door moves across the wall.").waitFor();
    expect(await phone.locator("video, track, audio").count()).toBe(0);
    expect(await phone.content()).not.toContain("/assets/");
    await look("words");
  });

  await step("plays to its end and can be played once more", async () => {
    await sees((f) => f.ended);
    await lead("Play on the stage");
    await sees((f) => !f.paused && f.at < 6);
    await lead("Pause");
  });

  await step("carries its captions and shows the one that fits", async () => {
    await seek(1);
    const caption = () =>
      stage.locator("video").evaluate((v: HTMLVideoElement) => {
        const [track] = v.textTracks;
        return {
          kind: track?.kind,
          mode: track?.mode,
          says: [...(track?.activeCues ?? [])].map((c) => (c as VTTCue).text),
        };
      });
    await expect.poll(caption, FOLLOW).toEqual({ kind: "captions", mode: "showing", says: ["A door."] });
    await seek(4);
    await expect.poll(caption, FOLLOW).toEqual({ kind: "captions", mode: "showing", says: ["It moves."] });
    await look("captions");
  });

  await step("stands still when the room goes on, and is where it was when the room comes back", async () => {
    await seek(3);
    await sees((f) => f.paused && near(f.at, 3));
    await jump(trainer, "After the film");
    await stage.getByRole("heading", { name: "After" }).waitFor();
    expect(await stage.locator("video").count()).toBe(0);
    await jump(trainer, "The door");
    await sees((f) => f.paused && near(f.at, 3));
  });
});
