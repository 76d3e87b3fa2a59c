/**
 * Adding a passkey to an account, and challenges at sign-in. Strangers ask for those, so nothing is kept of
 * them: a challenge carries its own end, under a MAC. Each works once.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { RelyingParty } from "@/server/accounts/relying-party";
import { mac } from "@/server/store/keys";
import {
  createOneTimeToken,
  tokenLifetime,
  consumeOneTimeToken,
} from "@/server/store/accounts/one-time-tokens";
import { storePasskey, listPasskeys } from "@/server/store/accounts/passkeys";

const person = { residentKey: "required", userVerification: "required" } as const;

export async function askForNewPasskey(
  account: { id: string; name: string; email: string },
  { id }: RelyingParty,
) {
  const passkeys = await listPasskeys(account.id);
  const options = await generateRegistrationOptions({
    rpName: "Plenary",
    rpID: id,
    userID: new Uint8Array(Buffer.from(account.id.replaceAll("-", ""), "hex")),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: "none",
    timeout: tokenLifetime["passkey-add"],
    excludeCredentials: passkeys.map((passkey) => ({ id: passkey.id })),
    authenticatorSelection: person,
  });
  await createOneTimeToken("passkey-add", { accountId: account.id, token: options.challenge });
  return options;
}

/** @returns false where the answer is to no challenge of ours, or there are too many passkeys already */
export async function addPasskey(
  accountId: string,
  name: string,
  response: RegistrationResponseJSON,
  { id, origin }: RelyingParty,
): Promise<boolean> {
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: async (challenge) =>
      (await consumeOneTimeToken("passkey-add", challenge))?.accountId === accountId,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) return false;
  const { credential } = checked.registrationInfo;
  return storePasskey(accountId, {
    id: credential.id,
    name,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
  });
}

const NONCE = 16;
const TIME = 6;
const proofOf = (payload: Buffer): Buffer =>
  Buffer.from(mac("PLENARY_DEVICE_KEY", `passkey ${payload.toString("base64url")}`), "base64url");

/** Sixteen random bytes, their end in milliseconds since the epoch, and a MAC of both. */
function newChallenge(): Uint8Array<ArrayBuffer> {
  const payload = Buffer.alloc(NONCE + TIME);
  randomBytes(NONCE).copy(payload);
  payload.writeUIntBE(Date.now() + tokenLifetime["passkey-enter"], NONCE, TIME);
  return new Uint8Array(Buffer.concat([payload, proofOf(payload)]));
}

/**
 * @param challenge base64url; true where it was made here and still holds. Its caller sees to it that it is
 * used once.
 */
export function holds(challenge: string): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  const [text, tag] = [bytes.subarray(0, NONCE + TIME), bytes.subarray(NONCE + TIME)];
  if (text.length < NONCE + TIME || text.readUIntBE(NONCE, TIME) < Date.now()) return false;
  const proof = proofOf(text);
  return tag.length === proof.length && timingSafeEqual(tag, proof);
}

export const askForPasskey = ({ id }: RelyingParty) =>
  generateAuthenticationOptions({
    rpID: id,
    challenge: newChallenge(),
    userVerification: "required",
    timeout: tokenLifetime["passkey-enter"],
  });
