/** whatever strangers try at the door, trainers come in by the ways that strangers cannot have. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAILURE_BUDGET, FREE_FAILURES } from "@/server/accounts/sign-in-limit";
import { hashPassword } from "@/server/accounts/passwords";
import { prisma } from "@/server/store/database/prisma";
import { softwarePasskey } from "@/tests/support/authenticator";
import { CookieJar } from "@/tests/support/cookie-jar";
import { type MailSink, openMailSink } from "@/tests/support/mail-sink";
import { builtActions, callAction } from "@/tests/support/matrix/call-action";
import { Plenary, type Trainer } from "@/tests/support/plenary";
import { freePort } from "@/tests/support/ports";
import { signIn as signInAt, signInBy } from "@/tests/support/sign-in";
import { eventually } from "@/tests/support/waiting";

const PASSWORD = "four quiet harbour lamps";
const email = "ada@office.test";

let plenary: Plenary;
let origin: string;
let sink: MailSink;
let ada: Trainer;
/** The browser in which she signed in before. */
const knownBrowser = new CookieJar();

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  sink = await openMailSink();
  plenary = await Plenary.start(
    {
      NODE_ENV: "production",
      PUBLIC_URL: origin,
      SMTP_URL: sink.url,
      MAIL_FROM: "Plenary <plenary@office.test>",
    },
    { next: true, port },
  );
  ada = await plenary.trainer("Ada");
  await prisma.account.update({
    where: { id: ada.id },
    data: { email, passwordHash: await hashPassword(PASSWORD) },
  });
  expect(await signIn(knownBrowser, email, PASSWORD)).toBe("");
  await Promise.all(Array.from({ length: 15 }, stranger));
}, 240_000);
afterAll(async () => {
  await plenary?.stop();
  await sink?.close();
});

const signIn = (jar: CookieJar, as: string, password: string) => signInAt(jar, origin, as, password);

/** Tries until the whole server takes no more, at her account and at others. */
async function stranger(_: unknown, n: number): Promise<void> {
  const jar = new CookieJar();
  for (let i = 0; i < 2 * FAILURE_BUDGET; i++) {
    const other = `${n}-${i}@elsewhere.test`;
    await signIn(jar, email, "not the right one");
    if (/^wait/.test(await signIn(jar, other, "not the right one"))) return;
  }
  throw new Error("strangers may try for ever");
}

/** Strangers are at the door, so that no password is taken from a browser that is not known. */
async function stillSprayed(): Promise<void> {
  await Promise.all(Array.from({ length: 4 }, stranger));
}

/** Answer of a signed-in trainer's first page to a browser. */
const pageOf = async (jar: CookieJar): Promise<number> => (await jar.ask(`${origin}/trainer`)).status;

const action = (name: string, args: unknown[], cookie = "") =>
  callAction(
    origin,
    builtActions().get(name)!,
    args.map((value) => ({ value })),
    cookie,
    {},
  );

it("signs nobody in without an origin, from another site, or at next-auth's address for passwords", async () => {
  const body = new URLSearchParams({ email, password: PASSWORD });
  const foreign: [string, Record<string, string>][] = [
    ["/sign-in/password", {}],
    ["/sign-in/password", { origin: "https://elsewhere.test" }],
    ["/sign-in/password", { origin: "null" }],
    ["/api/auth/callback/credentials", { origin }],
  ];
  for (const [path, headers] of foreign) {
    const res = await fetch(`${origin}${path}`, { method: "POST", body, headers, redirect: "manual" });
    expect([path, res.status === 200]).toEqual([path, false]);
    expect(res.headers.getSetCookie().filter((line) => /session|device/.test(line))).toEqual([]);
  }
});

