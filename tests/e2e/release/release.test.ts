/**
 * A workshop on an unpacked release, without PATH, root's rights or a network.
 * `npm run try-release` unpacks it and runs this.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { sizes, Venue } from "@/tests/support/browser";
import { guide } from "@/tests/support/guide";
import { readPdf } from "@/tests/support/pdf";
import { freePort } from "@/tests/support/ports";
import {
  jump,
  makeFirstAccount,
  openExport,
  openRoom,
  openStage,
  press,
  saved,
  signIn,
} from "@/tests/support/steps";
import { eventually } from "@/tests/support/waiting";

const poll = guide.sessions.flatMap(({ activities }) => activities).find(({ kind }) => kind === "poll")!;
const folder = process.env.RELEASE_FOLDER ?? "";
const uid = Number(process.env.RELEASE_USER) || undefined;

/** `./plenary` as on a desktop, which has no browser here. */
async function start(port: number) {
  const begun = Date.now();
  const child = spawn(path.join(folder, "plenary"), [], {
    env: { PORT: String(port), PLENARY_DESKTOP: "1" } as unknown as NodeJS.ProcessEnv,
    uid,
    gid: uid,
    cwd: "/",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await eventually(() => output.includes("Ctrl-C"));
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    ready: Date.now() - begun,
    setupLink: /(http:\S+)\n.*the first account/.exec(output)?.[1] ?? null,
    ended,
    stop: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

test("a release opens a room, counts three phones, prints, finds all again, and stops by its page (O-112, O-113)", async ({
  browser,
}) => {
  const port = await freePort();
  const server = await start(port);
  const venue = Venue.over(server as never, browser);
  const trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  const room = await openRoom(trainer);
  const { door } = await openStage(venue, trainer);
  const phones = await Promise.all([1, 2, 3].map(() => venue.page(sizes.phone)));
  for (const phone of phones) {
    await phone.goto(venue.at(door));
    await phone.locator("form button.send").first().click();
  }
  await jump(trainer, poll.title);
  await press(trainer, "open");
  for (const phone of phones) {
    await phone.locator("main input[type=radio]").first().check();
    await saved(phone);
  }
  await press(trainer, "close");

  const print = async (page: typeof trainer) => {
    await page.goto(venue.at(`/debrief/${room}`));
    await openExport(page);
    const entry = page
      .getByRole("dialog")
      .getByRole("listitem")
      .filter({ has: page.getByText("PDF, A4", { exact: true }) });
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      entry.getByRole("button", { name: /^Download/ }).click(),
    ]);
    return readPdf(readFileSync(await download.path()));
  };
  expect((await print(trainer)).pages.length).toBeGreaterThan(1);
  expect(await server.stop()).toBe(0);

  const again = await start(port);
  const later = await venue.page(sizes.laptop);
  await signIn(venue, later);
  await later.goto(venue.at(`/debrief/${room}`));
  await later.getByText("3 people joined").first().waitFor();

  await later.goto(venue.at("/trainer/operation"));
  await later.getByRole("button", { name: "Stop Plenary" }).click();
  await later.getByRole("dialog").getByRole("button", { name: "Stop Plenary" }).click();
  await later.getByText("Plenary has stopped").waitFor();
  expect(await again.ended).toBe(0);
  console.log(`ready in ${server.ready} ms, and in ${again.ready} ms the second time`);
});
