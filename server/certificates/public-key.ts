/** The server's public key, for whoever wants to check a signature of it. It is no secret and may be kept anywhere. */
import type { Exchange } from "@/server/http/exchange";
import { publicKeyMultibase } from "@/server/platform/settings/signing-key";

export function sendPublicKey({ res }: Exchange): void {
  const body = Buffer.from(
    `${JSON.stringify({ type: "Multikey", algorithm: "Ed25519", publicKeyMultibase: publicKeyMultibase() }, null, 2)}\n`,
  );
  res.writeHead(200, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": body.length,
    "Access-Control-Allow-Origin": "*",
  });
  res.end(body);
}
