/** A room that is opened, led, taken part in and looked back at without a pointer. */
import { hashPassword } from "@/server/accounts/passwords";
import { prisma } from "@/server/store/database/prisma";
import { createAuthored } from "@/server/store/editor/authored";
import { templates } from "@/workshop/editor/templates";
import { DOUBLE_PRESS_MS } from "@/components/ui/restore-focus";
import { expect, guide, type Page, sizes, test } from "@/tests/e2e/story";
import { account, rested, resultsShown, saved } from "@/tests/support/steps";
import type { Draft } from "@/workshop/editor/draft";
import { workshopSchema } from "@/workshop/content/workshop";

const paula = guide.sessions.flatMap((s) => s.activities).find((a) => a.id === "paula")!;
const workshop = workshopSchema.parse({
  id: "keyboard",
  language: "en",
  title: "By keyboard",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "all",
      number: 1,
      title: "By keyboard",
      minutes: 60,
      activities: [
        paula,
        { ...templates.sort, id: "sort" },
        { ...templates.poll, id: "poll" },
        { ...templates.open, id: "open", moderated: false },
      ],
    },
  ],
});

/** The focused element's name and faults. */
const focus = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement as HTMLElement;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement as HTMLElement;
    if (element === document.body) return { name: "nothing", faults: [] };
    const box = element.getBoundingClientRect();
    const label = element.closest("label");
    const ringed = [element, ...(label ? [label, ...Array.from(label.children)] : [])].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const text = /^(?:INPUT|SELECT|TEXTAREA)$/.test(element.tagName)
      ? `${element.tagName} ${(element as HTMLInputElement).labels?.[0]?.textContent ?? ""}`
      : (element.textContent ?? "");
    const name = element.dataset.verb ?? element.getAttribute("aria-label") ?? text.trim().slice(0, 40);
    // Where a script puts the focus, at a part that cannot be pressed, no ring is asked for.
    const faults = [
      ...(ringed || element.tabIndex < 0 ? [] : ["no ring"]),
      ...(inside ? [] : ["out of sight"]),
    ];
    return { name: name || element.tagName, faults: faults.map((fault) => `${name}: ${fault}`) };
  });
const focused = async (page: Page) => (await focus(page)).name;

/** Everything that Tab comes to, from the top of the page to its end. */
async function stops(page: Page): Promise<string[]> {
  const names: string[] = [];
  const faults: string[] = [];
  // The browser begins where it was, and at the top once it has come to the end.
  for (let ends = 0; ends < 2; ) {
    await page.keyboard.press("Tab");
    const target = await focus(page);
    if (target.name === "nothing") ends++;
    else if (ends > 0) {
      names.push(target.name);
      faults.push(...target.faults);
    }
  }
  expect(faults).toEqual([]);
  return names;
}

