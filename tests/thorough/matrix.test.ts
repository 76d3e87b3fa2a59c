/**
 * Every address, asked as every kind of person over real HTTP: each gets what stands in the table, and who is
 * refused changes nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, people } from "@/tests/support/matrix/people";
import { type ActionRow, actionRows, type Argument } from "@/tests/support/matrix/action-rows";
import { builtActions, callAction } from "@/tests/support/matrix/call-action";
import { ownThings } from "@/tests/support/matrix/own-things";
import { knock, letIn, unguarded } from "@/tests/support/matrix/probe";
import { type RouteRow, routeRows } from "@/tests/support/matrix/route-rows";
import { fingerprint, makeWorld, tableNames, type World } from "@/tests/support/matrix/world";
import { Plenary } from "@/tests/support/plenary";
import { prisma } from "@/server/store/database/prisma";

let plenary: Plenary;
let world: World;
beforeAll(async () => {
  plenary = await Plenary.start({ NODE_ENV: "production" }, { next: true });
  world = await makeWorld(plenary);
  const page = await knock(
    plenary.url,
    "GET /r/:room/",
    { path: `/r/${world.ids.room}/` },
    world.cookies.phone,
  );
  world.ids.script = /\/phone\/(phone-\w+\.js)/.exec(page.body)![1]!;
}, 400_000);
afterAll(() => plenary?.stop());

const canariesIn = (body: string) =>
  Object.entries(world.full.canaries).flatMap(([what, canary]) =>
    body.includes(canary.split(" ")[0]!) ? [what] : [],
  );

/** The world's, and in place of what this call takes away or changes, its own. */
async function thingsFor(site: string): Promise<Pick<World, "ids" | "cookies">> {
  const things = await ownThings[site]?.(world);
  return { ids: { ...world.ids, ...things?.ids }, cookies: { ...world.cookies, ...things?.cookies } };
}

/**
 * Refused people first, and all at once: what they leave behind can only be theirs. A request that only reads
 * changes nothing.
 */
async function walk(site: string, { ask, who }: RouteRow): Promise<void> {
  const reads = site.startsWith("GET ");
  const answers: Partial<Record<Person, string>> = {};
  const refused = people.filter((p) => !letIn(who[p]));
  const { ids, cookies } = await thingsFor(site);
  const before = await fingerprint(READ_NOTED);
  for (const person of [...refused, ...people.filter((p) => letIn(who[p]))]) {
    const { said: what, res, body } = await knock(plenary.url, site, ask(ids), cookies[person], ids);
    answers[person] = what;
    expect([site, person, unguarded(res, body)]).toEqual([site, person, []]);
    // With a 409 a phone gets its own page again, and on it what it may see.
    if (refused.includes(person) && what !== "409")
      expect([site, person, canariesIn(body)]).toEqual([site, person, []]);
    if (person === refused.at(-1)) expect([site, await fingerprint(READ_NOTED)]).toEqual([site, before]);
  }
  if (reads) expect([site, await fingerprint(READ_NOTED)]).toEqual([site, before]);
  expect({ site, ...answers }).toEqual({ site, ...who });
  // A phone that left is forgotten in the database a little later, and must not be in what is compared next.
  if (site === "POST /r/:room/leave")
    await expect
      .poll(async () => (await fingerprint(READ_NOTED)).participant_token)
      .not.toBe(before.participant_token);
}

/** Notes of reading a debrief or taking a file, by any method: they are no state of the room. */
const READ_NOTED = ["access_log", "note_seal"];

describe("each address, asked by each person", () => {
  it.each(Object.entries(routeRows))("%s", walk);
});

/** Other ways to write an id: as people and programs do, and as attackers try. */
const spellings: Record<string, (id: string) => string> = {
  "in capitals": (id) => id.toUpperCase(),
  "in braces": (id) => `{${id}}`,
  "as a urn": (id) => `urn:uuid:${id}`,
  "with its first letter escaped": (id) => `%${id.charCodeAt(0).toString(16)}${id.slice(1)}`,
  "in wide digits": (id) => id.replace(/\d/, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  "with a space": (id) => `${id} `,
  "with a zero character": (id) => `${id}\u0000`,
};
const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text);

/** As it stands in an address, where an escaped letter is one way to write it. */
const inAddress = (spelled: string) =>
  encodeURIComponent(spelled).replace(/^%25/, "%").replaceAll("%3A", ":");

/** A body or arguments with all ids in it spelled otherwise; nothing where it has none. */
function spelled(value: unknown, spell: (id: string) => string): unknown[] {
  const text = JSON.stringify(value) ?? "";
  const respelled = JSON.stringify(value, (_name, inner) =>
    typeof inner === "string" && isId(inner) ? spell(inner) : inner,
  );
  return respelled === undefined || respelled === text ? [] : [JSON.parse(respelled)];
}

