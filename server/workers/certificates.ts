/** Certificates as PDF, one sheet each. Runs in a child. */
import QRCode from "qrcode";
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
  signer: string | null;
  issued: string;
  check: string;
  /** Where it can be checked: in the QR, and in letters. */
  address: string;
}

/** Base64 of a PDF for each sheet. */
export async function drawCertificates({ sheets }: { sheets: CertificateSheet[] }): Promise<string[]> {
  const drawn = await Promise.all(sheets.map(dataOf));
  return pdfsOf("certificate", drawn).map((pdf) => pdf.toString("base64"));
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
    signer: sheet.signer === null ? null : line(sheet.signer),
    issued: line(sheet.issued),
    check: line(sheet.check),
  };
}
