/** An editor's connection, for tests over real sockets. It keeps its draft as the pages do: by applying ops. */
import { io, type Socket } from "socket.io-client";
import { newId, type Plenary, type Trainer } from "@/tests/support/plenary";
import type { Draft } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import type { Op } from "@/workshop/editor/op";
import type { AuthorRole } from "@/workshop/editor/permissions";
import type { Colleague, EditorAck, EditorView } from "@/workshop/editor/protocol";
import { pause } from "@/tests/support/waiting";

export class TestEditor {
  readonly socket: Socket;
  readonly heard: EditorView[] = [];
  draft!: Draft;
  revision = 0;
  role!: AuthorRole;
  people: Colleague[] = [];

  constructor(
    plenary: Plenary,
    workshop: string,
    trainer: Pick<Trainer, "cookie"> | null,
    options: { reconnection?: boolean } = {},
  ) {
    this.socket = io(plenary.url, {
      path: "/live/editor",
      transports: ["websocket"],
      auth: { as: "editor", workshop },
      extraHeaders: trainer ? { cookie: trainer.cookie } : {},
      forceNew: true,
      reconnectionDelay: 100,
      ...options,
    });
    this.socket.on("view", (view: EditorView) => this.take(view));
  }

  /** Resolves with null once connected, or with why not. */
  refusal(): Promise<string | null> {
    return new Promise((resolve) => {
      this.socket.once("connect", () => resolve(null));
      this.socket.once("connect_error", (error) => resolve(error.message));
    });
  }

  async sees(fits: (editor: TestEditor) => boolean, timeout = 30_000): Promise<this> {
    const deadline = Date.now() + timeout;
    while (!this.draft || !fits(this)) {
      if (Date.now() > deadline) throw new Error(`waited in vain for ${fits}`);
      await pause(10);
    }
    return this;
  }

  send(command: object, id = newId()): Promise<EditorAck> {
    return this.socket.timeout(30_000).emitWithAck("command", { id, ...command }) as Promise<EditorAck>;
  }

  /**
   * Sends an op, and applies it here as it is acknowledged: with a promise in between, another author's edit
   * that comes right after the acknowledgement would be applied first.
   */
  edit(op: Op, id = newId()): Promise<EditorAck> {
    return new Promise((resolve, reject) =>
      this.socket
        .timeout(30_000)
        .emit("command", { id, type: "edit", op }, (late: Error | null, ack: EditorAck) => {
          if (late) return reject(late);
          if (ack.ok && ack.revision > this.revision) this.apply(op, ack.revision);
          resolve(ack);
        }),
    );
  }

  close(): void {
    this.socket.disconnect();
  }

  private take(view: EditorView): void {
    this.heard.push(view);
    if (view.type === "draft")
      [this.draft, this.revision, this.role] = [view.draft, view.revision, view.role];
    if (view.type === "people") this.people = view.people;
    if (view.type === "edited") this.apply(view.op, view.revision);
  }

  private apply(op: Op, revision: number): void {
    if (revision !== this.revision + 1) throw new Error(`revision ${revision} came after ${this.revision}`);
    const edited = edit(this.draft, op);
    if (!edited.ok) throw new Error(`the op of revision ${revision} does not fit here: ${edited.reason}`);
    [this.draft, this.revision] = [edited.workshop, revision];
  }
}
