/** Files of a participant on their own phone: certificate, take-away and follow-up. */
import { afterTranslator } from "@/messages/language";
import { badgeFile } from "@/server/certificates/credential";
import { drawSheets } from "@/server/certificates/certificate-pdf";
import { type CertificatePage, certificatePage } from "@/server/phone/certificate-page";
import { sendFile } from "@/server/http/download";
import { readForm, redirect } from "@/server/http/forms";
import { loadAttendance } from "@/server/store/certificates/attendance";
import {
  certificateRules,
  certificatesFor,
  claimOf,
  saveClaim,
} from "@/server/store/certificates/certificates";
import { phoneFiles } from "@/server/phone/pages";
import type { RoomExchange } from "@/server/phone/participant-gate";
import { attendanceOf } from "@/workshop/certificates/attendance";
import { namesIn } from "@/workshop/certificates/name";

export { makeCode, saveCards, sendTakeAway, showCards, showTakeAway } from "@/server/phone/take-away";

/** Redirects a GET for a file of the take-away to its page, which has the forms. */
export const toTakeAway = ({ res }: RoomExchange): void => redirect(res, "take-away");

const certified =
  <X extends RoomExchange>(answer: (exchange: X) => void | Promise<void>) =>
  (exchange: X): void | Promise<void> =>
    exchange.room.state.settings.certificates
      ? answer(exchange)
      : exchange.say(404, afterTranslator(exchange.language)("certNotHere"));

export const certificate = certified((exchange) => showCertificate(exchange));
export const name = certified(keepName);
export const file = certified(sendOwn);

/** @returns "open" while a test that counts can still be asked for */
async function testOf({ room }: RoomExchange): Promise<CertificatePage["test"]> {
  const { test } = await certificateRules(room.id);
  if (test === null) return "none";
  return room.state.finished.includes(test) || room.state.ended ? "over" : "open";
}

async function showCertificate(
  visit: RoomExchange,
  more: Pick<CertificatePage, "refused" | "saved"> = { refused: null, saved: false },
): Promise<void> {
  const { room, person, language, pageRoom } = visit;
  const [attendance, claim, issued, test] = await Promise.all([
    loadAttendance(room.id),
    claimOf(person),
    certificatesFor(room.id, person),
    testOf(visit),
  ]);
  const { share } = attendanceOf(person, attendance.runs, attendance.marks);
  const page = { language, room: pageRoom, share, claim, test, issued, ...more };
  visit.show(more.refused ? 422 : 200, certificatePage(page));
}

async function keepName(visit: RoomExchange): Promise<void> {
  const { room, person } = visit;
  const form = await readForm(visit);
  if (!form) return visit.say(400, afterTranslator(visit.language)("busy"));
  const typed = {
    name: form.get("name") ?? "",
    latin: form.get("latin") ?? "",
    countTest: form.get("test") === "1",
  };
  const names = namesIn(form);
  if ("problem" in names)
    return showCertificate(visit, { refused: { ...typed, problem: names.problem }, saved: false });
  const test = (await testOf(visit)) === "open" ? { countTest: typed.countTest } : {};
  if (!(await saveClaim(room.id, person, { ...names, ...test }))) return visit.sentence("notIn");
  return showCertificate(visit, { refused: null, saved: true });
}

async function sendOwn(visit: RoomExchange<"file">): Promise<void> {
  const { res, params, room, person, language, origin } = visit;
  const [, id, ending] = /^([\w-]{22})\.(pdf|json|jwt)$/.exec(params.file) ?? [];
  const certificate = (await certificatesFor(room.id, person)).find(
    (c) => c.id === id && c.withdrawnAt === null,
  );
  if (!certificate) return visit.say(404, afterTranslator(language)("verifyUnknown"));
  if (ending !== "pdf") {
    const badge = badgeFile(certificate.credential);
    return sendFile(res, badge.mime, `badge-${id}.${badge.ending}`, badge.bytes);
  }
  const drawn = await phoneFiles.run(person, () =>
    drawSheets([certificate], origin, room.state.workshop.theme),
  );
  const pdf = drawn?.[0]?.pdf;
  return pdf
    ? sendFile(res, "application/pdf", `certificate-${id}.pdf`, pdf)
    : visit.say(503, afterTranslator(language)("busy"));
}
