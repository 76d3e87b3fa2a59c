/** Answer cards in a rendered room, read by a camera and on a photo, on the console and on a helper's page. */
import { closeSync, openSync, writeSync } from "node:fs";
import { chromium } from "playwright";
import sharp from "sharp";
import { pictureOf, roomFrom } from "@/bench/cards/scene";
import { expect, guide, House, type Page, sizes, test } from "@/tests/e2e/story";
import { axe, chromiumFlags, Venue } from "@/tests/support/browser";
import { inviteTo } from "@/tests/support/matrix/world";
import { jump, press } from "@/tests/support/steps";
import { cardAnswers } from "@/model/room/cards/cards";
import type { GreyPicture } from "@/model/room/cards/detect";

const story = guide.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
if (story?.kind !== "case") throw new Error("the guide has no case");
const [part] = story.parts;
const asked = `${part!.title ?? part!.label}`;

const SEED = 5;
const scene = roomFrom(SEED, { near: 3, far: 7 }, 24);
const whole = scene.cards.filter((card) => card.whole);
const held = cardAnswers.map((letter) => scene.cards.filter(({ answer }) => answer === letter).length);
/** The camera moves a little from picture to picture. */
const PAN = Array.from({ length: 6 }, (_, i) => ({ x: (i - 3) * 24, y: 0 }));
const FRAMES = 10;

/** What a camera of this room would film, as Chromium's camera for tests plays it: bright, then without colour. */
function film(file: string): string {
  const target = openSync(file, "w");
  for (const [i, shift] of PAN.entries()) {
    const { width, height, data } = pictureOf(scene, SEED + i, shift);
    if (i === 0) writeSync(target, `YUV4MPEG2 W${width} H${height} F${FRAMES}:1 Ip A1:1 C420jpeg\n`);
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

const png = ({ width, height, data }: GreyPicture) =>
  sharp(data, { raw: { width, height, channels: 1 } }).png();

/** Numbers in the fields of the options. */
const readIn = async (page: Page): Promise<Promise<number>[]> =>
  (await page.getByRole("dialog").getByRole("spinbutton").all()).map((field) =>
    field.inputValue().then(Number),
  );

/** Pictures that the page's reader reads in a second. */
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
  // A secure context, as browsers ask for it.
  const venue = Venue.over(plenary.server, browser, `http://localhost:${plenary.server.port}`);
  venues.push(venue);
  const house = new House(plenary, venue);
  const { room, trainer, door } = await house.open();
  const [stage, phone] = await Promise.all([house.stage(room), house.phone(door)]);
  await jump(trainer, asked);
  await press(trainer, "open");
  await phone.locator("form").first().waitFor();
  const dialog = trainer.getByRole("dialog", { name: "Read cards" });
  const status = dialog.getByRole("status");
  const read = async () =>
    Number(/(\d+) cards? (?:is|are) read/.exec((await status.textContent())!)?.[1] ?? 0);

  await step("the camera reads on while it moves, and shows no answers", async () => {
    await trainer.getByRole("button", { name: "Read cards" }).click();
    await dialog.getByText("No card is read yet.").waitFor();
    await dialog.getByRole("button", { name: "Start the camera" }).click();
    await expect.poll(read).toBeGreaterThanOrEqual(whole.length * 0.9);
    expect(await read()).toBeLessThanOrEqual(scene.cards.length);
    await expect(dialog.getByRole("spinbutton")).toHaveCount(0);
    expect(await axe(trainer)).toEqual([]);
    const speed = await speedOf(trainer);
    const session = await trainer.context().newCDPSession(trainer);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const slowed = await speedOf(trainer);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    info.annotations.push({ type: "pictures a second", description: `${speed}, slowed ${slowed}` });
    expect(speed).toBeGreaterThanOrEqual(4);
    expect(slowed).toBeGreaterThanOrEqual(1.5);
  });
  await step("a camera that is stopped is off, and its sums can be corrected and sent", async () => {
    await dialog.getByRole("button", { name: "Stop the camera" }).click();
    await expect(dialog.locator("video")).toHaveCount(0);
    const [yes, second, no] = await Promise.all(await readIn(trainer));
    expect([yes! <= held[0]!, second! <= held[1]!, no! <= held[2]!]).toEqual([true, true, true]);
    await status.getByText(`${await beside(trainer)} cards show a letter that is not asked`).waitFor();
    for (const [i, field] of (await dialog.getByRole("spinbutton").all()).entries())
      await field.fill(String(held[i]));
    await dialog.getByRole("button", { name: "Count these answers" }).click();
    await status.getByText(`${held[0]! + held[1]! + held[2]!} answers by card are counted.`).waitFor();
    expect(await axe(trainer)).toEqual([]);
    await dialog.getByRole("button", { name: "Done" }).click();
  });
  await step("stage and console tell cards from hands", async () => {
    const sum = held[0]! + held[1]! + held[2]!;
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

const beside = async (page: Page) =>
  Number(/(\d+) cards show a letter/.exec((await page.getByRole("dialog").textContent())!)?.[1]);
