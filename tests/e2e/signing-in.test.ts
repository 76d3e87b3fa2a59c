/**
 * Accounts and ways of signing in, as people meet them: passkeys, links by mail, an organisation, an owner's
 * people.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { hashPassword } from "@/server/accounts/passwords";
import { prisma } from "@/server/store/database/prisma";
import { expect, type House, type Page, sizes, test as base } from "@/tests/e2e/story";
import { axe, Venue } from "@/tests/support/browser";
import { type MailSink, openMailSink } from "@/tests/support/mail-sink";
import { openOrganisation, type Organisation } from "@/tests/support/organisation";
import { Plenary, type Trainer } from "@/tests/support/plenary";
import { freePort } from "@/tests/support/ports";
import { logOf } from "@/tests/support/server-process";
import { fairly } from "@/tests/support/slowness";
import { account } from "@/tests/support/steps";
import { eventually } from "@/tests/support/waiting";

/** Set to a folder to keep pictures of what the tests see. */
const KEEP = process.env.SIGN_IN_PICTURES;

/** A server that mails and knows an organisation, at a name that is a secure context. */
interface Office {
  plenary: Plenary;
  origin: string;
  sink: MailSink;
  organisation: Organisation;
  /** The only owner of the server. */
  owner: Trainer;
}

interface Member extends Trainer {
  email: string;
  password: string;
  /** At the list of rooms. */
  page: Page;
}

const test = base.extend<{ people: People }, { office: Office }>({
  office: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const port = await freePort();
      const origin = `http://localhost:${port}`;
      const [sink, organisation] = await Promise.all([openMailSink(), openOrganisation(origin)]);
      const env = {
        NODE_ENV: "production",
        PUBLIC_URL: origin,
        SMTP_URL: sink.url,
        MAIL_FROM: "Plenary <plenary@office.test>",
        OIDC_ISSUER: organisation.issuer,
        OIDC_CLIENT_ID: organisation.clientId,
        OIDC_CLIENT_SECRET: organisation.clientSecret,
        OIDC_NAME: "Test Office",
      };
      const plenary = await Plenary.start(env, { next: true, port });
      const owner = await plenary.trainer(account.name);
      await prisma.account.update({ where: { id: owner.id }, data: { role: "owner" } });
      await use({ plenary, origin, sink, organisation, owner });
      await plenary.stop();
      await Promise.all([sink.close(), organisation.close()]);
    },
    { scope: "worker", timeout: 120_000 },
  ],
  plenary: [async ({ office }, use) => use(office.plenary), { scope: "worker" }],
  venue: async ({ office, browser, venues }, use) => {
    const { origin, organisation } = office;
    const venue = Venue.over(office.plenary.server, browser, origin);
    venues.push(venue);
    // A password or a passkey that is refused is a request that is refused.
    venue.complaints.allow(/^console: .*status of 40[13]/);
    venue.complaints.allow(new RegExp(`^request to another host: ${organisation.issuer}/`));
    await use(venue);
  },
  people: async ({ house, office }, use) => use(new People(house, office)),
});

/** The people of one test. */
class People {
  constructor(
    private readonly house: House,
    private readonly office: Office,
  ) {}

  /** A window whose addresses are looked through for secrets. */
  async page(trainer?: Trainer): Promise<Page> {
    const { house, office } = this;
    const page = await (trainer ? house.signedIn(trainer) : house.venue.page(sizes.laptop));
    page.on("request", (request) => {
      const { origin, pathname, search } = new URL(request.url());
      if (
        /#?[\w-]{43}/.test(pathname + search) &&
        origin === office.origin &&
        !/[?&](state|code|iss)=/.test(search) &&
        !pathname.startsWith("/_next/")
      )
        house.venue.complaints.add(`a secret in an address: ${pathname}${search}`);
    });
    return page;
  }

  /** The owner, on the page People. */
  async owner(): Promise<Page> {
    const page = await this.page(this.office.owner);
    await page.goto(`${this.office.origin}/trainer/people`);
    return page;
  }

