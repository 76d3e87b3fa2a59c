/**
 * The text in the terminal when the server is ready: the link to open, the phones' address with its QR code,
 * and the places of data and secret.
 */
import qrcode from "qrcode";
import type { Origins } from "@/server/platform/settings/origins";

interface Greeting {
  origins: Origins;
  firstAccountLink: string | null;
  /** The usual port and the one taken instead, where another program has the usual one. */
  moved: { from: number; to: number } | null;
  where: string;
  secret: string;
  qr: boolean;
}

const indent = (text: string) => text.replace(/^(?=.)/gm, "  ");

/** Draws in black on white: many phones cannot read an inverted code. */
async function drawQr(text: string): Promise<string> {
  const drawn = await qrcode.toString(text, { type: "utf8", margin: 2, errorCorrectionLevel: "L" });
  return drawn
    .split("\n")
    .filter(Boolean)
    .map((line) => `\x1b[30;107m${line}\x1b[0m`)
    .join("\n");
}

/** Aligned, ending with an empty line. */
export async function greet(greeting: Greeting): Promise<string> {
  const { origins, firstAccountLink, moved, where, secret, qr } = greeting;
  const phones = origins.phones();
  const todo = firstAccountLink
    ? "Plenary is ready. Open this link in a browser and make the first account. It works once."
    : "Plenary is ready. Open this address in a browser and sign in.";
  const rows: [string, string][] = [
    ...(firstAccountLink ? [["Trainer", origins.trainer] as [string, string]] : []),
    ...(moved ? [["Port", `${moved.to}, since another program uses ${moved.from}`] as [string, string]] : []),
    ["Phones", phones ?? "this machine has no network address that phones could reach"],
    ["Data", where],
    ["Secret", secret],
    ["Stop", "Ctrl-C"],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 3;
  const table = rows.map(([label, value]) => `${label.padEnd(width)}${value}`).join("\n");
  const code = qr && phones ? await drawQr(phones) : "";
  const lines = [firstAccountLink ?? origins.trainer, todo, "", table, ...(code ? ["", code] : [])];
  return `\n${indent(lines.join("\n"))}\n\n`;
}
