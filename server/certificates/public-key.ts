/** The server's public key, for whoever wants to check a signature of it. It is no secret and may be kept anywhere. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { publicKeyMultibase } from "@/server/settings/signing-key";

const KEY_PATH = "/.well-known/plenary-key.json";

/** Answers a request for the public key; false for every other. */
export function sendPublicKey(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.url !== KEY_PATH) return false;
  const body = Buffer.from(
    `${JSON.stringify({ type: "Multikey", algorithm: "Ed25519", publicKeyMultibase: publicKeyMultibase() }, null, 2)}\n`,
  );
  if (req.method !== "GET" && req.method !== "HEAD") res.writeHead(405, { Allow: "GET, HEAD" }).end();
  else {
    res.writeHead(200, {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Length": body.length,
      "Cache-Control": "public, max-age=3600",
      "Access-Control-Allow-Origin": "*",
      "X-Content-Type-Options": "nosniff",
    });
    res.end(req.method === "HEAD" ? undefined : body);
  }
  return true;
}
