/** Tells the browser's other tabs that its trainer has signed out, so that no console stays open. */

const CHANNEL = "plenary-signed-out";

export function tellSignedOut(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("signed out");
  channel.close();
}

/** @returns a function that stops listening */
export function onSignedOut(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
