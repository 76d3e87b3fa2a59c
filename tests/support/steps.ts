/** Steps of people on the surfaces, found as they find them: by what is written there. */
import { DOUBLE_CLICK_MS } from "@/components/ui/double-click";
import type { Locator, Page } from "playwright";
import { type Venue, sizes } from "@/tests/support/browser";

export const account = { name: "Ada Kim", email: "ada@example.org", password: "four quiet harbour lamps" };

export async function makeFirstAccount(venue: Venue, page: Page): Promise<void> {
  if (!venue.server.setupLink) throw new Error("the server gave no link for the first account");
  await page.goto(venue.at(venue.server.setupLink));
  await page.getByLabel("Your name").fill(account.name);
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Choose a password").fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(venue.at("/trainer"));
}

export async function signIn(venue: Venue, page: Page, next = "/trainer"): Promise<void> {
  await page.goto(venue.at(`/trainer/sign-in?next=${encodeURIComponent(next)}`));
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByRole("textbox", { name: "Password" }).fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(venue.at(next));
}

/**
 * Opens a room of all sessions of the workshop whose title is given (the first one without) and lands in its
 * console.
 */
export async function openRoom(page: Page, workshop?: string, length = "All sessions"): Promise<string> {
  if (workshop) {
    const list = page.getByLabel("Workshop");
    const label = await list.locator("option", { hasText: workshop }).first().textContent();
    await list.selectOption({ label: label ?? "" });
  }
  const lengths = page.getByRole("radio", { name: length });
  // A workshop of one session has one length.
  if ((await lengths.count()) > 0) await lengths.check();
  await page.getByRole("button", { name: "Open the room" }).click();
  await page.waitForURL(/\/console\/[0-9a-f-]{36}$/);
  await page.locator('[data-surface="console"]').waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Unfolds the figures of every activity of a debrief, those too that come when they are unfolded. */
export async function unfoldAll(debrief: Page): Promise<void> {
  const unfold = () =>
    debrief.locator("details[data-folded]:not([open]) > summary").evaluateAll((all) => {
      for (const summary of all) (summary as HTMLElement).click();
    });
  await unfold();
  await debrief.waitForFunction(() => document.querySelector("[data-chapter]") === null);
  await unfold();
}

/** Unfolds what the room said on a phone, where it is long. */
export const unfoldResults = (phone: Page): Promise<void> =>
  phone.locator("#view details.told > summary", { hasText: "What the room said" }).click();

/** Turns a phone to the page on which something stands, where it shows one thing at a time. */
export async function turnToPage(phone: Page, thing: Locator): Promise<void> {
  const id = await thing.first().evaluate((element) => element.closest(".page")?.id);
  if (id) await phone.goto(`${phone.url().replace(/#.*/, "")}#${id}`);
}

type Verb = "back" | "next" | "open" | "close" | "reveal" | "explain" | "again" | "addTime" | "dim" | "undo";

/** Asks for the end of the room in its menu, and confirms it; of a rehearsal, that it is deleted too. */
export async function endRoom(
  console: Page,
  whenAsked: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await console.getByRole("button", { name: "Room menu" }).click();
  await console.locator("button:not([data-verb])").getByText("End the room…").click();
  await whenAsked();
  await console.getByRole("dialog").getByRole("button", { name: /^End/ }).click();
}

/**
 * A verb that can be used. The way on is beside the leading button where that does something else; a wall is
 * shown text by text.
 */
export const verb = (console: Page, name: Verb) => {
  const named = (one: string) => `[data-verb="${one}"]:not([aria-disabled="true"])`;
  const also = {
    next: `section:not(:has(> [data-verb="next"])) ${named("skip")}`,
    reveal: named("showAll"),
  };
  return console.locator(
    [named(name), name in also ? also[name as keyof typeof also] : []].flat().join(", "),
  );
};

/** The console's sign that results are shown to the room. */
export const resultsShown = (console: Page): Promise<void> =>
  console.locator('[data-is="revealed"]').first().waitFor({ state: "attached" });

/** Verbs that lead to another step: the way on, and Back. */
const steps = ["start", "next", "nextPart", "skip", "back"];
/** Verbs that may stand there as before once they are carried out. */
const lasting: readonly Verb[] = ["next", "back", "addTime", "undo"];

/** Waits until the bar has said the same for so long that a press on it is taken. */
export async function rested(console: Page): Promise<void> {
  const bar = console.locator("section:has(> [data-verb])").first();
  for (let seen = null; ; ) {
    const says = await bar.textContent();
    if (says === seen) return;
    seen = says;
    await console.waitForTimeout(DOUBLE_CLICK_MS + 50);
  }
}

/**
 * Presses one of the big verbs once it can be pressed and the bar has rested, as a press just after a change
 * is refused. Next goes on past all pages of the stage. Resolves once the console shows what came of it: a
 * press before that would be about the step, or the screens, as they were.
 */
export async function press(console: Page, name: Verb): Promise<void> {
  await verb(console, name).waitFor();
  await rested(console);
  const button = verb(console, name);
  // Read as it is clicked: until a stage has laid out what is new, the number of its pages may change.
  const pressed = await button.evaluateHandle((element: HTMLElement) => {
    const seen = { does: "", step: "" };
    const read = () => {
      const here = document.querySelector<HTMLElement>('[data-step][aria-current="step"]');
      Object.assign(seen, { does: element.dataset.does, step: here?.dataset.step });
    };
    element.addEventListener("click", read, { capture: true, once: true });
    return seen;
  });
  await button.click();
  const { does, step } = await pressed.jsonValue();
  if (does === "nextPage") return press(console, name);
  if (steps.includes(does)) {
    const here = console.locator('[data-step][aria-current="step"]');
    if (step)
      await here
        .and(console.locator(`[data-step="${step}"]`))
        .first()
        .waitFor({ state: "detached" });
    else await here.first().waitFor({ state: "attached" });
  } else if (does && !lasting.includes(name))
    await console.locator(`[data-verb][data-does="${does}"]`).first().waitFor({ state: "detached" });
}

/** Goes to a step by its line of the run sheet: the first press shows it, the button goes. */
export async function pressLine(console: Page, line: Locator): Promise<void> {
  const present = (await line.getAttribute("aria-current")) !== null;
  await line.click();
  if (!present) await console.locator('[data-verb="goto"]').click();
}

/** Jumps to a step by its line of the run sheet, past its content notice, and waits until the room stands there. */
export async function jump(console: Page, name: string): Promise<void> {
  const sheet = console.locator('[data-part="sheet"]');
  // Not by its role: of some hundred buttons the browser would have to compute all names.
  const line = sheet.locator("button[data-step]").filter({ hasText: name });
  // Other sessions than the present one are folded.
  const folded = sheet.locator('button[data-fold][aria-expanded="false"]');
  while (!(await line.count()) && (await folded.count())) await folded.first().click();
  // A notice before an activity has the activity's name too.
  const step = line.and(sheet.locator("button:not([data-notice])"));
  const listed = (await step.count()) > 0;
  const here = console.locator('[data-step][aria-current="step"]');
  // Where its notice stands already, Next is the way: a jump would be under way when Next is pressed after it.
  const atNotice = line.and(sheet.locator('[data-notice][aria-current="step"]'));
  if (listed && (await atNotice.count()) > 0) {
    await press(console, "next");
    return here.filter({ hasText: name }).and(console.locator("button:not([data-notice])")).first().waitFor({
      state: "attached",
    });
  }
  await pressLine(console, (listed ? step : line).first());
  // The sheet may be closed by the jump.
  const there = here.filter({ hasText: name });
  if (!listed) return there.waitFor({ state: "attached" });
  const notice = here.and(console.locator("[data-notice]"));
  const past = there.and(console.locator("button:not([data-notice])"));
  await notice.or(past).first().waitFor({ state: "attached" });
  if ((await notice.count()) > 0) await press(console, "next");
  await past.first().waitFor({ state: "attached" });
}

/** Opens the stage in a window of its own by the link that the console gives, and learns the room's door from it. */
export async function openStage(
  venue: Venue,
  console: Page,
  size: keyof typeof sizes = "projector",
): Promise<{ stage: Page; door: string }> {
  await console.getByRole("button", { name: /stages? (open|closed)/i }).click();
  const link = await copyStageLink(console, venue.origin.startsWith("https:"));
  const stage = await venue.page(sizes[size]);
  const door = new Promise<string>((resolve) => {
    stage.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        const url = /"door":\{[^}]*"url":"([^"]+)"/.exec(String(payload))?.[1];
        if (url) resolve(new URL(url).pathname);
      }),
    );
  });
  await stage.goto(link);
  return { stage, door: await door };
}

