/** An id for one command: 22 characters, random. `crypto.randomUUID` does not exist on plain http pages. */
export function commandId(): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => letters[byte & 63]).join("");
}
