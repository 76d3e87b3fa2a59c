/**
 * Always at hand on a phone (B-225, B-226): one line of promise, support unseen by others, one menu, and the
 * end.
 */
import { expect, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { openTab, press, rest, saved } from "@/tests/support/steps";
import { guide } from "@/tests/support/guide";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const named = "Ms Lee is at the desk by the door, 010-2222-3333.";
const hotline = "Hotline 1577-1366, day and night";
const referral = "Referral desk of the Ministry of Welfare, 02-555-0100";
const activities = guide.sessions.flatMap((s) => s.activities);

/** Contacts that can be seen: each number in one line, each button high enough, and none runs into another. */
async function contactsIn(page: Page, part: string): Promise<string[]> {
  const blocks = page.locator(`${part} .contact`).filter({ visible: true });
  for (const number of await blocks.locator("p bdi").all())
    expect(await number.evaluate((one) => one.getClientRects().length)).toBe(1);
  for (const call of await blocks.locator(".call").all())
    expect((await call.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  return blocks.locator("p").allInnerTexts();
}

/** Controls of a question below 44 px of height or width; sentences of a story are text. */
const small44 = (page: Page): Promise<string[]> =>
  page
    .locator("#view :is(button, summary, select, label:not(.clause), .to-question, .code-door a):visible")
    .evaluateAll((all) =>
      all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return Math.min(width, height) < 43.5 ? [`${one.outerHTML.slice(0, 80)}: ${width} × ${height}`] : [];
      }),
    );

test("a phone in a room has what it needs at hand", async ({ house, step }) => {
  const { room, trainer, door } = await house.open(sampleWorkshop, {
    support: named,
    hotline,
    referral,
    certificates: true,
  });
  const phone = await house.phone(door);
  const small = await house.phone(door, sizes.smallPhone);
  const console = await house.plenary.console(room);

  await step("the waiting page speaks of the promise, and is named after the workshop", async () => {
    await phone.getByText("Each question says who reads what you write.").waitFor();
    expect(await phone.title()).toBe(`The room · ${sampleWorkshop.title} · Plenary`);
  });

  await step("a question and its first choice are in view, under one line of promise (B-225)", async () => {
    await console.go("poll");
    await console.openRound("poll");
    for (const page of [phone, small]) {
      const line = page.locator("details.answer-promise");
      await line.getByText("Nobody sees who answered.").waitFor();
      expect(await line.getAttribute("open")).toBeNull();
      await expect(page.locator("label.opt").first()).toBeInViewport({ ratio: 1 });
    }
    await phone.locator("details.answer-promise summary").click();
    await phone.getByText("The link between you and your answers is destroyed").waitFor();
    await phone.locator("details.answer-promise summary").click();
  });

  await step("what is saved stays in view, and passing shows as chosen (B-225)", async () => {
    await small.locator("label.opt").first().click();
    await saved(small);
    await expect(small.locator("#saved")).toBeInViewport({ ratio: 1 });
    await small.locator("details.pass > summary").click();
    await small.locator("#saved", { hasText: "You passed." }).waitFor();
    await small.locator(".pass[data-chosen]").waitFor();
    await small.reload();
    await small.locator(".pass[data-chosen]").waitFor();
    await small.locator("label.opt").first().click();
    await small.locator("details.pass:not([data-chosen])").waitFor();
  });

  await step("support is opened without a word to anybody, also without a network (B-226)", async () => {
    await phone.locator('body[data-link="connected"]').waitFor();
    const sent: string[] = [];
    phone.on("request", (request) => sent.push(request.url()));
    const frames: string[] = [];
    const cdp = await phone.context().newCDPSession(phone);
    await cdp.send("Network.enable");
    cdp.on("Network.webSocketFrameSent", ({ response }) => frames.push(response.payloadData));
    await phone.locator("#support > summary").click();
    await phone.getByText("Nobody can see that you opened it.").waitFor();
    // Also the hotline and the referral of the country (B-228).
    expect(await contactsIn(phone, "#support")).toEqual([named, hotline, referral]);
    expect(await axe(phone)).toEqual([]);
    await phone.keyboard.press("Escape");
    await expect(phone.locator("#support")).not.toHaveAttribute("open");
    await expect(phone.locator("#support > summary")).toBeFocused();
    // Signs of life of the connection go on as ever.
    expect([sent, frames.filter((frame) => frame.startsWith("42"))]).toEqual([[], []]);
    await house.venue.complaints.expect(/ERR_INTERNET_DISCONNECTED/, async () => {
      await phone.context().setOffline(true);
      await phone.locator("#support > summary").click();
      await phone.locator("#support").getByText(named).waitFor();
      await phone.context().setOffline(false);
      await phone.locator('body[data-link="connected"]').waitFor();
    });
  });

  await step("each contact is a block with a button that calls, in Arabic too (B-228)", async () => {
    for (const page of [phone, small]) {
      await openTab(page, "support");
      expect(await contactsIn(page, "#support")).toEqual([named, hotline, referral]);
      await expect(page.locator("#support .call")).toHaveCount(3);
      await page.keyboard.press("Escape");
    }
    await openTab(small, "more");
    await small.locator('#language [value="ar"]').click();
    await small.locator('html[lang="ar"]').waitFor();
    await openTab(small, "support");
    expect(await contactsIn(small, "#support")).toEqual([named, hotline, referral]);
    await small.keyboard.press("Escape");
  });

  await step("one tab is open at a time, and a tap beside it closes it (B-226)", async () => {
    await openTab(phone, "more");
    await expect(phone.locator("footer > details[open]")).toHaveCount(1);
    expect(await axe(phone)).toEqual([]);
    await phone.locator("#help > summary").click();
    await phone.getByText("The last one counts.").waitFor();
    await phone.getByText("under “Continue on another phone”").waitFor();
    for (const control of await phone.locator("footer summary, footer button:visible").all())
      expect((await control.boundingBox())?.height ?? 44).toBeGreaterThanOrEqual(44);
    // All else of the page may lie under the panel.
    await phone.locator("header").click();
    await expect(phone.locator("footer > details[open]")).toHaveCount(0);
  });

  await step("support is there in a break and while the screens are dimmed (B-226)", async () => {
    await rest(phone);
    await phone.locator("#break").waitFor();
    expect(await contactsIn(phone, "#break")).toEqual([named, hotline]);
    await openTab(phone, "support");
    await phone.locator("#support").getByText(named).waitFor();
    await phone.keyboard.press("Escape");
    await phone.locator("#break button").click();
    await press(trainer, "dim");
    await phone.getByRole("heading", { name: "A short pause." }).waitFor();
    await openTab(phone, "support");
    await phone.locator("#support").getByText(named).waitFor();
    await phone.keyboard.press("Escape");
  });

  await step("after the end there are the summary, the certificate and whom to turn to (B-226)", async () => {
    await console.do({ type: "end" });
    await phone.getByRole("heading", { name: "Thank you." }).waitFor();
    await expect(phone.locator("#code, .dot").filter({ visible: true })).toHaveCount(0);
    await phone.locator("#afterwards").getByRole("link", { name: "My certificate" }).waitFor();
    for (const page of [phone, small]) {
      await page.locator("#afterwards .contact").first().waitFor();
      expect(await contactsIn(page, "#afterwards")).toEqual([named, hotline]);
    }
    expect(await axe(phone)).toEqual([]);
    await phone.locator("#afterwards").getByRole("link", { name: "Open my summary" }).click();
    await phone.getByRole("heading", { name: "My summary" }).waitFor();
    expect(await phone.title()).toBe(`My summary · ${sampleWorkshop.title} · Plenary`);
    await phone.locator("#support > summary").click();
    await phone.locator("#support").getByText(named).waitFor();
    expect(await axe(phone)).toEqual([]);
  });
});

test("what is asked and its first choice are in view on large and small phones, or one tap away (B-225, B-229)", async ({
  house,
  step,
}) => {
  const { room, door } = await house.open(guide);
  const console = await house.plenary.console(room);
  const phone = await house.phone(door);
  const small = await house.phone(door, sizes.smallPhone);
  const plain = await house.phone(door, { ...sizes.smallPhone, javaScriptEnabled: false });
  const ask = async (question: string) => {
    expect(await console.go(question)).toMatchObject({ ok: true });
    expect(await console.openRound(question)).toMatchObject({ ok: true });
    for (const page of [phone, small]) {
      await page.locator(`form[data-question="${question}"]`).waitFor();
      expect(await small44(page)).toEqual([]);
    }
  };

  for (const question of ["paula/1", "paula/4", "paula/7"])
    await step(`the story at ${question}`, async () => {
      await ask(question);
      await expect(phone.locator("label.opt").first()).toBeInViewport({ ratio: 1 });
      await expect(phone.locator(".to-question")).toBeHidden();
      await plain.goto(plain.url().replace(/#.*/, ""));
      for (const page of [small, plain]) {
        await expect(page.locator(".to-question")).toBeInViewport({ ratio: 1 });
        await page.locator(".to-question").click();
        await expect(page.locator("#question")).toBeInViewport({ ratio: 1 });
        await expect(page.locator("label.opt").first()).toBeInViewport({ ratio: 1 });
      }
      await expect(small.locator("details.recall[open]")).toHaveCount(0);
    });

  await step(
    "three choices are in view with the question, and what is said of an answer lies on none (B-225)",
    async () => {
      const free = async () => {
        const top = (await phone.locator("#saved").boundingBox())!.y;
        await expect(phone.locator("#question")).toBeInViewport({ ratio: 1 });
        for (const choice of await phone.locator("label.opt").all()) {
          await expect(choice).toBeInViewport({ ratio: 1 });
          const { y, height } = (await choice.boundingBox())!;
          expect(y + height).toBeLessThanOrEqual(top + 1);
        }
      };
      for (const question of ["paula/2", "paula/5"]) {
        await ask(question);
        await phone.evaluate(() => scrollTo(0, 0));
        await phone.locator("label.opt").first().click();
        await saved(phone);
        await free();
      }
      await house.venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|WebSocket/, async () => {
        await phone.context().setOffline(true);
        await phone.locator('body[data-link="offline"]').waitFor();
        await phone.locator("label.opt").nth(1).click();
        await phone.getByText("Kept on this phone until it can be sent.").waitFor();
        await free();
        await phone.context().setOffline(false);
        await saved(phone);
      });
    },
  );

  await step("with letters of twice the size nothing is under the foot (B-225)", async () => {
    await small.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      document.querySelector(".story")?.scrollIntoView();
    });
    const edge = async (part: string) => (await small.locator(part).boundingBox())!;
    const link = await edge(".to-question");
    expect(link.y + link.height).toBeLessThanOrEqual((await edge("footer")).y);
    await small.evaluate(() => document.documentElement.removeAttribute("style"));
    await ask("paula/7");
  });

  await step("one's own answer is marked among the room's, on one's own phone alone", async () => {
    await phone.locator("label.opt").nth(1).click();
    await saved(phone);
    for (const page of [small, plain]) await page.locator("label.opt").first().click();
    await saved(small);
    await plain.getByRole("button", { name: "Send my answer" }).click();
    await plain.getByText("✓ Saved.").waitFor();
    await console.closeRound("paula/7");
    await console.reveal("paula/7");
    const mark = (page: Page, row: number) =>
      page.locator(".results li").nth(row).getByText("you", { exact: true });
    await mark(phone, 1).waitFor();
    await mark(small, 0).waitFor();
    await plain.reload();
    await mark(plain, 0).waitFor();
    for (const page of [phone, small, plain])
      await expect(page.locator(".you").filter({ visible: true })).toHaveCount(1);
    // "you" stays whole, also beside an option of two lines (B-195).
    expect((await phone.locator(".you:visible").boundingBox())!.height).toBeLessThan(32);
    expect(await axe(phone)).toEqual([]);
  });

  for (const kind of ["agreement", "quiz", "sort"])
    await step(`a ${kind}`, async () => {
      await ask(activities.find((one) => one.kind === kind)!.id);
      for (const page of [phone, small]) {
        await page.evaluate(() => scrollTo(0, 0));
        const way = page.locator(".to-question").filter({ visible: true });
        if ((await way.count()) > 0) {
          await expect(way).toBeInViewport({ ratio: 1 });
          await way.click();
        }
        await expect(page.locator("#question")).toBeInViewport({ ratio: 1 });
        const choices = kind === "sort" ? "plenary-sort .bins button" : "label.opt, .points label, .text";
        await expect(
          page.locator("#view form").locator(choices).filter({ visible: true }).first(),
        ).toBeInViewport({ ratio: 1 });
      }
    });
});

test("without a script the same is at hand (B-226)", async ({ house }) => {
  const { door } = await house.open(guide, { support: named });
  const phone = await house.phone(door, { ...sizes.phone, javaScriptEnabled: false });
  await phone.locator("#support > summary").click();
  await phone.locator("#support").getByText(named).waitFor();
  await phone.locator("#more > summary").click();
  await phone.locator("#take-break").click();
  await phone.getByRole("heading", { name: "Your screen is paused." }).waitFor();
  await phone.locator("#support > summary").click();
  await phone.locator("#support").getByText(named).waitFor();
});
