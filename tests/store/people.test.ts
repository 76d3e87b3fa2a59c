import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "@/server/store/database/connect";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let accounts: typeof import("@/server/store/accounts/accounts");
let people: typeof import("@/server/store/accounts/people");
let acts: typeof import("@/server/accounts/signed-in");
let once: typeof import("@/server/store/accounts/one-time-tokens");
let identities: typeof import("@/server/store/accounts/identities");
let passkeys: typeof import("@/server/store/accounts/passkeys");
let notes: typeof import("@/server/store/accounts/account-log");
let links: typeof import("@/server/accounts/sign-in-routes");
let checking: typeof import("@/server/accounts/check-password");
/** As a stranger's browser would ask. */
const checkPassword = (typed: unknown) => checking.checkPassword(typed, { device: null });
let passwords: typeof import("@/server/accounts/passwords");
let signedIn: typeof import("@/server/accounts/signed-in");
let tokens: typeof import("@/server/accounts/session-token");
let module: typeof import("@/server/store/database/prisma");

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.PLENARY_AUTH_KEY = randomBytes(32).toString("base64url");
  process.env.PLENARY_NOTE_KEY = randomBytes(32).toString("base64url");
  process.env.PLENARY_PUBLIC_URL = "";
  accounts = await import("@/server/store/accounts/accounts");
  people = await import("@/server/store/accounts/people");
  acts = await import("@/server/accounts/signed-in");
  once = await import("@/server/store/accounts/one-time-tokens");
  identities = await import("@/server/store/accounts/identities");
  passkeys = await import("@/server/store/accounts/passkeys");
  notes = await import("@/server/store/accounts/account-log");
  links = await import("@/server/accounts/sign-in-routes");
  checking = await import("@/server/accounts/check-password");
  passwords = await import("@/server/accounts/passwords");
  signedIn = await import("@/server/accounts/signed-in");
  tokens = await import("@/server/accounts/session-token");
  module = await import("@/server/store/database/prisma");
});

afterAll(async () => {
  await module.closePrisma();
  await database.drop();
});

let owner: string;
let trainer: string;

async function account(name: string, role: string, more: object = {}): Promise<string> {
  const id = randomUUID();
  await module.prisma.account.create({
    data: { id, name, email: `${name}@example.org`, role, passwordHash: "none", ...more },
  });
  return id;
}

beforeEach(async () => {
  await module.prisma.$executeRaw`TRUNCATE account_note, note_seal`;
  for (const table of ["room", "authoredWorkshop", "account", "invitation"] as const)
    await (module.prisma[table] as { deleteMany(): Promise<unknown> }).deleteMany();
  owner = await account("olga", "owner");
  trainer = await account("theo", "trainer");
});

const deeds = async () =>
  (await notes.accountLog()).map(({ by, action, about }) => `${by} ${action} ${about}`);

describe("owners", () => {
  it("A-1: whoever makes the first account is one, those who are invited are not", async () => {
    await module.prisma.account.deleteMany();
    const first = await accounts.createFirstAccount((await accounts.createSetupToken())!, {
      email: "a@b.org",
      name: "A",
      passwordHash: "x",
    });
    if (!first.ok) throw new Error(first.reason);
    expect(first.account.role).toBe("owner");
    const invited = await accounts.createInvitedAccount(await accounts.createInvitation(first.account.id), {
      email: "c@d.org",
      name: "C",
      passwordHash: "x",
    });
    expect(invited).toMatchObject({ ok: true, account: { role: "trainer" } });
  });

  it("A-2: the last one stays, as owner, unblocked and there", async () => {
    expect(await people.setRole(owner, "trainer", owner)).toBe("last-owner");
    expect(await acts.blockAccount(owner, trainer)).toBe("last-owner");
    expect(await acts.removeAccount(owner, trainer)).toBe("last-owner");
    expect(await people.setRole(owner, "owner", owner)).toBeNull();
  });

  it("A-2: two owners cannot put one another out at the same moment", async () => {
    for (let i = 0; i < 10; i++) {
      await people.setRole(trainer, "owner", owner);
      await people.setRole(owner, "owner", trainer);
      const results = await Promise.all([
        people.setRole(owner, "trainer", trainer),
        people.setRole(trainer, "trainer", owner),
      ]);
      expect(results.filter((refused) => refused === null)).toHaveLength(1);
    }
  });

  it("A-2: a blocked owner does not count", async () => {
    await people.setRole(trainer, "owner", owner);
    expect(await acts.blockAccount(trainer, owner)).toBeNull();
    expect(await people.setRole(owner, "trainer", owner)).toBe("last-owner");
  });

  it("A-5: what they did is noted, and named when the account is gone", async () => {
    await people.setRole(trainer, "owner", owner);
    await people.setRole(trainer, "trainer", owner);
    await people.createResetLink(trainer, owner);
    await acts.blockAccount(trainer, owner);
    await people.unblock(trainer, owner);
    await acts.removeAccount(trainer, owner);
    expect((await deeds()).sort()).toEqual(
      ["role-owner", "role-trainer", "reset-link", "blocked", "unblocked", "removed"]
        .map((action) => `olga ${action} theo`)
        .sort(),
    );
    expect(await notes.verifyAccountLog()).toMatchObject({ sealed: 6, unsealed: 0, broken: null });
  });
});

