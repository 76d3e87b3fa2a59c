/**
 * Tells the other tabs of this browser that its trainer has signed out, so that no console stays in anybody's
 * hands.
 */

const CHANNEL = "plenary-signed-out";

/** Says it, once. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("signed out");
  channel.close();
}

/** Hears it. @returns a function that stops listening. */
export function onSignedOut(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