/** @param clipboard whether the page may copy by itself; elsewhere it shows the link */
async function copyStageLink(console: Page, clipboard: boolean): Promise<string> {
  const copy = console.getByRole("button", { name: "Copy stage link" });
  if (clipboard) {
    await console.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await copy.click();
    await console.waitForFunction(async () => (await navigator.clipboard.readText()).includes("/stage/"));
    return console.evaluate(() => navigator.clipboard.readText());
  }
  await copy.click();
  const dialog = console.getByRole("dialog");
  const link = await dialog.getByLabel("Stage link").inputValue();
  await dialog.getByRole("button", { name: "Close" }).click();
  return link;
}

export const choose = (phone: Page, answer: string): Promise<void> =>
  phone
    .locator("label.opt")
    .filter({ hasText: new RegExp(`^[A-Z]?\\s*${answer}$`) })
    .click();

/** Turns to a tab beside the room on a console; a narrow one shows its part *People* already. */
export const turnTo = (console: Page, tab: "Questions" | "People" | "Groups" | "Access"): Promise<void> =>
  console.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();

/** Opens a tab at the foot of a phone, where it is not open yet. */
export async function openTab(phone: Page, tab: "ask" | "support" | "more"): Promise<void> {
  if ((await phone.locator(`#${tab}[open]`).count()) === 0) await phone.locator(`#${tab} > summary`).click();
}

/** Chooses a language on a phone, by its own name, and waits until the menu has closed over it. */
export async function read(phone: Page, language: string): Promise<void> {
  await openTab(phone, "more");
  await phone.locator("#language button", { hasText: language }).click();
  await phone.locator("#more:not([open])").waitFor();
}

/** Takes a break on a phone. */
export async function rest(phone: Page): Promise<void> {
  await openTab(phone, "more");
  await phone.locator("#take-break").click();
}

/** Waits until the phone says that its answer is stored. */
export const saved = (phone: Page): Promise<void> => phone.locator('#saved[data-state="saved"]').waitFor();

/** Waits until the phone's page shows some text. */
export const shows = (phone: Page, text: string | RegExp): Promise<void> =>
  phone.getByText(text).first().waitFor();

/** Opens the dialog of exports with all that is folded in it. */
export async function openExport(page: Page, button: string | RegExp = "Export"): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  const folded = page.getByRole("dialog").locator("summary");
  await folded.first().waitFor();
  for (const one of await folded.all()) await one.click();
}
