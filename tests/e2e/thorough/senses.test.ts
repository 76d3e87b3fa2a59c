/** Phones read aloud, overlaps, keys, and phones with forced colours. */
import { DOUBLE_CLICK_MS } from "@/components/ui/double-click";
import { templates } from "@/workshop/editor/templates";
import { axe } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { misplacedLetters } from "@/tests/support/letters";
import { lostInForcedColours, readAloud } from "@/tests/support/reach";
import { choose, openTab, press, saved } from "@/tests/support/steps";
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const workshop: Workshop = workshopSchema.parse({
  id: "senses",
  language: "en",
  title: "For every eye, ear and hand",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "all",
      number: 1,
      title: "For every eye, ear and hand",
      minutes: 60,
      activities: [
        {
          id: "vote",
          kind: "quiz",
          title: "A vote",
          question: "Is it true?",
          options: [
            { id: "true", text: "True" },
            { id: "false", text: "False" },
            { id: "depends", text: "It depends" },
          ],
          items: [
            { id: "one", text: "Is this sentence true?", key: { accepted: ["true"], reason: "It is." } },
          ],
        },
        { ...templates.sort, id: "sort" },
        { ...templates.scale, id: "scale" },
        { ...templates.points, id: "points" },
        { ...templates.case, id: "case" },
        { ...templates.worksheet, id: "sheet" },
      ],
    },
  ],
});

const oneGroup = {
  type: "form-groups",
  by: "count",
  n: 1,
  mix: "random",
  meetNew: false,
  places: "none",
} as const;
const MIN_REPORTABLE = 3;
const crowdOf = (house: House, door: string) =>
  Promise.all(Array.from({ length: MIN_REPORTABLE }, () => CrowdPhone.join(house.venue.server.url, door)));

/** New texts of the lines that screen readers follow, in order. */
async function listen(phone: Page): Promise<() => Promise<string[]>> {
  await phone.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      const lines = changes.map(({ target }) => (target instanceof Element ? target : target.parentElement));
      for (const line of new Set(lines.map((element) => element?.closest("[role=status], [role=alert]"))))
        if (line?.textContent) heard.push(line.textContent);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return () => phone.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
}

