/** Answer cards in a rendered room, read by a camera on the console and on photos on a helper's page. */
import { closeSync, openSync, writeSync } from "node:fs";
import { chromium } from "playwright";
import sharp from "sharp";
import { pictureOf, roomFrom } from "@/bench/cards/scene";
import { expect, fitsScreen, guide, House, isFit, type Page, sizes, test } from "@/tests/e2e/story";
import { chromiumFlags, Venue } from "@/tests/support/browser";
import { inviteTo } from "@/tests/support/matrix/world";
import { jump, press } from "@/tests/support/steps";
import { cardAnswers } from "@/model/room/cards/cards";

const story = guide.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
if (story?.kind !== "case") throw new Error("the guide has no case");
const [part] = story.parts;
const question = `${part!.title ?? part!.label}`;

const SEED = 5;
const scene = roomFrom(SEED, { near: 3, far: 7 }, 24);
const whole = scene.cards.filter((card) => card.whole).length;
/** Cards that are held up with each of the letters that are asked. */
const truth = cardAnswers
  .slice(0, story.answers.length)
  .map((letter) => scene.cards.filter(({ answer }) => answer === letter).length);
const sum = truth.reduce((all, n) => all + n, 0);

/** Pictures of a moving camera, as Chromium's camera for tests plays them: brightness, then no colour. */
function film(file: string): string {
  const target = openSync(file, "w");
  for (let i = 0; i < 6; i++) {
    const { width, height, data } = pictureOf(scene, SEED + i, { x: (i - 3) * 24, y: 0 });
    if (i === 0) writeSync(target, `YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420jpeg\n`);
    writeSync(target, "FRAME\n");
    writeSync(
      target,
      Uint8Array.from(data, (grey) => 16 + (grey * 219) / 255),
    );
    writeSync(target, new Uint8Array((width * height) / 2).fill(128));
  }
  closeSync(target);
  return file;
}

/** The dialog on a page, and what it says. */
function dialogOn(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Read cards" });
  const fields = dialog.getByRole("spinbutton");
  return {
    dialog,
    fields,
    status: dialog.getByRole("status"),
    press: (name: string) => dialog.getByRole("button", { name }).click(),
    cards: async () => Number(/(\d+) cards are read/.exec((await dialog.textContent())!)?.[1] ?? 0),
    counts: async () =>
      Promise.all((await fields.all()).map(async (field) => Number(await field.inputValue()))),
    async correct() {
      for (const [i, field] of (await fields.all()).entries()) await field.fill(String(truth[i]));
    },
  };
}

/** Pictures that the page reads in a second. */
async function speedOf(page: Page): Promise<number> {
  const [worker] = page.workers();
  return worker!.evaluate(async (seconds) => {
    let count = 0;
    const post = self.postMessage;
    self.postMessage = (message: unknown) => {
      count++;
      post(message);
    };
    await new Promise((done) => setTimeout(done, seconds * 1_000));
    self.postMessage = post;
    return count / seconds;
  }, 5);
}

test("a camera reads the cards of a room, and its sums reach the stage (H-27, H-28, H-29)", async ({
  plenary,
  step,
  venues,
}, info) => {
  const camera = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  const video = `--use-file-for-fake-video-capture=${film(info.outputPath("room.y4m"))}`;
  const browser = await chromium.launch({
    executablePath: process.env.TEST_CHROMIUM!,
    // With its compiler that optimises: its speed is measured.
    args: [...chromiumFlags.filter((flag) => !flag.startsWith("--js-flags")), ...camera, video],
  });
  // A secure context, for which alone browsers have a camera.
  const venue = Venue.over(plenary.server, browser, `http://localhost:${plenary.server.port}`);
  venues.push(venue);
  const house = new House(plenary, venue);
  const { room, trainer, door } = await house.open();
  const [stage, phone] = await Promise.all([house.stage(room), house.phone(door)]);
  await jump(trainer, question);
  await press(trainer, "open");
  await phone.locator("form").first().waitFor();
  const cards = dialogOn(trainer);

  await step("the camera reads on while it moves, and shows no answers", async () => {
    await trainer.getByRole("button", { name: "Read cards" }).click();
    await cards.dialog.getByText("No card is read yet.").waitFor();
    await cards.press("Start the camera");
    await expect.poll(cards.cards).toBeGreaterThanOrEqual(whole * 0.9);
    expect(await cards.cards()).toBeLessThanOrEqual(scene.cards.length);
    await expect(cards.fields).toHaveCount(0);
    await isFit(trainer, "cards camera 1440");
    const speed = await speedOf(trainer);
    const session = await trainer.context().newCDPSession(trainer);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const slowed = await speedOf(trainer);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    info.annotations.push({ type: "pictures a second", description: `${speed}, slowed ${slowed}` });
    expect(Math.min(speed, slowed)).toBeGreaterThan(0);
  });
  await step("a camera that is stopped is off, and its sums can be corrected and sent", async () => {
    await cards.press("Stop the camera");
    await expect(cards.dialog.locator("video")).toHaveCount(0);
    for (const [i, n] of (await cards.counts()).entries()) expect(n).toBeLessThanOrEqual(truth[i]!);
    await cards.status.getByText(/cards show a letter that is not asked/).waitFor();
    await cards.correct();
    await isFit(trainer, "cards read 1440");
    await cards.press("Count these answers");
    await cards.status.getByText(`${sum} answers by card are counted.`).waitFor();
    await cards.press("Done");
  });
  await step("stage and console tell cards from hands", async () => {
    await trainer.getByRole("button", { name: `Read cards: ${sum}` }).waitFor();
    await trainer.getByRole("button", { name: "Count hands", exact: true }).waitFor();
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.getByText(`${sum} by card`).waitFor();
    await trainer.getByText(`${sum} by card`).first().waitFor();
    await expect(stage.getByText("by hand")).toHaveCount(0);
  });
  await browser.close();
});

