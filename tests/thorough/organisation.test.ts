/** Signing in by an organisation, over real HTTP with a real OpenID provider. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "@/server/accounts/passwords";
import { connect } from "@/server/store/database/connect";
import { freePort } from "@/tests/support/ports";
import { CookieJar } from "@/tests/support/cookie-jar";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { type Employee, openOrganisation, type Organisation } from "@/tests/support/organisation";
import { signIn } from "@/tests/support/sign-in";
import { logOf, startServer } from "@/tests/support/server-process";

let database: TestDatabase;
let organisation: Organisation;
let server: Awaited<ReturnType<typeof startServer>>;
let module: typeof import("@/server/store/database/prisma");
let port: number;
let origin: string;

const settings = () => ({
  PUBLIC_URL: origin,
  OIDC_ISSUER: organisation.issuer,
  OIDC_CLIENT_ID: organisation.clientId,
  OIDC_CLIENT_SECRET: organisation.clientSecret,
  OIDC_NAME: "Test Office",
  OIDC_SCOPES: "openid profile email groups",
  OIDC_ALLOWED_DOMAINS: "office.test",
  OIDC_OWNER_CLAIM: "groups=owners",
});

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  module = await import("@/server/store/database/prisma");
  port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  organisation = await openOrganisation(origin);
  server = await startServer({ databaseUrl: database.url, port, next: true, env: settings() });
}, 900_000);

afterAll(async () => {
  await server?.stop();
  await organisation?.close();
  await module.closePrisma();
  await database.drop();
});

let owner: string;

beforeEach(async () => {
  await module.prisma.account.deleteMany();
  organisation.employees.clear();
  owner = await account("owner@office.test", "owner");
});

async function account(email: string, role: string): Promise<string> {
  const id = randomUUID();
  await module.prisma.account.create({ data: { id, name: email, email, role } });
  return id;
}

const employee = (name: string, more: Partial<Employee> = {}) =>
  organisation.employees.set(name, {
    sub: `sub-${name}`,
    name: `${name} Employee`,
    email: `${name}@office.test`,
    email_verified: true,
    ...more,
  });

const form = (fields: Record<string, string>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
});

async function csrf(jar: CookieJar): Promise<string> {
  return ((await (await jar.ask(`${origin}/api/auth/csrf`)).json()) as { csrfToken: string }).csrfToken;
}

/** Presses the button; returns the answer of the server. */
const press = async (jar: CookieJar) =>
  jar.ask(
    `${origin}/api/auth/signin/organisation`,
    form({ csrfToken: await csrf(jar), callbackUrl: `${origin}/trainer` }),
  );

/** The whole way there and back. @returns the path where it ends */
async function comeIn(jar: CookieJar, name: string): Promise<string> {
  const there = (await press(jar)).headers.get("location")!;
  await jar.follow(there);
  await jar.follow(jar.visited.at(-1)!, form({ name }));
  const { pathname, search } = new URL(jar.visited.at(-1)!);
  return pathname + search;
}

const who = async (jar: CookieJar) =>
  ((await (await jar.ask(`${origin}/api/auth/session`)).json()) as { user?: { email: string } }).user
    ?.email ?? null;

describe("the way there and back", () => {
  test("A-30: the organisation is asked nothing before the button is pressed", async () => {
    const before = organisation.asked();
    const page = await (await new CookieJar().ask(`${origin}/trainer/sign-in`)).text();
    expect(page).toContain("Continue with Test Office");
    expect(page).not.toContain(organisation.issuer);
    expect(organisation.asked()).toBe(before);
  });

  test("A-31: is guarded by PKCE, state and nonce, in cookies that no script reads", async () => {
    const jar = new CookieJar();
    const res = await press(jar);
    const there = new URL(res.headers.get("location")!);
    expect(there.origin).toBe(organisation.issuer);
    expect(there.searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"])
      expect(there.searchParams.get(name)!.length).toBeGreaterThan(30);
    expect(there.searchParams.get("redirect_uri")).toBe(`${origin}/api/auth/callback/organisation`);
    const set = res.headers.getSetCookie().filter((line) => /^plenary\.(pkce|state|nonce)=/.test(line));
    expect(set).toHaveLength(3);
    for (const line of set) expect(line).toMatch(/HttpOnly.*SameSite=Lax/i);
  });

  test("A-31: somebody else's way back opens nothing", async () => {
    employee("ann");
    const [ann, eve] = [new CookieJar(), new CookieJar()];
    await ann.follow((await press(ann)).headers.get("location")!);
    const code = await ann.ask(ann.visited.at(-1)!, form({ name: "ann" }));
    const resumed = await ann.ask(code.headers.get("location")!);
    const back = resumed.headers.get("location")!;
    expect(back).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/auth\/callback\/organisation\?code=/);
    await press(eve);
    await eve.follow(back);
    expect(await who(eve)).toBeNull();
    await new CookieJar().follow(back);
    expect(await module.prisma.account.count()).toBe(1);
    await ann.follow(back);
    expect(await who(ann)).toBe("ann@office.test");
  });

  test("A-31: a session says no more than that of a password, and ends with its version", async () => {
    employee("ann");
    const jar = new CookieJar();
    expect(await comeIn(jar, "ann")).toBe("/trainer");
    expect(jar.names(new URL(origin).host).filter((name) => /session|pkce|state|nonce/.test(name))).toEqual([
      "plenary.session",
    ]);
    const account = await module.prisma.account.findUniqueOrThrow({ where: { email: "ann@office.test" } });
    expect(account).toMatchObject({ name: "ann Employee", role: "trainer", passwordHash: null });
    await module.prisma.account.update({ where: { id: account.id }, data: { sessionVersion: 2 } });
    expect(await who(jar)).toBeNull();
  });
});

