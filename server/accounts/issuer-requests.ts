/**
 * How an organisation's provider is asked. Its address is the operator's; where its metadata leads from there is its own
 * say. To a provider over https nothing is asked in the clear, wherever that points: neither the secret of this server nor
 * a question to a machine of the network that has no certificate. Redirects are not followed.
 */
import { Agent } from "node:https";

/** Milliseconds for each question. */
const PATIENCE = 6_000;

export const askingIssuer = (issuer: string): { timeout: number; agent?: Agent } => ({
  timeout: PATIENCE,
  // Node refuses to use it for any other protocol.
  ...(issuer.startsWith("https:") ? { agent: new Agent() } : {}),
});