test("without a camera a helper's page says why, and reads photos (H-23, H-27, H-29)", async ({
  house,
  plenary,
  step,
}) => {
  const { room, trainer } = await house.open();
  const key = await inviteTo(await plenary.console(room), "helper");
  const page = await house.venue.page(sizes.smallPhone);
  const cameraOn = async (one: Page, path: string) =>
    /camera=\((\w*)\)/.exec((await one.goto(house.venue.at(path)))!.headers()["permissions-policy"]!)?.[1];
  await step("pages that read cards may ask for a camera, and no others (H-29)", async () => {
    expect(await cameraOn(page, "/trainer/sign-in")).toBe("");
    expect(await cameraOn(page, `/stage/${room.id}`)).toBe("");
    expect(await cameraOn(page, `/observer/${room.id}`)).toBe("");
    expect(await cameraOn(page, `/helper/${room.id}#k=${key}`)).toBe("self");
    expect(await cameraOn(await house.signedIn(room.trainer), `/console/${room.id}`)).toBe("self");
  });
  await jump(trainer, question);
  await press(trainer, "open");
  const cards = dialogOn(page);
  const choose = async (photo: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await cards.press("Take a photo");
    await (await chooser).setFiles({ name: "room.jpg", mimeType: "image/jpeg", buffer: photo });
  };

  await step(
    "an address without encryption has no camera, and what is no picture is said to be none",
    async () => {
      await page.getByRole("button", { name: "Read cards" }).click();
      await cards.dialog.getByText("This page is open without encryption (http)").waitFor();
      await expect(cards.dialog.getByRole("button", { name: "Start the camera" })).toHaveCount(0);
      await isFit(page, "cards http 320");
      await choose(Buffer.from("no picture"));
      await cards.dialog.getByText("This picture could not be opened.").waitFor();
    },
  );
  await step("a photo is read at once, with what it cannot read", async () => {
    const { data, ...size } = pictureOf(scene, SEED);
    await choose(
      await sharp(data, { raw: { ...size, channels: 1 } })
        .jpeg({ quality: 90 })
        .toBuffer(),
    );
    await expect.poll(cards.cards).toBeGreaterThanOrEqual(whole * 0.9);
    for (const [i, n] of (await cards.counts()).entries()) expect(n).toBeLessThanOrEqual(truth[i]!);
    await isFit(page, "cards photo 320");
    await page.setViewportSize(sizes.phone.viewport);
    await fitsScreen(page, "cards photo 390");
    await cards.correct();
    await cards.press("Count these answers");
    await trainer.getByRole("button", { name: `Read cards: ${sum}` }).waitFor();
  });
  await step(
    "the trainer's Undo takes the cards back, and nothing is read once the result was seen",
    async () => {
      await press(trainer, "undo");
      await expect(cards.status.getByText("answers by card are counted.")).toHaveCount(0);
      await cards.press("Count these answers");
      await cards.status.getByText(`${sum} answers by card are counted.`).waitFor();
      await press(trainer, "close");
      await press(trainer, "reveal");
      await cards.dialog.getByText("The result has been seen, or the question is over.").waitFor();
    },
  );
});
