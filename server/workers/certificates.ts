/** Certificates as PDF, one sheet each. Runs in a child. */
import QRCode from "qrcode";
import sharp from "sharp";
import { pdfsOf } from "@/server/workers/typst/compile";
import { lineOf } from "@/server/workers/typst/fonts";

/** The words of one certificate, in the language it is written in; names exactly as typed. */
export interface CertificateSheet {
  language: string;
  rtl: boolean;
  institutions: string[];
  title: string;
  certifies: string;
  name: string;
  latin: string | null;
  did: string;
  workshop: string;
  when: string;
  attended: string | null;
  sessionsTitle: string;
  /** Those that the person attended, for the back. */
  sessions: { title: string; duration: string; outcomes: string[] }[];
  signer: string | null;
  role: string | null;
  issued: string;
  check: string;
  /** Where it can be checked: in the QR, and in letters. */
  address: string;
}

/** A picture as base64, and the text beside it. */
export interface CertificateLogo {
  bytes: string;
  alt: string;
}

interface CertificatesJob {
  sheets: CertificateSheet[];
  logo: CertificateLogo | null;
}

/** Base64 of a PDF for each sheet. */
export async function drawCertificates({ sheets, logo }: CertificatesJob): Promise<string[]> {
  const picture = logo && { svg: await inSvg(logo.bytes), alt: logo.alt };
  const drawn = await Promise.all(sheets.map(async (sheet) => ({ logo: picture, ...(await dataOf(sheet)) })));
  return pdfsOf("certificate", drawn).map((pdf) => pdf.toString("base64"));
}

/** Pixels around a logo of 44 by 20 millimetres. */
const LOGO = { width: 1_040, height: 472, fit: "inside", withoutEnlargement: true } as const;

/** Wraps a picture: its bytes reach the template in a drawing, which is text. */
async function inSvg(bytes: string): Promise<string> {
  const { data, info } = await sharp(Buffer.from(bytes, "base64"))
    .resize(LOGO)
    .png()
    .toBuffer({ resolveWithObject: true });
  const size = `width="${info.width}" height="${info.height}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>` +
    `<image ${size} xlink:href="data:image/png;base64,${data.toString("base64")}"/></svg>`
  );
}

async function dataOf(sheet: CertificateSheet): Promise<object> {
  const line = (text: string) => lineOf(text, sheet.rtl ? "rtl" : "ltr");
  const { language, rtl, address } = sheet;
  return {
    language: language.split("-")[0],
    rtl,
    address,
    qr: await QRCode.toString(address, {
      type: "svg",
      margin: 0,
      errorCorrectionLevel: "M",
      color: { dark: "#14222e", light: "#ffffff" },
    }),
    institutions: sheet.institutions.map(line),
    title: line(sheet.title),
    certifies: line(sheet.certifies),
    name: line(sheet.name),
    latin: sheet.latin === null ? null : line(sheet.latin),
    did: line(sheet.did),
    workshop: line(sheet.workshop),
    when: line(sheet.when),
    attended: sheet.attended === null ? null : line(sheet.attended),
    sessionsTitle: line(sheet.sessionsTitle),
    sessions: sheet.sessions.map(({ title, duration, outcomes }) => ({
      title: line(title),
      duration: line(duration),
      outcomes: outcomes.map(line),
    })),
    signer: sheet.signer === null ? null : line(sheet.signer),
    role: sheet.role === null ? null : line(sheet.role),
    issued: line(sheet.issued),
    check: line(sheet.check),
  };
}