test("a phone tells once what is new, is read out in order, and keeps the focus when a question closes (B-190, B-191)", async ({
  house,
  step,
}) => {
  const room = await house.room(workshop);
  const [console, phone] = await Promise.all([house.plenary.console(room), house.venue.page(sizes.phone)]);
  await phone.clock.install();
  await phone.goto(house.venue.at(`/j/${room.token}`));
  await phone.locator("form button.send").first().click();
  await phone.locator('body[data-link="connected"]').waitFor();
  const crowd = await crowdOf(house, `/j/${room.token}`);
  await console.go("vote");
  await phone.getByRole("heading", { name: "Is it true?" }).waitFor();
  const heard = await listen(phone);
  const announced = (text: string) => expect(phone.locator("#announce")).toHaveText(text);
  const reads = async (...lines: string[]) => expect(await readAloud(phone, "#view")).toEqual(lines);

  const question = ["region: Is it true?", "heading [level=1]: Is it true?"];
  const questionLines = (chosen?: string) => [
    "paragraph: Few are here: others may guess who answered.",
    ...question,
    "paragraph: Time left: 0:00",
    "group: Nobody sees who answered. How?",
    "group: Is it true?",
    "paragraph: Answer as many as you like. Each answer is saved at once.",
    "group: 1 Is this sentence true?",
    ...["True", "False", "It depends"].map((one) => `radio${one === chosen ? " [checked]" : ""}: ${one}`),
  ];
  const pass = "button: Pass: I would rather not say";
  const closed = ["paragraph: This question has closed.", "paragraph: You answered: 1 It depends"];
  const results = [
    "region: What the room said",
    "heading [level=2]: What the room said",
    "listitem: True 3 people, 75%",
    "listitem: False 0 people, 0%",
    "listitem: It depends 1 person, 25%",
    "paragraph: 4 answers, round 1",
  ];

  await step("what is prepared can be read", () =>
    reads(...question, "paragraph: The trainer will open this question in a moment."),
  );

  await step("when a question can be read, and then answered", async () => {
    await console.openRound("vote", 1, { seconds: 60, readFirst: 5 });
    await announced("Please read first.");
    await announced("You can answer now.");
    expect(await heard()).toEqual(["Please read first.", "You can answer now."]);
    await reads(...questionLines(), pass);
  });

  await step("nothing at a push that brings nothing of it, with what was saved", async () => {
    await choose(phone, "It depends");
    await saved(phone);
    await reads(...questionLines("It depends"), "status: ✓ Saved. You can still change it.", pass);
    await phone.getByRole("radio", { name: "It depends" }).focus();
    await heard();
    const until = () => phone.locator("#closes").getAttribute("data-until");
    const before = await until();
    await console.do({ type: "add-time", question: "vote", round: 1, seconds: 30 });
    await expect.poll(until).not.toBe(before);
    expect(await heard()).toEqual([]);
    await expect(phone.locator("#saved")).toContainText("Saved");
  });

  await step("when 30 and 10 seconds are left", async () => {
    const left = async () => Number(await phone.locator("#closes").getAttribute("data-until")) - Date.now();
    await phone.clock.fastForward((await left()) - 29_000);
    await announced("Seconds left: 30");
    await phone.clock.fastForward(20_000);
    await announced("Seconds left: 10");
    // A clock that leaps lets the connection seem lost.
    expect((await heard()).filter((text) => /left/.test(text))).toEqual([
      "Seconds left: 30",
      "Seconds left: 10",
    ]);
    await phone.locator('body[data-link="connected"]').waitFor();
    await heard();
  });

  await step("when it closes, with the focus on the question", async () => {
    await Promise.all(crowd.map((p) => p.answer("vote", 1, { "items.one": ["true"] })));
    await console.closeRound("vote");
    await announced("This question has closed.");
    expect(await phone.evaluate(() => document.activeElement?.className)).toBe("question");
    expect(await heard()).toEqual(["This question has closed."]);
    await reads(...question, ...closed);
  });

  await step("when results and the expert's answer are shown", async () => {
    await console.reveal("vote");
    await announced("What the room said");
    await reads(...question, ...closed, ...results);
    await console.do({ type: "explain", question: "vote", on: true });
    await announced("What an expert says");
    expect(await heard()).toEqual(["What the room said", "What an expert says"]);
    await reads(
      ...question,
      ...closed,
      ...results,
      "region: What an expert says",
      "heading [level=2]: What an expert says",
      "heading [level=3]: Is this sentence true?",
      "paragraph: Accepted answer: True",
      "paragraph: It is.",
      "paragraph: Your answer: It depends",
    );
  });

  await step("when the room goes on, with the focus on the view", async () => {
    await console.go("scale");
    await expect(phone.locator("#announce")).not.toHaveText("What an expert says");
    expect(await phone.evaluate(() => document.activeElement?.closest("#view") !== null)).toBe(true);
    expect(await heard()).toHaveLength(1);
  });
  for (const person of crowd) person.leave();
});

