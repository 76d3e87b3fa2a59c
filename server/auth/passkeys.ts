/** Adding a passkey to an account, and asking for one at the door. Challenges are kept as hashes and work once. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { RelyingParty } from "@/server/auth/relying-party";
import { signInLimits } from "@/server/auth/sign-in-limit";
import { makeOneTime, oneTimeLife, takeOneTime } from "@/server/store/one-time";
import { keepPasskey, passkeysOf } from "@/server/store/passkeys";

/** Anybody may ask for a challenge, so that all together are slowed down. */
const limit = signInLimits.passkeys;

const person = { residentKey: "required", userVerification: "required" } as const;

/** What the browser is asked to make. */
export async function askForNewPasskey(account: { id: string; name: string; email: string }, { id }: RelyingParty) {
  const known = await passkeysOf(account.id);
  const options = await generateRegistrationOptions({
    rpName: "Plenary",
    rpID: id,
    userID: new Uint8Array(Buffer.from(account.id.replaceAll("-", ""), "hex")),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: "none",
    timeout: oneTimeLife["passkey-add"],
    excludeCredentials: known.map((passkey) => ({ id: passkey.id })),
    authenticatorSelection: person,
  });
  await makeOneTime("passkey-add", { accountId: account.id, token: options.challenge });
  return options;
}

/** Keeps what the browser made. @returns false where it does not answer a challenge of ours, or there are too many already */
export async function addPasskey(
  accountId: string,
  name: string,
  response: RegistrationResponseJSON,
  { id, origin }: RelyingParty,
): Promise<boolean> {
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: async (challenge) => (await takeOneTime("passkey-add", challenge))?.accountId === accountId,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) return false;
  const { credential } = checked.registrationInfo;
  return keepPasskey(accountId, {
    id: credential.id,
    name,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
  });
}

/** What the browser is asked at the door: any passkey of this server. @returns seconds to wait instead */
export async function askForPasskey({ id }: RelyingParty) {
  const attempt = limit.begin(crypto.randomUUID());
  if (!attempt.ok) return attempt.waitSeconds;
  const options = await generateAuthenticationOptions({
    rpID: id,
    userVerification: "required",
    timeout: oneTimeLife["passkey-enter"],
  });
  await makeOneTime("passkey-enter", { token: options.challenge });
  return options;
}
