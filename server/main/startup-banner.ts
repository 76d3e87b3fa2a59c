/**
 * The text in the terminal when the server is ready: the address, its QR code, and where the data and the
 * secret are.
 */
import qrcode from "qrcode";
import type { Origins } from "@/server/platform/settings/origins";

interface Greeting {
  origins: Origins;
  firstAccountLink: string | null;
  /** Where the data lives, for people. */
  where: string;
  /** Where the secret is, and what that protects. */
  secret: string;
  qr: boolean;
}

const indent = (text: string) => text.replace(/^(?=.)/gm, "  ");

/** Black on white whatever the terminal's colours are: many phones cannot read an inverted code. */
async function drawQr(text: string): Promise<string> {
  const drawn = await qrcode.toString(text, { type: "utf8", margin: 2, errorCorrectionLevel: "L" });
  return drawn
    .split("\n")
    .filter(Boolean)
    .map((line) => `\x1b[30;107m${line}\x1b[0m`)
    .join("\n");
}

/** The text to print, aligned, ending with an empty line. */
export async function greet({ origins, firstAccountLink, where, secret, qr }: Greeting): Promise<string> {
  const phones = origins.phones();
  const rows: [string, string][] = [["Trainer", origins.trainer]];
  if (firstAccountLink) rows.push(["First account", `${firstAccountLink}  (works once)`]);
  rows.push(
    ["Phones", phones ?? "this machine has no network address that phones could reach"],
    ["Data", where],
    ["Secret", secret],
    ["Stop", "Ctrl-C"],
  );
  const width = Math.max(...rows.map(([label]) => label.length)) + 3;
  const table = rows.map(([label, value]) => `${label.padEnd(width)}${value}`).join("\n");
  const code = qr && phones ? await drawQr(phones) : "";
  return `\n${indent(["Plenary is ready.", "", table, ...(code ? ["", code] : [])].join("\n"))}\n\n`;
}
