/** Each server action with what each person gets for calling it past the pages: written by hand, as a pattern of the answer. */
import { randomUUID } from "node:crypto";
import { type Person, people } from "@/tests/support/matrix/people";

export type Ids = Readonly<Record<string, string>>;
type Fields = Record<string, string>;
/** An argument is a value, or the fields of a form. */
export type Argument = { form: Fields } | { value: unknown };

export interface ActionRow {
  /** Whose page carries the action; parts in square brackets are filled with ids. */
  ask(ids: Ids): Argument[];
  /** What the answer must look like. */
  who: Readonly<Record<Person, RegExp>>;
  /** People who are let in: all others must change nothing. */
  may: readonly Person[];
}

const form = (fields: Fields = {}): Argument => ({ form: fields });
const value = (given: unknown): Argument => ({ value: given });

const SIGNED_OUT = /"problem":"signed-out"/;
const NULL = /^null$/;
const SIGN_IN = /^→ \/trainer\/sign-in/;
const HOME = /^→ \/trainer$/;
const GONE = /"problem":"workshop-gone"/;
const NOT_ALLOWED = /"problem":"not-allowed"/;
const NOT_OWNER = /"problem":"not-owner"/;
const PASSKEYS_NOT_HERE = /"problem":"passkey-failed"/;
const DONE = /^(null|"\$undefined"|true|)$/;

const row = (
  ask: ActionRow["ask"],
  let_: Partial<Record<Person, RegExp>>,
  others: RegExp,
  may: readonly Person[] = Object.keys(let_) as Person[],
): ActionRow => ({
  ask,
  // Nothing in a room or a workshop is for owners of the server because they are that.
  who: {
    ...(Object.fromEntries(people.map((p) => [p, others])) as Record<Person, RegExp>),
    "server's owner": let_["trainer elsewhere"] ?? others,
    ...let_,
  },
  may,
});
const signed = (what: RegExp) => ({
  trainer: what,
  "co-trainer": what,
  "trainer elsewhere": what,
  "server's owner": what,
});
/** For owners of the server alone. */
const looksAfter = (ask: ActionRow["ask"], what: RegExp): ActionRow =>
  row(ask, { ...signed(NOT_OWNER), "server's owner": what }, SIGNED_OUT, ["server's owner"]);
const teachers = (what: RegExp) => ({ trainer: what, "co-trainer": what });
const target = (ids: Ids) => ({ room: ids.room!, key: "remark", language: "en", basis: "" });
const before = { revision: 0, text: null, by: null, outcome: "none", theirs: null, fresh: 0 };

const told = { id: "hello", kind: "slide", title: "Hello", body: "Hello" };

