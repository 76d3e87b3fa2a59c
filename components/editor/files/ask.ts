/** What the editor asks of the server about files. A refusal is a value with its reason; a lost connection is "offline". */
import type { AssetSource } from "@/model/activity/asset";
import type { FileReason } from "@/workshop/content/assets/refusals";

export type Trouble = FileReason | "offline" | "cancelled";
export type Answer<T> = ({ ok: true } & T) | { ok: false; reason: Trouble };

export interface OwnAsset {
  name: string;
  /** Of the file as it is kept. */
  bytes: number;
  source: AssetSource;
}

/** Bytes that are sent at once: small enough for a slow connection to bring over in half a minute. */
const PIECE = 1_000_000;
/** Times that a piece is tried again, and milliseconds between. */
const TRIES = 6;
const PAUSE = 1_500;

export async function ask<T>(
  method: string,
  path: string,
  body?: BodyInit,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  try {
    const res = await fetch(`/files/${path}`, { method, body: body ?? null, signal: signal ?? null });
    return (await res.json()) as Answer<T>;
  } catch {
    return { ok: false, reason: signal?.aborted ? "cancelled" : "offline" };
  }
}

/** Sends a file piece by piece, each again when it got lost. @param progress from 0 to 1 */
export async function upload(
  file: Blob,
  name: string,
  progress: (part: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Answer<{ upload: string }>> {
  const begun = await ask<{ upload: string }>(
    "POST",
    "uploads",
    JSON.stringify({ name, size: file.size }),
    signal,
  );
  if (!begun.ok) return begun;
  let at = 0;
  for (let tries = 0; at < file.size; ) {
    const sent = await ask<{ received: number }>(
      "PUT",
      `uploads/${begun.upload}?at=${at}`,
      file.slice(at, at + PIECE),
      signal,
    );
    if (sent.ok) {
      at = sent.received;
      tries = 0;
      progress(at / file.size);
    } else if (sent.reason !== "offline" || ++tries > TRIES) {
      if (sent.reason === "cancelled") void drop(begun.upload);
      return sent;
    } else {
      await new Promise((go) => setTimeout(go, PAUSE));
    }
  }
  return begun;
}

/** Throws an upload away that is not needed any more. */
export const drop = (upload: string): Promise<Answer<object>> => ask("DELETE", `uploads/${upload}`);

/** Uploads a picture, film, sound or captions into a workshop. */
export async function take(
  workshop: string,
  file: Blob,
  name: string,
  progress?: (part: number) => void,
  signal?: AbortSignal,
): Promise<Answer<{ asset: OwnAsset; notes: string[] }>> {
  const sent = await upload(file, name, progress, signal);
  return sent.ok ? ask("POST", `${workshop}/assets?upload=${sent.upload}`, undefined, signal) : sent;
}

export const listAssets = (workshop: string): Promise<Answer<{ assets: OwnAsset[] }>> =>
  ask("GET", `${workshop}/assets`);

export const removeAsset = (workshop: string, name: string): Promise<Answer<object>> =>
  ask("DELETE", `${workshop}/assets/${name}`);

/** Brings the files along that copied activities name. */
export const copyAssets = (
  workshop: string,
  from: string,
  names: string[],
): Promise<Answer<{ renamed: Record<string, string> }>> =>
  ask("POST", `${workshop}/copy`, JSON.stringify({ from, names }));
