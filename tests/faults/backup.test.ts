/**
 * E-21 E-27: the commands, with a server that runs, into servers that stand still, and what the debrief says
 * afterwards.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeSession, freshClaims, ownCookie } from "@/server/accounts/session-token";
import { openForCommand } from "@/server/retention/backup/reach";
import { parseEnv } from "@/server/platform/settings/env";
import { deriver, makeSecrets } from "@/server/platform/settings/secrets";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { closePrisma } from "@/server/store/database/prisma";
import { startEmbedded } from "@/server/store/database/embedded/supervisor";
import { endRoom, type FullRoom, fullRoom } from "@/tests/support/full-room";
import { keepThings, publishThings } from "@/tests/support/kept-things";
import { Plenary } from "@/tests/support/plenary";
import { startServer, temporaryFolder, dataCommand } from "@/tests/support/server-process";
import { shownDebrief } from "@/tests/support/shown-debrief";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryCsv } from "@/workshop/debrief/summary-csv";

let plenary: Plenary;
let full: FullRoom;
let before: string[];
let shown: Record<string, string>;
let published: string;
const folder = temporaryFolder();
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => {
  plenary = await Plenary.start({}, { next: true });
  full = await fullRoom(plenary, 6, { certificates: true });
  const kept = await keepThings(plenary, full);
  await endRoom(full);
  published = await publishThings(full, kept);
  before = await debriefParts();
  shown = await shownDebrief({ url: plenary.url, room: full.room }, [published]);
  writeFileSync(inFolder("passphrase"), "correct horse battery\n");
}, 180_000);
afterAll(() => plenary?.stop());

/** Everything that a debrief of the room is made from, and its table. */
async function debriefParts(): Promise<string[]> {
  const input = (await loadDebrief(full.room.id))!;
  const plain = (_key: string, value: unknown) => (value instanceof Map ? [...value] : value);
  return [
    JSON.stringify(input, plain),
    JSON.stringify(debriefOf(input), plain),
    summaryCsv(debriefOf(input)),
  ];
}

const run = (what: string, args: string[], env: Record<string, string>) =>
  dataCommand([what, ...args], env, folder);

const live = () => ({
  DATABASE_URL: plenary.database.url,
  PLENARY_DATA: plenary.server.dataDir,
  PLENARY_SECRET: secret(),
  PLENARY_SIGNING_KEY: plenary.env.PLENARY_SIGNING_KEY!,
});
const secret = () => plenary.env.PLENARY_SECRET!;

it("a whole server and one room are backed up while the server runs, for their owner's eyes", () => {
  expect(run("backup", ["--to", "server.plenary", "--passphrase-file", "passphrase"], live())).toMatchObject({
    status: 0,
    said: expect.stringContaining("locked with your passphrase"),
  });
  expect(run("backup", ["--to", "room.plenary", "--room", full.room.id], live())).toMatchObject({
    status: 0,
    said: expect.stringContaining("Full workshop"),
  });
  expect(statSync(inFolder("server.plenary")).mode & 0o777).toBe(0o600);
  expect(run("backup", ["--to", "room.plenary"], live())).toMatchObject({
    status: 1,
    said: expect.stringContaining("already there"),
  });
  expect(
    run("backup", ["--to", "none.plenary", "--room", "00000000-0000-4000-8000-000000000000"], live()).said,
  ).toContain("There is no room with this id");
  expect(run("restore", ["--from", "server.plenary", "--server"], live()).said).toMatch(
    /Another copy of Plenary is already using this data/,
  );
});

it.each([
  ["restore", "--server", "--from", "none"],
  ["check-erasure", "none"],
  ["backup", "--to", "some.backup", "--passphrase-file", "none"],
])("%s says which file is not there, and does nothing", (what, ...args) => {
  expect(run(what, args, live())).toEqual({ status: 1, said: `There is no file ${inFolder("none")}.\n` });
});

