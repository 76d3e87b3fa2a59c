/**
 * A passkey in software: the key, and the answers that a browser would give with it (WebAuthn, sections 6.1
 * and 6.3.3).
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { storePasskey } from "@/server/store/accounts/passkeys";

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();
/** Flags: the user was present and verified. */
const PRESENT_AND_VERIFIED = 0x05;

/** Gives an account a passkey. @returns answers to challenges of a server, as the sign-in takes them */
export async function softwarePasskey(
  accountId: string,
): Promise<(challenge: string, origin: string) => string> {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" });
  // COSE: an elliptic curve, ES256, P-256, and its point.
  const cose = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x!, "base64url"),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y!, "base64url"),
  ]);
  const id = randomBytes(16).toString("base64url");
  await storePasskey(accountId, {
    id,
    name: "In software",
    publicKey: new Uint8Array(cose),
    counter: 0,
    transports: [],
  });
  let counter = 0;
  return (challenge, origin) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    const data = Buffer.concat([
      sha256(new URL(origin).hostname),
      Buffer.from([PRESENT_AND_VERIFIED]),
      count,
    ]);
    const client = Buffer.from(
      JSON.stringify({ type: "webauthn.get", challenge, origin, crossOrigin: false }),
    );
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
    const response = {
      clientDataJSON: client.toString("base64url"),
      authenticatorData: data.toString("base64url"),
      signature: signature.toString("base64url"),
    };
    return JSON.stringify({ id, rawId: id, type: "public-key", response, clientExtensionResults: {} });
  };
}
