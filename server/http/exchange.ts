/** One request and its answer, as the handlers of our own routes are given it. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** @template Name of the parts of the path, as the table of routes writes them after a colon */
export interface Exchange<Name extends string = never> {
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  params: Readonly<Record<Name, string>>;
  /** Whether nothing may change by it: GET or HEAD. */
  reading: boolean;
}

export interface Account {
  id: string;
  name: string;
}

/** Why a request is refused before its handler sees it, or "failed" where the handler could not go on. */
export type Refused = "foreign" | "not-allowed" | "gone" | "failed";
