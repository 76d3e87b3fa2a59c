/** One request and its answer, as the handlers of our own routes are given it. */
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * What a request may bring: a form of 192 KB and 2,000 fields, JSON of 1 MB, a piece of an upload, whose room
 * `Uploads` keeps, or what the engine of the sockets takes (MAX_MESSAGE_BYTES). Nothing else is read.
 */
export type Body = "none" | "form" | "json" | "piece" | "frames";

/** @template Name of the parts of the path, as the table of routes writes them after a colon */
export interface Exchange<Name extends string = never> {
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  params: Readonly<Record<Name, string>>;
  /** Whether nothing may change by it: GET or HEAD. */
  reading: boolean;
  /** What its route takes. */
  body: Body;
}

export interface Account {
  id: string;
  name: string;
}

/** Why a request is refused before its handler sees it, or "failed" where the handler could not go on. */
export type Refused = "foreign" | "not-allowed" | "gone" | "failed";
