/**
 * One sheet that several phones write in at once, as people meet it: keyboards, bad networks, small screens,
 * no script.
 */
import { openTab } from "@/tests/support/steps";
import type { Locator, Page } from "playwright";
import { expect, fitsScreen, type House, isFit, sizes, test } from "@/tests/e2e/story";
import { entriesOn, entryFields } from "@/tests/support/worksheets/entries";
import { looks } from "@/tests/support/looks";
import { startGroups } from "@/tests/support/running-groups";
import { workshopSchema } from "@/workshop/content/workshop";

const options = [
  { id: "radio", text: "Radio" },
  { id: "school", text: "Schools" },
];
const workshop = workshopSchema.parse({
  id: "together",
  language: "en",
  title: "Together",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "Together",
      minutes: 60,
      activities: [
        { id: "hello", kind: "slide", title: "Hello", body: "# Hello" },
        {
          id: "plan",
          kind: "worksheet",
          title: "Different priorities",
          question: "Different priorities",
          minutes: 30,
          agencies: [{ id: "police", text: "Police" }],
          text: "The police want to interview at once; you fear it will harm the person again.",
          sections: [
            {
              id: "sides",
              title: "Both sides",
              fields: [
                { type: "text", id: "gov", text: "What the government side would do", length: 600 },
                {
                  type: "text",
                  id: "ngo",
                  text: "What the NGO side would do",
                  hint: "One thing that can begin tomorrow",
                  length: 600,
                },
                { type: "text", id: "message", text: "The message", length: 160 },
                { type: "list", id: "ideas", text: "Ideas", required: false },
                { type: "choice", id: "channel", text: "Channel", options, required: false },
                { type: "checklist", id: "checks", text: "Checks", options, required: false },
                { type: "date", id: "when", text: "By when", required: false },
                {
                  type: "rating",
                  id: "sure",
                  text: "How sure",
                  points: 5,
                  low: "not at all",
                  high: "very",
                  required: false,
                },
                {
                  type: "table",
                  id: "steps",
                  text: "Steps",
                  rows: [
                    { id: "id", text: "Identify the person" },
                    { id: "refer", text: "Refer" },
                  ],
                  columns: [
                    { type: "agency", id: "who", text: "Who" },
                    { type: "text", id: "how", text: "How" },
                  ],
                  required: false,
                },
                {
                  type: "table",
                  id: "measures",
                  text: "Measures",
                  start: 1,
                  most: 3,
                  columns: [{ type: "text", id: "what", text: "What" }],
                  required: false,
                },
              ],
            },
            {
              id: "audience",
              title: "Audience",
              repeat: { most: 3 },
              fields: [{ type: "text", id: "name", text: "Who they are", required: false }],
            },
          ],
        },
      ],
    },
  ],
});

/** Shows what a sheet does not need: at the last step of its section, folded until something is written there. */
async function unfold(page: Page): Promise<void> {
  const optional = page.locator("#sheet .optional").first();
  await toStep(page, optional);
  if ((await optional.getAttribute("open")) === null) await optional.locator("> summary").click();
}

/** Goes to the step in which something stands, by the list of steps. */
async function toStep(page: Page, something: Locator): Promise<void> {
  const id = await something.evaluate((element) => element.closest(".part")!.id);
  await page.locator(`#sheet .steps a[href="#${id}"]`).evaluate((link: HTMLElement) => link.click());
}

