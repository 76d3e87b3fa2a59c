/** The editor's requests about files. A refusal is a value with its reason, a lost connection "offline". */
import type { AssetSource } from "@/model/activity/asset";
import type { FileReason } from "@/workshop/content/assets/refusals";

export type FileError = FileReason | "offline" | "cancelled";
export type FileResult<T> = ({ ok: true } & T) | { ok: false; reason: FileError };

export interface OwnAsset {
  name: string;
  bytes: number;
  source: AssetSource;
}

/** Takes a file into a workshop. @param progress from 0 to 1 */
export type TakeFile = (
  file: Blob,
  name: string,
  progress?: (part: number) => void,
  signal?: AbortSignal,
) => Promise<FileResult<{ asset: OwnAsset; notes: string[] }>>;

/** Small enough for a slow connection to send in half a minute. */
const CHUNK_BYTES = 1_000_000;
const MAX_RETRIES = 6;
const RETRY_INTERVAL_MS = 1_500;

export async function requestFiles<T>(
  method: string,
  path: string,
  body?: BodyInit,
  signal?: AbortSignal,
): Promise<FileResult<T>> {
  try {
    const res = await fetch(`/files/${path}`, { method, body: body ?? null, signal: signal ?? null });
    return (await res.json()) as FileResult<T>;
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
): Promise<FileResult<{ upload: string }>> {
  const begun = await requestFiles<{ upload: string }>(
    "POST",
    "uploads",
    JSON.stringify({ name, size: file.size }),
    signal,
  );
  if (!begun.ok) return begun;
  let received = 0;
  for (let tries = 0; received < file.size; ) {
    const sent = await requestFiles<{ received: number }>(
      "PUT",
      `uploads/${begun.upload}?at=${received}`,
      file.slice(received, received + CHUNK_BYTES),
      signal,
    );
    if (sent.ok) {
      received = sent.received;
      tries = 0;
      progress(received / file.size);
    } else if (sent.reason !== "offline" || ++tries > MAX_RETRIES) {
      if (sent.reason === "cancelled") void dropUpload(begun.upload);
      return sent;
    } else {
      await new Promise((go) => setTimeout(go, RETRY_INTERVAL_MS));
    }
  }
  return begun;
}

export const dropUpload = (upload: string): Promise<FileResult<object>> =>
  requestFiles("DELETE", `uploads/${upload}`);

/** Uploads a picture, film, sound or captions into a workshop. */
export const uploadAsset =
  (workshop: string): TakeFile =>
  async (file, name, progress, signal) => {
    const sent = await upload(file, name, progress, signal);
    return sent.ok
      ? requestFiles("POST", `${workshop}/assets?upload=${sent.upload}`, undefined, signal)
      : sent;
  };

export const listAssets = (workshop: string): Promise<FileResult<{ assets: OwnAsset[] }>> =>
  requestFiles("GET", `${workshop}/assets`);

export const removeAsset = (workshop: string, name: string): Promise<FileResult<object>> =>
  requestFiles("DELETE", `${workshop}/assets/${name}`);

/** Copies the files of copied activities. */
export const copyAssets = (
  workshop: string,
  from: string,
  names: string[],
): Promise<FileResult<{ renamed: Record<string, string> }>> =>
  requestFiles("POST", `${workshop}/copy`, JSON.stringify({ from, names }));