describe("who comes in", () => {
  test("A-33: nobody new from another domain, or without a confirmed address", async () => {
    employee("bob", { email: "bob@elsewhere.test" });
    employee("cat", { email_verified: false });
    expect(await comeIn(new CookieJar(), "bob")).toBe("/trainer/sign-in?error=sso-ask-owner");
    const cat = new CookieJar();
    expect(await comeIn(cat, "cat")).toBe("/trainer/sign-in?error=sso-unconfirmed");
    expect(await (await cat.ask(cat.visited.at(-1)!)).text()).toContain(
      "has not confirmed your e-mail address",
    );
    expect(await module.prisma.account.count()).toBe(1);
  });

  test("A-33: somebody new with an invitation, which is used up", async () => {
    employee("bob", { email: "bob@elsewhere.test" });
    const { createInvitation } = await import("@/server/store/accounts/accounts");
    const token = await createInvitation(owner);
    const carry = async (name: string) => {
      const jar = new CookieJar();
      const there = (await press(jar)).headers.get("location")!;
      await jar.follow(there);
      const address = jar.visited.at(-1)!;
      const back = (
        await jar.ask((await jar.ask(address, form({ name }))).headers.get("location")!)
      ).headers.get("location")!;
      const res = await fetch(back, {
        redirect: "manual",
        headers: { cookie: `${jar.header(new URL(origin).host)}; plenary.invited=${token}` },
      });
      return res.headers.get("location");
    };
    expect(new URL((await carry("bob"))!, origin).pathname).toBe("/trainer");
    employee("dan", { email: "dan@elsewhere.test" });
    expect(await carry("dan")).toContain("sso-ask-owner");
    expect(await module.prisma.account.count()).toBe(2);
  });

  test("A-32: an unconfirmed address takes nobody's account over", async () => {
    employee("eve", { email: "owner@office.test", email_verified: false });
    const jar = new CookieJar();
    expect(await comeIn(jar, "eve")).toBe("/trainer/sign-in?error=sso-unconfirmed");
    expect(await who(jar)).toBeNull();
    expect(await module.prisma.identity.count()).toBe(0);
  });

  test("A-32: a confirmed address of an account leads to its password, and to nothing else", async () => {
    employee("own", { email: "owner@office.test" });
    const jar = new CookieJar();
    expect(await comeIn(jar, "own")).toBe("/trainer/sign-in/join");
    expect(await (await jar.ask(`${origin}/trainer/sign-in/join`)).text()).toContain("owner@office.test");
    expect(await who(jar)).toBeNull();
    expect(await module.prisma.identity.count()).toBe(0);
    expect(await (await new CookieJar().ask(`${origin}/trainer/sign-in/join`)).text()).not.toContain(
      "owner@office.test",
    );
  });

  test("A-34: the claim makes and unmakes owners, but for the last one", async () => {
    employee("ann", { groups: ["staff", "owners"] });
    const role = async () =>
      (await module.prisma.account.findUniqueOrThrow({ where: { email: "ann@office.test" } })).role;
    await comeIn(new CookieJar(), "ann");
    expect(await role()).toBe("owner");
    employee("ann", { groups: ["staff"] });
    await comeIn(new CookieJar(), "ann");
    expect(await role()).toBe("trainer");
    employee("ann", { groups: ["owners"] });
    await comeIn(new CookieJar(), "ann");
    await module.prisma.account.delete({ where: { id: owner } });
    employee("ann", { groups: [] });
    await comeIn(new CookieJar(), "ann");
    expect(await role()).toBe("owner");
  });

  test("A-34: the server's first account stays an owner without the claim, and another does not", async () => {
    const role = async (email: string) =>
      (await module.prisma.account.findUniqueOrThrow({ where: { email } })).role;
    await module.prisma.account.deleteMany();
    for (const name of ["ann", "bob"]) {
      employee(name, { groups: ["owners"] });
      await comeIn(new CookieJar(), name);
      employee(name, { groups: [] });
    }
    for (const name of ["ann", "bob"]) await comeIn(new CookieJar(), name);
    expect([await role("ann@office.test"), await role("bob@office.test")]).toEqual(["owner", "trainer"]);
  });

  test("A-3: nobody who is blocked", async () => {
    employee("ann");
    const jar = new CookieJar();
    await comeIn(jar, "ann");
    await module.prisma.account.update({
      where: { email: "ann@office.test" },
      data: { blockedAt: new Date() },
    });
    expect(await who(jar)).toBeNull();
    expect(await comeIn(new CookieJar(), "ann")).toBe("/trainer/sign-in?error=sso-blocked");
  });

  test("who gives up at the organisation is told so", async () => {
    const jar = new CookieJar();
    expect(await comeIn(jar, "nobody")).toMatch(/^\/trainer\/sign-in\?.*error=Callback$/);
    expect(await (await jar.ask(jar.visited.at(-1)!)).text()).toContain(
      "You did not finish at your organisation",
    );
  });
});

