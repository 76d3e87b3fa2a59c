/**
 * Options of requests to an organisation's OpenID provider. Its address is set by the operator, but its
 * metadata may name any other. To a provider over https no request is made in the clear, whatever its
 * metadata says: neither with our client secret nor to a machine of the inner network. Redirects are not
 * followed.
 */
import { Agent } from "node:https";

/** Milliseconds for each question. */
const ISSUER_TIMEOUT_MS = 6_000;

export const issuerRequestOptions = (issuer: string): { timeout: number; agent?: Agent } => ({
  timeout: ISSUER_TIMEOUT_MS,
  // Node refuses to use it for any other protocol.
  ...(issuer.startsWith("https:") ? { agent: new Agent() } : {}),
});
