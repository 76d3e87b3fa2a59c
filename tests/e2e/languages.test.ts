/** A room in several languages: on phones, on the stage and at the console. */
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { choose, jump, openTab, press, read, saved, shows } from "@/tests/support/steps";
import { translatedWorkshop } from "@/tests/support/translated-workshop";

/** A room whose poll is open. */
async function polled(house: House) {
  const room = await house.room(translatedWorkshop);
  const desk = await house.plenary.console(room);
  await desk.go("poll");
  await desk.openRound("poll");
  return { room, door: `/j/${room.token}` };
}
type Room = Awaited<ReturnType<typeof polled>>["room"];

async function consoleOf(house: House, room: Room): Promise<Page> {
  const trainer = await house.signedIn(room.trainer);
  await trainer.goto(house.venue.at(`/console/${room.id}`));
  await trainer.locator('[data-surface="console"]').waitFor();
  return trainer;
}

const page = (phone: Page) => phone.locator("html");
const wide = (phone: Page) =>
  phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("an Arabic phone at 320 px", async ({ house, step }) => {
  const { room, door } = await polled(house);
  const phone = await house.venue.page({ ...sizes.smallPhone, locale: "ar-EG" });

  await step("finds the door in Arabic, with every other language written in itself (B-70)", async () => {
    await phone.goto(house.venue.at(door));
    expect(await page(phone).getAttribute("lang")).toBe("ar");
    expect(await page(phone).getAttribute("dir")).toBe("rtl");
    expect(await phone.locator("nav.languages a").allTextContents()).toEqual([
      "English",
      "Bahasa Indonesia",
      "ไทย",
      "한국어",
    ]);
    expect(await axe(phone)).toEqual([]);
    expect(await wide(phone)).toBe(0);
  });

  await step(
    "reads and answers from right to left; what is not translated says so and runs its own way (B-73)",
    async () => {
      await phone.getByRole("button", { name: "انضمام", exact: true }).click();
      await phone.locator(".untranslated").waitFor();
      expect(await phone.locator("h1#question").textContent()).toBe("أيّهما؟");
      const foreign = phone.locator('.opt span[lang="en"]');
      expect(await foreign.textContent()).toBe("Blue");
      expect(await foreign.getAttribute("dir")).toBe("ltr");
      await choose(phone, "أحمر");
      await saved(phone);
      expect(await axe(phone)).toEqual([]);
      expect(await wide(phone)).toBe(0);
    },
  );

  const trainer = await consoleOf(house, room);

  await step("warns of texts that a language in the room lacks (B-76)", async () => {
    await trainer
      .getByRole("list", { name: "Missing translations" })
      .getByText(/\d+ texts missing in .?العربية/)
      .first()
      .waitFor();
  });

  await step("speaks the trainer's own language, in which the workshop is shown too (B-76)", async () => {
    await trainer.getByLabel("Language", { exact: true }).selectOption({ label: "ไทย" });
    await trainer.getByText("ข้อไหน?").first().waitFor();
    expect(await page(trainer).getAttribute("lang")).toBe("th");
    await trainer.reload();
    await trainer.getByText("ข้อไหน?").first().waitFor();
    await trainer.locator("header select").selectOption({ label: "العربية" });
    await expect.poll(() => page(trainer).getAttribute("dir")).toBe("rtl");
    await trainer.getByText("أيّهما؟").first().waitFor();
    expect(await axe(trainer)).toEqual([]);
  });
});

