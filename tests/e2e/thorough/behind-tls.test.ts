/**
 * A workshop through proxies with TLS, from the first account to a file of the room (O-52). Caddy and nginx
 * run with the files of ops/ where they are installed; a plain front that adds no header at all always does.
 */
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, type Page, sizes, test } from "@/tests/e2e/story";
import { freshDatabase } from "@/tests/support/database";
import { askThrough, fronts } from "@/tests/support/fronts";
import {
  choose,
  endRoom,
  jump,
  makeFirstAccount,
  openRoom,
  openStage,
  press,
  saved,
  shows,
  signIn,
  openExport,
} from "@/tests/support/steps";

/** A network that lets no WebSocket through: each is asked for where the server upgrades nothing. */
const WITHOUT_WEBSOCKET = `{
  const Real = window.WebSocket;
  window.WebSocket = function (url) { return new Real(String(url).replace("/live/", "/healthz")); };
}`;

/** A photo of more than two million bytes. */
async function photoAt(file: string): Promise<void> {
  await sharp({
    create: {
      width: 3_000,
      height: 2_000,
      channels: 3,
      background: "#2b6f86",
      noise: { type: "gaussian", mean: 120, sigma: 60 },
    },
  })
    .jpeg({ quality: 100 })
    .toFile(file);
  expect(readFileSync(file).length).toBeGreaterThan(2_000_000);
}

const isLinked = (phone: Page) => phone.locator('body[data-link="connected"]').waitFor();

const TOKEN = "0123456789abcdef-watch";