  /** A signed-in person with an account and a password. */
  async member(name: string): Promise<Member> {
    const trainer = await this.house.plenary.trainer(name);
    const { email, password } = ofOffice(name);
    await prisma.account.update({
      where: { id: trainer.id },
      data: { email, passwordHash: await hashPassword(password) },
    });
    return { ...trainer, email, password, page: await this.page(trainer) };
  }

  async signIn(page: Page, email: string, password: string): Promise<void> {
    await page.goto(`${this.office.origin}/trainer/sign-in`);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
}

const ofOffice = (name: string) => ({
  email: `${name.toLowerCase()}@office.test`,
  password: `${name} four quiet lamps`,
});

const card = (owner: Page, name: string) => owner.getByRole("article", { name });

/** The link of a new invitation, of the page People. */
async function invitation(owner: Page): Promise<string> {
  await owner.getByRole("button", { name: "Create a link", exact: true }).click();
  return owner.getByLabel("Invitation link").inputValue();
}

async function keep(page: Page, name: string): Promise<void> {
  if (!KEEP) return;
  mkdirSync(KEEP, { recursive: true });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({ path: `${KEEP}/${name}.png`, fullPage: true });
}

async function looksRight(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  await keep(page, name);
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await keep(page, `${name}-phone`);
  await page.setViewportSize(before);
}

// One server serves them all, one after another.
test.describe.configure({ mode: "default" });

test.describe("an owner and their people", () => {
  test("A-10: hands over a link for a new password, which works once and ends every session", async ({
    people,
    office: { origin },
  }) => {
    const [owner, rosa, second, third] = await Promise.all([
      people.owner(),
      people.page(),
      people.page(),
      people.page(),
    ]);
    await rosa.goto(await invitation(owner));
    const { email, password } = ofOffice("Rosa");
    await rosa.getByLabel("Your name").fill("Rosa");
    await rosa.getByLabel("E-mail address").fill(email);
    await rosa.getByLabel("Choose a password").fill(password);
    await rosa.getByRole("button", { name: "Create account" }).click();
    await rosa.waitForURL(`${origin}/trainer`);
    await owner.reload();
    await card(owner, "Rosa").getByRole("button", { name: "Link for a new password: Rosa" }).click();
    const link = await owner.getByLabel("Link for Rosa").inputValue();
    expect(link).toMatch(new RegExp(`^${origin}/trainer/reset#[\\w-]{43}$`));
    await second.goto(link);
    await second.reload();
    await second.getByText("For rosa@office.test").waitFor();
    await looksRight(second, "reset");
    await second.getByLabel("Choose a password").fill("short");
    await second.getByRole("button", { name: "Save this password" }).click();
    await second.getByText("Please choose a longer password").waitFor();
    await second.getByLabel("Choose a password").fill("another quiet evening");
    await second.getByRole("button", { name: "Save this password" }).click();
    await second.waitForURL(`${origin}/trainer`);
    await rosa.goto(`${origin}/trainer/account`);
    await rosa.waitForURL(/\/trainer\/sign-in\?next=/);
    await third.goto(link);
    await third.getByText("This link has been used").waitFor();
  });

  test("A-3: blocks somebody whose console is gone within two seconds", async ({
    people,
    house,
    office: { origin },
  }) => {
    const sam = await people.member("Sam");
    const room = await house.room(undefined, {}, sam);
    let closed = 0;
    sam.page.once("websocket", (socket) => socket.once("close", () => (closed = Date.now())));
    const [owner] = await Promise.all([people.owner(), sam.page.goto(`${origin}/console/${room.id}`)]);
    // Its small stages are loaded: they are pages of their own, closed to blocked people.
    for (const title of ["What the stage shows now", "How the stage will show it"])
      await sam.page.frameLocator(`iframe[title="${title}"]`).locator('[data-surface="stage"]').waitFor();
    await card(owner, "Sam").getByRole("button", { name: "Block Sam" }).click();
    await keep(owner, "block");
    expect(closed).toBe(0);
    let begun = 0;
    owner.once("request", () => (begun = Date.now()));
    await owner.getByRole("dialog").getByRole("button", { name: "Block" }).click();
    await eventually(() => closed > 0);
    expect(closed - begun).toBeLessThan(await fairly(2_000, origin));
    console.info(`a blocked console is closed after ${closed - begun} ms`);
    await card(owner, "Sam").getByText("Blocked since").waitFor();
    await sam.page.goto(`${origin}/trainer`);
    await sam.page.waitForURL(/\/trainer\/sign-in/);
    await people.signIn(sam.page, sam.email, sam.password);
    await sam.page.getByText("This account is blocked.").waitFor();
    await card(owner, "Sam").getByRole("button", { name: "Unblock Sam" }).click();
    await card(owner, "Sam").getByText("Blocked since").waitFor({ state: "detached" });
    await people.signIn(sam.page, sam.email, sam.password);
    await sam.page.waitForURL(`${origin}/trainer`);
  });

  test("A-1, A-2, A-4: gives roles, stays an owner, removes", async ({ people, house }) => {
    await house.room(undefined, {}, await people.member("Tom"));
    const owner = await people.owner();
    const [tom, self] = [card(owner, "Tom"), card(owner, account.name)];
    await tom.getByRole("button", { name: "Make owner: Tom" }).click();
    await tom.getByText("Tom is an owner now.").waitFor();
    await tom.getByRole("button", { name: "Make trainer: Tom" }).click();
    await tom.getByText("Tom is a trainer now.").waitFor();
    await self.getByRole("button", { name: `Make trainer: ${account.name}` }).click();
    await owner.getByText("This is the last owner").waitFor();
    await looksRight(owner, "people");
    await tom.getByRole("button", { name: "Remove… Tom" }).click();
    await owner.getByText("What was theirs alone becomes yours: 1 room with the debriefs").waitFor();
    await owner.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await tom.waitFor({ state: "detached" });
    await owner.reload();
    await owner.getByText(`${account.name}: removed Tom`).waitFor();
  });

  test("A-1: a trainer has no such page", async ({ people, office: { origin } }) => {
    const { page } = await people.member("Tia");
    await page.goto(`${origin}/trainer/people`);
    await page.waitForURL(`${origin}/trainer`);
    await page.getByRole("link", { name: "Account: Tia" }).waitFor();
    expect(await page.getByRole("link", { name: "People" }).count()).toBe(0);
  });
});

test.describe("links by mail", () => {
  test("A-20, A-12: sign in once by a button, and no address or answer tells who has an account", async ({
    people,
    office: { origin, sink, plenary },
  }) => {
    const [uma, other, late, ...scanners] = await Promise.all([
      people.member("Uma"),
      people.page(),
      people.page(),
      people.page(),
      people.page(),
    ]);
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
    await eventually(() => sink.letters.length > before);
    const link = sink.link(uma.email)!;
    expect(link).toMatch(new RegExp(`^${origin}/trainer/sign-in/link#[\\w-]{43}$`));
    // A scanner of mails opens it first; nothing is used up.
    await Promise.all(scanners.map((scanner) => scanner.goto(link)));
    await other.goto(link);
    await looksRight(other, "link");
    const [headers] = await Promise.all([
      other.waitForResponse(`${origin}/trainer/sign-in/link`),
      other.reload(),
    ]);
    expect(headers.headers()).toMatchObject({
      "referrer-policy": "no-referrer",
      "cache-control": expect.stringContaining("no-store"),
    });
    await other.getByRole("button", { name: "Sign in now" }).click();
    await other.waitForURL(`${origin}/trainer`);
    await other.getByRole("link", { name: "Account: Uma" }).waitFor();
    await late.goto(link);
    await late.getByRole("button", { name: "Sign in now" }).click();
    await late.getByText("This link has been used").waitFor();
    expect(sink.letters.slice(before).map(({ to }) => to)).toEqual([[uma.email]]);
    expect(plenary.server.output()).not.toContain(link.split("#")[1]);
    expect(plenary.server.output()).not.toContain("office.test");
  });

  test("A-20, A-21: mails a link for a new password, and three of them at most", async ({
    people,
    office: { origin, sink },
  }) => {
    const [una, neighbour, page] = await Promise.all([
      people.member("Una"),
      people.member("Ulf"),
      people.page(),
    ]);
    const before = sink.letters.length;
    const addressees = () => sink.letters.slice(before).map(({ to }) => to[0]);
    const ask = async ({ email }: Member) => {
      await page.goto(`${origin}/trainer/sign-in/forgot`);
      await page.getByLabel("E-mail address").fill(email);
      await page.getByRole("button", { name: "Send the link" }).click();
      await page.getByText("If there is an account").waitFor();
    };
    for (const letters of [1, 2, 3]) {
      await ask(una);
      await eventually(() => addressees().length === letters);
    }
    await ask(una);
    await ask(neighbour);
    await eventually(() => addressees().includes(neighbour.email));
    await page.goto(sink.link(una.email)!);
    await page.getByLabel("Choose a password").fill("a lamp in the harbour");
    await page.getByRole("button", { name: "Save this password" }).click();
    await page.waitForURL(`${origin}/trainer`);
    expect(addressees()).toEqual([una, una, una, neighbour].map(({ email }) => email));
    const again = await people.page();
    await people.signIn(again, una.email, "a lamp in the harbour");
    await again.waitForURL(`${origin}/trainer`);
  });
});

test.describe("passkeys", () => {
  test("A-40 to A-42: are added after the password, sign in without a name, and are removed", async ({
    people,
    office: { origin },
  }) => {
    const [{ page, password: secret }, other] = await Promise.all([people.member("Vic"), people.page()]);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${origin}/trainer/account`);
    await page.getByLabel("Name of this device").fill("Vic’s laptop");
    const password = page.getByLabel("Your password, once more").first();
    await password.fill("not it at all");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("This is not the password of your account.").waitFor();
    await password.fill(secret);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("The passkey is kept.").waitFor();
    await page.getByText("not used yet").waitFor();
    await looksRight(page, "account");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(/\/trainer\/sign-in/);
    const enter = async () => {
      await page.goto(`${origin}/trainer/sign-in`);
      const [sent] = await Promise.all([
        page.waitForRequest(/sign-in\/passkey/),
        page.getByRole("button", { name: "Sign in with a passkey" }).click(),
      ]);
      return sent;
    };
    const sent = await enter();
    await page.waitForURL(`${origin}/trainer`);
    await page.getByRole("link", { name: "Account: Vic" }).waitFor();
    // The very same answer again, from another browser: its challenge is used up.
    const thief = other.context().request;
    const again = await thief.post(`${origin}/sign-in/passkey`, {
      headers: { origin, "content-type": "application/x-www-form-urlencoded" },
      data: sent.postData()!,
    });
    expect(again.status()).toBe(401);
    await page.goto(`${origin}/trainer/account`);
    await page.getByText("last used").waitFor();
    await page.getByRole("button", { name: "Remove the passkey Vic’s laptop" }).click();
    await page.getByText("The passkey is removed.").waitFor();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(/\/trainer\/sign-in/);
    await enter();
    await page.getByText("This passkey belongs to no account here.").waitFor();
  });
});

test.describe("an organisation", () => {
  const go = async (page: Page, name: string) => {
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Go" }).click();
  };
  const comeIn = async (page: Page, name: string, origin: string) => {
    await page.goto(`${origin}/trainer/sign-in`);
    await page.getByRole("button", { name: "Continue with Test Office" }).click();
    await go(page, name);
  };

  test("A-32: joins an account once its password is proved, and then lets in without it", async ({
    people,
    office: { origin, organisation },
  }) => {
    const [wen, other] = await Promise.all([people.member("Wen"), people.page()]);
    organisation.employees.set("wen", {
      sub: randomUUID(),
      name: "Wen",
      email: wen.email,
      email_verified: true,
    });
    await comeIn(other, "wen", origin);
    await other.waitForURL(`${origin}/trainer/sign-in/join`);
    await looksRight(other, "join");
    const password = other.getByRole("textbox", { name: "Password" });
    await password.fill("not it at all");
    await other.getByRole("button", { name: "Connect and sign in" }).click();
    await other.getByText("This is not the password of your account.").waitFor();
    await password.fill(wen.password);
    await other.getByRole("button", { name: "Connect and sign in" }).click();
    await other.waitForURL(`${origin}/trainer`);
    await other.getByRole("button", { name: "Sign out", exact: true }).click();
    await other.getByText("On a shared computer, sign out of Test Office as well.").waitFor();
    // it asks again, though this browser is still known there.
    await other.getByRole("button", { name: "Continue with Test Office" }).click();
    await go(other, "wen");
    await other.waitForURL(`${origin}/trainer`);
    await other.getByRole("link", { name: "Account: Wen" }).waitFor();
  });

  test("A-33: lets somebody in by an invitation without any password", async ({
    people,
    office: { origin, organisation },
  }) => {
    organisation.employees.set("xia", {
      sub: randomUUID(),
      name: "Xia",
      email: "xia@elsewhere.test",
      email_verified: false,
    });
    const [owner, stranger] = await Promise.all([people.owner(), people.page()]);
    await comeIn(stranger, "xia", origin);
    await stranger.getByText("Ask the owner of this server to invite you.").waitFor();
    await keep(stranger, "ask-owner");
    await stranger.goto(await invitation(owner));
    await stranger.getByRole("button", { name: "Continue with Test Office" }).click();
    await stranger.waitForURL(`${origin}/trainer`);
    await stranger.getByRole("link", { name: "Account: Xia" }).waitFor();
    await stranger.goto(`${origin}/trainer/account`);
    await stranger.getByRole("button", { name: "Disconnect Test Office" }).click();
    await stranger.getByText("Without it you could no longer sign in.").waitFor();
  });

  test("A-35: is joined from the account page after the password, and parted again", async ({
    people,
    office: { origin, organisation },
  }) => {
    const { page, password } = await people.member("Yan");
    organisation.employees.set("yan", { sub: randomUUID(), name: "Yan", email: "different@elsewhere.test" });
    await page.goto(`${origin}/trainer/account`);
    const section = page.getByRole("region", { name: "Test Office" });
    await section.getByLabel("Your password, once more").first().fill(password);
    await section.getByRole("button", { name: "Connect Test Office" }).click();
    await page.waitForURL(`${organisation.issuer}/**`);
    await go(page, "yan");
    await page.waitForURL(`${origin}/trainer/account`);
    await page.getByText("You can sign in with Test Office.").waitFor();
    await page.getByRole("button", { name: "Disconnect Test Office" }).click();
    await page.getByText("You can no longer sign in with Test Office.").waitFor();
  });
});

test("O-108 who opens a page under another name is sent to PUBLIC_URL, and the log says why nothing works there", async ({
  house,
  office,
  people,
}) => {
  const { origin, plenary } = office;
  const elsewhere = origin.replace("localhost", "127.0.0.1");
  house.venue.complaints.allow(new RegExp(`^request to another host: ${elsewhere}/`));
  const page = await people.page();
  await page.goto(`${elsewhere}/trainer/sign-in?error=sso-blocked#end`);
  await expect.poll(() => page.url()).toBe(`${origin}/trainer/sign-in?error=sso-blocked#end`);
  const sent = (from: string) =>
    fetch(`${elsewhere}/trainer`, { method: "POST", headers: { origin: from, "next-action": "00" } });
  expect((await sent(elsewhere)).status).toBe(403);
  const reason = () => logOf(plenary.server).find(({ event }) => event === "other-address")?.sentence;
  await expect.poll(reason).toMatch(/another address than PUBLIC_URL/);
  for (const from of [origin, "null"]) expect((await sent(from)).status).not.toBe(403);
});

test("A-50: a password is changed by whoever knows the old one; other browsers are out, this one goes on", async ({
  people,
  office: { origin },
}) => {
  const [zoe, other] = await Promise.all([people.member("Zoe"), people.page()]);
  await people.signIn(other, zoe.email, zoe.password);
  await other.waitForURL(`${origin}/trainer`);
  await zoe.page.goto(`${origin}/trainer/account`);
  await zoe.page.getByLabel("Your password now").fill(zoe.password);
  await zoe.page.getByLabel("Choose a password").fill("the ferry leaves at noon");
  await zoe.page.getByRole("button", { name: "Change password" }).click();
  await zoe.page.getByText("Your password is changed.").waitFor();
  await zoe.page.reload();
  await zoe.page.getByRole("link", { name: "Account: Zoe" }).waitFor();
  await other.goto(`${origin}/trainer`);
  await other.waitForURL(/\/trainer\/sign-in/);
});