describe("an id that is spelled otherwise", () => {
  const sites = Object.entries(routeRows).filter(([site]) => site.startsWith("GET ") && site.includes(":"));

  it.each(Object.entries(spellings))(
    "%s (B-43) leads to the same thing or nowhere, and opens no second room",
    async (_how, spell) => {
      const ids = Object.fromEntries(
        Object.entries(world.ids).map(([name, id]) => [name, isId(id) ? inAddress(spell(id)) : id]),
      );
      const before = await fingerprint(READ_NOTED);
      for (const [site, { ask, who }] of sites)
        for (const person of ["trainer", "phone"] as const) {
          if (ask(ids).path === ask(world.ids).path) continue;
          const { said, res, body } = await knock(plenary.url, site, ask(ids), world.cookies[person], ids);
          expect([site, person, res.status < 500]).toEqual([site, person, true]);
          // Without the slash at its end it is no address of a phone, and Next has nothing there.
          if (letIn(said) && said !== "→ /r/:room")
            expect([site, person, said]).toEqual([site, person, who[person]]);
          if (!letIn(who[person])) expect([site, person, canariesIn(body)]).toEqual([site, person, []]);
        }
      expect(await fingerprint(READ_NOTED)).toEqual(before);
      expect(await roomsLive()).toBe(live);
    },
  );

  let live: number;
  beforeAll(async () => {
    live = await roomsLive();
  });

  it.each(Object.entries(spellings))(
    "%s in a body or an argument (B-43) does the same thing or nothing, and is stored nowhere",
    async (_how, spell) => {
      const sent = new Set<string>();
      const noted = (id: string) => {
        sent.add(spell(id));
        return spell(id);
      };
      expect(await wrongOf((body) => spelled(body, noted))).toEqual([]);
      expect(sent.size).toBeGreaterThan(5);
      expect(await tablesWith([...sent])).toEqual([]);
      expect(await roomsLive()).toBe(live);
    },
  );
});

/** Rooms in the server's memory. */
async function roomsLive(): Promise<number> {
  const text = await (await fetch(`${plenary.url}/metrics`)).text();
  return Number(/^plenary_rooms_live (\d+)/m.exec(text)?.[1]);
}

const actions = Object.entries(actionRows);

async function call(site: string, { ask, who, may }: ActionRow): Promise<void> {
  const action = builtActions().get(site);
  expect(action, site).toBeDefined();
  const others = people.filter((p) => !may.includes(p));
  const { ids, cookies } = await thingsFor(site);
  const before = await fingerprint();
  for (const person of [...others, ...may]) {
    // Signing out everywhere ends the session itself; the people after it would have none to call with.
    if (site.endsWith("signOutEverywhere") && (person === "trainer" || person === "co-trainer")) continue;
    const { said, res, body } = await callAction(plenary.url, action!, ask(ids), cookies[person], ids);
    expect([site, person, said]).toEqual([site, person, expect.stringMatching(who[person])]);
    expect([site, person, unguarded(res, body)]).toEqual([site, person, []]);
    if (!may.includes(person)) expect([site, person, canariesIn(body)]).toEqual([site, person, []]);
    if (person === others.at(-1)) expect([site, await fingerprint()]).toEqual([site, before]);
  }
}

describe("each server action, called past its page", () => {
  it.each(actions)("%s", call);

  it("from another site's page does nothing", async () => {
    const before = await fingerprint();
    for (const [site, { ask }] of actions) {
      for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }] as Record<
        string,
        string
      >[]) {
        const { said } = await callAction(
          plenary.url,
          builtActions().get(site)!,
          ask(world.ids),
          world.cookies.trainer,
          world.ids,
          headers,
        );
        expect([site, headers, said]).toEqual([site, headers, "500"]);
      }
    }
    expect(await fingerprint()).toEqual(before);
  });
});

/** In place of a text of a body: what no database holds, what every object has, nothing. */
const odd = (text: string): string[] => [`${text}\u0000`, "__proto__", "constructor", ""];

/** The value with each of its texts in turn made odd. */
function* oddly(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield* odd(value);
  else if (Array.isArray(value))
    for (const [n, one] of value.entries()) for (const variant of oddly(one)) yield value.with(n, variant);
  else if (value && typeof value === "object")
    for (const [name, one] of Object.entries(value))
      for (const variant of oddly(one)) yield { ...value, [name]: variant };
}

/** Sites that take away what others need. */
const ends = /leave|erase|\/end|purge|sign-?out|delete|remove/i;

/** A call with a changed body: whether it was answered, and whether it did the same. */
interface Tried {
  site: string;
  body: unknown;
  said: string;
  failed: boolean;
  same: boolean;
}

