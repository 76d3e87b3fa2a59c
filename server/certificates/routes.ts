/**
 * What trainers do with attendance and certificates, below /certificates/<room>/: plain forms of our own pages, POST
 * alone; who asks is told by the cookie and must be a trainer of the room. Afterwards the browser is back on the page.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { zipSync } from "fflate";
import { z } from "zod";
import { interfaceLanguages } from "@/messages/languages";
import { accountFromCookieHeader } from "@/server/accounts/socket-identity";
import { issueTo, issueToAll } from "@/server/certificates/issue";
import { rosterOf, testsOf } from "@/server/certificates/roster";
import { drawSheets } from "@/server/certificates/sheet";
import { log } from "@/server/operations/log";
import { readForm, redirect, sendFile } from "@/server/http/forms";
import { fromOwnPages } from "@/server/http/origin-check";
import { logAccess } from "@/server/store/access-log";
import { addGuest, isPersonOf, markByHand, removeGuest } from "@/server/store/attendance";
import {
  certificatesOf,
  givesCertificates,
  keepClaim,
  saveCertificateRules,
  withdrawCertificate,
} from "@/server/store/certificates";
import { loadState } from "@/server/store/room-state";
import { roleIn } from "@/server/store/room-trainers";
import { nameAsTyped } from "@/workshop/certificates/name";
import { certificateKinds, rulesSchema } from "@/workshop/certificates/rules";
import { writable } from "@/workshop/authoring/writable";
import { isSeen } from "@/model/seen";
import { line } from "@/model/text-schemas";
import { safeName } from "@/workshop/export/file-name";
import { uuid } from "@/model/uuid";

const PATH =
  /^\/certificates\/([0-9a-f-]{36})\/(rules|mark|guest|drop-guest|latin|issue|issue-all|withdraw|archive)$/;

/** What the page says after a form was sent; its words are in messages/<language>/certificates.json. */
export type Said =
  | "saved"
  | "rules"
  | "rules-test"
  | "rules-language"
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

interface Ask {
  req: IncomingMessage;
  res: ServerResponse;
  roomId: string;
  account: string;
  form: URLSearchParams;
}

export class CertificateRoutes {
  constructor(
    private readonly publicUrl: string | undefined,
    private readonly origin: () => string,
  ) {}

  /** Answers requests below /certificates/; false for every other. */
  handle(req: IncomingMessage, res: ServerResponse): boolean {
    const { pathname } = new URL(req.url ?? "/", "http://certificates");
    const [, roomId, what] = PATH.exec(pathname) ?? [];
    if (!roomId || !what) return false;
    this.answer(req, res, roomId, what).catch((error: unknown) => {
      log.error("certificates-failed", "A request for certificates failed.", error);
      if (res.headersSent) res.destroy();
      else back(res, roomId, "busy");
    });
    return true;
  }

  private async answer(
    req: IncomingMessage,
    res: ServerResponse,
    roomId: string,
    what: string,
  ): Promise<void> {
    const refuse = (status: number) =>
      void res.writeHead(status, { "Cache-Control": "no-store", Connection: "close" }).end();
    if (req.method !== "POST") return refuse(405);
    if (!fromOwnPages(req.headers, this.publicUrl)) return refuse(403);
    const account = await accountFromCookieHeader(req.headers.cookie);
    if (!account || !(await roleIn(roomId, account.id)) || !(await givesCertificates(roomId)))
      return refuse(403);
    const form = await readForm(req);
    if (!form) return refuse(400);
    const ask = { req, res, roomId, account: account.id, form };
    if (what === "archive") return this.archive(ask);
    back(res, roomId, await did(what, ask));
  }

  /** All valid certificates of the room: a sheet and a credential each. */
  private async archive({ req, res, roomId, account }: Ask): Promise<void> {
    const valid = (await certificatesOf(roomId)).filter((c) => c.withdrawnAt === null);
    if (valid.length === 0) return back(res, roomId, "none");
    const drawn = await drawSheets(valid, this.origin());
    if (!drawn) return back(res, roomId, "busy");
    await logAccess(roomId, account, "certificates", String(drawn.length));
    const files = drawn.flatMap(({ certificate, pdf }, n) => {
      // The number keeps two people of one name apart; letters of any script are well in a zip.
      const base = `${String(n + 1).padStart(3, "0")} ${safeName(certificate.name ?? "")} ${certificate.kind}`;
      return [
        [`${base}.pdf`, [pdf, { level: 0 }]],
        [`${base}.json`, Buffer.from(JSON.stringify(certificate.credential, null, 2))],
      ] as const;
    });
    sendFile(
      req,
      res,
      "application/zip",
      "certificates.zip",
      Buffer.from(zipSync(Object.fromEntries(files) as never)),
    );
  }
}