/** Controls that something else lies over at the moment at which they have the focus. */
const covered = (page: Page, root: string): Promise<string[]> =>
  page.evaluate((selector) => {
    const controls: HTMLElement[] = [];
    const gather = (root: ParentNode): void => {
      for (const element of Array.from(root.querySelectorAll<HTMLElement>("*"))) {
        if (element.shadowRoot) gather(element.shadowRoot);
        if (element.matches("button, a[href], input, select, textarea, summary, [tabindex='0']"))
          controls.push(element);
      }
    };
    gather(document.querySelector(selector)!);
    const deepest = (x: number, y: number): Element | null => {
      let element = document.elementFromPoint(x, y);
      while (element?.shadowRoot) {
        const inner = element.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === element) break;
        element = inner;
      }
      return element;
    };
    return controls.flatMap((control) => {
      if (!control.checkVisibility() || control.getBoundingClientRect().width < 3) return [];
      control.focus();
      const { left, top, width, height } = control.getBoundingClientRect();
      const seen = [0.1, 0.5, 0.9].some((part) => {
        const hit = deepest(left + width / 2, top + height * part);
        return (
          !!hit &&
          (control.contains(hit) || !!hit.closest("label")?.contains(control) || hit.contains(control))
        );
      });
      return seen ? [] : [`${control.tagName} ${control.textContent?.trim().slice(0, 30)}`];
    });
  }, root);

/** Part of the window's height that is taken at its edges while the rest scrolls. */
const staying = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const heights = Array.from(document.querySelectorAll("body *"), (element) =>
      /sticky|fixed/.test(getComputedStyle(element).position) && element.checkVisibility()
        ? element.getBoundingClientRect().height
        : 0,
    );
    return heights.reduce((sum, height) => sum + height, 0) / innerHeight;
  });

test("nothing covers what has the focus on a phone, also at twice the size, and words stay whole (B-192, B-195)", async ({
  house,
  step,
}) => {
  const { room, trainer, door } = await house.open(workshop);
  const [console, phone] = await Promise.all([
    house.plenary.console(room),
    house.phone(door, sizes.smallPhone),
  ]);
  for (const id of ["vote", "sort", "points"])
    await step(id, async () => {
      expect(await console.go(id)).toMatchObject({ ok: true });
      expect(await console.openRound(id)).toMatchObject({ ok: true });
      await phone.locator(`form[data-question="${id}"]`).waitFor();
      if (id === "vote") await choose(phone, "True");
      else await phone.locator(".island").locator("button:visible").nth(1).click();
      if (id !== "points") await saved(phone);
      for (const [scale, width] of [
        ["100%", 320],
        ["200%", 390],
      ] as const) {
        await phone.setViewportSize({ width, height: 844 });
        await phone.evaluate((size) => {
          document.documentElement.style.fontSize = size;
        }, scale);
        expect(await covered(phone, "#view"), `${id} at ${scale}`).toEqual([]);
        expect(await misplacedLetters(phone), `${id} at ${scale}`).toEqual([]);
      }
      await phone.evaluate(() => document.documentElement.removeAttribute("style"));
      const { width, height } = sizes.phone.viewport;
      await phone.setViewportSize({ width: width / 2, height: height / 2 });
      expect(await staying(phone), `${id}, zoomed in`).toBeLessThanOrEqual(1 / 4);
    });
  await step("what the room said, with cards that nobody placed", async () => {
    expect(await console.go("sort")).toMatchObject({ ok: true });
    await console.closeRound("sort");
    await console.reveal("sort");
    await phone.locator(".results").getByText("nobody").first().waitFor();
    expect(await misplacedLetters(phone)).toEqual([]);
  });
  await trainer.close();
});

