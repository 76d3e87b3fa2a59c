import { createHash, randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let accounts: typeof import("@/server/store/accounts/accounts");
let prismaModule: typeof import("@/server/store/database/prisma");
let identity: typeof import("@/server/accounts/socket-identity");
let sessions: typeof import("@/server/accounts/signed-in");
let tokens: typeof import("@/server/accounts/session-token");
let checking: typeof import("@/server/accounts/check-password");
/** As a stranger's browser would ask. */
const checkPassword = (typed: unknown) => checking.checkPassword(typed, { device: null });
let passwords: typeof import("@/server/accounts/passwords");

const ana = { email: "ana@example.org", name: "Ana", passwordHash: "$argon2id$none" };
const bek = { email: "bek@example.org", name: "Bek", passwordHash: "$argon2id$none" };

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.PLENARY_AUTH_KEY = randomBytes(32).toString("base64url");
  process.env.PLENARY_NOTE_KEY = randomBytes(32).toString("base64url");
  process.env.PLENARY_PUBLIC_URL = "";
  accounts = await import("@/server/store/accounts/accounts");
  prismaModule = await import("@/server/store/database/prisma");
  identity = await import("@/server/accounts/socket-identity");
  sessions = await import("@/server/accounts/signed-in");
  tokens = await import("@/server/accounts/session-token");
  checking = await import("@/server/accounts/check-password");
  passwords = await import("@/server/accounts/passwords");
});

afterAll(async () => {
  await prismaModule.closePrisma();
  await database.drop();
});

beforeEach(async () => {
  process.env.PLENARY_PUBLIC_URL = "";
  await prismaModule.prisma.account.deleteMany();
  await prismaModule.prisma.invitation.deleteMany();
});

async function firstAccount(person = ana) {
  const result = await accounts.createFirstAccount((await accounts.createSetupToken())!, person);
  if (!result.ok) throw new Error(`not made: ${result.reason}`);
  return result.account;
}

