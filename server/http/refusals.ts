/** Refusals of each part of the server: a page, JSON, or a status alone. */
import type { ServerResponse } from "node:http";
import { redirect } from "@/server/http/forms";
import type { Exchange, RefusalReason } from "@/server/http/exchange";
import { sendJson } from "@/server/http/json";
import { signInAddress } from "@/server/http/next-path";

export type Area =
  | "machines"
  | "sockets"
  | "phone"
  | "static"
  | "files"
  | "exports"
  | "debrief"
  | "handouts"
  | "preview"
  | "certificates"
  | "retention"
  | "passwords"
  | "sign-in";

const STATUS: Readonly<Record<RefusalReason, number>> = {
  foreign: 403,
  "signed-out": 403,
  "not-allowed": 403,
  gone: 404,
  failed: 503,
};

export const bare = (res: ServerResponse, status: number, headers: Record<string, string> = {}): void =>
  void res.writeHead(status, { "Cache-Control": "no-store", Connection: "close", ...headers }).end();

/** Kept by no cache. */
export function plain(res: ServerResponse, status: number, sentence: string): void {
  res.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": Buffer.byteLength(sentence),
    "Cache-Control": "no-store",
  });
  res.end(sentence);
}

/** The pages have a sentence for each reason. */
const json = ({ req, res }: Exchange<string>, why: RefusalReason, failed: [number, string]): void => {
  const [status, reason] = why === "failed" ? failed : [STATUS[why], why === "gone" ? why : "not-allowed"];
  sendJson(req, res, status, { ok: false, reason });
};

/** Plain forms of a debrief's page, which shows the failure itself. */
const form = ({ res, params }: Exchange<string>, why: RefusalReason, page: string): void =>
  why === "failed" ? redirect(res, `/debrief/${params.room}/${page}?said=busy`) : bare(res, STATUS[why]);

/** Links and forms of a trainer's page: visitors go where that page would send them. */
function page({ res, url }: Exchange<string>, why: RefusalReason): void {
  if (why === "foreign") plain(res, STATUS[why], "Please use the form on the page.");
  else if (why === "failed") plain(res, 500, "This did not work. Please try again in a moment.");
  else {
    const to = why === "signed-out" ? signInAddress(url.pathname + url.search) : "/trainer";
    res.writeHead(307, { Location: to, "Cache-Control": "no-store" }).end();
  }
}

export const refusals: Readonly<
  Record<Exclude<Area, "phone">, (request: Exchange<string>, why: RefusalReason) => void>
> = {
  machines: ({ res }, why) => plain(res, STATUS[why], "There is nothing here.\n"),
  sockets: ({ res }, why) => bare(res, STATUS[why]),
  static: ({ res }, why) => bare(res, STATUS[why], { "Retry-After": "2" }),
  files: (request, why) => json(request, why, [503, "busy"]),
  exports: (request, why) => json(request, why, [500, "broken"]),
  debrief: page,
  handouts: ({ res }, why) => bare(res, STATUS[why]),
  preview: ({ res }, why) => bare(res, why === "foreign" ? 405 : why === "failed" ? 500 : STATUS[why]),
  certificates: (request, why) => form(request, why, "certificates"),
  retention: (request, why) => form(request, why, "data"),
  passwords: (request, why) => json(request, why, [503, "busy"]),
  "sign-in": (request, why) => json(request, why, [503, "busy"]),
};