describe("a blocked account", () => {
  it("A-3: has no session any more, and none comes back", async () => {
    const before = await accounts.findAccountById(trainer);
    const claims = tokens.freshClaims(before!);
    expect(await signedIn.cachedAccount(claims)).not.toBeNull();
    await acts.blockAccount(trainer, owner);
    expect(await signedIn.accountNow(claims)).toBeNull();
    expect(await signedIn.cachedAccount(claims)).toBeNull();
    const fresh = tokens.freshClaims((await accounts.findAccountById(trainer))!);
    expect(await signedIn.accountNow(fresh)).toBeNull();
    await people.unblock(trainer, owner);
    expect(await signedIn.accountNow(claims)).toBeNull();
  });

  it("A-3, A-12: is entered by no password and no link, and says so only to whoever knows the secret", async () => {
    const passwordHash = await passwords.hashPassword("harbour lantern");
    await module.prisma.account.update({ where: { id: trainer }, data: { passwordHash } });
    await acts.blockAccount(trainer, owner);
    expect(await checkPassword({ email: "theo@example.org", password: "harbour lantern" })).toMatchObject({
      ok: false,
      blocked: true,
    });
    expect(await checkPassword({ email: "theo@example.org", password: "other" })).toEqual({
      ok: false,
      waitSeconds: 0,
    });
    expect(await people.createResetLink(trainer, owner)).toBeNull();
  });

  it("A-3: loses the links that are on their way", async () => {
    const token = await once.createOneTimeToken("mail", { accountId: trainer });
    await acts.blockAccount(trainer, owner);
    await people.unblock(trainer, owner);
    expect(await links.checkMailLink({ token })).toEqual({ ok: false, waitSeconds: 0 });
  });
});

describe("a removed account", () => {
  it("A-4: leaves its own rooms and workshops to the owner, and its places to nobody", async () => {
    const room = (id: string) => ({
      id,
      title: "R",
      language: "en",
      workshop: {},
      settings: {},
      joinTokenHash: id,
    });
    const [ownRoom, shared] = [randomUUID(), randomUUID()];
    await module.prisma.room.create({
      data: {
        ...room(ownRoom),
        trainers: {
          create: [
            { accountId: trainer, role: "trainer" },
            { accountId: owner, role: "co-trainer" },
          ],
        },
      },
    });
    await module.prisma.room.create({
      data: {
        ...room(shared),
        trainers: {
          create: [
            { accountId: owner, role: "trainer" },
            { accountId: trainer, role: "co-trainer" },
          ],
        },
      },
    });
    const workshop = randomUUID();
    await module.prisma.authoredWorkshop.create({
      data: {
        id: workshop,
        ownerId: trainer,
        title: "W",
        language: "en",
        document: {},
        members: { create: { accountId: owner, role: "edit" } },
      },
    });
    expect(await people.countOwned(trainer)).toEqual({ rooms: 1, workshops: 1 });
    expect(await acts.removeAccount(trainer, owner)).toBeNull();
    const trainers = await module.prisma.roomTrainer.findMany({ orderBy: { role: "asc" } });
    expect(trainers.map(({ roomId, accountId, role }) => ({ roomId, accountId, role }))).toEqual(
      expect.arrayContaining(
        [ownRoom, shared].map((roomId) => ({ roomId, accountId: owner, role: "trainer" })),
      ),
    );
    expect(trainers).toHaveLength(2);
    expect(
      await module.prisma.authoredWorkshop.findUnique({
        where: { id: workshop },
        include: { members: true },
      }),
    ).toMatchObject({ ownerId: owner, members: [] });
    expect(await accounts.findAccountById(trainer)).toBeNull();
    expect(await acts.removeAccount(trainer, owner)).toBe("gone");
  });
});