export const actionRows: Readonly<Record<string, ActionRow>> = {
  // The room was opened with a workshop that comes with the server, which nobody may change.
  "app/console/correction-actions.ts readTarget": row((ids) => [value(ids.room)], {}, NULL),
  "app/console/correction-actions.ts correct": row(
    (ids) => [value(ids.room), value({ from: told, to: { ...told, body: "Good morning" } })],
    {},
    /"reason":"not-allowed"/,
  ),
  "app/console/finish-actions.ts readFinish": row((ids) => [value(ids.room)], teachers(/"people":\d/), NULL),
  "app/debrief/[room]/release-actions.ts saveRelease": row(
    (ids) => [value(ids.room), form({ source: "thoughts", text: "abc", do: "back" })],
    { ...teachers(DONE), "trainer elsewhere": HOME },
    SIGN_IN,
    ["trainer", "co-trainer"],
  ),
  "app/debrief/[room]/release-actions.ts releaseRest": row(
    (ids) => [value(ids.room), form({ source: "thoughts" })],
    { ...teachers(DONE), "trainer elsewhere": HOME },
    SIGN_IN,
    ["trainer", "co-trainer"],
  ),
  "app/debrief/[room]/report-actions.ts saveText": row(
    (ids) => [value(before), form({ ...target(ids), do: "save", text: "What we saw" })],
    {
      trainer: /"outcome":"(saved|conflict)"/,
      "co-trainer": /"outcome":"(saved|conflict)"/,
      "trainer elsewhere": /"outcome":"not-allowed"/,
    },
    /"outcome":"signed-out"/,
    ["trainer", "co-trainer"],
  ),
  "app/debrief/[room]/report-actions.ts saveHidden": row(
    (ids) => [
      value({ revision: 0, hidden: false }),
      form({ ...target(ids), key: "story:opening", hidden: "yes" }),
    ],
    { trainer: /"revision":1,"hidden":true/, "co-trainer": /"revision":1,"hidden":true/ },
    // What was sent comes back as it was.
    /^"\$T0:0"$/,
  ),
  "app/debrief/[room]/share-actions.ts share": row(
    (ids) => [value(ids.room), form({ do: "change", days: "20" })],
    { ...teachers(DONE), "trainer elsewhere": HOME },
    SIGN_IN,
    ["trainer", "co-trainer"],
  ),
  "app/editor/editor-actions.ts listSources": row(() => [], signed(/"id":"full"/), NULL),
  "app/editor/editor-actions.ts readSource": row(
    (ids) => [value(ids.workshop)],
    { trainer: /Workshop of Ada/ },
    NULL,
  ),
  "app/editor/editor-actions.ts readHistory": row((ids) => [value(ids.workshop)], { trainer: /^\[/ }, NULL),
  "app/editor/editor-actions.ts readSharing": row(
    (ids) => [value(ids.workshop)],
    { trainer: /"role":"owner"/ },
    NULL,
  ),
  "app/editor/editor-actions.ts makeShareLink": row(
    (ids) => [value(ids.workshop), value("view")],
    { trainer: /^"[\w-]{20,}"$/ },
    NULL,
  ),
  "app/editor/editor-actions.ts dismissMember": row(
    (ids) => [value(ids.workshop), value(ids.account)],
    {},
    /^false$/,
  ),
  "app/trainer/account-actions.ts isLinkGood": row(
    (ids) => [value("trainer"), value(ids.invitation)],
    {},
    /^true$/,
  ),
  "app/trainer/account-actions.ts makeAccount": row(
    () => [
      value("trainer"),
      value("A".repeat(43)),
      form({ name: "Eve", email: "eve@example.org", password: "a long and quiet sentence" }),
    ],
    {},
    /"problem":"account-refused"/,
  ),
  "app/trainer/account-actions.ts inviteTrainer": looksAfter(() => [], /"token":"[\w-]{20,}"/),
  "app/trainer/account-actions.ts signOut": row(() => [], {}, DONE),
  "app/trainer/account-actions.ts signOutEverywhere": row(
    () => [],
    { "trainer elsewhere": DONE, "server's owner": DONE },
    DONE,
  ),
  "app/trainer/account/security-actions.ts changePassword": row(
    () => [value(""), value("a long and quiet sentence")],
    signed(/"problem":"password-missing"/),
    SIGNED_OUT,
    [],
  ),
  "app/trainer/account/security-actions.ts newPasskey": row(
    () => [value("")],
    signed(PASSKEYS_NOT_HERE),
    SIGNED_OUT,
    [],
  ),
  "app/trainer/account/security-actions.ts keepPasskey": row(
    () => [value("Laptop"), value({})],
    signed(/"problem":"passkey-not-kept"/),
    SIGNED_OUT,
    [],
  ),
  "app/trainer/account/security-actions.ts dropPasskey": row(
    () => [value("none")],
    signed(DONE),
    SIGNED_OUT,
    [],
  ),
  // This server knows no organisation.
  "app/trainer/account/security-actions.ts allowConnecting": row(
    () => [value("")],
    signed(/"problem":"failed"/),
    SIGNED_OUT,
    [],
  ),
  "app/trainer/account/security-actions.ts disconnectOrganisation": row(
    () => [],
    signed(DONE),
    SIGNED_OUT,
    [],
  ),
  "app/trainer/examples/example-actions.ts lookAtExample": row(
    () => [form({ example: "none" })],
    signed(HOME),
    SIGN_IN,
  ),
  "app/trainer/examples/example-actions.ts keepExamples": row(
    () => [form({ away: "1" })],
    signed(DONE),
    SIGN_IN,
  ),
  "app/trainer/people/people-actions.ts belongingsOf": looksAfter(
    (ids) => [value(ids.account)],
    /"rooms":1,"workshops":\d/,
  ),
  "app/trainer/people/people-actions.ts changeRole": looksAfter(
    (ids) => [value(ids.spare), value("owner")],
    DONE,
  ),
  "app/trainer/people/people-actions.ts resetLinkFor": looksAfter(
    (ids) => [value(ids.spare)],
    /"token":"[\w-]{43}"/,
  ),
  "app/trainer/people/people-actions.ts blockPerson": looksAfter((ids) => [value(ids.spare)], DONE),
  "app/trainer/people/people-actions.ts unblockPerson": looksAfter((ids) => [value(ids.spare)], DONE),
  "app/trainer/people/people-actions.ts removePerson": looksAfter((ids) => [value(ids.spare)], DONE),
  "app/trainer/rehearse/[workshop]/rehearsal-actions.ts startRehearsal": row(
    (ids) => [form({ workshop: ids.workshop!, people: "8", network: "good" })],
    signed(/"problem":"workshop"/),
    SIGNED_OUT,
    [],
  ),
  // Whoever has the link is let in by it; here nobody has one.
  "app/trainer/reset/reset-actions.ts readResetLink": row(() => [value("A".repeat(43))], {}, NULL),
  "app/trainer/reset/reset-actions.ts setPassword": row(
    () => [value("A".repeat(43)), value("a long and quiet sentence")],
    {},
    /"problem":"link-dead"/,
  ),
  "app/trainer/sign-in/way-actions.ts mailLink": row(
    () => [value("mail"), value("ada@example.org")],
    {},
    /"problem":"mail-off"/,
  ),
  "app/trainer/sign-in/way-actions.ts passkeyChallenge": row(() => [], {}, PASSKEYS_NOT_HERE),
  "app/trainer/sign-in/way-actions.ts carryInvitation": row(() => [value("A".repeat(43))], {}, DONE),
  "app/trainer/sign-in/way-actions.ts joinWithPassword": row(
    () => [value("a long and quiet sentence")],
    {},
    /"problem":"join-dead"/,
  ),
  "app/trainer/room-actions.ts openRoom": row(
    (ids) => [form({ title: "Mine now", workshop: ids.workshop! })],
    {
      trainer: /"problem":"workshop-unfinished"/,
      "co-trainer": /"problem":"workshop"/,
      "trainer elsewhere": /"problem":"workshop"/,
    },
    SIGNED_OUT,
    [],
  ),
  "app/trainer/room-actions.ts offerOf": row(
    (ids) => [value(ids.workshop)],
    { trainer: /"agendas":\[\],"sessions":\[\],"unfinished":\{"blocking":\[/ },
    /^null$/,
    [],
  ),
  "app/trainer/room-actions.ts inviteCoTrainer": row(
    (ids) => [value(ids.room), value(ids.account)],
    { trainer: DONE, "co-trainer": NOT_ALLOWED, "trainer elsewhere": NOT_ALLOWED },
    SIGNED_OUT,
    ["trainer"],
  ),
  "app/trainer/room-actions.ts dismissCoTrainer": row(
    (ids) => [value(ids.room), value(randomUUID())],
    { trainer: DONE, "co-trainer": NOT_ALLOWED, "trainer elsewhere": NOT_ALLOWED },
    SIGNED_OUT,
    ["trainer"],
  ),
  "app/trainer/workshops/workshop-actions.ts startWorkshop": row(
    (ids) => [form({ title: "A copy", from: ids.workshop! })],
    { trainer: /"workshop":"/, "co-trainer": GONE, "trainer elsewhere": GONE },
    SIGNED_OUT,
    ["trainer"],
  ),
  "app/trainer/workshops/workshop-actions.ts duplicateWorkshop": row(
    (ids) => [value(ids.workshop)],
    { trainer: /"workshop":"/, "co-trainer": GONE, "trainer elsewhere": GONE },
    SIGNED_OUT,
    ["trainer"],
  ),
  "app/trainer/workshops/workshop-actions.ts putAway": row(
    (ids) => [value(ids.workshop), value(false)],
    { trainer: DONE, "co-trainer": GONE, "trainer elsewhere": GONE },
    SIGNED_OUT,
    ["trainer"],
  ),
  "app/trainer/workshops/workshop-actions.ts deleteWorkshop": row(
    (ids) => [value(ids.workshop)],
    { trainer: DONE, "co-trainer": GONE, "trainer elsewhere": GONE },
    SIGNED_OUT,
    ["trainer"],
  ),
  "app/trainer/workshops/workshop-actions.ts leaveWorkshop": row(
    (ids) => [value(ids.workshop)],
    { trainer: GONE, "co-trainer": GONE, "trainer elsewhere": GONE },
    SIGNED_OUT,
    [],
  ),
  "app/trainer/workshops/workshop-actions.ts readShareLink": row(
    (ids) => [value(ids.share)],
    signed(/"title":"Workshop of Ada"/),
    NULL,
  ),
  "app/trainer/workshops/workshop-actions.ts acceptLink": row(
    () => [value("A".repeat(43))],
    { trainer: GONE, "co-trainer": GONE, "trainer elsewhere": GONE },
    SIGNED_OUT,
    [],
  ),
};