describe("the set-up link", () => {
  it("makes the first account once", async () => {
    const token = (await accounts.createSetupToken())!;
    expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(16);
    expect(await accounts.isLinkUsable("setup", token)).toBe(true);
    expect(await accounts.createFirstAccount(token, ana)).toMatchObject({
      ok: true,
      account: { email: ana.email },
    });
    expect(await accounts.isLinkUsable("setup", token)).toBe(false);
    expect(await accounts.createFirstAccount(token, bek)).toEqual({ ok: false, reason: "link" });
  });

  it("makes one account when it is used by many at the same moment", async () => {
    const token = (await accounts.createSetupToken())!;
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        accounts.createFirstAccount(token, { ...ana, email: `a${i}@example.org` }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await prismaModule.prisma.account.count()).toBe(1);
  });

  it("is worthless once a newer one was made", async () => {
    const older = (await accounts.createSetupToken())!;
    const newer = (await accounts.createSetupToken())!;
    expect(await accounts.createFirstAccount(older, ana)).toEqual({ ok: false, reason: "link" });
    expect(await accounts.createFirstAccount(newer, ana)).toMatchObject({ ok: true });
  });

  it("K-26 is good beside those of joined processes, until one of them is used", async () => {
    const [one, other] = [(await accounts.createSetupToken(true))!, (await accounts.createSetupToken(true))!];
    expect(await accounts.isLinkUsable("setup", one)).toBe(true);
    expect(await accounts.createFirstAccount(one, ana)).toMatchObject({ ok: true });
    expect(await accounts.createFirstAccount(other, { ...ana, email: "other@example.org" })).toEqual({
      ok: false,
      reason: "link",
    });
    expect(await accounts.createSetupToken(true)).toBeNull();
  });

  it("is not made where there is an account", async () => {
    await firstAccount();
    expect(await accounts.createSetupToken()).toBeNull();
  });

  it("is kept as a hash only", async () => {
    const token = (await accounts.createSetupToken())!;
    const [row] = await prismaModule.prisma.invitation.findMany();
    expect(row?.tokenHash).toBe(createHash("sha256").update(token).digest("base64url"));
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("cannot be used as an invitation", async () => {
    const token = (await accounts.createSetupToken())!;
    expect(await accounts.createInvitedAccount(token, ana)).toEqual({ ok: false, reason: "link" });
  });
});

describe("an invitation", () => {
  it("makes one account, even when it is used by many at the same moment", async () => {
    const token = await accounts.createInvitation((await firstAccount()).id);
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        accounts.createInvitedAccount(token, { ...bek, email: `b${i}@example.org` }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await prismaModule.prisma.account.count()).toBe(2);
    expect(await accounts.createInvitedAccount(token, bek)).toEqual({ ok: false, reason: "link" });
  });

  it("is refused after its time", async () => {
    const token = await accounts.createInvitation((await firstAccount()).id);
    await prismaModule.prisma.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await accounts.isLinkUsable("trainer", token)).toBe(false);
    expect(await accounts.createInvitedAccount(token, bek)).toEqual({ ok: false, reason: "link" });
  });

  it("is valid for three days", async () => {
    await accounts.createInvitation((await firstAccount()).id);
    const row = await prismaModule.prisma.invitation.findFirstOrThrow({ where: { kind: "trainer" } });
    expect(Math.round((row.expiresAt.getTime() - Date.now()) / 3_600_000)).toBe(accounts.LINK_HOURS);
  });

  it("never changes an account that there is, and is used up by the attempt", async () => {
    const first = await firstAccount();
    const token = await accounts.createInvitation(first.id);
    const taken = { ...bek, email: ana.email };
    expect(await accounts.createInvitedAccount(token, taken)).toEqual({ ok: false, reason: "email" });
    expect(await accounts.createInvitedAccount(token, bek)).toEqual({ ok: false, reason: "link" });
    expect(await accounts.findAccountById(first.id)).toEqual(first);
  });

  it("cannot be guessed", async () => {
    await firstAccount();
    expect(await accounts.createInvitedAccount("", bek)).toEqual({ ok: false, reason: "link" });
    expect(await accounts.createInvitedAccount(randomBytes(32).toString("base64url"), bek)).toMatchObject({
      ok: false,
    });
  });
});

describe("signing in", () => {
  it("takes the right password, however the address is typed", async () => {
    const account = await firstAccount({
      ...ana,
      passwordHash: await passwords.hashPassword("harbour lantern"),
    });
    expect(await checkPassword({ email: " Ana@Example.org ", password: "harbour lantern" })).toEqual({
      ok: true,
      account: { id: account.id, name: "Ana", email: ana.email, sessionVersion: 1 },
    });
  });

  it("gives one answer for a wrong password and for an unknown account", async () => {
    await firstAccount({ ...ana, passwordHash: await passwords.hashPassword("harbour lantern") });
    const wrong = await checkPassword({ email: "ana@example.org", password: "harbour lanterns" });
    const unknown = await checkPassword({
      email: "nobody@example.org",
      password: "harbour lantern",
    });
    expect(wrong).toEqual({ ok: false, waitSeconds: 0 });
    expect(unknown).toEqual(wrong);
  });

  it("makes strangers wait for accounts that do not exist as for those that do", async () => {
    const typed = { email: `${randomBytes(4).toString("hex")}@example.org`, password: "harbour lantern" };
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      const checked = await checkPassword(typed);
      waits.push(checked.ok ? -1 : checked.waitSeconds);
    }
    expect([waits.slice(0, 4), waits[4]! > 15]).toEqual([[0, 0, 0, 0], true]);
  });

  it("A-55: tries strangers one after another, tells the fifty-first who would wait, and a known account goes between", async () => {
    const account = await firstAccount({
      ...ana,
      passwordHash: await passwords.hashPassword("harbour lantern"),
    });
    const began = performance.now();
    const stranger = (n: number) => checkPassword({ email: `${n}@example.org`, password: "harbour lantern" });
    const [first, second, ...others] = Array.from({ length: 51 }, (_, n) => stranger(n));
    expect(await stranger(51)).toEqual({ ok: false, waitSeconds: 5 });
    const typed = { email: ana.email, password: "harbour lantern" };
    expect(await checking.checkPassword(typed, { account: account.id })).toMatchObject({ ok: true });
    await Promise.all([first, second]);
    // Clocks of timers run in whole milliseconds.
    expect(performance.now() - began).toBeGreaterThan(98);
    expect(performance.now() - began).toBeLessThan(2_500);
    await Promise.all(others);
  });

  it.each([null, {}, { email: {}, password: [] }, { email: "no address", password: "x" }])(
    "refuses what is not an address and a password: %j",
    async (typed) => {
      expect(await checkPassword(typed)).toEqual({ ok: false, waitSeconds: 0 });
    },
  );
});

