/**
 * Uploads in progress. A file arrives in pieces, each a request that may be repeated, and each is written to
 * disk as it comes: memory never holds a whole file, and a broken connection costs one piece. Uploads do not
 * survive a restart.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { copyFile, type FileHandle, open, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { BODY_BYTES } from "@/server/http/exchange";
import { refusedFile, type FileResult, acceptedFile } from "@/workshop/content/assets/refusals";

/** Bytes of the largest file: a workshop with its films. */
const MAX_UPLOAD = 1_500_000_000;
/** Milliseconds without a piece, and without a first one, after which an upload is given up. */
const [IDLE_TIMEOUT_MS, FIRST_TIMEOUT_MS] = [15 * 60_000, 60_000];
const MAX_OPEN = 60;
const MAX_OPEN_PER_ACCOUNT = 8;
/** Files that were made of uploads, for one account. */
const MAX_MADE_PER_ACCOUNT = 2;
/** Bytes that are left free on the disk. */
const MIN_FREE_BYTES = 500_000_000;
/** Part of the disk that further uploads of one account may fill; the first may be as large as any. */
const ACCOUNT_SHARE = 0.25;

export interface Upload {
  id: string;
  account: string;
  /** As the browser names it; never used as a path. */
  name: string;
  size: number;
  received: number;
  file: string;
}

interface OpenUpload extends Upload {
  busy: boolean;
  adoptedAt: number;
  /** Made by the server out of an upload. */
  ours?: true;
}

export class Uploads {
  private readonly open = new Map<string, OpenUpload>();
  private readonly sweeper: NodeJS.Timeout;

  /** @param freeOf free bytes of a folder's disk */
  constructor(
    private readonly folder: string,
    private readonly freeOf = freeBytes,
  ) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.sweeper = setInterval(() => this.sweep(), 60_000);
    this.sweeper.unref();
  }

  async begin(account: string, name: string, size: number): Promise<FileResult<Upload>> {
    if (size === 0) return refusedFile("empty");
    if (size > MAX_UPLOAD) return refusedFile("too-large");
    // Nothing is awaited between counting and taking a place: all may be announced at once.
    const usable = (await this.free()) - MIN_FREE_BYTES;
    const theirs = [...this.open.values()].filter((u) => u.account === account);
    if (theirs.length >= MAX_OPEN_PER_ACCOUNT || this.open.size >= MAX_OPEN) return refusedFile("busy");
    // The file stands on the disk twice for a moment: as it came, and as it is kept.
    if (usable < 2 * size) return refusedFile("disk-full");
    const announced = theirs.reduce((sum, u) => sum + u.size, size);
    if (theirs.length > 0 && announced > ACCOUNT_SHARE * usable) return refusedFile("busy");
    const id = randomBytes(16).toString("base64url");
    const upload: OpenUpload = {
      id,
      account,
      name: name.slice(0, 200),
      size,
      received: 0,
      file: path.join(this.folder, id),
      busy: false,
      adoptedAt: Date.now(),
    };
    this.open.set(id, upload);
    return acceptedFile(upload);
  }

  /**
   * Adds a piece. @param offset its first byte; a piece that is there already is not added again.
   * @returns the bytes so far, which is the offset of the next piece.
   */
  async append(
    id: string,
    account: string,
    offset: number,
    body: AsyncIterable<Uint8Array>,
  ): Promise<FileResult<number>> {
    const upload = this.find(id, account);
    if (!upload) return refusedFile("interrupted");
    if (upload.busy) return refusedFile("busy");
    if (offset !== upload.received) return acceptedFile(upload.received);
    upload.busy = true;
    let file: FileHandle | undefined;
    try {
      // Others' files may have come since this one was announced: only what has arrived takes up the disk.
      if ((await this.free()) < MIN_FREE_BYTES + BODY_BYTES.piece) return refusedFile("disk-full");
      file = await open(upload.file, "a");
      let piece = 0;
      for await (const chunk of body) {
        piece += chunk.length;
        if (piece > BODY_BYTES.piece || upload.received + chunk.length > upload.size)
          return refusedFile("too-large");
        await file.write(chunk);
        upload.received += chunk.length;
      }
      return acceptedFile(upload.received);
    } catch {
      return refusedFile("interrupted");
    } finally {
      await file?.close();
      upload.busy = false;
      upload.adoptedAt = Date.now();
    }
  }

  /** Reserves a complete file, if the disk has room to store it. The caller removes it with `drop`. */
  async whole(id: string, account: string): Promise<FileResult<Upload>> {
    const free = await this.free();
    const upload = this.find(id, account);
    if (!upload || upload.busy || upload.received !== upload.size) return refusedFile("interrupted");
    const kept = [...this.open.values()].filter((u) => u.busy && u.received === u.size);
    if (free < MIN_FREE_BYTES + kept.reduce((sum, u) => sum + u.size, upload.size))
      return refusedFile("disk-full");
    upload.busy = true;
    return acceptedFile(upload);
  }

  /** Adopts a file of ours for the account to fetch; of those not fetched the newest two stay. */
  async adopt(account: string, file: string, name: string): Promise<Upload> {
    const before = [...this.open.values()].filter((u) => u.ours && u.account === account);
    for (const old of before.slice(0, Math.max(0, before.length + 1 - MAX_MADE_PER_ACCOUNT)))
      await this.drop(old.id, account);
    const id = randomBytes(16).toString("base64url");
    const target = path.join(this.folder, id);
    await copyFile(file, target);
    const { size } = await stat(target);
    const upload: OpenUpload = {
      id,
      account,
      name,
      size,
      received: size,
      file: target,
      busy: false,
      adoptedAt: Date.now(),
      ours: true,
    };
    this.open.set(id, upload);
    return upload;
  }

  adopted(id: string, account: string): Upload | null {
    const upload = this.find(id, account);
    return upload?.ours ? upload : null;
  }

  /** Releases the space reserved by `whole`, and keeps the file. */
  giveBack(id: string, account: string): void {
    const upload = this.find(id, account);
    if (!upload) return;
    upload.busy = false;
    upload.adoptedAt = Date.now();
  }

  async drop(id: string, account: string): Promise<void> {
    const upload = this.find(id, account);
    if (!upload) return;
    this.open.delete(id);
    await rm(upload.file, { force: true });
  }

  close(): void {
    clearInterval(this.sweeper);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private find(id: string, account: string): OpenUpload | null {
    const upload = this.open.get(id);
    return upload?.account === account ? upload : null;
  }

  private sweep(): void {
    for (const upload of this.open.values()) {
      const patience = upload.received === 0 ? FIRST_TIMEOUT_MS : IDLE_TIMEOUT_MS;
      if (!upload.busy && Date.now() - upload.adoptedAt > patience) void this.drop(upload.id, upload.account);
    }
  }

  private free(): Promise<number> {
    return this.freeOf(this.folder);
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
