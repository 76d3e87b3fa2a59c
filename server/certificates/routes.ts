/** Attendance and certificates for trainers: plain forms of the page /debrief/<room>/certificates. */
import type { ServerResponse } from "node:http";
import { zipSync } from "fflate";
import { z } from "zod";
import { interfaceLanguages } from "@/messages/languages";
import type { Account, Exchange } from "@/server/http/exchange";
import { bare } from "@/server/http/refusals";
import { badgeFile, badgeIssuer, didDocument, didOf } from "@/server/certificates/credential";
import { issueTo, issueToAll } from "@/server/certificates/issue";
import { rosterOf, testsOf } from "@/server/certificates/roster";
import { drawSheets } from "@/server/certificates/certificate-pdf";
import { sendFile } from "@/server/http/download";
import { readForm, redirect } from "@/server/http/forms";
import { sendJson } from "@/server/http/json";
import { publicKeyMultibase } from "@/server/platform/settings/signing-key";
import { logAccess } from "@/server/store/accounts/access-log";
import {
  addGuest,
  isPersonOf,
  overrideAttendance,
  removeGuest,
} from "@/server/store/certificates/attendance";
import {
  certificatesOf,
  givesCertificates,
  saveClaim,
  saveCertificateRules,
  withdrawCertificate,
} from "@/server/store/certificates/certificates";
import { loadState } from "@/server/store/rooms/room-state";
import { nameAsTyped, namesIn } from "@/workshop/certificates/name";
import { certificateKinds, missingIn, rulesSchema } from "@/workshop/certificates/rules";
import { writable } from "@/workshop/editor/storable-text";
import { isVisible } from "@/model/text/visible-text";
import { line } from "@/model/text/text-schemas";
import { safeName } from "@/workshop/exports/file-name";
import { uuid } from "@/model/ids";

/** Outcomes for the page to show; their words are in messages/<language>/certificates.json. */
type FormOutcome =
  | "saved"
  | "rules"
  | "rules-test"
  | "rules-language"
  | "rules-missing"
  | "name-empty"
  | "name-hidden"
  | "name-long"
  | "reason"
  | "no-name"
  | "not-earned"
  | "has-one"
  | "nothing-held"
  | "withdrawn"
  | "busy"
  | "none"
  | "gone"
  | `issued-${number}`;

interface Trainer {
  account: Account;
  room: { id: string };
}

interface TrainerForm {
  roomId: string;
  account: string;
  form: URLSearchParams;
  /** The address of this server. */
  origin: string;
}

/** Each answers one line below /certificates/ in the table of routes (server/main/routes/table.ts). */
export class CertificateForms {
  readonly rules = this.form(saveRules);
  readonly guest = this.form(addByHand);
  readonly withdraw = this.form(withdraw);
  readonly issueAll = this.form(issueAll);
  readonly mark = this.form(ofPerson(mark));
  readonly name = this.form(ofPerson(keepName));
  readonly dropGuest = this.form(ofPerson(dropGuest));
  readonly issue = this.form(ofPerson(issue));

  constructor(private readonly origin: () => string) {}

  /** Leads the browser back to the page, which shows the outcome. */
  private form(act: (ask: TrainerForm) => Promise<FormOutcome>) {
    return async (exchange: Exchange & Trainer): Promise<void> => {
      const ask = await formOf(exchange, this.origin());
      if (ask) redirectWithOutcome(exchange.res, ask.roomId, await act(ask));
    };
  }

  /** The DID document of this server's domain (did:web). */
  did({ req, res }: Exchange): void {
    const did = didOf(this.origin());
    if (!did) return void refuse(res, 404);
    res.setHeader("Access-Control-Allow-Origin", "*");
    sendJson(req, res, 200, didDocument(did));
  }

  /** Public keys: one for records of erasure, and the issuer of badges, which holds the other. */
  key({ req, res }: Exchange): void {
    res.setHeader("Access-Control-Allow-Origin", "*");
    const publicKey = { type: "Multikey", algorithm: "Ed25519", publicKeyMultibase: publicKeyMultibase() };
    sendJson(req, res, 200, { ...publicKey, badgeIssuer: badgeIssuer() });
  }

  /** All valid certificates of the room: a sheet and a credential each. */
  async archive(exchange: Exchange & Trainer): Promise<void> {
    const { res } = exchange;
    const ask = await formOf(exchange, this.origin());
    if (!ask) return;
    const { roomId, account } = ask;
    const valid = (await certificatesOf(roomId)).filter((c) => c.withdrawnAt === null);
    if (valid.length === 0) return redirectWithOutcome(res, roomId, "none");
    const theme = (await loadState(roomId))?.workshop.theme;
    const drawn = await drawSheets(valid, ask.origin, theme);
    if (!drawn) return redirectWithOutcome(res, roomId, "busy");
    await logAccess(roomId, account, "certificates", String(drawn.length));
    const files = drawn.flatMap(({ certificate, pdf }, n) => {
      // The number keeps two people of one name apart; letters of any script are well in a zip.
      const base = `${String(n + 1).padStart(3, "0")} ${safeName(certificate.name ?? "")} ${certificate.kind}`;
      const badge = badgeFile(certificate.credential);
      return [
        [`${base}.pdf`, [pdf, { level: 0 }]],
        [`${base}.${badge.ending}`, badge.bytes],
      ] as const;
    });
    const zip = Buffer.from(zipSync(Object.fromEntries(files) as never));
    sendFile(res, "application/zip", "certificates.zip", zip);
  }
}

