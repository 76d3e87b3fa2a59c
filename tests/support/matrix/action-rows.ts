/** Each server action with what it answers to people who call it past the pages: whom it lets in says the list. */
import { randomUUID } from "node:crypto";
import { mayWithPeople, type PeopleAction } from "@/server/accounts/people-permissions";
import { mayWatch, type WatchAction } from "@/server/health/permissions";
import { actions, type Who } from "@/server/main/routes/actions";
import { accounts, type Person, people } from "@/tests/support/matrix/people";
import { mayWithReport, type ReportAction } from "@/workshop/debrief/report/permissions";
import { type AuthorAct, mayAuthor } from "@/workshop/editor/permissions";

export type Ids = Readonly<Record<string, string>>;
type Fields = Record<string, string>;
/** An argument is a value, or the fields of a form. */
export type Argument = { form: Fields } | { value: unknown };

export interface ActionRow {
  ask(ids: Ids): Argument[];
  /** Pattern of the answer. */
  who: Readonly<Record<Person, RegExp>>;
  /** People by whom something changes: by all others nothing does. */
  may: readonly Person[];
}

/** Persons let in by a word of the list. Room and workshop are the trainer's own, unshared. */
function letInBy(who: Who): readonly Person[] {
  if (who === "anybody") return people;
  if (who === "signed-in") return accounts;
  const [table, act] = who.split(":");
  return accounts.filter((person) => {
    if (table === "people")
      return mayWithPeople(person === "server's owner" ? "owner" : "trainer", act as PeopleAction);
    if (table === "server")
      return mayWatch(person === "server's owner" ? "owner" : "trainer", act as WatchAction);
    if (table === "workshop") return person === "trainer" && mayAuthor("owner", act as AuthorAct);
    return (person === "trainer" || person === "co-trainer") && mayWithReport(person, act as ReportAction);
  });
}

const form = (fields: Fields = {}): Argument => ({ form: fields });
const value = (raw: unknown): Argument => ({ value: raw });

/** Answers to a stranger and to an account that may not. */
type Refusals = readonly [stranger: RegExp, account: RegExp];
const refusals = (problem: string): Refusals => [/"problem":"signed-out"/, RegExp(`"problem":"${problem}"`)];
const NULL = /^null$/;
const GONE = /"problem":"workshop-gone"/;
const NOTHING: Refusals = [NULL, NULL];
const ELSEWHERE: Refusals = [/^→ \/trainer\/sign-in/, /^→ \/trainer$/];
const PASSKEYS_NOT_HERE = /"problem":"passkey-failed"/;
const DONE = /^(null|"\$undefined"|true|)$/;

const usual: Readonly<Record<string, Refusals>> = {
  people: refusals("not-owner"),
  workshop: refusals("workshop-gone"),
  report: refusals("not-allowed"),
};

/** A row before its persons are known. Calls by "anybody" change nothing, but where a row says so. */
const row =
  (
    ask: ActionRow["ask"],
    expected: RegExp | Partial<Record<Person, RegExp>>,
    { refused, may }: { refused?: Refusals; may?: readonly Person[] } = {},
  ) =>
  (who: Who): ActionRow => {
    const inside = letInBy(who);
    const [stranger, account] = refused ?? usual[who.split(":")[0]!] ?? refusals("signed-out");
    const answer = (person: Person): RegExp => {
      if (inside.includes(person))
        return expected instanceof RegExp ? expected : (expected[person] ?? account);
      return accounts.includes(person) ? account : stranger;
    };
    return {
      ask,
      who: Object.fromEntries(people.map((person) => [person, answer(person)])) as ActionRow["who"],
      may:
        may ??
        (who === "anybody" ? [] : expected instanceof RegExp ? inside : (Object.keys(expected) as Person[])),
    };
  };
/** For the trainer alone, whose workshop or room it is; others who are let in are told that it is gone. */
const forTrainer = (ask: ActionRow["ask"], said: RegExp, refused = refusals("workshop-gone")) =>
  row(ask, { trainer: said }, { refused });

const target = (ids: Ids) => ({ room: ids.room!, key: "remark", language: "en", basis: "" });
const before = {
  revision: 0,
  text: null,
  by: "",
  outcome: "none",
  typed: null,
  theirs: null,
  fresh: 0,
};
const hello = { id: "hello", kind: "slide", title: "Hello", body: "Hello" };