describe("links that work once", () => {
  it("A-10, A-12: a newer one makes older ones worthless; the database holds hashes", async () => {
    const older = (await people.createResetLink(trainer, owner))!;
    const newer = (await people.createResetLink(trainer, owner))!;
    expect(await once.peekOneTimeToken("reset", older)).toBeNull();
    expect(await once.peekOneTimeToken("reset", newer)).toMatchObject({ accountId: trainer });
    const [row] = await module.prisma.oneTimeToken.findMany();
    expect(Math.round((row!.expiresAt.getTime() - Date.now()) / 3_600_000)).toBe(24);
    expect(JSON.stringify(await module.prisma.oneTimeToken.findMany())).not.toContain(newer);
  });

  it("A-10: whoever sits at the machine makes one too, and older ones stop working", async () => {
    const { newPasswordLink } = await import("@/server/accounts/new-password-link");
    const client = await connect(database.url);
    const older = (await people.createResetLink(owner, owner))!;
    const link = (await newPasswordLink(client, " Olga@Example.org", "https://plenary.example.org"))!;
    expect(link).toMatch(/^https:\/\/plenary\.example\.org\/trainer\/reset#[\w-]{43}$/);
    expect(await once.peekOneTimeToken("reset", older)).toBeNull();
    expect(await once.consumeOneTimeToken("reset", link.split("#")[1]!)).toMatchObject({ accountId: owner });
    expect(await newPasswordLink(client, "nobody@example.org", "https://x.example")).toBeNull();
    await client.end();
    expect((await deeds())[0]).toBe(" reset-link olga");
  });

  it("A-12: looking uses nothing up, and of many uses at once one succeeds", async () => {
    const token = await once.createOneTimeToken("mail", { accountId: trainer });
    for (let i = 0; i < 3; i++) expect(await once.peekOneTimeToken("mail", token)).not.toBeNull();
    const taken = await Promise.all(Array.from({ length: 8 }, () => links.checkMailLink({ token })));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("are of one kind each, and over after their time", async () => {
    const token = await once.createOneTimeToken("mail", { accountId: trainer });
    expect(await once.consumeOneTimeToken("reset", token)).toBeNull();
    await module.prisma.oneTimeToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await once.consumeOneTimeToken("mail", token)).toBeNull();
    await once.deleteExpiredTokens();
    expect(await module.prisma.oneTimeToken.count()).toBe(0);
  });

  it("A-10: a new password ends sessions and every link on its way", async () => {
    const token = await once.createOneTimeToken("mail", { accountId: trainer });
    const before = await accounts.findAccountById(trainer);
    expect(await accounts.storePassword(trainer, "new")).toBe(before!.sessionVersion + 1);
    expect(await once.peekOneTimeToken("mail", token)).toBeNull();
  });
});

describe("somebody at an organisation", () => {
  const key = { issuer: "https://id.example.org", subject: "42" };
  const passkey = { id: "cred", name: "Laptop", publicKey: new Uint8Array([1]), counter: 0, transports: [] };

  it("A-32: joined by a confirmed address, the account is entered by no older way", async () => {
    await passkeys.storePasskey(trainer, passkey);
    await identities.linkIdentity({ ...key, subject: "somebody else" }, trainer);
    const before = await accounts.findAccountById(trainer);
    await identities.adoptAccount(key, trainer);
    expect(await accounts.findAccountById(trainer)).toMatchObject({
      passwordHash: null,
      sessionVersion: before!.sessionVersion + 1,
    });
    expect(await passkeys.listPasskeys(trainer)).toEqual([]);
    expect(await identities.findAccountByIdentity(key.issuer, "somebody else")).toBeNull();
    expect(await identities.findAccountByIdentity(key.issuer, key.subject)).toMatchObject({ id: trainer });
  });

  it("is joined with one account only", async () => {
    const results = await Promise.all([
      identities.linkIdentity(key, trainer),
      identities.linkIdentity(key, owner),
    ]);
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  it("A-33: of two arrivals at once one makes the account", async () => {
    const results = await Promise.all(
      [1, 2, 3].map((n) =>
        identities.createAccountFromIdentity(
          { ...key, subject: String(n) },
          { email: "new@example.org", name: "New" },
          null,
        ),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await module.prisma.identity.count()).toBe(1);
  });

  it("A-35: is parted only while another way is left", async () => {
    await identities.linkIdentity(key, trainer);
    await module.prisma.account.update({ where: { id: trainer }, data: { passwordHash: null } });
    expect(await identities.unlinkIdentity(trainer)).toBe(false);
    await passkeys.storePasskey(trainer, passkey);
    expect(await identities.unlinkIdentity(trainer)).toBe(true);
    expect(await identities.hasIdentity(trainer)).toBe(false);
  });
});

describe("passkeys", () => {
  it("A-41: ten are the most, each of one account, and removed by their own alone", async () => {
    const passkey = (id: string) => ({
      id,
      name: id,
      publicKey: new Uint8Array([1]),
      counter: 0,
      transports: [],
    });
    for (let i = 0; i < 10; i++) expect(await passkeys.storePasskey(trainer, passkey(`p${i}`))).toBe(true);
    expect(await passkeys.storePasskey(trainer, passkey("p10"))).toBe(false);
    expect(await passkeys.storePasskey(owner, passkey("p0"))).toBe(false);
    await passkeys.removePasskey("p0", owner);
    expect(await passkeys.listPasskeys(trainer)).toHaveLength(10);
    await passkeys.removePasskey("p0", trainer);
    expect(await passkeys.listPasskeys(trainer)).toHaveLength(9);
  });
});