test("O-110: a wrong client secret is told in the log by the provider's code", async () => {
  const [empty, free] = [await freshDatabase(), await freePort()];
  const base = `http://127.0.0.1:${free}`;
  const office = await openOrganisation(base);
  office.employees.set("ann", { sub: "sub-ann", name: "Ann" });
  const lonely = await startServer({
    databaseUrl: empty.url,
    port: free,
    env: {
      ...settings(),
      PUBLIC_URL: base,
      OIDC_ISSUER: office.issuer,
      OIDC_CLIENT_SECRET: "hush-of-another-0123456789",
    },
  });
  const jar = new CookieJar();
  const { csrfToken } = (await (await jar.ask(`${base}/api/auth/csrf`)).json()) as { csrfToken: string };
  await jar.follow(
    `${base}/api/auth/signin/organisation`,
    form({ csrfToken, callbackUrl: `${base}/trainer` }),
  );
  await jar.follow(jar.visited.at(-1)!, form({ name: "ann" }));
  expect(jar.visited.at(-1)).toMatch(/error=OAuthCallback$/);
  const [line] = logOf(lonely).filter(({ event }) => event === "sign-in");
  expect(line).toMatchObject({ code: "OAUTH_CALLBACK_ERROR", oauth: "invalid_client" });
  await lonely.stop();
  await office.close();
  await empty.drop();
});

test("no secret, code or address of a person is in the log", async () => {
  employee("ann");
  await comeIn(new CookieJar(), "ann");
  for (const secret of [organisation.clientSecret, "code=", "office.test", "sub-ann"])
    expect(server.output().replaceAll(origin, "")).not.toContain(secret);
});

describe("without the organisation", () => {
  test("A-30: an issuer that is none, or cannot be reached, costs a sentence; passwords work", async () => {
    const database = await freshDatabase();
    const db = await connect(database.url);
    const hash = await hashPassword("four quiet harbour lamps");
    await db.query(
      "INSERT INTO account (id, name, email, password_hash) VALUES ($1, 'Pat', 'pat@office.test', $2)",
      [randomUUID(), hash],
    );
    await db.end();
    for (const issuer of [`http://127.0.0.1:${await freePort()}`, origin]) {
      const other = await freePort();
      const base = `http://127.0.0.1:${other}`;
      const lonely = await startServer({
        databaseUrl: database.url,
        port: other,
        env: { ...settings(), PUBLIC_URL: base, OIDC_ISSUER: issuer },
      });
      const jar = new CookieJar();
      const token = ((await (await jar.ask(`${base}/api/auth/csrf`)).json()) as { csrfToken: string })
        .csrfToken;
      const page = await jar.follow(
        `${base}/api/auth/signin/organisation`,
        form({ csrfToken: token, callbackUrl: `${base}/trainer` }),
      );
      expect(jar.visited.at(-1)).toMatch(/\/trainer\/sign-in\?.*error=OAuthSignin$/);
      expect(await page.text()).toContain("cannot be reached right now");
      expect(await signIn(jar, base, "pat@office.test", "four quiet harbour lamps")).toBe("");
      expect(
        ((await (await jar.ask(`${base}/api/auth/session`)).json()) as { user?: { email: string } }).user
          ?.email,
      ).toBe("pat@office.test");
      await lonely.stop();
    }
    await database.drop();
  });
});
