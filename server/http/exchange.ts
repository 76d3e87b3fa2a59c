/** One request and its answer, as the handlers of our own routes are given it. */
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * What a request may bring: a form, JSON, a piece of an upload, or what the engine of the sockets takes
 * (MAX_MESSAGE_BYTES). Nothing else is read.
 */
export type Body = "none" | "form" | "json" | "piece" | "frames";

/** Most bytes of each. A form: a worksheet full of long texts, in a script that takes nine bytes for a letter. */
export const BODY_BYTES = { form: 196_608, json: 1_000_000, piece: 2_000_000 } as const satisfies Partial<
  Record<Body, number>
>;

/** @template Name of the parts of the path, as the table of routes writes them after a colon */
export interface Exchange<Name extends string = never> {
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  params: Readonly<Record<Name, string>>;
  /** Whether nothing may change by it: GET or HEAD. */
  reading: boolean;
  /**
   * In which of the interface's languages its reader is spoken to: by the address (`?in=th`), else by the browser. A room
   * and a certificate have languages of their own.
   */
  language: string;
  /** What its route takes. */
  body: Body;
}

export interface Account {
  id: string;
  name: string;
}

/** Why a request is refused before its handler sees it, or "failed" where the handler could not go on. */
export type RefusalReason = "foreign" | "signed-out" | "not-allowed" | "gone" | "failed";