/** Tabs on until the focus is on what is so named; each thing on the way shows that it has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const target = await focus(page);
    expect(target.faults).toEqual([]);
    if (name.test(target.name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${name}`);
}

async function enter(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  // A press just after the console's verbs have changed is refused (B-279).
  if ((await page.locator("[data-verb]").count()) > 0) await rested(page);
  await page.keyboard.press("Enter");
}

test("a room is led, and taken part in, by keyboard alone (B-191)", async ({ house, step }) => {
  const { trainer, door } = await house.open(workshop);
  const phone = await house.venue.page({ viewport: sizes.phone.viewport });
  await phone.goto(house.venue.at(door));
  await enter(phone, /^Join$/);
  await phone.locator('body[data-link="connected"]').waitFor();
  /** At a person's pace. */
  const slowly = () => trainer.waitForTimeout(DOUBLE_PRESS_MS + 50);
  const leads = (name: string) => expect.poll(() => focused(trainer)).toBe(name);
  const goTo = async (title: RegExp) => {
    await enter(trainer, title);
    // The first press shows the step, the next one goes there (B-271).
    await trainer.locator("[data-step][data-chosen]").filter({ hasText: title }).waitFor();
    await slowly();
    await trainer.keyboard.press("Enter");
    await trainer.locator('[aria-current="step"]').filter({ hasText: title }).waitFor();
  };
  /** Of the tabs the chosen one alone is on the way; arrows lead from there, and round. */
  const turn = async (tab: RegExp) => {
    await tabTo(trainer, /^(?:Questions|People|Groups|Access)/);
    await trainer.keyboard.press("Home");
    await expect.poll(() => focused(trainer)).toMatch(/^Questions/);
    for (let i = 0; i < 4 && !tab.test(await focused(trainer)); i++)
      await trainer.keyboard.press("ArrowLeft");
    expect(await focused(trainer)).toMatch(tab);
  };
  const question = (id: string) => phone.locator(`form[data-question="${id}"]`);

  await step("the console's verbs keep the focus while a part of the case is asked", async () => {
    await enter(trainer, /^next$/);
    await trainer.locator('[data-verb="open"]').waitFor();
    expect(await stops(trainer)).toEqual(
      expect.arrayContaining(["Room menu", "back", "open", "undo", "skip"]),
    );
    await tabTo(trainer, /^open$/);
    // A second press, as of a nervous hand, closes nothing.
    await trainer.evaluate(() => {
      const pressTwice = new MutationObserver(() => {
        const button = document.activeElement as HTMLElement;
        if (button.dataset.verb !== "close") return;
        pressTwice.disconnect();
        button.click();
      });
      pressTwice.observe(document.body, { childList: true, subtree: true });
    });
    await trainer.keyboard.press("Enter");
    await leads("close");
    await question("paula/1").locator("input[type=radio]:enabled").first().waitFor();
    expect(await stops(phone)).toEqual(expect.arrayContaining(["Say more (optional)", "≡More"]));
    await question("paula/1").locator("input[type=radio]").first().focus();
    await phone.keyboard.press("ArrowDown");
    await saved(phone);
    await slowly();
    for (const name of ["reveal", "next"]) {
      await trainer.keyboard.press("Enter");
      await leads(name);
      await slowly();
    }
    await enter(trainer, /^again$/);
    await leads("close");
    await slowly();
    await trainer.keyboard.press("Enter");
    await leads("reveal");
  });

  await step("panels and questions take the focus and give it back", async () => {
    for (const [opener, tab] of [
      [/^quick$/],
      [/^Remove recent joiners…$/, /^Access/],
      [/^Form groups$/, /^Groups/],
      [/^Change this activity$/],
    ] as const) {
      if (tab) await turn(tab);
      await enter(trainer, opener);
      await trainer.getByRole("dialog").waitFor();
      const inside = () => trainer.evaluate(() => !!document.activeElement?.closest("dialog"));
      await expect.poll(inside).toBe(true);
      await trainer.keyboard.press("Escape");
      await trainer.getByRole("dialog").waitFor({ state: "detached" });
      await expect.poll(() => focused(trainer)).toMatch(opener);
    }
    await enter(trainer, /^Room menu$/);
    await trainer.keyboard.press("Tab");
    await trainer.keyboard.press("Escape");
    expect(await focused(trainer)).toBe("Room menu");
  });

  await step("a phone sorts cards, chooses, writes and rests", async () => {
    await goTo(/Trafficking or smuggling/);
    await enter(trainer, /^open$/);
    await question("sort").locator(".island").waitFor();
    await enter(phone, /Paid border/);
    await expect.poll(() => focused(phone)).toMatch(/Trafficking/);
    await phone.keyboard.press("Enter");
    await saved(phone);
    expect(await stops(phone)).toEqual(expect.arrayContaining([expect.stringMatching(/Growing debt/)]));

    await goTo(/What brings you here/);
    await enter(trainer, /^open$/);
    await question("poll").locator("input[type=radio]").first().waitFor();
    await tabTo(phone, /^INPUT/);
    await phone.keyboard.press("Space");
    await saved(phone);

    await goTo(/One hope, one worry/);
    await enter(trainer, /^open$/);
    await question("open").locator("textarea").first().waitFor();
    await tabTo(phone, /^TEXTAREA/);
    await phone.keyboard.type("That we listen");
    await enter(phone, /^Send my answer$/);
    await saved(phone);
    expect(await focused(phone)).toBe("Change my answer");

    await enter(phone, /More/);
    await enter(phone, /^Pause my screen$/);
    await expect.poll(() => phone.evaluate(() => document.activeElement?.id)).toBe("break");
    await phone.keyboard.press("Tab");
    await phone.keyboard.press("Enter");
    await expect.poll(() => phone.evaluate(() => document.activeElement?.className)).toBe("question");
  });

  await step("a phone's own question closes under it", async () => {
    await tabTo(phone, /^TEXTAREA/);
    await slowly();
    await enter(trainer, /^close$/);
    await expect.poll(() => phone.evaluate(() => document.activeElement?.className)).toBe("question");
  });

  await step("a line that is taken away gives the focus to the part in which it stood", async () => {
    house.venue.complaints.allow(/403/);
    await turn(/^People/);
    await enter(trainer, /^Names people gave$/);
    await enter(trainer, /^Remove Guest \d+$/);
    await trainer.getByRole("dialog").waitFor();
    await enter(trainer, /^Remove$/);
    await expect
      .poll(() => trainer.evaluate(() => !!document.activeElement?.closest('[data-part="people"]')))
      .toBe(true);
  });
});