for (const kind of fronts)
  test(`behind ${kind.name}`, async ({ openVenue, step }, info) => {
    test.skip(kind.missing !== null, kind.missing ?? "");
    const photo = info.outputPath("photo.jpg");
    const [venue] = await Promise.all([
      openVenue({
        behind: kind,
        databaseUrl: (await freshDatabase()).url,
        env: { METRICS_TOKEN: TOKEN },
      }),
      photoAt(photo),
    ]);
    venue.complaints.allow(/WebSocket connection to .*\/healthz/);
    const trainer = await venue.page(sizes.laptop);
    let room = "";
    let door = "";
    let code = "";
    let phones: Page[] = [];

    await step(
      "makes the first account, and signs in from another browser with a cookie bound to this host",
      async () => {
        await makeFirstAccount(venue, trainer);
        const other = await venue.page(sizes.laptop);
        await signIn(venue, other);
        const session = (await other.context().cookies()).find(({ name }) =>
          name.endsWith("plenary.session"),
        );
        expect(session).toMatchObject({
          name: "__Host-plenary.session",
          secure: true,
          httpOnly: true,
          sameSite: "Lax",
        });
        await other.context().close();
      },
    );

    await step(
      "opens a room whose console and stage are live, and lets phones in by code and by link",
      async () => {
        room = await openRoom(trainer);
        const opened = await openStage(venue, trainer);
        door = opened.door;
        code = (await opened.stage.locator("bdi").last().textContent()) ?? "";
        phones = await Promise.all(
          ["/", door, door].map(async (address, n) => {
            const phone = await venue.page(sizes.phone);
            if (n === 2) await phone.addInitScript(WITHOUT_WEBSOCKET);
            await phone.goto(venue.at(address));
            if (address === "/") {
              await phone.getByLabel("Room code").fill(code.toLowerCase());
              await phone.getByRole("button", { name: "Continue" }).click();
            }
            await phone.getByRole("button", { name: "Join", exact: true }).click();
            await shows(phone, "Welcome. You are in.");
            await isLinked(phone);
            return phone;
          }),
        );
        await trainer.getByText("3 here").waitFor();
        expect(
          (await phones[0]!.context().cookies()).find(({ name }) => name === `__Host-plenary_${room}`),
        ).toMatchObject({ secure: true });
      },
    );

    await step(
      "stores the answers of all three, one of them over long polling, and of one that was away",
      async () => {
        await jump(trainer, "1 · wants to leave");
        await press(trainer, "open");
        const [first, second, polling] = phones as [Page, Page, Page];
        for (const phone of [first, polling]) {
          await choose(phone, "Yes");
          await saved(phone);
        }
        await venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|WebSocket/, async () => {
          await second.context().setOffline(true);
          await second.locator("form[data-question]").waitFor();
          await choose(second, "No");
          await trainer.getByText("2 of 3 have answered").first().waitFor();
          await second.context().setOffline(false);
          await isLinked(second);
          await saved(second);
        });
        await trainer.getByText("3 of 3 have answered").first().waitFor();
      },
    );

    await step("takes a picture for a workshop, and shows it", async () => {
      const author = await trainer.context().newPage();
      await author.goto(venue.at("/trainer/workshops"));
      await author.getByLabel("Title", { exact: true }).fill("Pictures");
      await author.getByRole("button", { name: "Start writing" }).click();
      await author.waitForURL(/\/editor\/[0-9a-f-]{36}/);
      await author
        .getByRole("button", { name: /Add activity/ })
        .first()
        .click();
      await author.getByRole("dialog").getByRole("button", { name: "Slide: Empty" }).click();
      await author.getByRole("main").getByLabel("Title", { exact: true }).first().fill("With a photo");
      await author.getByRole("main").getByLabel("Text of the slide", { exact: true }).fill("A photo");
      await author
        .getByRole("main")
        .getByRole("button", { name: /picture/i })
        .first()
        .click();
      await author.getByRole("main").getByRole("button", { name: "Choose", exact: true }).first().click();
      await author.getByRole("dialog").locator('input[type="file"]').setInputFiles(photo);
      await author.getByRole("main").getByText("photo.webp").waitFor({ timeout: 60_000 });
      const picture = author.frameLocator('iframe[title="How the stage shows it"]').locator("figure img");
      await expect
        .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 30_000 })
        .toBeGreaterThan(500);
      await author.getByText("Saved", { exact: true }).waitFor();
      await author.close();
    });

    await step("ends the room and gives its workbook", async () => {
      await endRoom(trainer);
      await trainer.getByRole("dialog").waitFor({ state: "detached" });
      await trainer.goto(venue.at(`/debrief/${room}`));
      await openExport(trainer);
      const workbook = trainer
        .getByRole("dialog")
        .getByRole("listitem")
        .filter({ has: trainer.getByText("Workbook (Excel)", { exact: true }) });
      const [download] = await Promise.all([
        trainer.waitForEvent("download", { timeout: 90_000 }),
        workbook.getByRole("button", { name: /^Download/ }).click(),
      ]);
      expect(
        readFileSync(await download.path())
          .subarray(0, 2)
          .toString("latin1"),
      ).toBe("PK");
    });

    await step(
      "asks browsers for TLS once in every answer, refuses pages of others, and keeps figures inside",
      async () => {
        for (const address of ["/", "/trainer/sign-in", "/phone/phone.js", "/nowhere"]) {
          const { headers } = await askThrough(venue.origin, address);
          expect(
            headers.filter(([name]) => name === "strict-transport-security"),
            address,
          ).toEqual([["strict-transport-security", "max-age=31536000"]]);
        }
        const handshake = (headers: Record<string, string>) =>
          askThrough(venue.origin, "/live/?EIO=4&transport=polling", headers).then(({ status }) => status);
        expect(await handshake({ origin: venue.origin })).toBe(200);
        expect(await handshake({ origin: "https://elsewhere.example" })).toBe(403);
        expect(await handshake({ origin: `http://plenary.test:${new URL(venue.origin).port}` })).toBe(403);
        const watch = (authorization: string) =>
          askThrough(venue.origin, "/metrics", authorization ? { authorization } : {});
        for (const wrong of ["", "Bearer wrong", `Basic ${TOKEN}`])
          expect((await watch(wrong)).status).toBe(404);
        expect((await watch(`Bearer ${TOKEN}`)).body).toContain("plenary_ready 1");
        if (kind !== fronts[0]) expect((await askThrough(venue.origin, "/readyz")).status).toBe(404);
        expect((await askThrough(venue.origin, "/healthz")).status).toBe(200);
      },
    );

    await step("leaves no code and no room in what the front writes", async () => {
      const written = venue.front?.log() ?? "";
      for (const secret of [room, code, door.split("/").at(-1)!]) expect(written).not.toContain(secret);
    });
  });