/** People of one group, whose work has begun; all but who comes without script have the sheet open. */
async function together(house: House, withoutScript = false) {
  const room = await house.room(workshop);
  const door = `/j/${room.token}`;
  const join = async (...options: Parameters<House["phone"]>) => {
    const page = await house.phone(...options);
    await page.waitForURL(/\/r\//);
    return page;
  };
  const [leader, mai, ben, plain] = await Promise.all([
    house.plenary.console(room),
    join(door, sizes.phone, "Mai"),
    join(door, sizes.smallPhone, "Ben"),
    withoutScript ? join(door, { ...sizes.smallPhone, javaScriptEnabled: false }) : undefined,
  ]);
  const { groups } = await leader.sees((v) => v.people.length === (withoutScript ? 3 : 2));
  await startGroups(leader, "plan", [groups.without.map((p) => p.id)]);
  await Promise.all(
    [mai, ben].map(async (page) => {
      await page.locator("plenary-sheet[data-live]").waitFor();
      await unfold(page);
    }),
  );
  return { venue: house.venue, leader, mai, ben, plain };
}

/** A field at whichever step; `shown` goes there. */
const field = (page: Page, name: string) =>
  page.locator("#sheet").getByRole("textbox", { name, includeHidden: true });
async function shown(page: Page, name: string): Promise<Locator> {
  await toStep(page, field(page, name));
  return field(page, name);
}
const GOV = "What the government side would do";
const NGO = "What the NGO side would do";
const value = (page: Page, label: string) => field(page, label).inputValue();
const holds = (page: Page, label: string, text: string) => expect.poll(() => value(page, label)).toBe(text);
const status = (page: Page, state: string) =>
  page.locator(`#sheet [data-status][data-state="${state}"]`).waitFor();

test("two phones in one field at once", async ({ house, step }) => {
  const { mai, ben } = await together(house);
  await step("end with the same text, without a letter lost or doubled (G-62)", async () => {
    await (await shown(mai, GOV)).pressSequentially("Agree a short reflection period");
    await holds(ben, GOV, "Agree a short reflection period");
    await (await shown(ben, GOV)).focus();
    await ben.keyboard.press("Control+Home");
    await (await shown(mai, GOV)).focus();
    await mai.keyboard.press("Control+End");
    await Promise.all([
      mai.keyboard.type(" before any interview.", { delay: 25 }),
      ben.keyboard.type("First of all: ", { delay: 30 }),
    ]);
    await holds(mai, GOV, "First of all: Agree a short reflection period before any interview.");
    await holds(ben, GOV, "First of all: Agree a short reflection period before any interview.");
    expect(await field(ben, GOV).evaluate((e: HTMLTextAreaElement) => e.selectionStart)).toBe(
      "First of all: ".length,
    );
    await status(mai, "saved");
  });

  await step("see who is writing where (G-49)", async () => {
    await (await shown(mai, NGO)).focus();
    await toStep(ben, field(ben, NGO));
    await ben.locator("#sheet").getByText("Mai is writing").waitFor();
    await isFit(ben, "writing");
    await (await shown(mai, NGO)).blur();
    await ben.locator("#sheet").getByText("Mai is writing").waitFor({ state: "hidden" });
  });

  await step("take back their own and nobody else's (G-65)", async () => {
    await (await shown(mai, NGO)).fill("A trained support person sits in");
    await holds(ben, NGO, "A trained support person sits in");
    await (await shown(ben, NGO)).focus();
    await ben.keyboard.press("Control+End");
    await ben.keyboard.type(", always");
    await holds(mai, NGO, "A trained support person sits in, always");
    await mai.getByRole("button", { name: "Undo", exact: true }).click();
    await holds(ben, NGO, ", always");
    await holds(mai, NGO, ", always");
  });

  await step("see ticks, choices, ratings, days and rows of each other", async () => {
    await toStep(mai, mai.locator('#sheet [name="when"]'));
    await toStep(ben, ben.locator('#sheet [name="when"]'));
    await mai.locator("#sheet").getByLabel("Radio").first().check();
    await mai.locator('#sheet [name="checks/school"]').check();
    await mai.locator("#sheet .points span").getByText("4", { exact: true }).click();
    await mai.locator('#sheet [name="when"]').fill("2027-03-01");
    await mai.getByRole("button", { name: "Add a row" }).click();
    await ben.locator('#sheet [data-list="measures"] > [data-row]').nth(1).waitFor();
    await mai.keyboard.type("A joint hotline");
    await expect
      .poll(() => ben.locator('#sheet [data-list="measures"] textarea').nth(1).inputValue())
      .toBe("A joint hotline");
    await expect.poll(() => ben.locator('#sheet [name="checks/school"]').isChecked()).toBe(true);
    expect(await ben.locator('#sheet [name="sure"][value="4"]').isChecked()).toBe(true);
    await expect.poll(() => ben.locator('#sheet [name="when"]').inputValue()).toBe("2027-03-01");
    await ben
      .locator('#sheet [data-list="measures"] > [data-row]')
      .nth(0)
      .getByRole("button", { name: "Remove row" })
      .click();
    await expect.poll(() => mai.locator('#sheet [data-list="measures"] > [data-row]').count()).toBe(1);
    expect(await mai.locator('#sheet [data-list="measures"] legend').textContent()).toBe("Row 1");
    await mai.locator("#sheet .step-next:visible").click();
    await mai.getByRole("button", { name: "Add one more" }).click();
    await ben.locator('#sheet [data-list="audience@"] > [data-row]').nth(1).waitFor({ state: "attached" });
    await ben.getByText("Identify the person").click();
    await ben.locator('#sheet [name="steps/id/who"]').fill("Police");
    await mai.getByRole("link", { name: "Back", exact: true }).click();
    await mai.locator('#sheet details[data-row="id"] [data-filled]').filter({ hasText: "1 of 2" }).waitFor();
    await mai.locator("#step-sides[data-whole]").waitFor({ state: "attached" });
  });
});

test("a sheet of several steps (G-156)", async ({ house, step }) => {
  const { mai, ben, plain } = await together(house, true);
  const here = (page: Page) => page.locator("#sheet .part:visible > h2");
  const way = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
  const first = mai.locator('#sheet .steps a[href="#step-sides"]');
  await step("shows one field at a time, and what it needs before what there may be time for", async () => {
    // A page that is loaded again goes on at the step of its address.
    await ben.goto(ben.url().split("#")[0]!);
    await ben.locator("plenary-sheet[data-live]").waitFor();
    await expect(here(ben)).toHaveText("Step 1 of 5 · Both sides");
    await expect(field(ben, GOV)).toBeInViewport();
    await expect(field(ben, NGO)).toBeHidden();
    await expect(way(ben, "Back")).toHaveCount(0);
    await isFit(ben, "step-1");
    expect(await ben.locator("#sheet [data-state=saved]").count()).toBe(0);
    await unfold(ben);
    await expect(here(ben)).toHaveText("Step 3 of 5 · Both sides");
    await entryFields(ben, "ideas").last().fill("Posters");
    await status(ben, "saved");
  });

  await step(
    "goes on and back, says where one is, and folds the task behind the first step (G-156)",
    async () => {
      await way(ben, "Next").click();
      await expect(here(ben)).toHaveText(/^Step 4 of 5 · Audience/);
      await expect(here(ben)).toBeFocused();
      await expect(field(ben, GOV)).toBeHidden();
      await expect(ben.locator(".task:visible")).toHaveCount(0);
      await ben.locator(".task-again > summary").click();
      await ben.locator(".task:visible", { hasText: "The police want to interview" }).waitFor();
      await way(ben, "Next").click();
      await expect(way(ben, "Next")).toHaveCount(0);
      await way(ben, "Back").click();
      await isFit(ben, "step-4");
      for (let back = 0; back < 3; back++) await way(ben, "Back").click();
      await expect(here(ben)).toHaveText("Step 1 of 5 · Both sides");
      await ben.locator(".task-first", { hasText: "The police want to interview" }).waitFor();
    },
  );

  await step("says at each step whether it is whole, and whether somebody writes there", async () => {
    await toStep(mai, mai.locator("#step-audience"));
    await (await shown(ben, GOV)).fill("All is said");
    await expect(first).toHaveAttribute("data-written", "");
    await expect(first).toHaveAttribute("aria-label", /^1\. .*\(complete, Somebody is writing\)$/);
  });

  await step("stays at its step when the language changes, and over what others write", async () => {
    await openTab(mai, "more");
    await mai.locator('#language button[value="ar"]').click();
    await mai.locator('html[lang="ar"] plenary-sheet[data-live]').waitFor();
    await expect(mai.locator("#sheet #step-audience")).toBeVisible();
    await expect(mai.locator("#sheet #step-sides")).toBeHidden();
  });

  await step("shows one field at a time without script too, and stays there when it is saved", async () => {
    await plain!.goto(plain!.url());
    await expect(here(plain!)).toHaveText("Step 1 of 5 · Both sides");
    await expect(way(plain!, "Back")).toHaveCount(0);
    await way(plain!, "Next").click();
    await expect(here(plain!)).toHaveText("Step 2 of 5 · Both sides");
    await expect(field(plain!, GOV)).toBeHidden();
    await expect(plain!.locator(".task-again")).toBeVisible();
    await fitsScreen(plain!, "plain-step");
    await field(plain!, NGO).fill("Kept");
    await plain!.locator(".sheet-save:visible").click();
    await plain!.waitForURL(/#step-sides-2$/);
    await expect(field(plain!, NGO)).toHaveValue("Kept");
    await expect(here(plain!)).toHaveText("Step 2 of 5 · Both sides");
    await way(plain!, "Back").click();
    await expect(field(plain!, GOV)).toBeVisible();
  });
});

test("keyboards that compose (G-63)", async ({ house, step }) => {
  const { mai, ben } = await together(house);
  for (const { script, steps } of [
    { script: "Thai", steps: ["น", "น้", "น้ำ"] },
    { script: "Korean", steps: ["ㅎ", "하", "한"] },
    { script: "Arabic", steps: ["س", "سل", "سلام"] },
  ])
    await step(`${script}: what others write waits until the word is done, and both are there`, async () => {
      await (await shown(mai, "The message")).fill("one two");
      await holds(ben, "The message", "one two");
      const keyboard = await mai.context().newCDPSession(mai);
      await (await shown(mai, "The message")).focus();
      await mai.keyboard.press("Control+End");
      await keyboard.send("Input.imeSetComposition", { text: steps[0]!, selectionStart: 1, selectionEnd: 1 });
      await (await shown(ben, "The message")).focus();
      await ben.keyboard.press("Control+Home");
      await ben.keyboard.type("zero ");
      await holds(ben, "The message", `zero one two${steps[0]}`);
      // It has come to the other phone too, as what was written after it is there.
      await entryFields(ben, "ideas").first().fill(script);
      await expect.poll(() => entriesOn(mai, "ideas")).toEqual([script]);
      expect(await value(mai, "The message")).toBe(`one two${steps[0]}`);
      for (const text of steps.slice(1))
        await keyboard.send("Input.imeSetComposition", {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      const word = steps.at(-1)!;
      expect(await value(mai, "The message")).toBe(`one two${word}`);
      await keyboard.send("Input.insertText", { text: word });
      await holds(mai, "The message", `zero one two${word}`);
      await mai.keyboard.type("!");
      await holds(ben, "The message", `zero one two${word}!`);
      await keyboard.detach();
    });
});

test("what looks like a real person (G-66, G-67) stays on the phone until it is changed, or sent all the same; other fields go on", async ({
  house,
}) => {
  const { mai, ben } = await together(house);
  await (await shown(mai, GOV)).fill("");
  await (await shown(mai, GOV)).pressSequentially("We met Aye, 17");
  await mai.locator("#sheet .warns").getByText("could show who a real person is").waitFor();
  await isFit(mai, "guard");
  await (await shown(mai, NGO)).fill("Goes on");
  await holds(ben, NGO, "Goes on");
  expect(await value(ben, GOV)).not.toContain("17");
  await mai.reload();
  await holds(mai, GOV, "We met Aye, 17");
  await toStep(mai, field(mai, GOV));
  await mai.locator("#sheet .warns button").waitFor();
  expect(await value(ben, GOV)).not.toContain("17");
  await mai.getByRole("button", { name: "Send it all the same" }).click();
  await holds(ben, GOV, "We met Aye, 17");
  await (await shown(mai, GOV)).fill("We met somebody within 30 days");
  await holds(ben, GOV, "We met somebody within 30 days");
});

test("a bad network (G-69) keeps what is written on the phone, also over a reload, and merges it", async ({
  house,
}) => {
  const { venue, mai, ben } = await together(house);
  await (await shown(mai, NGO)).fill("Goes on");
  await holds(ben, NGO, "Goes on");
  await venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket/, async () => {
    await mai.context().setOffline(true);
    await mai.evaluate(() => dispatchEvent(new Event("offline")));
    await (await shown(mai, NGO)).fill("Written without a network");
    await (await shown(ben, GOV)).fill("Meanwhile");
    await mai.locator("#sheet").getByText("Kept on this phone").waitFor();
    await isFit(mai, "kept");
    expect(await value(ben, NGO)).toBe("Goes on");
    // The page comes again, and still no way to the room.
    await mai.context().route("**/live/**", (route) => route.abort());
    await mai.addInitScript(() => {
      window.WebSocket = class extends WebSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(sessionStorage.getItem("shut") ? String(url).replace("/live/", "/nowhere/") : url, protocols);
        }
      };
    });
    await mai.evaluate(() => sessionStorage.setItem("shut", "yes"));
    const refused = mai.waitForEvent("websocket", (socket) => socket.url().includes("/nowhere/"));
    await mai.context().setOffline(false);
    await mai.reload();
    await mai.locator("#sheet").getByText("Kept on this phone").waitFor();
    await refused;
    expect(await value(ben, NGO)).toBe("Goes on");
    await mai.evaluate(() => sessionStorage.removeItem("shut"));
    await mai.context().unroute("**/live/**");
    // A phone tries its next connection only once it has heard that the last one failed.
    await holds(ben, NGO, "Written without a network");
  });
  await holds(mai, NGO, "Written without a network");
  await holds(mai, GOV, "Meanwhile");
  await status(mai, "saved");
});

test("a page without script (G-52)", async ({ house, step }) => {
  const { venue, mai, ben, plain: page } = await together(house, true);
  const plain = page!;
  const save = () => plain.locator(".sheet-save:visible").click();
  await mai.locator('#sheet [name="checks/school"]').check();
  await expect.poll(() => ben.locator('#sheet [name="checks/school"]').isChecked()).toBe(true);
  await step("saves field by field, adds rows, and everybody else sees it", async () => {
    await plain.goto(plain.url());
    await unfold(plain);
    await entryFields(plain, "ideas").last().fill("Posters\nRadio plays");
    await plain.locator('[name="checks/radio"]').check();
    await plain.locator('[name="checks/school"]').uncheck();
    await save();
    await plain.waitForURL(/\/r\/[^/]+\/#step-sides-3$/);
    await expect.poll(() => entriesOn(mai, "ideas")).toEqual(["Posters", "Radio plays"]);
    await expect.poll(() => mai.locator('#sheet [name="checks/school"]').isChecked()).toBe(false);
    expect(await mai.locator('#sheet [name="checks/radio"]').isChecked()).toBe(true);
    const rows = await plain.locator('[data-list="measures"] > [data-row]').count();
    await plain.getByRole("button", { name: "Add a row" }).click();
    await plain.locator('[data-list="measures"] > [data-row]').nth(rows).waitFor();
    await fitsScreen(plain, "plain");
  });

  await step("is told what somebody else changed meanwhile, and nothing is lost", async () => {
    await plain.goto(plain.url());
    await (await shown(mai, GOV)).fill("From a phone with script");
    await status(mai, "saved");
    await holds(ben, GOV, "From a phone with script");
    await (await shown(plain, GOV)).fill("From a phone without");
    await venue.complaints.expect(/409/, async () => {
      await save();
      await plain.getByText("Somebody else wrote in the same place").waitFor();
    });
    const merged = await value(plain, GOV);
    expect(merged).toContain("From a phone with script");
    expect(merged).toContain("From a phone without");
    await fitsScreen(plain, "plain-conflict");
    await (await shown(plain, GOV)).fill("From both");
    await save();
    await holds(mai, GOV, "From both");
  });
});

test("small screens and other languages", async ({ house, step }) => {
  const { mai, ben } = await together(house);
  await (await shown(mai, GOV)).fill("First of all: Agree a short reflection period before any interview.");
  await toStep(mai, entryFields(mai, "ideas").last());
  await entryFields(mai, "ideas").last().fill("Posters\nRadio plays");
  await mai.getByRole("button", { name: "Add a row" }).click();
  await expect.poll(() => entriesOn(ben, "ideas")).toEqual(["Posters", "Radio plays"]);
  for (const language of ["ar", "th", "ko"])
    await step(`the sheet fits 320 pixels in ${language}, and twice as large letters`, async () => {
      await openTab(ben, "more");
      await ben.locator(`#language button[value="${language}"]`).click();
      await ben.locator(`html[lang="${language}"] plenary-sheet[data-live]`).waitFor();
      await entryFields(mai, "ideas").first().focus();
      await ben.locator("#sheet .who:not([hidden])").waitFor();
      await isFit(ben, `sheet-${language}`);
      await ben.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await looks(ben, `sheet-${language}-large`);
      await ben.evaluate(() => {
        document.documentElement.style.fontSize = "";
      });
      await entryFields(mai, "ideas").first().blur();
    });
});

test("a sheet that is closed (G-45)", async ({ house, step }) => {
  const { leader, mai, ben } = await together(house);
  for (const [label, text] of [
    [GOV, "From both"],
    ["The message", "one two"],
    [NGO, "Not yet the last word"],
  ] as const) {
    await (await shown(mai, label)).fill(text);
    await holds(ben, label, text);
  }
  await step("is text to be read, with what was on its way", async () => {
    await (await shown(mai, NGO)).fill("The last word");
    await leader.do({ type: "freeze-work", activity: "plan" });
    await mai.locator("plenary-sheet[data-frozen]").waitFor();
    await mai.locator("#sheet").getByText("This sheet is closed now.").first().waitFor();
    await mai.locator("#sheet").getByText("The last word").waitFor();
    await ben.locator("#sheet").getByText("The last word").waitFor();
    expect(
      await mai.locator("#sheet [data-section] textarea, #sheet [data-section] input[type=radio]").count(),
    ).toBe(0);
    await isFit(mai, "frozen");
  });

  await step("goes on as it is when it is opened again", async () => {
    await leader.do({ type: "start-work", activity: "plan", seconds: null, phases: null });
    await mai.locator("plenary-sheet[data-live]:not([data-frozen])").waitFor();
    await holds(mai, NGO, "The last word");
  });
});

test("somebody who is moved to another group (G-10, G-69) loses nothing: what waited on the phone comes to the sheet it was written on", async ({
  house,
}) => {
  const { venue, leader, mai, ben } = await together(house);
  await (await shown(mai, NGO)).fill("The last word");
  await holds(ben, NGO, "The last word");
  await (await shown(mai, NGO)).fill("");
  await holds(ben, NGO, "");
  await status(mai, "saved");
  await venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|WebSocket/, async () => {
    await mai.context().setOffline(true);
    await mai.evaluate(() => dispatchEvent(new Event("offline")));
    await (await shown(mai, NGO)).fill("Before the move");
    expect((await leader.do({ type: "add-group" })).ok).toBe(true);
    const { groups } = leader.view.groups;
    const person = groups.flatMap((g) => g.people).find((p) => p.alias === "Mai")!;
    expect(
      (await leader.do({ type: "move-person", participant: person.id, to: groups.at(-1)!.group.id })).ok,
    ).toBe(true);
    await mai.context().setOffline(false);
    await holds(ben, NGO, "Before the move");
  });
  await mai.getByText("Group 2").first().waitFor();
});