it("the server comes back in an empty folder with its secrets, and its debrief is the same to the byte", async () => {
  const data = inFolder("new");
  mkdirSync(data);
  const env = { PLENARY_DATA: data };
  expect(
    run("restore", ["--from", "server.plenary", "--server", "--passphrase-file", "wrong"], env).status,
  ).toBe(1);
  writeFileSync(inFolder("wrong"), "another passphrase\n");
  expect(
    run("restore", ["--from", "server.plenary", "--server", "--passphrase-file", "wrong"], env).said,
  ).toContain("The passphrase is not that of this backup");
  expect(
    run("restore", ["--from", "server.plenary", "--server", "--passphrase-file", "passphrase"], env),
  ).toMatchObject({ status: 0, said: expect.stringContaining("1 rooms") });
  expect(readFileSync(path.join(data, "secret"), "utf8").trim()).toBe(secret());
  expect(readFileSync(path.join(data, "signing-key"), "utf8").trim()).toBe(plenary.env.PLENARY_SIGNING_KEY);
  expect(await toldBy(data)).toEqual(before);
  expect(run("restore", ["--from", "server.plenary", "--server"], env).said).toContain(
    "This server is in use",
  );
  await sameOn(data, full.room, { more: [published] });
});

it("one room comes back into another server, for a trainer of that server", async () => {
  const data = inFolder("other");
  mkdirSync(data);
  const env = { PLENARY_DATA: data };
  expect(run("restore", ["--from", "room.plenary"], env).said).toContain(
    "None of the trainers of this room has an account here",
  );
  const { client, close } = await openForCommand(parseEnv({ PLENARY_DATA: data }), "share");
  const bo = { id: randomUUID(), name: "Bo", sessionVersion: 1 };
  await client.query(
    "INSERT INTO account (id, email, name, password_hash, session_version) VALUES ($1, 'bo@example.org', $2, 'none', $3)",
    Object.values(bo),
  );
  await close();
  expect(run("restore", ["--from", "room.plenary", "--trainer", "nobody@example.org"], env).said).toContain(
    "Nobody with the e-mail",
  );
  expect(run("restore", ["--from", "room.plenary", "--trainer", "Bo@example.org"], env)).toMatchObject({
    status: 0,
    said: expect.stringContaining(`/debrief/${full.room.id}`),
  });
  expect(await toldBy(data)).toEqual(before);
  expect(run("restore", ["--from", "room.plenary", "--trainer", "bo@example.org"], env).said).toContain(
    "already here",
  );
  expect(run("restore", ["--from", "server.plenary"], env).said).toContain("holds a whole server");
  const key = deriver(makeSecrets(parseEnv({ PLENARY_DATA: data })).secret)("trainers' sessions").toString(
    "base64url",
  );
  const cookie = `${ownCookie("session").name}=${await encodeSession({ token: freshClaims(bo), secret: key })}`;
  // The author of a changed sentence has no account here (E-20).
  await sameOn(data, { id: full.room.id, trainer: { cookie } }, { unknown: "Ada" });
});

/** Starts the server over this data folder: whatever it shows of the room is what the first one showed. */
async function sameOn(
  data: string,
  room: Parameters<typeof shownDebrief>[0]["room"],
  { more = [], unknown }: { more?: string[]; unknown?: string },
): Promise<void> {
  const server = await startServer({ dataDir: data, next: true });
  const now = await shownDebrief({ url: server.url, room }, more).finally(() => server.stop());
  const names = Object.keys(shown).filter((name) => name !== published || more.includes(published));
  expect(Object.keys(now).sort()).toEqual(names.sort());
  expect(names.length).toBeGreaterThan(12);
  for (const name of names)
    expect(differs(now[name]!, unknown ? unnamed(shown[name]!, unknown) : shown[name]!), name).toBeNull();
}

/** A page as it is where the author of a sentence has no account: in its text, and in what its forms carry. */
const unnamed = (page: string, author: string): string =>
  page
    .replaceAll(`by ${author}`, "by somebody")
    .replaceAll(`by&quot;:&quot;${author}&quot;`, "by&quot;:&quot;&quot;");

/** Where two texts begin to differ, with what stands there; null where they are the same to the byte. */
function differs(now: string, then: string): string[] | null {
  if (now === then) return null;
  let index = 0;
  while (now[index] === then[index]) index++;
  return [then, now].map((text) => text.slice(Math.max(0, index - 150), index + 150));
}

/** Debrief over the database of this data folder. */
async function toldBy(data: string): Promise<string[]> {
  const previous = process.env.DATABASE_URL;
  const cluster = await startEmbedded(data);
  await closePrisma();
  process.env.DATABASE_URL = cluster.url();
  try {
    return await debriefParts();
  } finally {
    await closePrisma();
    process.env.DATABASE_URL = previous;
    await cluster.stop();
  }
}
