/** Who may do what with accounts, written out once more by hand: the table of the code is not read here. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { mayWithPeople, type PeopleAction, peoplePermissions } from "@/server/accounts/people-permissions";

const rows: Record<PeopleAction, [owner: boolean, trainer: boolean]> = {
  "own-password": [true, true],
  "own-passkeys": [true, true],
  "own-organisation": [true, true],
  list: [true, false],
  invite: [true, false],
  "give-role": [true, false],
  block: [true, false],
  remove: [true, false],
  "make-reset-link": [true, false],
  "read-notes": [true, false],
};

it("every deed has a row", () =>
  expect(Object.keys(rows).sort()).toEqual(Object.keys(peoplePermissions).sort()));

it.each(Object.entries(rows))("A-1: %s is for those it is for", (action, allowed) => {
  expect((["owner", "trainer"] as const).map((role) => mayWithPeople(role, action as PeopleAction))).toEqual(
    allowed,
  );
});

/** Actions that anybody may ask for: they guard themselves by a secret in hand, or by a limit. */
const open: Record<string, readonly string[]> = {
  "account-actions.ts": ["isLinkGood", "makeAccount", "signOut", "signOutEverywhere"],
  "reset-actions.ts": ["readResetLink", "setPassword"],
  "way-actions.ts": ["mailLink", "passkeyChallenge", "carryInvitation", "joinWithPassword"],
};

it("A-1: every other action about accounts asks the table", () => {
  const folder = path.resolve(import.meta.dirname, "../../app/trainer");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(account|people|security|reset|way)-actions\.ts$/.test(file),
  );
  expect(files.map((file) => path.basename(file)).sort()).toEqual([
    "account-actions.ts",
    "people-actions.ts",
    "reset-actions.ts",
    "security-actions.ts",
    "way-actions.ts",
  ]);
  for (const file of files) {
    const source = readFileSync(path.join(folder, file), "utf8");
    const bodies = source.split(/^export (?:async function|const) /m).slice(1);
    const unguarded = bodies
      .filter((body) => !/mayWithPeople\(|signedInFor\("|asOwner\("/.test(body))
      .map((body) => /^\w+/.exec(body)?.[0]);
    expect(unguarded, file).toEqual(open[path.basename(file)] ?? []);
  }
});