const rows: Readonly<Record<keyof typeof actions, (who: Who) => ActionRow>> = {
  readFinish: row((ids) => [value(ids.room)], /"people":\d/, { refused: NOTHING }),
  // The room was opened with a workshop that comes with the server, which cannot be changed.
  readTarget: row((ids) => [value(ids.room)], {}, { refused: NOTHING }),
  correct: row(
    (ids) => [value(ids.room), value({ from: hello, to: { ...hello, body: "Good morning" } })],
    {},
    { refused: [/"reason":"not-allowed"/, /"reason":"not-allowed"/] },
  ),

  saveText: row(
    (ids) => [value(before), form({ ...target(ids), do: "save", text: "What we saw" })],
    /"outcome":"(saved|conflict)"/,
    { refused: [/"outcome":"signed-out"/, /"outcome":"not-allowed"/] },
  ),
  saveHidden: row(
    (ids) => [
      value({ revision: 0, hidden: false }),
      form({ ...target(ids), key: "story:opening", hidden: "yes" }),
    ],
    /"revision":1,"hidden":true/,
    // The sent values come back as they were.
    { refused: [/^"\$T0:0"$/, /^"\$T0:0"$/] },
  ),
  saveFront: row((ids) => [value(ids.room), form({ figure: "paula-strip", do: "add" })], DONE, {
    refused: ELSEWHERE,
  }),
  saveTarget: row((ids) => [value(ids.room), form({ indicator: "took-part", target: "80" })], DONE, {
    refused: ELSEWHERE,
  }),
  saveRelease: row((ids) => [value(ids.room), form({ do: "back thoughts abc" })], DONE, {
    refused: ELSEWHERE,
  }),
  share: row((ids) => [value(ids.room), form({ do: "change", days: "20" })], DONE, { refused: ELSEWHERE }),

  openRoom: row(
    (ids) => [form({ title: "Mine now", workshop: ids.workshop! })],
    { trainer: /"problem":"workshop-unfinished"/ },
    { refused: refusals("workshop"), may: [] },
  ),
  offerOf: row(
    (ids) => [value(ids.workshop)],
    { trainer: /"agendas":\[\],"sessions":\[\],"unfinished":\{"blocking":\[/ },
    { refused: NOTHING, may: [] },
  ),
  startRehearsal: row(
    (ids) => [form({ workshop: ids.workshop!, people: "8", network: "good" })],
    /"problem":"workshop"/,
    { may: [] },
  ),
  inviteCoTrainer: row((ids) => [value(ids.room), value(ids.account)], DONE),
  dismissCoTrainer: row((ids) => [value(ids.room), value(randomUUID())], DONE),
  lookAtExample: row(() => [form({ example: "none" })], ELSEWHERE[1], { refused: ELSEWHERE }),
  keepExamples: row(() => [form({ away: "1" })], DONE, { refused: ELSEWHERE }),

  startWorkshop: forTrainer((ids) => [form({ title: "A copy", from: ids.workshop! })], /"workshop":"/),
  duplicateWorkshop: forTrainer((ids) => [value(ids.workshop)], /"workshop":"/),
  putAway: row((ids) => [value(ids.workshop), value(false)], DONE),
  deleteWorkshop: row((ids) => [value(ids.workshop)], DONE),
  leaveWorkshop: row((ids) => [value(ids.workshop)], DONE),
  readShareLink: row((ids) => [value(ids.share)], /"title":"Workshop of Ada"/, { refused: NOTHING }),
  acceptLink: row(() => [value("A".repeat(43))], GONE, { may: [] }),

  listSources: row(() => [], /"id":"full"/, { refused: NOTHING }),
  readSource: forTrainer((ids) => [value(ids.workshop)], /Workshop of Ada/, NOTHING),
  readHistory: row((ids) => [value(ids.workshop)], /^\[/, { refused: NOTHING }),
  readSharing: row((ids) => [value(ids.workshop)], /"role":"owner"/, { refused: NOTHING }),
  makeShareLink: row((ids) => [value(ids.workshop), value("view")], /^"[\w-]{20,}"$/, { refused: NOTHING }),
  dismissMember: row((ids) => [value(ids.workshop), value(ids.account)], /^false$/, {
    refused: NOTHING,
    may: [],
  }),

  isLinkGood: row((ids) => [value("trainer"), value(ids.invitation)], /^true$/),
  makeAccount: row(
    () => [
      value("trainer"),
      value("A".repeat(43)),
      form({ name: "Eve", email: "eve@example.org", password: "a long and quiet sentence" }),
    ],
    /"problem":"account-refused"/,
  ),
  signOut: row(() => [], DONE),
  signOutEverywhere: row(() => [], DONE, { may: ["trainer elsewhere", "server's owner"] }),
  mailLink: row(() => [value("mail"), value("ada@example.org")], /"problem":"mail-off"/),
  passkeyChallenge: row(() => [], PASSKEYS_NOT_HERE),
  carryInvitation: row(() => [value("A".repeat(43))], DONE),
  joinWithPassword: row(() => [value("a long and quiet sentence")], /"problem":"join-dead"/),
  // The link lets its holder in; no person here has one.
  readResetLink: row(() => [value("A".repeat(43))], NULL),
  setPassword: row(
    () => [value("A".repeat(43)), value("a long and quiet sentence")],
    /"problem":"link-dead"/,
  ),

  changePassword: row(() => [value(""), value("a long and quiet sentence")], /"problem":"password-missing"/, {
    may: [],
  }),
  newPasskey: row(() => [value("")], PASSKEYS_NOT_HERE, { may: [] }),
  keepPasskey: row(() => [value("Laptop"), value({})], /"problem":"passkey-not-kept"/, { may: [] }),
  dropPasskey: row(() => [value("none")], DONE, { may: [] }),
  // This server knows no organisation.
  allowConnecting: row(() => [value("")], /"problem":"failed"/, { may: [] }),
  disconnectOrganisation: row(() => [], DONE, { may: [] }),

  inviteTrainer: row(() => [], /"token":"[\w-]{20,}"/),
  changeRole: row((ids) => [value(ids.spare), value("owner")], DONE),
  blockPerson: row((ids) => [value(ids.spare)], DONE),
  unblockPerson: row((ids) => [value(ids.spare)], DONE),
  removePerson: row((ids) => [value(ids.spare)], DONE),
  belongingsOf: row((ids) => [value(ids.account)], /"rooms":1,"workshops":\d/),
  resetLinkFor: row((ids) => [value(ids.spare)], /"token":"[\w-]{43}"/),

  // The server of the tests was started on no desktop.
  stopServer: row(() => [], /"problem":"not-allowed"/, { refused: refusals("not-allowed"), may: [] }),
};

export const actionRows: Readonly<Record<string, ActionRow>> = Object.fromEntries(
  Object.entries(actions).map(([name, who]) => [name, rows[name as keyof typeof actions](who)]),
);
