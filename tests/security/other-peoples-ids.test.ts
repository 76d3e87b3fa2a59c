/** Ids of a room full of everything, tried by people of another room at every door: alone, and beside their own. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { bodies } from "@/tests/support/matrix/command-rows";
import type { Person } from "@/tests/support/matrix/people";
import { knock } from "@/tests/support/matrix/probe";
import { routeRows } from "@/tests/support/matrix/route-rows";
import { makeWorld, tableNames, type World } from "@/tests/support/matrix/world";
import { Console, newId, Plenary } from "@/tests/support/plenary";
import { commandSchema } from "@/workshop/commands/all";

let plenary: Plenary;
let world: World;
/** Ids of the attackers' own room, by the same names. */
let attackerIds: Record<string, string>;
beforeAll(async () => {
  plenary = await Plenary.start({ NODE_ENV: "production" }, { next: true });
  world = await makeWorld(plenary);
  const { room, workshop } = world.other;
  await prisma.room.update({
    where: { id: room.id },
    data: { settings: { alias: "optional", sectors: [], certificates: true } },
  });
  attackerIds = { room: room.id, workshop, token: room.token };
}, 400_000);
afterAll(() => plenary?.stop());

/** Addresses that are a right by themselves: their holders were given them. */
const GIVEN = new Set([
  "GET /j/:token",
  "GET /s/:room/:key",
  "POST /s/:room/:key",
  "POST /j/:token",
  "GET /verify/:certificate",
  "POST /verify/:certificate",
  "GET /verify/:certificate/status",
  "GET /report/:key",
  "GET /assets/:owner/:token/:variant",
]);
const attackers: readonly Person[] = [
  "nobody",
  "phone elsewhere",
  "removed phone",
  "trainer elsewhere",
  "server's owner",
  "session over",
];

/** Every row of every table that names something of the full room, its trainer or their workshop. */
async function theirs(): Promise<Record<string, string>> {
  const { ids, full } = world;
  const names = [
    ids.room,
    ids.workshop,
    ids.certificate,
    ids.publication,
    ids.text,
    ids.post,
    ids.account,
    ...full.people,
  ].map((id) => `%${id}%`);
  const tables = (await tableNames()).filter(
    (name) => !["attendance", "session_run", "sheet_update"].includes(name),
  );
  const each = tables.map(
    (name) =>
      `SELECT '${name}' AS name, count(*) AS rows, count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM "${name}" t WHERE t::text LIKE ANY ($1::text[]) AND t::text NOT LIKE $2`,
  );
  const rows = await prisma.$queryRawUnsafe<{ name: string; hash: string }[]>(
    `SELECT name, hash FROM (${each.join(" UNION ALL ")}) AS tables WHERE rows > 0`,
    names,
    // Calls of the others at their own room are in its own log.
    `%${world.other.room.id}%`,
  );
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

const secrets = () => [
  ...Object.values(world.full.canaries).map((c) => c.split(" ")[0]!),
  "Workshop of Ada",
  "Rosa Park",
  "What helped",
];

/** Every mixture of their ids and one's own in which at least one is theirs. */
function mixtures(pattern: string): Record<string, string>[] {
  const named = [...new Set([...pattern.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name!))].filter(
    (name) => name in world.ids,
  );
  const names = named.filter((name) => name in attackerIds);
  const onlyOwn = named.length > 0 && names.length === named.length ? 1 : 0;
  const all = Array.from({ length: 2 ** names.length - onlyOwn }, (_, bits) =>
    Object.fromEntries(
      names.map((name, i) => [name, (bits >> i) & 1 ? attackerIds[name]! : world.ids[name]!]),
    ),
  );
  return all.map((mixed) => ({ ...world.ids, ...mixed }));
}

describe("ids of others", () => {
  it("are all in different tables", async () => {
    expect(Object.keys(await theirs()).length).toBeGreaterThan(15);
  });

  it.each(Object.entries(routeRows).filter(([site]) => /:/.test(site) && !GIVEN.has(site)))(
    "%s tells nothing and changes nothing",
    async (site, { ask }) => {
      const before = await theirs();
      let calls = 0;
      for (const person of attackers) {
        for (const ids of mixtures(
          JSON.stringify(ask(Object.fromEntries(Object.keys(world.ids).map((name) => [name, `:${name}`])))),
        )) {
          const { res, body } = await knock(plenary.url, site, ask(ids), world.cookies[person], ids);
          calls++;
          expect([site, person, res.status === 500, secrets().filter((s) => body.includes(s))]).toEqual([
            site,
            person,
            false,
            [],
          ]);
        }
      }
      expect(calls).toBeGreaterThanOrEqual(attackers.length);
      expect([site, await theirs()]).toEqual([site, before]);
    },
  );

  it("in commands to one's own room do nothing to theirs, sent by its trainer and its phone", async () => {
    const before = await theirs();
    const { room, phone } = world.other;
    const heard: unknown[] = [];
    const reasons: Record<string, string> = {};
    const { ids, full } = world;
    const swapped = (body: object) =>
      JSON.parse(
        JSON.stringify(body)
          .replace(/"participant":"[^"]+"/g, `"participant":"${ids.person}"`)
          .replace(/"people":\["[^\]]+\]/g, `"people":${JSON.stringify(full.people.slice(0, 2))}`)
          .replace(/"group":"[^"]+"/g, `"group":"${ids.group}"`)
          .replace(/"activity":"sheet"/g, '"activity":"plan"')
          .replace(/"post":"[^"]+"/g, `"post":"${ids.post}"`)
          .replace(/"handover":"[^"]+"/g, `"handover":"${ids.handover}"`),
      ) as object;
    const types = commandSchema.options.map((o) => o.shape.type.value).filter((type) => type !== "end");
    for (const type of types) {
      // Each from a connection of its own, so that none is cut for sending too much.
      for (const sender of [await plenary.console(room), await plenary.phone(room, phone.cookie)]) {
        const ack = await sender.send({ type, id: newId(), ...swapped(bodies[type] ?? {}) });
        expect([type, secrets().filter((s) => JSON.stringify(ack).includes(s))]).toEqual([type, []]);
        heard.push(...sender.all);
        if (!ack.ok && sender instanceof Console) reasons[type] = ack.reason;
        sender.socket.disconnect();
      }
    }
    expect(secrets().filter((s) => JSON.stringify(heard).includes(s))).toEqual([]);
    expect(await theirs()).toEqual(before);
    expect(reasons.remove).toBe("unknown-person");
  }, 240_000);

  it("do not drop what somebody else uploads or takes out: it is still there for its owner", async () => {
    const { ids, cookies } = world;
    const asks = [
      ["DELETE /files/uploads/:upload", `/files/uploads/${ids.upload}`],
      ["DELETE /export/:room/:job", `/export/${ids.room}/${ids.job}`],
      ["DELETE /export/:room/:job", `/export/${attackerIds.room}/${ids.job}`],
    ] as const;
    for (const [site, path] of asks)
      for (const person of attackers) await knock(plenary.url, site, { path }, cookies[person]);
    expect(
      (
        await knock(
          plenary.url,
          "PUT /files/uploads/:upload",
          { path: `/files/uploads/${ids.upload}?at=0`, json: 1 },
          cookies.trainer,
        )
      ).said,
    ).toBe("ok");
    expect(
      (
        await knock(
          plenary.url,
          "GET /export/:room/:job/file",
          { path: `/export/${ids.room}/${ids.job}/file` },
          cookies.trainer,
        )
      ).said,
    ).toBe("ok");
  });
});
