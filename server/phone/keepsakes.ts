/**
 * What a participant keeps of a room, on their own phone: certificate, take-away and follow-up. Called for somebody who
 * was told by their cookie; everything else is refused before. Changes come by POST from our own pages alone.
 */
import type { Visit } from "@/server/phone/visit";
import { afterTranslator } from "@/messages/after";
import { drawSheets } from "@/server/certificates/sheet";
import { type CertificatePage, certificatePage } from "@/server/phone/certificate-page";
import { readForm, redirect, sendFile } from "@/server/http/forms";
import { makeCode, sendCalendar, sendTakeAway, showTakeAway } from "@/server/phone/take-away";
import { loadAttendance } from "@/server/store/attendance";
import { certificateRules, certificatesFor, claimOf, keepClaim } from "@/server/store/certificates";
import { attendanceOf } from "@/workshop/certificates/attendance";
import { nameAsTyped } from "@/workshop/certificates/name";

/** Paths below `/r/<room>/`. */
export const KEEPSAKE =
  "certificate(?:\\/[\\w-]{22}\\.(?:pdf|json))?|take-away(?:\\.pdf)?|follow-up(?:\\.ics)?";

export const isKeepsake = (what: string): boolean => new RegExp(`^(?:${KEEPSAKE})$`).test(what);

export async function keepsake(visit: Visit): Promise<void> {
  const { what, room, language } = visit;
  const t = afterTranslator(language);
  if (what === "take-away" && visit.reading) return showTakeAway(visit);
  if (!what.startsWith("certificate")) {
    if (visit.reading || what === "take-away") return redirect(visit.res, "take-away");
    return what === "take-away.pdf"
      ? sendTakeAway(visit)
      : what === "follow-up"
        ? makeCode(visit)
        : sendCalendar(visit);
  }
  if (!room.state.settings.certificates) return visit.say(404, t("certNotHere"));
  if (what === "certificate") return visit.reading ? showCertificate(visit) : keepName(visit);
  return sendOwn(visit);
}

/** Whether a test that counts can still be asked to count. */
async function testOf({ room }: Visit): Promise<CertificatePage["test"]> {
  const { test } = await certificateRules(room.id);
  if (test === null) return "none";
  return room.state.finished.includes(test) || room.state.ended ? "over" : "open";
}

async function showCertificate(
  visit: Visit,
  more: Pick<CertificatePage, "refused" | "saved"> = { refused: null, saved: false },
): Promise<void> {
  const { room, person, language } = visit;
  const [attendance, claim, issued, test] = await Promise.all([
    loadAttendance(room.id),
    claimOf(person),
    certificatesFor(room.id, person),
    testOf(visit),
  ]);
  const { share } = attendanceOf(person, attendance.runs, attendance.marks);
  visit.show(more.refused ? 422 : 200, certificatePage({ language, share, claim, test, issued, ...more }));
}

async function keepName(visit: Visit): Promise<void> {
  const { room, person, req } = visit;
  const form = await readForm(req);
  if (!form) return visit.say(400, afterTranslator(visit.language)("busy"));
  const typed = {
    name: form.get("name") ?? "",
    latin: form.get("latin") ?? "",
    countTest: form.get("test") === "1",
  };
  const names: { name: string | null; latin: string | null } = { name: null, latin: null };
  for (const field of ["name", "latin"] as const) {
    // Left blank it is taken away.
    if (typed[field].trim() === "") continue;
    const read = nameAsTyped(typed[field]);
    if (!read.ok)
      return showCertificate(visit, { refused: { ...typed, problem: read.problem }, saved: false });
    names[field] = read.name;
  }
  const test = (await testOf(visit)) === "open" ? { countTest: typed.countTest } : {};
  await keepClaim(room.id, person, { ...names, ...test });
  return showCertificate(visit, { refused: null, saved: true });
}

/** A certificate of one's own as a file. */
async function sendOwn(visit: Visit): Promise<void> {
  const { req, res, room, person, what, reading, language, origin } = visit;
  const [, id, ending] = /([\w-]{22})\.(pdf|json)$/.exec(what) ?? [];
  if (!reading) return redirect(res, "../certificate");
  const certificate = (await certificatesFor(room.id, person)).find(
    (c) => c.id === id && c.withdrawnAt === null,
  );
  if (!certificate) return visit.say(404, afterTranslator(language)("verifyUnknown"));
  if (ending === "json")
    return sendFile(
      req,
      res,
      "application/vc+ld+json",
      `badge-${id}.json`,
      Buffer.from(JSON.stringify(certificate.credential, null, 2)),
    );
  const drawn = await drawSheets([certificate], origin);
  const pdf = drawn?.[0]?.pdf;
  return pdf
    ? sendFile(req, res, "application/pdf", `certificate-${id}.pdf`, pdf)
    : visit.say(503, afterTranslator(language)("busy"));
}
