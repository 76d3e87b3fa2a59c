/** One sheet that several phones write in at once, as people meet it: keyboards, bad networks, small screens, no script. */
import { openTab } from "@/tests/support/steps";
import type { Page } from "playwright";
import { expect, fitsScreen, type House, isFit, sizes, test } from "@/tests/e2e/story";
import { entriesOn, entryFields } from "@/tests/support/entries";
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

/** Shows what a sheet does not need at first. */
const unfold = (page: Page) => page.locator("#sheet .optional:not([open]) > summary").first().click();

/** People of one group, whose work has begun; all but who comes without script have the sheet open. */
async function together(house: House, withoutScript = false) {
  const room = await house.room(workshop);
  const door = `/j/${room.token}`;
  const join = async (...given: Parameters<House["phone"]>) => {
    const page = await house.phone(...given);
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

const field = (page: Page, label: string) => page.locator("#sheet").getByRole("textbox", { name: label });
const GOV = "What the government side would do";
const NGO = "What the NGO side would do";
const value = (page: Page, label: string) => field(page, label).inputValue();
const holds = (page: Page, label: string, text: string) => expect.poll(() => value(page, label)).toBe(text);
const status = (page: Page, state: string) =>
  page.locator(`#sheet [data-status][data-state="${state}"]`).waitFor();

test("two phones in one field at once", async ({ house, step }) => {
  const { mai, ben } = await together(house);
  await step("end with the same text, without a letter lost or doubled (G-62)", async () => {
    await field(mai, GOV).pressSequentially("Agree a short reflection period");
    await holds(ben, GOV, "Agree a short reflection period");
    await field(ben, GOV).focus();
    await ben.keyboard.press("Control+Home");
    await field(mai, GOV).focus();
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

  await step("see who is writing where (G-72)", async () => {
    await field(mai, NGO).focus();
    await ben.locator("#sheet").getByText("Mai is writing").waitFor();
    await isFit(ben, "writing");
    await field(mai, NGO).blur();
    await ben.locator("#sheet").getByText("Mai is writing").waitFor({ state: "hidden" });
  });

  await step("take back their own and nobody else's (G-65)", async () => {
    await field(mai, NGO).fill("A trained support person sits in");
    await holds(ben, NGO, "A trained support person sits in");
    await field(ben, NGO).focus();
    await ben.keyboard.press("Control+End");
    await ben.keyboard.type(", always");
    await holds(mai, NGO, "A trained support person sits in, always");
    await mai.getByRole("button", { name: "Undo", exact: true }).click();
    await holds(ben, NGO, ", always");
    await holds(mai, NGO, ", always");
  });

  await step("see ticks, choices, ratings, days and rows of each other", async () => {
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
      .getByRole("button", { name: "Take this one away" })
      .click();
    await expect.poll(() => mai.locator('#sheet [data-list="measures"] > [data-row]').count()).toBe(1);
    expect(await mai.locator('#sheet [data-list="measures"] legend').textContent()).toBe("Row 1");
    await mai.locator("#sheet .step-next").click();
    await mai.getByRole("button", { name: "Add one more" }).click();
    await ben.locator('#sheet [data-list="audience@"] > [data-row]').nth(1).waitFor({ state: "attached" });
    await ben.getByText("Identify the person").click();
    await ben.locator('#sheet [name="steps/id/who"]').fill("Police");
    await mai.getByRole("button", { name: "Back", exact: true }).click();
    await mai.locator('#sheet details[data-row="id"] [data-filled]').filter({ hasText: "1 of 2" }).waitFor();
    await mai.locator("#sheet [data-section=sides] [data-count]").filter({ hasText: "2 of 3" }).waitFor();
  });
});

test("a sheet of several sections (G-156)", async ({ house, step }) => {
  const { mai, ben, plain } = await together(house, true);
  const here = (page: Page) => page.locator("#sheet .steps").getByText(/Step \d of \d/);
  const title = (page: Page, name: string) => page.locator("#sheet").getByRole("heading", { name });
  const sides = mai.locator('#sheet .steps a[href="#step-sides"]');
  await step("shows one at a time, and what it needs before what there may be time for", async () => {
    await ben.reload();
    await ben.locator("plenary-sheet[data-live]").waitFor();
    await expect(here(ben)).toHaveText("Step 1 of 3");
    await field(ben, GOV).waitFor();
    await expect(ben.getByRole("group", { name: "Ideas" })).toHaveCount(0);
    await expect(ben.getByRole("button", { name: "Back", exact: true })).toHaveCount(0);
    await isFit(ben, "step-1");
    await ben.getByText("If you have time: 7 more").click();
    await entryFields(ben, "ideas").last().fill("Posters");
    await status(ben, "saved");
  });

  await step("goes on and back, and begins at the title of the step", async () => {
    await ben.getByRole("button", { name: "Next", exact: true }).click();
    await expect(here(ben)).toHaveText("Step 2 of 3");
    await expect(title(ben, "Audience")).toBeFocused();
    await expect(field(ben, GOV)).toHaveCount(0);
    await ben.getByRole("button", { name: "Next", exact: true }).click();
    await expect(here(ben)).toHaveText("Step 3 of 3");
    await expect(ben.getByRole("button", { name: "Next", exact: true })).toHaveCount(0);
    await ben.getByRole("button", { name: "Back", exact: true }).click();
    await isFit(ben, "step-2");
    await ben.getByRole("button", { name: "Back", exact: true }).click();
    await expect(title(ben, "Both sides")).toBeFocused();
    await expect(here(ben)).toHaveText("Step 1 of 3");
  });

  await step("says at each step whether it is whole, and whether somebody writes there", async () => {
    await mai.locator('#sheet .steps a[href="#step-audience"]').click();
    await field(ben, GOV).focus();
    await mai.locator("#sheet .steps a[data-written]").waitFor();
    await expect(sides).toHaveAttribute("data-written", "");
    for (const label of [GOV, NGO, "The message"]) await field(ben, label).fill("All is said");
    await expect(sides).toHaveAttribute("aria-label", "1. Both sides (complete, Somebody is writing)");
  });

  await step("stays at its step when the language changes, and over what others write", async () => {
    await openTab(mai, "more");
    await mai.locator('#language button[value="ar"]').click();
    await mai.locator('html[lang="ar"] plenary-sheet[data-live]').waitFor();
    await expect(mai.locator("#sheet #step-audience")).toBeVisible();
    await expect(mai.locator("#sheet #step-sides")).toBeHidden();
  });

  await step("is whole on a page without script, with links to its sections", async () => {
    await plain!.goto(plain!.url());
    await expect(plain!.locator(".steps").getByRole("link")).toHaveText([
      "Both sides",
      "Audience",
      "Before you present",
    ]);
    await field(plain!, GOV).waitFor();
    await field(plain!, "Who they are").waitFor();
  });
});

test("keyboards that compose (G-64)", async ({ house, step }) => {
  const { mai, ben } = await together(house);
  for (const { script, steps } of [
    { script: "Thai", steps: ["น", "น้", "น้ำ"] },
    { script: "Korean", steps: ["ㅎ", "하", "한"] },
    { script: "Arabic", steps: ["س", "سل", "سلام"] },
  ])
    await step(`${script}: what others write waits until the word is done, and both are there`, async () => {
      await field(mai, "The message").fill("one two");
      await holds(ben, "The message", "one two");
      const keyboard = await mai.context().newCDPSession(mai);
      await field(mai, "The message").focus();
      await mai.keyboard.press("Control+End");
      await keyboard.send("Input.imeSetComposition", { text: steps[0]!, selectionStart: 1, selectionEnd: 1 });
      await field(ben, "The message").focus();
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
  await field(mai, GOV).fill("");
  await field(mai, GOV).pressSequentially("We met Aye, 17");
  await mai.locator("#sheet .warns").getByText("could show who a real person is").waitFor();
  await isFit(mai, "guard");
  await field(mai, NGO).fill("Goes on");
  await holds(ben, NGO, "Goes on");
  expect(await value(ben, GOV)).not.toContain("17");
  await mai.reload();
  await holds(mai, GOV, "We met Aye, 17");
  await mai.locator("#sheet .warns button").waitFor();
  expect(await value(ben, GOV)).not.toContain("17");
  await mai.getByRole("button", { name: "Send it all the same" }).click();
  await holds(ben, GOV, "We met Aye, 17");
  await field(mai, GOV).fill("We met somebody within 30 days");
  await holds(ben, GOV, "We met somebody within 30 days");
});

test("a bad network (G-69) keeps what is written on the phone, also over a reload, and merges it", async ({
  house,
}) => {
  const { venue, mai, ben } = await together(house);
  await field(mai, NGO).fill("Goes on");
  await holds(ben, NGO, "Goes on");
  await venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket/, async () => {
    await mai.context().setOffline(true);
    await mai.evaluate(() => dispatchEvent(new Event("offline")));
    await field(mai, NGO).fill("Written without a network");
    await field(ben, GOV).fill("Meanwhile");
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

test("a page without script (G-75)", async ({ house, step }) => {
  const { venue, mai, ben, plain: page } = await together(house, true);
  const plain = page!;
  const save = () => plain.getByRole("button", { name: "Save the sheet" }).click();
  await mai.locator('#sheet [name="checks/school"]').check();
  await expect.poll(() => ben.locator('#sheet [name="checks/school"]').isChecked()).toBe(true);
  await step("saves field by field, adds rows, and everybody else sees it", async () => {
    await plain.goto(plain.url());
    await entryFields(plain, "ideas").last().fill("Posters\nRadio plays");
    await plain.locator('[name="checks/radio"]').check();
    await plain.locator('[name="checks/school"]').uncheck();
    await save();
    await plain.waitForURL(/\/r\/[^/]+\/$/);
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
    await field(mai, GOV).fill("From a phone with script");
    await status(mai, "saved");
    await holds(ben, GOV, "From a phone with script");
    await field(plain, GOV).fill("From a phone without");
    await venue.complaints.expect(/409/, async () => {
      await save();
      await plain.getByText("Somebody else wrote in the same place").waitFor();
    });
    const both = await value(plain, GOV);
    expect(both).toContain("From a phone with script");
    expect(both).toContain("From a phone without");
    await fitsScreen(plain, "plain-conflict");
    await field(plain, GOV).fill("From both");
    await save();
    await holds(mai, GOV, "From both");
  });
});

test("small screens and other languages", async ({ house, step }) => {
  const { mai, ben } = await together(house);
  await field(mai, GOV).fill("First of all: Agree a short reflection period before any interview.");
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

test("a sheet that is closed (G-73)", async ({ house, step }) => {
  const { leader, mai, ben } = await together(house);
  for (const [label, text] of [
    [GOV, "From both"],
    ["The message", "one two"],
    [NGO, "Not yet the last word"],
  ] as const) {
    await field(mai, label).fill(text);
    await holds(ben, label, text);
  }
  await step("is text to be read, with what was on its way", async () => {
    await field(mai, NGO).fill("The last word");
    await leader.do({ type: "freeze-work", activity: "plan" });
    await mai.locator("plenary-sheet[data-frozen]").waitFor();
    await mai.locator("#sheet").getByText("This sheet is closed now.").first().waitFor();
    await mai.locator("#sheet").getByText("The last word").waitFor();
    await ben.locator("#sheet").getByText("The last word").waitFor();
    expect(
      await mai.locator("#sheet [data-section] textarea, #sheet [data-section] input[type=radio]").count(),
    ).toBe(0);
    expect(await mai.locator("#sheet [data-section=sides] [data-count]").textContent()).toBe("3 of 3");
    await isFit(mai, "frozen");
  });

  await step("goes on as it is when it is opened again", async () => {
    await leader.do({ type: "start-work", activity: "plan", seconds: null, phases: null });
    await mai.locator("plenary-sheet[data-live]:not([data-frozen])").waitFor();
    await holds(mai, NGO, "The last word");
  });
});

test("somebody who is moved to another group (G-44, G-69) loses nothing: what waited on the phone comes to the sheet it was written on", async ({
  house,
}) => {
  const { venue, leader, mai, ben } = await together(house);
  await field(mai, NGO).fill("The last word");
  await holds(ben, NGO, "The last word");
  await field(mai, NGO).fill("");
  await holds(ben, NGO, "");
  await status(mai, "saved");
  await venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|WebSocket/, async () => {
    await mai.context().setOffline(true);
    await mai.evaluate(() => dispatchEvent(new Event("offline")));
    await field(mai, NGO).fill("Before the move");
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
