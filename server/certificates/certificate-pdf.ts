/** A certificate of the register as a PDF, drawn in a child process. */
import { isolate } from "@/model/text/isolated";
import { afterTranslator } from "@/messages/language";
import { interfaceLanguage } from "@/messages/languages";
import type { CertificateSheet } from "@/server/workers/certificates";
import { runJob } from "@/server/workers/run";
import type { IssuedCertificate } from "@/server/store/certificates/certificates";
import { direction } from "@/model/text/language";

/** Sheets drawn in one process; a whole room of 300 goes in a few. */
const SHEETS_PER_JOB = 60;

const day = (iso: string): Date => new Date(`${iso}T12:00:00`);

/** Days in words, such as "24–27 November 2026". */
export function daysIn(language: string, from: string, until: string): string {
  const locale = interfaceLanguage(language) === "en" ? "en-GB" : interfaceLanguage(language);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", calendar: "gregory" });
  return from === until ? format.format(day(from)) : format.formatRange(day(from), day(until));
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
    signer: facts.signer,
    issued: t("certIssued", { date: daysIn(language, facts.issuedOn, facts.issuedOn) }),
    check: t("certCheck"),
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
): Promise<{ certificate: IssuedCertificate; pdf: Buffer }[] | null> {
  const named = certificates.filter((c): c is IssuedCertificate & { name: string } => c.name !== null);
  const drawn: { certificate: IssuedCertificate; pdf: Buffer }[] = [];
  for (let i = 0; i < named.length; i += SHEETS_PER_JOB) {
    const some = named.slice(i, i + SHEETS_PER_JOB);
    const done = await runJob("certificates", { sheets: some.map((c) => sheetOf(c, origin)) });
    if (!done.ok) return null;
    drawn.push(
      ...some.map((certificate, n) => ({ certificate, pdf: Buffer.from(done.value[n]!, "base64") })),
    );
  }
  return drawn;
}