describe("who opens a socket", () => {
  const secret = () => process.env.PLENARY_AUTH_KEY!;
  const cookie = (token: string, name = "plenary.session") => `theme=calm; ${name}=${token}; other=1`;

  async function signedIn() {
    const account = await firstAccount();
    const claims = tokens.freshClaims(account);
    const token = await tokens.encodeSession({ token: claims, secret: secret() });
    return { account, claims, token };
  }

  it("is told from a real session", async () => {
    const { account, token } = await signedIn();
    expect(await identity.accountFromCookieHeader(cookie(token))).toEqual({ id: account.id, name: "Ana" });
  });

  it("is told from a session in chunks, in order and without gaps", async () => {
    const { account, token } = await signedIn();
    const [a, b, c] = [token.slice(0, 40), token.slice(40, 90), token.slice(90)];
    const name = "plenary.session";
    const inChunks = (...parts: string[]) => identity.accountFromCookieHeader(parts.join("; "));
    expect(await inChunks(`${name}.2=${c}`, `${name}.0=${a}`, `${name}.1=${b}`)).toMatchObject({
      id: account.id,
    });
    expect(await inChunks(`${name}.0=${a}`, `${name}.2=${c}`, `${name}.3=${b}`)).toBeNull();
  });

  it("is nobody without a cookie", async () => {
    for (const header of [undefined, "", ";;;", "plenary.session", "plenary.session="])
      expect(await identity.accountFromCookieHeader(header)).toBeNull();
  });

  it("is nobody with a token of another type", async () => {
    const { claims } = await signedIn();
    for (const other of [
      { ...claims, typ: "room" },
      { ...claims, typ: undefined },
      { ...claims, sub: undefined },
    ]) {
      const token = await encode({ token: other, secret: secret() });
      expect(await identity.accountFromCookieHeader(cookie(token))).toBeNull();
    }
  });

  it("is nobody with a token of another secret", async () => {
    const { claims } = await signedIn();
    const token = await encode({ token: claims, secret: randomBytes(32).toString("base64url") });
    expect(await identity.accountFromCookieHeader(cookie(token))).toBeNull();
  });

  it("is nobody twelve hours after signing in, however often the token was renewed", async () => {
    const { claims } = await signedIn();
    const ended = { ...claims, until: Math.floor(Date.now() / 1_000) - 1 };
    const token = await encode({ token: ended, secret: secret(), maxAge: 3_600 });
    expect(await identity.accountFromCookieHeader(cookie(token))).toBeNull();
    const renewed = await tokens.encodeSession({ token: ended, secret: secret(), maxAge: 3_600 });
    expect(await identity.accountFromCookieHeader(cookie(renewed))).toBeNull();
  });

  it("is nobody once every session of the account was ended", async () => {
    const { account, token } = await signedIn();
    expect(await identity.accountFromCookieHeader(cookie(token))).not.toBeNull();
    const heard: string[] = [];
    const stop = sessions.onSessionsEnded((id) => heard.push(id));
    await sessions.endAllSessions(account.id);
    stop();
    expect(heard).toEqual([account.id]);
    expect(await identity.accountFromCookieHeader(cookie(token))).toBeNull();
    expect(await accounts.findAccountById(account.id)).toMatchObject({ sessionVersion: 2 });
  });

  it("is nobody when the account is gone", async () => {
    const { token } = await signedIn();
    await prismaModule.prisma.account.deleteMany();
    expect(await identity.accountFromCookieHeader(cookie(token))).toBeNull();
  });

  it("is told from the cookie of exactly our name", async () => {
    const { account, token } = await signedIn();
    for (const name of [
      "plenary.session-token",
      "plenary.sessions",
      "plenary.session.x",
      "plenary.session.00",
      "next-auth.session-token",
      "__Host-plenary.session",
      "xplenary.session",
    ])
      expect(await identity.accountFromCookieHeader(cookie(token, name))).toBeNull();
    const tossed = `plenary.session.9=junk; plenary.session-x=junk; ${cookie(token)}; plenary.session.0=junk`;
    expect(await identity.accountFromCookieHeader(tossed)).toMatchObject({ id: account.id });
  });

  it("is nobody when two cookies of our name disagree", async () => {
    const { token } = await signedIn();
    expect(await identity.accountFromCookieHeader(`${cookie(token)}; plenary.session=another`)).toBeNull();
  });

  it("takes only the cookie bound to the host where the address is https", async () => {
    const { account, token } = await signedIn();
    process.env.PLENARY_PUBLIC_URL = "https://plenary.example.org";
    expect(await identity.accountFromCookieHeader(cookie(token))).toBeNull();
    expect(await identity.accountFromCookieHeader(cookie(token, "__Host-plenary.session"))).toMatchObject({
      id: account.id,
    });
  });
});
