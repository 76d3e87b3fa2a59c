/** One request and its answer, for the handlers of our own routes. */
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Bodies that a route takes: a form, JSON, a piece of an upload, or frames for the engine of the sockets
 * (MAX_MESSAGE_BYTES). No other is read.
 */
export type Body = "none" | "form" | "json" | "piece" | "frames";

/** Most bytes of each. A form may hold a worksheet of long texts, in a script of nine bytes a letter. */
export const BODY_BYTES = { form: 196_608, json: 1_000_000, piece: 2_000_000 } as const satisfies Partial<
  Record<Body, number>
>;

/** @template Name of the parts of the path, as the table of routes writes them after a colon */
export interface Exchange<Name extends string = never> {
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  params: Readonly<Record<Name, string>>;
  /** GET and HEAD, which change nothing. */
  reading: boolean;
  /** The reader's language of the interface: by the address (`?in=th`), else by the browser. */
  language: string;
  body: Body;
}

export interface Account {
  id: string;
  name: string;
}

/** Refusals before a request reaches its handler; "failed": the handler could not go on. */
export type RefusalReason = "foreign" | "signed-out" | "not-allowed" | "gone" | "failed";
