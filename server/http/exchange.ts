/** One request and its answer, for the handlers of our own routes. */
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * The body of a request: a form, JSON, a piece of an upload, or frames for the engine of the sockets
 * (MAX_MESSAGE_BYTES). Nothing else is read.
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
  /** True for GET and HEAD, which change nothing. */
  reading: boolean;
  /**
   * The interface's language of its reader: by the address (`?in=th`), else by the browser. A room and a
   * certificate have languages of their own.
   */
  language: string;
  /** The body that its route takes. */
  body: Body;
}

export interface Account {
  id: string;
  name: string;
}

/** The reason why a request is refused before its handler sees it; "failed": the handler could not go on. */
export type RefusalReason = "foreign" | "signed-out" | "not-allowed" | "gone" | "failed";
