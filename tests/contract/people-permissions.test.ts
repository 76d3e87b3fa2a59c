/** Permissions with accounts, written out once more by hand: the table of the code is not read here. */
import { expect, it } from "vitest";
import { mayWithPeople, type PeopleAction, peoplePermissions } from "@/server/accounts/people-permissions";
import { actions } from "@/server/main/routes/actions";

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

it("A-1: actions about accounts that anybody may ask for guard themselves by a secret in hand, or by a limit", () => {
  const open = Object.entries(actions).flatMap(([name, who]) => (who === "anybody" ? [name] : []));
  expect(open).toEqual([
    "isLinkGood",
    "makeAccount",
    "signOut",
    "signOutEverywhere",
    "mailLink",
    "passkeyChallenge",
    "carryInvitation",
    "joinWithPassword",
    "readResetLink",
    "setPassword",
  ]);
});