describe("a server at whose door strangers try passwords", () => {
  it("A-56: takes a password in a browser in which this account signed in before", async () => {
    // Between a stranger's try and hers, a busy machine may let a wait pass.
    const elsewhere = [];
    for (let i = 0; i < 5; i++) {
      await stillSprayed();
      elsewhere.push(await signIn(new CookieJar(), email, PASSWORD));
      if (/^wait:/.test(elsewhere[i]!)) break;
    }
    expect(elsewhere.at(-1)).toMatch(/^wait:\d+$/);
    expect(await signIn(knownBrowser, email, PASSWORD)).toBe("");
  });

  it("A-56: takes it there at once while a blocked trainer's browser tries without a pause", async () => {
    const bob = await plenary.trainer("Bob");
    const as = "bob@office.test";
    await prisma.account.update({
      where: { id: bob.id },
      data: { email: as, passwordHash: await hashPassword(PASSWORD) },
    });
    const his = new CookieJar();
    // Strangers' tries at other accounts are in another line: at most one wait at the door.
    while ((await signIn(his, as, PASSWORD)) !== "");
    await prisma.account.update({ where: { id: bob.id }, data: { blockedAt: new Date() } });
    const flood = Array.from({ length: 150 }, (_, n) => signIn(his, n % 2 ? as : email, "a guess"));
    const mine = [];
    for (let n = 0; n < 6; n++) mine.push(await signIn(knownBrowser, email, PASSWORD));
    expect(mine).toEqual(Array(6).fill(""));
    expect((await Promise.all(flood)).filter((answer) => answer.startsWith("wait:")).length).toBeGreaterThan(
      75,
    );
  });

  it("A-56: slows down wrong ones there too", async () => {
    const answers = [];
    // The first wait, of a second, may be over on a busy machine; the next is longer.
    for (let i = 0; i <= FREE_FAILURES + 1; i++) answers.push(await signIn(knownBrowser, email, "a guess"));
    expect(answers.slice(0, FREE_FAILURES)).toEqual(Array(FREE_FAILURES).fill("wrong"));
    expect(answers.slice(FREE_FAILURES).join()).toContain("wait:");
  });

  it("A-57: lets whoever is signed in go on in a second tab, and confirm their password there", async () => {
    await stillSprayed();
    const tab = await fetch(`${origin}/trainer`, { headers: { cookie: ada.cookie }, redirect: "manual" });
    expect(tab.status).toBe(200);
    const { said } = await action("newPasskey", [PASSWORD], ada.cookie);
    expect(said).toContain("challenge");
  });

  it("A-57: gives a challenge to every passkey, however many were asked for", async () => {
    for (let i = 0; i < FAILURE_BUDGET + 5; i++)
      expect((await action("passkeyChallenge", [])).body).toContain("challenge");
    expect(await prisma.oneTimeToken.count({ where: { kind: "passkey-enter" } })).toBe(0);
  });

  it("A-57: lets a passkey in that answers its challenge, once", async () => {
    const answer = await softwarePasskey(ada.id);
    await stillSprayed();
    const { said } = await action("passkeyChallenge", []);
    const { options } = JSON.parse(said) as { options: { challenge: string } };
    const response = answer(options.challenge, origin);
    const jar = new CookieJar();
    expect(await signInBy(jar, origin, "passkey", { response })).toBe("");
    expect(await pageOf(jar)).toBe(200);
    expect(await signInBy(new CookieJar(), origin, "passkey", { response })).toBe("wrong");
    const foreign = answer(Buffer.alloc(54, 1).toString("base64url"), origin);
    expect(await signInBy(new CookieJar(), origin, "passkey", { response: foreign })).toBe("wrong");
  });

  it("A-57: mails a link, however many others were asked for, and lets in who follows it", async () => {
    for (let i = 0; i < FAILURE_BUDGET + 5; i++) await action("mailLink", ["mail", `${i}@elsewhere.test`]);
    expect((await action("mailLink", ["mail", email])).said).toBe("null");
    await eventually(() => sink.link(email) !== undefined);
    expect(sink.letters).toHaveLength(1);
    await stillSprayed();
    const link = new URL(sink.link(email)!);
    expect((await fetch(link)).status).toBe(200);
    const jar = new CookieJar();
    const token = link.hash.slice(1);
    expect(await signInBy(jar, origin, "link", { token })).toBe("");
    expect(await pageOf(jar)).toBe(200);
    expect(await signInBy(new CookieJar(), origin, "link", { token })).toBe("wrong");
  });
});
