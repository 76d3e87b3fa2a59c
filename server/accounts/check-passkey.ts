/** Signing in with a passkey: an answer to a challenge of ours, by a key that an account has. */
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { signInRefused, type SignInResult, signInResult } from "@/server/accounts/sign-in-result";
import { relyingParty } from "@/server/accounts/relying-party";
import { holds } from "@/server/accounts/passkeys";
import { findPasskey, recordPasskeyUse } from "@/server/store/accounts/passkeys";
import { markAsUsed } from "@/server/store/accounts/one-time-tokens";

/** The library checks the other fields. */
const responseSchema = z.looseObject({ id: z.string().min(1).max(1_400) });

function parsed(text: unknown): (AuthenticationResponseJSON & { id: string }) | null {
  try {
    const result = responseSchema.safeParse(JSON.parse(String(text).slice(0, 20_000)));
    return result.success ? (result.data as unknown as AuthenticationResponseJSON) : null;
  } catch {
    return null;
  }
}

/** @param text the browser's answer as JSON, of any shape. @param host the Host header */
export async function checkPasskey(text: unknown, host: string): Promise<SignInResult> {
  const response = parsed(text);
  const party = relyingParty(host);
  const passkey = response && party ? await findPasskey(response.id) : null;
  if (!response || !party || !passkey) return signInRefused;
  let answered = "";
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => {
      answered = challenge;
      return holds(challenge);
    },
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(() => null);
  if (!checked?.verified || !(await markAsUsed("passkey-enter", answered))) return signInRefused;
  await recordPasskeyUse(passkey.id, checked.authenticationInfo.newCounter);
  return signInResult(passkey.account);
}