test.describe("changing the language", () => {
  test("keeps what is half written, what is saved and where one was, without loading the page again (B-70)", async ({
    house,
  }) => {
    const { door } = await polled(house);
    const phone = await house.phone(door);
    await choose(phone, "Blue");
    await saved(phone);
    await phone.evaluate(() => Object.assign(window, { stillHere: true }));
    await read(phone, "ไทย");
    await shows(phone, "ข้อไหน?");
    await expect.poll(() => page(phone).getAttribute("lang")).toBe("th");
    expect(await phone.evaluate(() => "stillHere" in window)).toBe(true);
    expect(await phone.locator('[name="choice"][value="blue"]').isChecked()).toBe(true);
    expect(await phone.locator("#take-break").textContent()).toBe("พักหน้าจอของฉัน");
    expect(await phone.locator("#saved").textContent()).toContain("บันทึกแล้ว");
    await phone.reload();
    expect(await page(phone).getAttribute("lang")).toBe("th");
    expect(await phone.locator('[name="choice"][value="blue"]').isChecked()).toBe(true);
    expect(await axe(phone)).toEqual([]);
  });

  test("tells one's own answers again, in the menu and on the summary (B-77)", async ({ house, step }) => {
    const { room, door } = await polled(house);
    const desk = await house.plenary.console(room);
    const phone = await house.phone(door, sizes.smallPhone);
    const lines = phone.locator("#journal li");
    const mine = async () => {
      await openTab(phone, "more");
      if ((await phone.locator("#mine[open]").count()) === 0) await phone.locator("#mine > summary").click();
      return lines;
    };
    await choose(phone, "Blue");
    await saved(phone);
    await desk.go("story/1");
    await desk.openRound("story/1");
    await phone.locator(".clause").first().click();
    await choose(phone, "Yes");
    await saved(phone);
    await expect(await mine()).toHaveText([
      "Which one? Blue",
      /^The story · part 1 of 3 · Is it so\? STORY-1-A first fact\. · Yes$/,
    ]);

    await step("asks once, without saying what was answered", async () => {
      const requests: string[] = [];
      phone.on("request", (request) => requests.push(`${request.url()} ${request.postData()}`));
      await read(phone, "ไทย");
      await expect(page(phone)).toHaveAttribute("lang", "th");
      await expect(await mine()).toHaveText([
        "ข้อไหน? น้ำเงิน",
        /^The story · .+ · ใช่หรือไม่\? ข้อเท็จจริงข้อแรกของเรื่องนี้ · ใช่$/,
      ]);
      expect(requests.filter((r) => r.includes("/asked"))).toEqual([
        `${house.venue.at(`/r/${room.id}/asked`)} null`,
      ]);
      expect(requests.filter((r) => /blue|p1-a/.test(r))).toEqual([]);
      expect(await wide(phone)).toBe(0);
      expect(await axe(phone)).toEqual([]);
    });

    await step("keeps it so over a reload, and on the summary", async () => {
      await phone.reload();
      await expect(await mine()).toContainText(["ข้อไหน? น้ำเงิน", "ใช่หรือไม่?"]);
      await phone.goto(house.venue.at(`/r/${room.id}/take-away`));
      const answers = phone.locator("[data-mine]:visible");
      await expect(answers).toContainText(["น้ำเงิน", "ข้อเท็จจริงข้อแรกของเรื่องนี้ · ใช่"]);
    });

    /** Reads another language, without a network for what was asked. */
    const cutOff = async (language: string) => {
      house.venue.complaints.allow(/ERR_FAILED/);
      await phone.route("**/asked", (route) => route.abort());
      const failed = phone.waitForEvent("requestfailed");
      await read(phone, language);
      await failed;
    };
    const online = async () => {
      await phone.unroute("**/asked");
      await phone.evaluate(() => dispatchEvent(new Event("online")));
    };

    await step("without a network leaves it, and tells it later", async () => {
      await phone.goto(house.venue.at(`/r/${room.id}/`));
      await cutOff("العربية");
      await expect((await mine()).first()).toHaveText("ข้อไหน? น้ำเงิน");
      await online();
      await expect((await mine()).first()).toHaveText("أيّهما؟ Blue");
      expect(await wide(phone)).toBe(0);
    });

    await step("tells it on the summary, too, where that is opened first", async () => {
      await cutOff("ไทย");
      await phone.goto(house.venue.at(`/r/${room.id}/take-away`));
      const answers = phone.locator("[data-mine]:visible");
      await expect(answers).toContainText(["Blue", "STORY-1-A first fact. · Yes"]);
      await online();
      await expect(answers).toContainText(["น้ำเงิน", "ข้อเท็จจริงข้อแรกของเรื่องนี้ · ใช่"]);
      const sent = await phone.locator("input[name=answers]").inputValue();
      expect(sent).toContain("ข้อเท็จจริงข้อแรกของเรื่องนี้ · ใช่");
    });
  });

  test("works without any script (B-70)", async ({ house }) => {
    const { door } = await polled(house);
    const phone = await house.venue.page({ ...sizes.phone, javaScriptEnabled: false });
    await phone.goto(house.venue.at(door));
    await phone.getByRole("link", { name: "العربية" }).click();
    await expect(page(phone)).toHaveAttribute("dir", "rtl");
    await phone.getByRole("button", { name: "انضمام", exact: true }).click();
    await phone.locator("label.opt").filter({ hasText: "أحمر" }).click();
    await phone.locator("button.send").click();
    await shows(phone, "✓");
    await read(phone, "English");
    await shows(phone, "Which one?");
    expect(await page(phone).getAttribute("dir")).toBe("ltr");
    expect(await phone.locator('[name="choice"][value="red"]').isChecked()).toBe(true);
  });
});

test("the stage and the console", async ({ house, step }) => {
  const { room } = await polled(house);
  const answers = ["red", "blue", "red"].map(async (choice) => {
    const phone = await house.plenary.phone(room);
    expect(await phone.answer({ choice: [choice] })).toMatchObject({ ok: true });
    phone.socket.disconnect();
  });
  const [trainer, stage] = await Promise.all([consoleOf(house, room), house.stage(room), ...answers]);

  await step("show two languages, the first from right to left, and the numbers once (B-75)", async () => {
    await trainer.getByRole("button", { name: /stages? (open|closed)/i }).click();
    await trainer.getByLabel("Language on the stage").selectOption("ar");
    await stage.getByText("أيّهما؟").waitFor();
    await trainer.getByLabel("Second language, smaller").selectOption("en");
    await stage.getByText("Which one?").waitFor();
    expect(await page(stage).getAttribute("dir")).toBe("rtl");
    expect(await stage.locator('span[lang="en"][dir="ltr"]').allTextContents()).toEqual(
      expect.arrayContaining(["Which one?", "Red"]),
    );
    expect(await axe(stage)).toEqual([]);
    await trainer.keyboard.press("Escape");
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.locator("main ul > li").first().waitFor();
    const red = stage.locator("main ul > li").first();
    expect(await red.textContent()).toContain("Red");
    expect((await red.textContent())?.match(/67/g)).toHaveLength(1);
    expect(await axe(stage)).toEqual([]);
  });

  await step("put what is told in two languages below one another (B-75)", async () => {
    await trainer.getByRole("button", { name: /stages? (open|closed)/i }).click();
    await trainer.getByLabel("Language on the stage").selectOption("th");
    await trainer.keyboard.press("Escape");
    await jump(trainer, "Hello");
    await stage.getByRole("heading", { name: "สวัสดีทุกคน" }).waitFor();
    await stage.locator('[lang="en"]').getByRole("heading", { name: "Hello room" }).waitFor();
    expect(await axe(stage)).toEqual([]);
    await jump(trainer, "1 · title of part 1");
    await stage.getByText("STORY-1-A first fact. STORY-1-B second fact.").waitFor();
    await stage.getByText("ข้อเท็จจริงข้อแรกของเรื่องนี้").waitFor();
    expect(await axe(stage)).toEqual([]);
  });
});
