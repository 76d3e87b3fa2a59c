/** To whom a link is mailed, over a real database and a mail server that keeps what it gets. */
import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MailSink, openMailSink } from "@/tests/support/mail-sink";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let sink: MailSink;
let links: typeof import("@/server/accounts/mail-links");
let people: typeof import("@/server/accounts/signed-in");
let module: typeof import("@/server/store/database/prisma");

beforeAll(async () => {
  [database, sink] = await Promise.all([freshDatabase(), openMailSink()]);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    PLENARY_NOTE_KEY: randomBytes(32).toString("base64url"),
    PLENARY_PUBLIC_URL: "https://plenary.example",
    PLENARY_SIGN_IN: JSON.stringify({ mail: { url: sink.url, from: "Plenary <plenary@example.org>" } }),
  });
  links = await import("@/server/accounts/mail-links");
  people = await import("@/server/accounts/signed-in");
  module = await import("@/server/store/database/prisma");
});
afterAll(async () => {
  await module.closePrisma();
  await Promise.all([database.drop(), sink.close()]);
});

async function account(role = "trainer"): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  const email = `${id}@example.org`;
  await module.prisma.account.create({ data: { id, name: "Theo", email, role, passwordHash: "none" } });
  return { id, email };
}
const ask = (kind: "mail" | "reset", email: string) =>
  links.askForLink(kind, email, (link) => ({ subject: "Your link", text: link }));
const lettersTo = (email: string) => sink.letters.filter(({ to }) => to.includes(email)).length;

describe("a link by mail (A-21)", () => {
  it.each(["mail", "reset"] as const)(
    "to %s goes to whoever has the account, never to one that is blocked or to nobody's, and all hear the same",
    async (kind) => {
      const [theo, blocked, owner] = [await account(), await account(), await account("owner")];
      await people.blockAccount(blocked.id, owner.id);
      const outcomes = [blocked.email, `${randomUUID()}@example.org`, theo.email].map((to) => ask(kind, to));
      expect(outcomes).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
      // Asked last, so that what was to come to the others would have come before it.
      await expect.poll(() => lettersTo(theo.email)).toBe(1);
      expect(sink.link(theo.email)).toMatch(
        kind === "mail"
          ? /^https:\/\/plenary\.example\/trainer\/sign-in\/link#[\w-]{43}$/
          : /^https:\/\/plenary\.example\/trainer\/reset#[\w-]{43}$/,
      );
      expect(await module.prisma.oneTimeToken.count({ where: { accountId: blocked.id } })).toBe(0);
      expect([lettersTo(blocked.email), lettersTo(theo.email)]).toEqual([0, 1]);
    },
  );

  it("is one of three that wait at most", async () => {
    const theo = await account();
    for (let link = 1; link <= 3; link++) {
      ask("reset", theo.email);
      await expect.poll(() => lettersTo(theo.email)).toBe(link);
    }
    ask("reset", theo.email);
    const other = await account();
    ask("reset", other.email);
    await expect.poll(() => lettersTo(other.email)).toBe(1);
    expect(lettersTo(theo.email)).toBe(3);
  });
});