test("a trainer signs in, opens a room, runs a vote and takes a file out by keyboard alone (B-191)", async ({
  house,
  step,
}) => {
  const { id } = await house.plenary.trainer(account.name);
  const email = `${id}@example.org`;
  const passwordHash = await hashPassword(account.password);
  await prisma.account.update({ where: { id }, data: { email, passwordHash } });
  const [slide, vote] = [
    { ...templates.slide, id: "slide" },
    { ...templates.poll, id: "poll" },
  ];
  const sessions = [{ ...workshop.sessions[0]!, activities: [slide, vote] }];
  await createAuthored(id, (inside) => ({ ...(workshop as Draft), id: inside, sessions }) as Draft);
  const [trainer, phone] = await Promise.all([
    house.venue.page(sizes.laptop),
    house.venue.page({ viewport: sizes.phone.viewport }),
  ]);
  /** At a person's pace. */
  const press = (name: RegExp) => enter(trainer, name);
  /** Those of the stops that matter, in their order. */
  const order = async (page: Page, names: RegExp[]) =>
    (await stops(page)).flatMap((stop) => names.find((name) => name.test(stop))?.source ?? []);
  const inOrder = async (page: Page, ...names: RegExp[]) =>
    expect(await order(page, names)).toEqual(names.map(({ source }) => source));

  await step("signs in", async () => {
    await trainer.goto(house.venue.at("/trainer/sign-in"));
    await inOrder(trainer, /E-mail address/, /INPUT.*Password/, /^Sign in$/);
    await tabTo(trainer, /E-mail address/);
    await trainer.keyboard.type(email);
    await tabTo(trainer, /INPUT.*Password/);
    await trainer.keyboard.type(account.password);
    await trainer.keyboard.press("Enter");
    await trainer.waitForURL(house.venue.at("/trainer"));
  });

  await step("opens a room", async () => {
    await trainer.getByRole("group", { name: "How long?" }).waitFor();
    await inOrder(
      trainer,
      /Workshop$/,
      /One/,
      /Title/,
      /^Open the room$/,
      /^Support: nobody/,
      /^Certificates: off$/,
      /^Names, sectors, data$/,
    );
    await tabTo(trainer, /Workshop$/);
    await trainer.keyboard.type(workshop.title);
    await expect(trainer.getByLabel("Workshop", { exact: true }).locator("option:checked")).toHaveText(
      workshop.title,
    );
    await press(/^Open the room$/);
    await trainer.waitForURL(/\/console\//);
    await trainer.locator('[data-surface="console"]').waitFor();
  });

  await step("somebody comes in by its code", async () => {
    const code = await trainer.locator("header bdi").first().textContent();
    await phone.goto(house.venue.at("/"));
    await tabTo(phone, /Room code/);
    await phone.keyboard.type(code!);
    await phone.keyboard.press("Enter");
    await phone.waitForURL(/\/j\//);
    await enter(phone, /^Join$/);
    await phone.locator('body[data-link="connected"]').waitFor();
  });

  await step("runs a vote", async () => {
    await press(/^next$/);
    await phone.locator("article.slide").waitFor();
    await press(/^next$/);
    await trainer.locator('[data-verb="open"]').waitFor();
    await press(/^open$/);
    await phone.locator("form input[type=radio]:enabled").first().waitFor();
    await tabTo(phone, /^INPUT/);
    await phone.keyboard.press("Space");
    await saved(phone);
    await press(/^close$/);
    await trainer.locator('[data-verb="reveal"]').waitFor();
    await press(/^reveal$/);
    await resultsShown(trainer);
  });

  await step("ends the room", async () => {
    await press(/^Room menu$/);
    await enter(trainer, /^End the room/);
    await trainer.getByRole("dialog").waitFor();
    await press(/^End/);
    await phone.getByRole("heading", { name: "Thank you." }).waitFor();
  });

  await step("takes a file out", async () => {
    await press(/debrief/i);
    await trainer.waitForURL(/\/debrief\//);
    await enter(trainer, /^Export$/);
    await trainer.getByRole("dialog").getByRole("listitem").first().waitFor();
    await Promise.all([trainer.waitForEvent("download", { timeout: 60_000 }), enter(trainer, /^Download/)]);
    await trainer.keyboard.press("Escape");
    await expect.poll(() => focused(trainer)).toBe("Export");
  });
});