/** Sends variants of its body or arguments to every address and every action, as a person who may. */
function* tries(variants: (value: unknown) => Iterable<unknown>): Generator<() => Promise<Tried>> {
  const { ids, cookies } = world;
  for (const [site, { ask, who }] of Object.entries(routeRows)) {
    if (site.startsWith("GET ") || ends.test(site)) continue;
    const person = people.find((p) => letIn(who[p])) ?? "trainer";
    const { form, json, path } = ask(ids);
    for (const body of variants(form ?? json))
      yield async () => {
        const content = form ? { form: body as Record<string, string> } : { json: body };
        const { said, res } = await knock(plenary.url, site, { path, ...content }, cookies[person], ids);
        // Uploads that wait are bounded.
        const failed = res.status >= 500 && !site.endsWith("/files/uploads");
        return { site, body, said, failed, same: said === who[person] };
      };
  }
  for (const [site, { ask, who, may }] of actions) {
    // The accounts of these tests have no password that could be compared.
    if (ends.test(site) || site.endsWith("changePassword")) continue;
    const person = may[0] ?? "trainer";
    for (const args of variants(ask(ids)))
      yield async () => {
        const action = builtActions().get(site)!;
        const { said } = await callAction(plenary.url, action, args as Argument[], cookies[person], ids);
        return { site, body: args, said, failed: said === "500", same: who[person].test(said) };
      };
  }
}

/** Calls that failed, or did something else than with the body of the page. */
async function wrongOf(variants: (value: unknown) => Iterable<unknown>): Promise<unknown[]> {
  const wrong: unknown[] = [];
  let before: string | null = null;
  for (const attempt of tries(variants)) {
    before ??= JSON.stringify(await fingerprint(READ_NOTED));
    const { site, body, said, failed, same } = await attempt();
    const after: string | null = same ? null : JSON.stringify(await fingerprint(READ_NOTED));
    if (failed || (after !== null && after !== before)) wrong.push([site, body, said]);
    before = after;
  }
  return wrong;
}

/** The tables in which one of the texts stands somewhere. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  // No text of Postgres has it.
  const asked = texts.filter((text) => !text.includes("\u0000"));
  const each = (await tableNames())
    .filter((name) => name !== "asset_chunk")
    .map(
      (name) =>
        `SELECT '${name}' AS name FROM "${name}" t, unnest($1::text[]) s WHERE strpos(t::text, s) > 0`,
    );
  const rows = await prisma.$queryRawUnsafe<{ name: string }[]>(each.join(" UNION "), asked);
  return rows.map(({ name }) => name);
}

/** An own key `__proto__`, as JSON brings it: in each of the objects of a value, and in place of each of its texts. */
function* withProto(value: unknown): Generator<unknown> {
  const key = `"__proto__":{"title":"${IN_PROTO}"}`;
  if (value === undefined) return;
  // Written by hand, as an object literal would set its prototype.
  const written = (one: unknown): string => {
    if (Array.isArray(one)) return `[${one.map(written).join(",")}]`;
    if (typeof one !== "object" || one === null) return JSON.stringify(one) ?? "null";
    const parts = Object.entries(one).map(([name, part]) => `${JSON.stringify(name)}:${written(part)}`);
    return `{${[key, ...parts].join(",")}}`;
  };
  yield JSON.parse(written(value));
  if (Array.isArray(value))
    for (const [n, one] of value.entries())
      if (typeof one?.value === "string") yield value.with(n, { value: JSON.parse(`{${key}}`) });
}
const IN_PROTO = "Brought by a prototype";

describe("a body that no page of ours sends (B-43)", () => {
  it("has an own key __proto__: it does the same thing or nothing", async () => {
    expect(await wrongOf(withProto)).toEqual([]);
    expect(await tablesWith([IN_PROTO])).toEqual([]);
  });

  it("is answered by every address", async () => {
    const wrong: unknown[] = [];
    for (const [site, { ask, who }] of Object.entries(routeRows)) {
      if (site.startsWith("GET ") || ends.test(site)) continue;
      const may = people.find((person) => letIn(who[person])) ?? "trainer";
      const { form, json, ...request } = ask(world.ids);
      for (const body of [...oddly(form ?? json)]) {
        const { res } = await knock(
          plenary.url,
          site,
          { ...request, ...(form ? { form: body as Record<string, string> } : { json: body }) },
          world.cookies[may],
        );
        // Uploads that wait are bounded.
        if (res.status >= 500 && !site.endsWith("/files/uploads")) wrong.push([site, body, res.status]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("is answered by every server action", async () => {
    const wrong: unknown[] = [];
    for (const [site, { ask, may }] of actions) {
      // The accounts of these tests have no password that could be compared.
      if (ends.test(site) || site.endsWith("changePassword")) continue;
      const args = ask(world.ids);
      for (const [n, argument] of args.entries())
        for (const variant of oddly("form" in argument ? argument.form : argument.value)) {
          const changed =
            "form" in argument ? { form: variant as Record<string, string> } : { value: variant };
          const { said } = await callAction(
            plenary.url,
            builtActions().get(site)!,
            args.with(n, changed),
            world.cookies[may[0] ?? "trainer"],
            world.ids,
          );
          if (said === "500") wrong.push([site, n, variant]);
        }
    }
    expect(wrong).toEqual([]);
  });
});