/** @returns null where the request was refused: the room gives no certificates, or the form cannot be read */
async function formOf(exchange: Exchange & Trainer, origin: string): Promise<TrainerForm | null> {
  const { res, account, room } = exchange;
  if (!(await givesCertificates(room.id))) return refuse(res, 403);
  const form = await readForm(exchange);
  return form ? { roomId: room.id, account: account.id, form, origin } : refuse(res, 400);
}

function refuse(res: ServerResponse, status: number): null {
  bare(res, status);
  return null;
}

const ofPerson =
  (act: (ask: TrainerForm & { person: string }) => Promise<FormOutcome>) =>
  async (ask: TrainerForm): Promise<FormOutcome> => {
    const person = uuid.safeParse(ask.form.get("person"));
    if (!person.success || !(await isPersonOf(ask.roomId, person.data))) return "gone";
    return act({ ...ask, person: person.data });
  };

const redirectWithOutcome = (res: ServerResponse, roomId: string, outcome: FormOutcome): void =>
  redirect(res, `/debrief/${roomId}/certificates?said=${outcome}`);

const lines = (text: string | null): string[] =>
  writable(text ?? "")
    .split(/\r?\n/)
    .map((l) => l.trim())
    .filter(Boolean);
const orNull = (text: string | null): string | null => writable(text)?.trim() || null;

async function saveRules({ roomId, form }: TrainerForm): Promise<FormOutcome> {
  const rules = rulesSchema.safeParse({
    attendance: Number(form.get("attendance")),
    test: orNull(form.get("test")),
    pass: Number(form.get("pass")),
    institutions: lines(form.get("institutions")),
    signer: orNull(form.get("signer")),
    role: orNull(form.get("role")),
    place: orNull(form.get("place")),
    language: orNull(form.get("language")),
  });
  if (!rules.success) return "rules";
  const { test, language } = rules.data;
  const state = await loadState(roomId);
  if (!state) return "gone";
  if (test !== null && !testsOf(state.workshop).some((t) => t.id === test)) return "rules-test";
  if (language !== null && !interfaceLanguages.some((l) => l === language)) return "rules-language";
  await saveCertificateRules(roomId, rules.data);
  return "saved";
}

async function addByHand({ roomId, form }: TrainerForm): Promise<FormOutcome> {
  const name = nameAsTyped(form.get("name") ?? "");
  if (!name.ok) return name.problem;
  return (await addGuest(roomId, name.name)) === null ? "gone" : "saved";
}

async function withdraw({ roomId, account, form }: TrainerForm): Promise<FormOutcome> {
  if (!(await withdrawCertificate(roomId, writable(form.get("id") ?? ""), new Date()))) return "gone";
  await logAccess(roomId, account, "certificates", "withdraw");
  return "withdrawn";
}

async function issueAll({ roomId, account, origin }: TrainerForm): Promise<FormOutcome> {
  const now = new Date();
  const roster = await rosterOf(roomId);
  if (!roster || roster.sessions.length === 0) return "nothing-held";
  if (missingIn(roster.rules).length > 0) return "rules-missing";
  const issued = await issueToAll({ roomId, roster, origin, by: account, now });
  if (issued > 0) await logAccess(roomId, account, "certificates", String(issued));
  return issued > 0 ? `issued-${issued}` : "none";
}

async function mark({ roomId, form, person }: TrainerForm & { person: string }): Promise<FormOutcome> {
  const session = form.get("session") ?? "";
  const choice = form.get("present");
  const exists = (await loadState(roomId))?.workshop.sessions.some((s) => s.id === session);
  if (!exists) return "gone";
  const present = choice === "1" ? true : choice === "0" ? false : null;
  return (await overrideAttendance(roomId, session, person, present)) ? "saved" : "gone";
}

/** Keeps a person's name for the certificate; a blank field takes it away. */
async function keepName({ roomId, form, person }: TrainerForm & { person: string }): Promise<FormOutcome> {
  const names = namesIn(form);
  if ("problem" in names) return names.problem;
  return (await saveClaim(roomId, person, names)) ? "saved" : "gone";
}

async function dropGuest({ roomId, person }: TrainerForm & { person: string }): Promise<FormOutcome> {
  await removeGuest(roomId, person);
  return "saved";
}

async function issue({
  roomId,
  account,
  origin,
  form,
  person,
}: TrainerForm & { person: string }): Promise<FormOutcome> {
  const now = new Date();
  const roster = await rosterOf(roomId);
  const rostered = roster?.people.find((p) => p.id === person);
  const kind = z.enum(certificateKinds).safeParse(form.get("kind"));
  const reason = form.has("reason") ? line.refine(isVisible).safeParse(writable(form.get("reason"))) : null;
  if (!roster || !rostered || !kind.success) return "gone";
  if (reason && !reason.success) return "reason";
  const problem = await issueTo({
    roomId,
    roster,
    origin,
    person: rostered,
    kind: kind.data,
    by: account,
    reason: reason?.data ?? null,
    now,
  });
  if (problem) return problem;
  await logAccess(roomId, account, "certificates", "1");
  return "issued-1";
}
