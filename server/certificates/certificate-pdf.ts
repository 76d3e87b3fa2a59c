/** A certificate of the register as a PDF, drawn in a child process. */
import { isolate } from "@/model/text/isolated";
import { afterTranslator } from "@/messages/language";
import { interfaceLanguage } from "@/messages/languages";
import type { CertificateSheet } from "@/server/workers/certificates";
import { runJob } from "@/server/workers/run";
import type { CertificateFacts, IssuedCertificate } from "@/server/store/certificates/certificates";
import type { RoomId } from "@/model/ids";
import { direction } from "@/model/text/language";
import { reachOf } from "@/model/text/reach";
import { logoOf } from "@/server/store/assets/assets";
import type { Theme } from "@/workshop/content/workshop";

/** Sheets drawn in one process; a whole room of 300 goes in a few. */
const SHEETS_PER_JOB = 60;

const day = (iso: string): Date => new Date(`${iso}T12:00:00`);

const localeOf = (language: string): string =>
  interfaceLanguage(language) === "en" ? "en-GB" : interfaceLanguage(language);

/** Days in words, such as "24–27 November 2026". */
export function daysIn(language: string, from: string, until: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long", calendar: "gregory" });
  return from === until ? format.format(day(from)) : format.formatRange(day(from), day(until));
}

const durationIn = (language: string, value: number, unit: "hour" | "minute"): string =>
  new Intl.NumberFormat(localeOf(language), { style: "unit", unit, unitDisplay: "long" }).format(value);

/** Sessions and hours, to the half hour, such as "attended 9 of 11 sessions, 14.5 hours in all". */
export function attendedIn(language: string, attended: NonNullable<CertificateFacts["attended"]>): string {
  const { held, sessions } = attended;
  const minutes = sessions.reduce((sum, session) => sum + session.minutes, 0);
  return afterTranslator(language)("certAttended", {
    present: sessions.length,
    of: held,
    hours:
      minutes < 60
        ? durationIn(language, minutes, "minute")
        : durationIn(language, Math.round(minutes / 30) / 2, "hour"),
  });
}

/** Where a certificate is checked. */
const verifyAddress = (origin: string, id: string): string => `${origin}/verify/${id}`;

export function sheetOf(
  { id, kind, name, latin, facts }: IssuedCertificate & { name: string },
  origin: string,
): CertificateSheet {
  const { language } = facts;
  const t = afterTranslator(language);
  const completed = kind === "completion";
  const dates = daysIn(language, facts.from, facts.until);
  const lastDay = [facts.until, facts.issuedOn].toSorted()[1]!;
  const lasting = reachOf(origin) === "everywhere";
  const sessions = facts.attended?.sessions ?? [];
  return {
    language: interfaceLanguage(language),
    rtl: direction(interfaceLanguage(language)) === "rtl",
    institutions: facts.institutions,
    title: t(completed ? "certCompletion" : "certParticipation"),
    certifies: t("certCertifies"),
    name,
    latin,
    did: t(completed ? "certCompleted" : "certTookPart"),
    workshop: facts.workshop,
    when: facts.place ? t("certPlace", { place: isolate(facts.place), dates: isolate(dates) }) : dates,
    attended:
      facts.attended && (sessions.length > 0 ? attendedIn(language, facts.attended) : t("criteriaHand")),
    sessionsTitle: t("certSessions"),
    sessions: sessions.map(({ title, minutes, outcomes }) => ({
      title,
      duration: durationIn(language, minutes, "minute"),
      outcomes,
    })),
    signer: facts.signer,
    role: facts.role,
    issued: t("certIssued", { date: daysIn(language, facts.issuedOn, facts.issuedOn) }),
    check: lasting ? t("certCheck") : t("certCheckUntil", { date: daysIn(language, lastDay, lastDay) }),
    address: verifyAddress(origin, id),
  };
}

/**
 * PDFs in the order of the certificates; null while the server is busy. Those without a name are left out
 * (C-13).
 */
export async function drawSheets(
  certificates: readonly IssuedCertificate[],
  origin: string,
  theme: Theme | undefined,
): Promise<{ certificate: IssuedCertificate; pdf: Buffer }[] | null> {
  const named = certificates.filter((c): c is IssuedCertificate & { name: string } => c.name !== null);
  const logo = named[0] ? await logoOf(named[0].roomId as RoomId, theme) : null;
  const drawn: { certificate: IssuedCertificate; pdf: Buffer }[] = [];
  for (let i = 0; i < named.length; i += SHEETS_PER_JOB) {
    const some = named.slice(i, i + SHEETS_PER_JOB);
    const done = await runJob("certificates", { logo, sheets: some.map((c) => sheetOf(c, origin)) });
    if (!done.ok) return null;
    drawn.push(
      ...some.map((certificate, n) => ({ certificate, pdf: Buffer.from(done.value[n]!, "base64") })),
    );
  }
  return drawn;
}
