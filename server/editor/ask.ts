import type { IncomingMessage, ServerResponse } from "node:http";

/** Somebody who is signed in asks for something. */
export interface Ask {
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  account: string;
  /** Path below /files/, in its parts. */
  parts: string[];
}
