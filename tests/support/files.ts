/** Asking a running server about files, as a trainer's browser does. */
import type { Plenary, Trainer } from "@/tests/support/plenary";

export interface Reply {
  status: number;
  ok: boolean;
  reason?: string;
  [more: string]: unknown;
}

export class Files {
  constructor(private readonly plenary: Plenary) {}

  async ask(
    who: Trainer | null,
    method: string,
    where: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const res = await this.fetch(who, method, where, body, headers);
    return { status: res.status, ...((await res.json()) as Omit<Reply, "status">) } as Reply;
  }

  fetch(
    who: Trainer | null,
    method: string,
    where: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.plenary.url}/files/${where}`, {
      method,
      headers: {
        ...(who ? { cookie: who.cookie } : {}),
        ...(method === "GET" ? {} : { origin: this.plenary.url }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
  }

  /** Uploads in pieces. @returns the upload's id. */
  async sent(who: Trainer, bytes: Uint8Array, name: string, piece = 1_000_000): Promise<string> {
    const { upload } = await this.ask(who, "POST", "uploads", JSON.stringify({ name, size: bytes.length }));
    for (let offset = 0; offset < bytes.length; offset += piece)
      await this.ask(
        who,
        "PUT",
        `uploads/${upload}?at=${offset}`,
        new Uint8Array(bytes.subarray(offset, offset + piece)),
      );
    return String(upload);
  }

  async bytes(who: Trainer, where: string): Promise<Buffer> {
    const res = await this.fetch(who, "GET", where);
    if (!res.ok) throw new Error(`${where}: ${res.status} ${await res.text()}`);
    return Buffer.from(await res.arrayBuffer());
  }
}