test("what is chosen, bars and progress can be seen with forced colours (B-194)", async ({ house, step }) => {
  const { room, trainer, door } = await house.open(workshop);
  const [console, phone, stage] = await Promise.all([
    house.plenary.console(room),
    house.phone(door, { ...sizes.phone, forcedColors: "active" }),
    house.stage(room, { ...sizes.projector, forcedColors: "active" }),
  ]);
  const crowd = await crowdOf(house, door);
  const ground = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  const canvas = (page: Page) =>
    page.evaluate(() => {
      const plain = document.createElement("p");
      plain.style.backgroundColor = "Canvas";
      document.body.append(plain);
      const color = getComputedStyle(plain).backgroundColor;
      plain.remove();
      return color;
    });
  const phoneGround = await canvas(phone);
  const stageGround = await canvas(stage);

  await step("the foot of the phone, and all of the console", async () => {
    for (const tab of ["support", "more"] as const) {
      await phone.emulateMedia({ forcedColors: null });
      await openTab(phone, tab);
      expect(await lostInForcedColours(phone), tab).toEqual([]);
      await phone.keyboard.press("Escape");
    }
    await phone.emulateMedia({ forcedColors: "active" });
    await trainer.locator('[data-verb="next"]').waitFor();
    expect(await lostInForcedColours(trainer)).toEqual([]);
  });
  await step("a chosen point", async () => {
    await console.go("scale");
    await console.openRound("scale");
    await phone.locator(".points label").nth(1).click();
    await saved(phone);
    expect(await ground(phone, ".points input:checked + span")).not.toBe(
      await ground(phone, ".points input:not(:checked) + span"),
    );
  });
  await step("a chosen answer", async () => {
    await console.go("vote");
    await console.openRound("vote");
    await choose(phone, "It depends");
    await saved(phone);
    // Letters of the page do not run into the strip that says so (B-225).
    expect(
      await phone.locator("#saved").evaluate((strip) => getComputedStyle(strip).borderBlockStartStyle),
    ).toBe("solid");
    const outline = (selector: string) =>
      phone
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(await outline(".opt:has(:checked)")).toBe("solid");
    expect(await outline(".opt:not(:has(:checked))")).toBe("none");
  });
  await step("bars of results, on the phone and on the stage", async () => {
    await Promise.all(crowd.map((p) => p.answer("vote", 1, { "items.one": ["true"] })));
    await console.closeRound("vote");
    await console.reveal("vote");
    await phone.locator(".track i").first().waitFor({ state: "attached" });
    expect(await ground(phone, ".track i")).not.toBe(phoneGround);
    const bar = '[class*="bar"] [data-tone], [class*="track"] > *';
    await stage.locator(bar).first().waitFor({ state: "attached" });
    expect(await ground(stage, bar)).not.toBe(stageGround);
  });
  await step("how far a case is", async () => {
    const first = workshop.sessions[0]!.activities.find((a) => a.id === "case")!;
    if (first.kind !== "case") throw new Error("no case");
    await console.go(`case/${first.parts[0]!.id}`);
    await phone.locator(".progress .now").waitFor();
    expect(await ground(phone, ".progress .now")).not.toBe(phoneGround);
  });
  await step("how far a group's sheet is, at the trainer's", async () => {
    await console.go("sheet");
    await console.do(oneGroup);
    await console.do({ type: "start-work", activity: "sheet", seconds: null, phases: null });
    await trainer.emulateMedia({ forcedColors: "active" });
    const square = trainer.locator('li[data-is="empty"]').first();
    await square.waitFor({ state: "attached" });
    const grounds = await square.evaluate((element) =>
      ["empty", "part", "full"].map((is) => {
        element.setAttribute("data-is", is);
        const { backgroundColor, backgroundImage } = getComputedStyle(element);
        return `${backgroundColor} ${backgroundImage}`;
      }),
    );
    expect(new Set(grounds).size).toBe(3);
  });
  for (const person of crowd) person.leave();
});

