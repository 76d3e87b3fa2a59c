/** Accounts and ways of signing in, as people meet them: passkeys, links by mail, an organisation, an owner's people. */
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { freePort } from "@/server/store/embedded/launch";
import { axe, sizes } from "@/tests/support/browser";
import { openMailSink, type MailSink } from "@/tests/support/mail-sink";
import { openOrganisation, type Organisation } from "@/tests/support/organisation";
import { fairly } from "@/tests/support/slowness";
import { startServer, until } from "@/tests/support/server-process";
import { account } from "@/tests/support/steps";

/** Set to a folder to keep pictures of what the tests see. */
const KEEP = process.env.SIGN_IN_PICTURES;

let origin: string;
let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;
let sink: MailSink;
let organisation: Organisation;
let owner: Page;
const complaints: string[] = [];
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  [sink, organisation] = [await openMailSink(), await openOrganisation(origin)];
  server = await startServer({
    next: true,
    port,
    env: {
      PUBLIC_URL: origin,
      SMTP_URL: sink.url,
      MAIL_FROM: "Plenary <plenary@office.test>",
      OIDC_ISSUER: organisation.issuer,
      OIDC_CLIENT_ID: organisation.clientId,
      OIDC_CLIENT_SECRET: organisation.clientSecret,
      OIDC_NAME: "Test Office",
    },
  });
  const flags = new URL("../../scripts/chromium.mjs", import.meta.url).href;
  const { launchFlags } = (await import(/* @vite-ignore */ flags)) as { launchFlags: string[] };
  browser = await chromium.launch({ executablePath: inject("chromium"), args: launchFlags });
  owner = await page();
  await owner.goto(origin + new URL(server.setupLink!).pathname + new URL(server.setupLink!).hash);
  await makeAccount(owner, account);
}, 900_000);

afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await server?.stop();
  await Promise.all([sink?.close(), organisation?.close()]);
});

afterEach(() => expect(complaints.splice(0)).toEqual([]));