const back = (res: ServerResponse, roomId: string, said: Said): void =>
  redirect(res, `/debrief/${roomId}/certificates?said=${said}`);

const lines = (text: string | null): string[] =>
  writable(text ?? "")
    .split(/\r?\n/)
    .map((l) => l.trim())
    .filter(Boolean);
const orNull = (text: string | null): string | null => writable(text)?.trim() || null;

async function did(what: string, { roomId, account, form }: Ask): Promise<Said> {
  const now = new Date();
  switch (what) {
    case "rules": {
      const rules = rulesSchema.safeParse({
        attendance: Number(form.get("attendance")),
        test: orNull(form.get("test")),
        pass: Number(form.get("pass")),
        institutions: lines(form.get("institutions")),
        signer: orNull(form.get("signer")),
        place: orNull(form.get("place")),
        language: orNull(form.get("language")),
      });
      if (!rules.success) return "rules";
      const state = await loadState(roomId);
      if (!state) return "gone";
      if (rules.data.test !== null && !testsOf(state.workshop).some((t) => t.id === rules.data.test))
        return "rules-test";
      if (rules.data.language !== null && !interfaceLanguages.some((l) => l === rules.data.language))
        return "rules-language";
      await saveCertificateRules(roomId, rules.data);
      return "saved";
    }
    case "guest": {
      const name = nameAsTyped(form.get("name") ?? "");
      if (!name.ok) return name.problem;
      await addGuest(roomId, name.name);
      return "saved";
    }
    case "withdraw": {
      if (!(await withdrawCertificate(roomId, writable(form.get("id") ?? ""), now))) return "gone";
      await logAccess(roomId, account, "certificates", "withdraw");
      return "withdrawn";
    }
    case "issue-all": {
      const roster = await rosterOf(roomId);
      if (!roster || roster.sessions.length === 0) return "nothing-held";
      const issued = await issueToAll({ roomId, roster, by: account, now });
      if (issued > 0) await logAccess(roomId, account, "certificates", String(issued));
      return issued > 0 ? `issued-${issued}` : "none";
    }
    default:
      return didForPerson(what, { roomId, account, form, now });
  }
}

async function didForPerson(
  what: string,
  { roomId, account, form, now }: Pick<Ask, "roomId" | "account" | "form"> & { now: Date },
): Promise<Said> {
  const person = uuid.safeParse(form.get("person"));
  if (!person.success || !(await isPersonOf(roomId, person.data))) return "gone";
  switch (what) {
    case "mark": {
      const session = form.get("session") ?? "";
      const given = form.get("present");
      const known = (await loadState(roomId))?.workshop.sessions.some((s) => s.id === session);
      if (!known) return "gone";
      await markByHand(roomId, session, person.data, given === "1" ? true : given === "0" ? false : null);
      return "saved";
    }
    case "latin": {
      const typed = form.get("latin") ?? "";
      const latin = typed.trim() === "" ? null : nameAsTyped(typed);
      if (latin && !latin.ok) return latin.problem;
      await keepClaim(roomId, person.data, { latin: latin?.ok ? latin.name : null });
      return "saved";
    }
    case "drop-guest":
      await removeGuest(roomId, person.data);
      return "saved";
    case "issue": {
      const roster = await rosterOf(roomId);
      const found = roster?.people.find((p) => p.id === person.data);
      const kind = z.enum(certificateKinds).safeParse(form.get("kind"));
      const reason = form.has("reason") ? line.refine(isSeen).safeParse(writable(form.get("reason"))) : null;
      if (!roster || !found || !kind.success) return "gone";
      if (reason && !reason.success) return "reason";
      const problem = await issueTo({
        roomId,
        roster,
        person: found,
        kind: kind.data,
        by: account,
        reason: reason?.data ?? null,
        now,
      });
      if (problem) return problem;
      await logAccess(roomId, account, "certificates", "1");
      return "issued-1";
    }
    default:
      throw new Error(`no form of this page: ${what}`);
  }
}