test("the console on small screens: verbs in two rows, whole words, nothing covered at 400 %, rows of 24 px (B-192, B-195)", async ({
  house,
  step,
}) => {
  const { room, trainer } = await house.open(workshop);
  const console = await house.plenary.console(room);
  await console.do({ type: "hand-over", session: "all" });
  const bar = trainer
    .getByRole("region", { name: "Verbs" })
    .or(trainer.locator("section:has(> [data-leads])"));
  await press(trainer, "next");
  await press(trainer, "open");

  /** Looks at the verbs at both sizes of small laptops. */
  const inTwoRows = async (verb: string) => {
    await bar.first().locator(`button[data-verb="${verb}"]`).waitFor();
    for (const [width, height] of [
      [1152, 720],
      [1024, 768],
    ] as const) {
      await trainer.setViewportSize({ width, height });
      await expect
        .poll(
          () =>
            bar.first().evaluate((section) => {
              const middles = Array.from(
                section.querySelectorAll<HTMLElement>("button[data-verb]"),
                (button) => {
                  const { top, height } = button.getBoundingClientRect();
                  return Math.round((top + height / 2) / 10);
                },
              );
              return new Set(middles).size;
            }),
          `${verb} at ${width} px`,
        )
        .toBeLessThanOrEqual(2);
      expect(await misplacedLetters(trainer), `${verb} at ${width} px`).toEqual([]);
    }
  };
  await step("verbs in two rows while a question is open", () => inTwoRows("close"));
  await step("verbs in two rows after the reveal, with what an expert says", async () => {
    await press(trainer, "close");
    await press(trainer, "reveal");
    await inTwoRows("explain");
  });
  await step("verbs in two rows at a worksheet", async () => {
    await Promise.all([house.plenary.phone(room), console.go("sheet")]);
    await inTwoRows("formGroups");
    await console.do(oneGroup);
    await inTwoRows("startWork");
  });

  await step("every line of the run sheet is at least 24 px high, content notices too", async () => {
    await trainer.locator("button[data-notice]").first().waitFor();
    const low = await trainer
      .locator('[data-surface="console"] button:visible')
      .evaluateAll((buttons) =>
        buttons.filter((b) => b.getBoundingClientRect().height < 24).map((b) => b.textContent ?? ""),
      );
    expect(low).toEqual([]);
    expect(await axe(trainer)).toEqual([]);
  });

  await step("at 320 by 256 px nothing is covered, on any of its three parts", async () => {
    await trainer.setViewportSize({ width: 320, height: 256 });
    for (const tab of ["Now", "Run sheet", "People"]) {
      await trainer
        .getByRole("navigation", { name: "Parts of the console" })
        .getByText(tab, { exact: true })
        .click();
      expect(await covered(trainer, '[data-surface="console"]'), tab).toEqual([]);
    }
  });
});

test("keys that are letters can be switched off, and stay so (B-193)", async ({ house, step: part }) => {
  const { trainer } = await house.open(workshop);
  const lead = trainer.locator("[data-leads]");
  const dimmed = trainer.locator('[data-verb="dim"]');
  const words = await dimmed.locator("span").first().textContent();
  const off = async () => {
    const before = (await lead.getAttribute("data-does"))!;
    await trainer.waitForTimeout(DOUBLE_CLICK_MS + 50);
    await trainer.keyboard.press("b");
    await trainer.keyboard.press("PageDown");
    await expect(lead).not.toHaveAttribute("data-does", before);
    await expect(dimmed.locator("span").first()).toHaveText(words!);
    await expect(lead.locator("kbd")).toHaveText("PgDn");
    expect(await dimmed.locator("kbd").count()).toBe(0);
  };

  await part("work at first", async () => {
    await expect(dimmed.locator("kbd")).toHaveText("B");
    await trainer.keyboard.press("?");
    await trainer.getByRole("dialog").waitFor();
  });
  await part("do nothing once they are off; arrows and page keys go on", async () => {
    await trainer.getByRole("checkbox", { name: /Letters and signs work as keys/ }).uncheck();
    await trainer.keyboard.press("Escape");
    await off();
    await trainer.keyboard.press("?");
    expect(await trainer.getByRole("dialog").count()).toBe(0);
  });
  await part("stay off when the page is loaded again, and can be switched on by the menu", async () => {
    await trainer.reload();
    await trainer.locator('[data-surface="console"]').waitFor();
    await off();
    await trainer.getByRole("button", { name: "Room menu" }).click();
    await trainer.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await trainer.getByRole("checkbox", { name: /Letters and signs work as keys/ }).check();
    await trainer.keyboard.press("Escape");
    await trainer.keyboard.press("b");
    await expect(dimmed.locator("span").first()).not.toHaveText(words!);
  });
});