async function page(size: keyof typeof sizes = "laptop"): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Asia/Seoul", ...sizes[size] });
  context.setDefaultTimeout(30_000);
  contexts.push(context);
  const made = await context.newPage();
  made.on("console", (message) => {
    // A password or a passkey that is refused is a request that is refused.
    if (message.type() === "error" && !/status of 40[13]/.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  made.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  made.on("request", (request) => {
    const url = new URL(request.url());
    if (/^http/.test(url.protocol) && ![origin, organisation.issuer].includes(url.origin))
      complaints.push(`request to another host: ${request.url()}`);
    if (
      /#?[\w-]{43}/.test(url.pathname + url.search) &&
      url.origin === origin &&
      !/[?&](state|code|iss)=/.test(url.search) &&
      !url.pathname.startsWith("/_next/")
    )
      complaints.push(`a secret in an address: ${url.pathname}${url.search}`);
  });
  return made;
}

async function makeAccount(at: Page, who: { name: string; email: string; password: string }): Promise<void> {
  await at.getByLabel("Your name").fill(who.name);
  await at.getByLabel("E-mail address").fill(who.email);
  await at.getByLabel("Choose a password").fill(who.password);
  await at.getByRole("button", { name: "Make account" }).click();
  await at.waitForURL(`${origin}/trainer`);
}

async function signIn(at: Page, email: string, password: string): Promise<void> {
  await at.goto(`${origin}/trainer/sign-in`);
  await at.getByLabel("E-mail address").fill(email);
  await at.getByRole("textbox", { name: "Password" }).fill(password);
  await at.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** A new trainer, invited by the owner on the page People. */
async function invited(name: string): Promise<{ page: Page; name: string; email: string; password: string }> {
  await owner.goto(`${origin}/trainer/people`);
  await owner.getByRole("button", { name: "Make a link", exact: true }).click();
  const link = await owner.getByLabel("Invitation link").inputValue();
  const who = { name, email: `${name.toLowerCase()}@office.test`, password: `${name} four quiet lamps` };
  const own = await page();
  await own.goto(link);
  await makeAccount(own, who);
  return { page: own, ...who };
}

const card = (name: string) => owner.getByRole("article", { name });

async function keep(at: Page, name: string): Promise<void> {
  if (!KEEP) return;
  mkdirSync(KEEP, { recursive: true });
  await at.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await at.screenshot({ path: `${KEEP}/${name}.png`, fullPage: true });
}

async function looksRight(at: Page, name: string): Promise<void> {
  expect(await axe(at)).toEqual([]);
  await keep(at, name);
  const before = at.viewportSize()!;
  await at.setViewportSize({ width: 390, height: 844 });
  expect(await at.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await keep(at, `${name}-phone`);
  await at.setViewportSize(before);
}

describe("an owner and their people", () => {
  it("A-10, A-11: hands over a link for a new password, which works once and ends every session", async () => {
    const rosa = await invited("Rosa");
    await owner.reload();
    await card("Rosa").getByRole("button", { name: "Link for a new password: Rosa" }).click();
    const link = await owner.getByLabel("Link for Rosa").inputValue();
    expect(link).toMatch(new RegExp(`^${origin}/trainer/reset#[\\w-]{43}$`));
    const second = await page();
    await second.goto(link);
    await second.reload();
    await second.getByText("For rosa@office.test").waitFor();
    await looksRight(second, "reset");
    await second.getByLabel("Choose a password").fill("short");
    await second.getByRole("button", { name: "Keep this password" }).click();
    await second.getByText("Please choose a longer password").waitFor();
    await second.getByLabel("Choose a password").fill("another quiet evening");
    await second.getByRole("button", { name: "Keep this password" }).click();
    await second.waitForURL(`${origin}/trainer`);
    await rosa.page.goto(`${origin}/trainer/account`);
    await rosa.page.waitForURL(/\/trainer\/sign-in\?next=/);
    const third = await page();
    await third.goto(link);
    await third.getByText("This link has been used").waitFor();
  });

  it("A-3: blocks somebody whose console is gone within two seconds", async () => {
    const sam = await invited("Sam");
    await sam.page.getByRole("button", { name: "Open the room" }).click();
    await sam.page.waitForURL(/\/console\//);
    await sam.page.locator('[data-surface="console"]').waitFor();
    let closed = 0;
    const cdp = await sam.page.context().newCDPSession(sam.page);
    await cdp.send("Network.enable");
    cdp.on("Network.webSocketClosed", () => {
      closed ||= Date.now();
    });
    await sam.page.waitForTimeout(1_000);
    await owner.reload();
    await card("Sam").getByRole("button", { name: "Block Sam" }).click();
    await keep(owner, "block");
    const begun = Date.now();
    await owner.getByRole("dialog").getByRole("button", { name: "Block" }).click();
    await until(() => closed > 0);
    expect(closed - begun).toBeLessThan(await fairly(2_000, origin));
    console.info(`a blocked console is closed after ${closed - begun} ms`);
    await card("Sam").getByText("Blocked since").waitFor();
    await sam.page.goto(`${origin}/trainer`);
    await sam.page.waitForURL(/\/trainer\/sign-in/);
    await signIn(sam.page, sam.email, sam.password);
    await sam.page.getByText("This account is blocked.").waitFor();
    await card("Sam").getByRole("button", { name: "Unblock Sam" }).click();
    await card("Sam").getByText("Blocked since").waitFor({ state: "detached" });
    await signIn(sam.page, sam.email, sam.password);
    await sam.page.waitForURL(`${origin}/trainer`);
  });

  it("A-1, A-2, A-4: gives roles, stays an owner, removes", async () => {
    await owner.reload();
    await card("Sam").getByRole("button", { name: "Make owner: Sam" }).click();
    await card("Sam").getByText("Sam is an owner now.").waitFor();
    await card("Sam").getByRole("button", { name: "Make trainer: Sam" }).click();
    await card("Sam").getByText("Sam is a trainer now.").waitFor();
    await card(account.name)
      .getByRole("button", { name: `Make trainer: ${account.name}` })
      .click();
    await owner.getByText("This is the last owner").waitFor();
    await looksRight(owner, "people");
    await card("Sam").getByRole("button", { name: "Remove… Sam" }).click();
    await owner.getByText("What was theirs alone becomes yours: 1 room with the debriefs").waitFor();
    await owner.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await card("Sam").waitFor({ state: "detached" });
    await owner.reload();
    await owner.getByText(`${account.name}: removed Sam`).waitFor();
  });

  it("A-1: a trainer has no such page", async () => {
    const tia = await invited("Tia");
    await tia.page.goto(`${origin}/trainer/people`);
    await tia.page.waitForURL(`${origin}/trainer`);
    expect(await tia.page.getByRole("link", { name: "People" }).count()).toBe(0);
  });
});

describe("links by mail", () => {
  it("A-20, A-12: sign in once by a button, and no address or answer tells who has an account", async () => {
    const uma = await invited("Uma");
    const other = await page();
    await other.goto(`${origin}/trainer/sign-in`);
    await looksRight(other, "sign-in");
    await other.getByRole("link", { name: "Send me a link by e-mail" }).click();
    const ask = async (email: string) => {
      await other.getByLabel("E-mail address").fill(email);
      await other.getByRole("button", { name: "Send the link" }).click();
      return other.getByRole("status").filter({ hasText: "If there is an account" }).textContent();
    };
    const before = sink.letters.length;
    const unknown = await ask("nobody@office.test");
    expect(await ask("UMA@office.test ")).toBe(unknown);
    await looksRight(other, "by-mail");
    await until(() => sink.letters.length > before);
    await other.waitForTimeout(300);
    expect(sink.letters.slice(before).map(({ to }) => to)).toEqual([["uma@office.test"]]);
    const link = sink.link(uma.email)!;
    expect(link).toMatch(new RegExp(`^${origin}/trainer/sign-in/link#[\\w-]{43}$`));
    // A scanner of mails opens it first; nothing is used up.
    for (let i = 0; i < 2; i++) await (await page()).goto(link);
    await other.goto(link);
    await looksRight(other, "link");
    const [headers] = await Promise.all([other.waitForResponse(`${origin}/trainer/sign-in/link`), other.reload()]);
    expect(headers.headers()).toMatchObject({
      "referrer-policy": "no-referrer",
      "cache-control": expect.stringContaining("no-store"),
    });
    await other.getByRole("button", { name: "Sign in now" }).click();
    await other.waitForURL(`${origin}/trainer`);
    await other.getByText("Signed in as Uma").waitFor();
    const late = await page();
    await late.goto(link);
    await late.getByRole("button", { name: "Sign in now" }).click();
    await late.getByText("This link has been used").waitFor();
    expect(server.output()).not.toContain(link.split("#")[1]);
    expect(server.output()).not.toContain("office.test");
  });

  it("A-20, A-21: mails a link for a new password, and three of them at most", async () => {
    const at = await page();
    await at.goto(`${origin}/trainer/sign-in/forgot`);
    const before = sink.letters.length;
    for (let i = 0; i < 4; i++) {
      await at.getByLabel("E-mail address").fill("uma@office.test");
      await at.getByRole("button", { name: "Send the link" }).click();
      await at.getByText("If there is an account").waitFor();
      await at.waitForTimeout(200);
    }
    await until(() => sink.letters.length === before + 3);
    await at.goto(sink.link("uma@office.test")!);
    await at.getByLabel("Choose a password").fill("a lamp in the harbour");
    await at.getByRole("button", { name: "Keep this password" }).click();
    await at.waitForURL(`${origin}/trainer`);
    expect(sink.letters.length).toBe(before + 3);
    await at.goto(`${origin}/trainer/sign-in`);
    await signIn(await page(), "uma@office.test", "a lamp in the harbour");
  });
});

describe("passkeys", () => {
  it("A-40 to A-42: are added after the password, sign in without a name, and are removed", async () => {
    const vic = await invited("Vic");
    const cdp = await vic.page.context().newCDPSession(vic.page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await vic.page.goto(`${origin}/trainer/account`);
    await vic.page.getByLabel("Name of this device").fill("Vic’s laptop");
    const password = vic.page.getByLabel("Your password, once more").first();
    await password.fill("not it at all");
    await vic.page.getByRole("button", { name: "Add a passkey" }).click();
    await vic.page.getByText("This is not the password of your account.").waitFor();
    await password.fill(vic.password);
    await vic.page.getByRole("button", { name: "Add a passkey" }).click();
    await vic.page.getByText("The passkey is kept.").waitFor();
    await vic.page.getByText("not used yet").waitFor();
    await looksRight(vic.page, "account");
    await vic.page.getByRole("button", { name: "Sign out", exact: true }).click();
    await vic.page.waitForURL(/\/trainer\/sign-in/);
    const enter = async () => {
      await vic.page.goto(`${origin}/trainer/sign-in`);
      const [sent] = await Promise.all([
        vic.page.waitForRequest(/callback\/passkey/),
        vic.page.getByRole("button", { name: "Sign in with a passkey" }).click(),
      ]);
      return sent;
    };
    const sent = await enter();
    await vic.page.waitForURL(`${origin}/trainer`);
    await vic.page.getByText("Signed in as Vic").waitFor();
    // The very same answer again, from another browser: its challenge is used up.
    const thief = await (await page()).context().request;
    const token = ((await (await thief.get(`${origin}/api/auth/csrf`)).json()) as { csrfToken: string }).csrfToken;
    const again = new URLSearchParams(sent.postData()!);
    again.set("csrfToken", token);
    expect(
      (
        await thief.post(`${origin}/api/auth/callback/passkey`, {
          headers: { "content-type": "application/x-www-form-urlencoded" },
          data: again.toString(),
        })
      ).status(),
    ).toBe(401);
    await vic.page.goto(`${origin}/trainer/account`);
    await vic.page.getByText("last used").waitFor();
    await vic.page.getByRole("button", { name: "Remove the passkey Vic’s laptop" }).click();
    await vic.page.getByText("The passkey is removed.").waitFor();
    await vic.page.getByRole("button", { name: "Sign out", exact: true }).click();
    await vic.page.waitForURL(/\/trainer\/sign-in/);
    await enter();
    await vic.page.getByText("This passkey belongs to no account here.").waitFor();
    await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
  });
});

describe("an organisation", () => {
  const comeIn = async (at: Page, name: string) => {
    await at.goto(`${origin}/trainer/sign-in`);
    await at.getByRole("button", { name: "Continue with Test Office" }).click();
    await at.getByLabel("Name").fill(name);
    await at.getByRole("button", { name: "Go" }).click();
  };

  it("A-32: joins an account once its password is proved, and then lets in without it", async () => {
    const wen = await invited("Wen");
    organisation.employees.set("wen", { sub: randomUUID(), name: "Wen", email: wen.email, email_verified: true });
    const other = await page();
    await comeIn(other, "wen");
    await other.waitForURL(`${origin}/trainer/sign-in/join`);
    await looksRight(other, "join");
    const password = other.getByRole("textbox", { name: "Password" });
    await password.fill("not it at all");
    await other.getByRole("button", { name: "Join and sign in" }).click();
    await other.getByText("This is not the password of your account.").waitFor();
    await password.fill(wen.password);
    await other.getByRole("button", { name: "Join and sign in" }).click();
    await other.waitForURL(`${origin}/trainer`);
    await other.getByRole("button", { name: "Sign out", exact: true }).click();
    await other.getByText("On a shared computer, sign out of Test Office as well.").waitFor();
    // it asks again, though this browser is still known there.
    await other.getByRole("button", { name: "Continue with Test Office" }).click();
    await other.getByLabel("Name").fill("wen");
    await other.getByRole("button", { name: "Go" }).click();
    await other.waitForURL(`${origin}/trainer`);
    await other.getByText("Signed in as Wen").waitFor();
  });

  it("A-33: lets somebody in by an invitation without any password", async () => {
    organisation.employees.set("xia", {
      sub: randomUUID(),
      name: "Xia",
      email: "xia@elsewhere.test",
      email_verified: false,
    });
    const stranger = await page();
    await comeIn(stranger, "xia");
    await stranger.getByText("Ask the owner of this server to invite you.").waitFor();
    await keep(stranger, "ask-owner");
    await owner.goto(`${origin}/trainer/people`);
    await owner.getByRole("button", { name: "Make a link", exact: true }).click();
    await stranger.goto(await owner.getByLabel("Invitation link").inputValue());
    await stranger.getByRole("button", { name: "Continue with Test Office" }).click();
    await stranger.waitForURL(`${origin}/trainer`);
    await stranger.getByText("Signed in as Xia").waitFor();
    await stranger.goto(`${origin}/trainer/account`);
    await stranger.getByRole("button", { name: "Part from Test Office" }).click();
    await stranger.getByText("Without it you could not sign in any more.").waitFor();
  });

  it("A-35: is joined from the account page after the password, and parted again", async () => {
    const yan = await invited("Yan");
    organisation.employees.set("yan", { sub: randomUUID(), name: "Yan", email: "different@elsewhere.test" });
    await yan.page.goto(`${origin}/trainer/account`);
    const section = yan.page.getByRole("region", { name: "Test Office" });
    await section.getByLabel("Your password, once more").first().fill(yan.password);
    await section.getByRole("button", { name: "Join with Test Office" }).click();
    await yan.page.waitForURL(`${organisation.issuer}/**`);
    await yan.page.getByLabel("Name").fill("yan");
    await yan.page.getByRole("button", { name: "Go" }).click();
    await yan.page.waitForURL(`${origin}/trainer/account`);
    await yan.page.getByText("You can sign in with Test Office.").waitFor();
    await yan.page.getByRole("button", { name: "Part from Test Office" }).click();
    await yan.page.getByText("You can no longer sign in with Test Office.").waitFor();
  });
});

it("A-50: a password is changed by whoever knows the old one; other browsers are out, this one goes on", async () => {
  const zoe = await invited("Zoe");
  const other = await page();
  await signIn(other, zoe.email, zoe.password);
  await other.waitForURL(`${origin}/trainer`);
  await zoe.page.goto(`${origin}/trainer/account`);
  await zoe.page.getByLabel("Your password now").fill(zoe.password);
  await zoe.page.getByLabel("Choose a password").fill("the ferry leaves at noon");
  await zoe.page.getByRole("button", { name: "Change password" }).click();
  await zoe.page.getByText("Your password is changed.").waitFor();
  await zoe.page.reload();
  await zoe.page.getByText("Signed in as Zoe").waitFor();
  await other.goto(`${origin}/trainer`);
  await other.waitForURL(/\/trainer\/sign-in/);
});
