/** The editor's connection to its workshop, as a store for `useSyncExternalStore`. */
import { io, type Socket } from "socket.io-client";
import { EditQueue, type RejectedEdit } from "@/components/editor/edit-queue";
import { UndoStack } from "@/components/editor/undo-stack";
import { commandId } from "@/components/live/command-id";
import { cancelReload, pageBuild, reloadWhenIdle } from "@/components/live/reload-on-update";
import type { Draft } from "@/workshop/editor/draft";
import type { EditResult } from "@/workshop/editor/edit-result";
import type { Op } from "@/workshop/editor/op";
import type { AuthorRole } from "@/workshop/editor/permissions";
import type { EditReason } from "@/workshop/editor/edit-reasons";
import { writable } from "@/workshop/editor/storable-text";
import type { Colleague, EditorAck, EditorCommand, EditorView } from "@/workshop/editor/protocol";

export interface EditorState {
  status: "connecting" | "connected" | "lost" | "refused";
  refusal: string | null;
  /** The session ended while there is work on the page. */
  signedOut: boolean;
  draft: Draft | null;
  role: AuthorRole;
  people: Colleague[];
  /** The id of this window among `people`. */
  self: string;
  /** Edits that the server has not confirmed yet. */
  waiting: number;
  /** Edits that need a choice of the author. */
  conflicts: RejectedEdit[];
  undo: boolean;
  redo: boolean;
}

const ACK_TIMEOUT_MS = 10_000;
const SIGN_IN_RETRY_INTERVAL_MS = 4_000;

type WithoutId<T> = T extends { id: string } ? Omit<T, "id"> : never;
type PlainCommand = WithoutId<Exclude<EditorCommand, { type: "edit" }>>;

export type LiveDraft = ReturnType<typeof createLiveDraft>;

/** A store that does nothing until `open` is called. @param say gets the reasons of refused edits */
export function createLiveDraft(workshop: string, say: (reason: EditReason) => void) {
  let socket: Socket | null = null;
  let queue: EditQueue | null = null;
  let timer: number | undefined;
  let currentActivity: string | null = null;
  const undo = new UndoStack();
  const listeners = new Set<() => void>();
  let now: EditorState = {
    status: "connecting",
    refusal: null,
    signedOut: false,
    draft: null,
    role: "view",
    people: [],
    self: "",
    waiting: 0,
    conflicts: [],
    undo: false,
    redo: false,
  };

  const set = (change: Partial<EditorState> = {}) => {
    now = {
      ...now,
      ...change,
      draft: queue?.local ?? now.draft,
      waiting: queue?.waiting.length ?? 0,
      undo: undo.canUndo,
      redo: undo.canRedo,
    };
    for (const listener of listeners) listener();
  };

  const refused = (edit: RejectedEdit) => {
    undo.clear();
    const gone = edit.reason === "unknown-activity" && edit.op.type === "set-activity";
    if (gone || (edit.reason === "changed-by-other" && choosable(edit.op)))
      now = { ...now, conflicts: [...now.conflicts, edit] };
    else say(edit.reason);
  };

  function sendNext(): void {
    window.clearTimeout(timer);
    const next = socket?.connected ? queue?.next(Date.now()) : null;
    if (!next) return;
    if ("wait" in next) {
      timer = window.setTimeout(sendNext, next.wait);
      return;
    }
    const mine = socket;
    void ask({ type: "edit", id: next.id, op: next.op }).then((ack) => {
      if (!ack) {
        queue?.markUnsent(next.id);
        // A new connection sends it by itself.
        if (mine === socket && mine?.connected) window.setTimeout(sendNext, 1_000);
      } else if (ack.ok) {
        if (queue?.confirm(next.id, ack.revision) === false) void ask({ type: "sync", id: commandId() });
      } else if (ack.reason === "too-fast" || ack.reason === "not-saved") {
        queue?.markUnsent(next.id);
        window.setTimeout(sendNext, 2_000);
      } else queue?.reject(next.id, ack.reason);
      set();
      if (ack?.ok || (ack && queue?.waiting.length)) sendNext();
    });
  }

  async function ask(command: EditorCommand): Promise<EditorAck | null> {
    try {
      return (await socket?.timeout(ACK_TIMEOUT_MS).emitWithAck("command", command)) ?? null;
    } catch {
      return null;
    }
  }

  function sendActivity(): void {
    if (socket?.connected) void ask({ type: "at", id: commandId(), activity: currentActivity });
  }

  function onView(view: EditorView): void {
    switch (view.type) {
      case "draft":
        if (queue) queue.replace(view.draft, view.revision);
        else queue = new EditQueue(view.draft, view.revision, refused);
        set({ role: view.role, self: view.self });
        sendActivity();
        sendNext();
        break;
      case "edited":
        if (queue?.applyForeign(view.op, view.revision) === false)
          void ask({ type: "sync", id: commandId() });
        set();
        break;
      case "people":
        set({ people: view.people });
        break;
      case "renew":
        reloadWhenIdle(() => now.waiting === 0);
        break;
      case "bye":
        break;
    }
  }

  function enqueueEdit(op: Op, grows: boolean): EditResult {
    if (!queue) return { ok: false, reason: "not-saved" };
    const edited = queue.add(commandId(), op, Date.now(), grows);
    sendNext();
    return edited;
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: (): EditorState => now,

    /** @returns a function that closes the connection */
    open(): () => void {
      const mine = io({
        path: "/live/editor",
        transports: ["websocket", "polling"],
        auth: { as: "editor", workshop, build: pageBuild },
        reconnectionDelay: 500,
        reconnectionDelayMax: 8_000,
        timeout: 8_000,
        forceNew: true,
      });
      socket = mine;
      mine.on("connect", () => set({ status: "connected", refusal: null, signedOut: false }));
      mine.on("connect_error", (error) => {
        if (error.message === "signed-out" && now.draft) {
          // The text stays on the page until this browser is signed in again.
          set({ status: "lost", signedOut: true });
          window.setTimeout(() => mine.connect(), SIGN_IN_RETRY_INTERVAL_MS);
        } else if (["not-allowed", "signed-out"].includes(error.message)) {
          mine.disconnect();
          set({ status: "refused", refusal: error.message });
        } else set({ status: now.draft ? "lost" : "connecting" });
      });
      mine.on("disconnect", (reason) => {
        cancelReload();
        for (const waiting of queue?.waiting ?? []) waiting.sent = false;
        set({ status: "lost", people: [] });
        if (reason === "io server disconnect")
          window.setTimeout(() => mine.connect(), 500 + Math.random() * 1_500);
      });
      mine.on("view", onView);
      return () => {
        window.clearTimeout(timer);
        mine.removeAllListeners();
        mine.disconnect();
        if (socket === mine) socket = null;
      };
    },

    /** Does an edit, seen at once and saved soon. @param grows more of the same may follow */
    edit(asked: Op, grows = false): EditResult {
      // Pasted text may have characters that cannot be stored.
      const op = writable(asked);
      const edited = enqueueEdit(op, grows);
      if (edited.ok) undo.recordEdit(edited.inverse, op, grows);
      else say(edited.reason);
      set();
      return edited;
    },
    undo() {
      const op = undo.takeUndo();
      const edited = op && enqueueEdit(op, false);
      if (edited?.ok) undo.recordUndo(edited.inverse);
      else if (edited) say(edited.reason);
      set();
    },
    redo() {
      const op = undo.takeRedo();
      const edited = op && enqueueEdit(op, false);
      if (edited?.ok) undo.recordRedo(edited.inverse);
      else if (edited) say(edited.reason);
      set();
    },
    /** Sends edits that wait for a rest in typing. */
    flush() {
      queue?.flush();
      sendNext();
    },
    /** Tells the others where this author works. */
    workAt(activity: string | null) {
      currentActivity = activity;
      sendActivity();
    },
    /** Sends a command that is no edit. @returns null when no answer came */
    ask: (command: PlainCommand): Promise<EditorAck | null> =>
      ask({ ...command, id: commandId() } as EditorCommand),
    settle(conflict: RejectedEdit) {
      set({ conflicts: now.conflicts.filter((c) => c !== conflict) });
    },
  };
}

/** Ops of which both versions can be shown. */
const choosable = (op: Op): boolean =>
  ["set-activity", "set-session", "set-workshop", "set-texts", "set-words", "set-agendas"].includes(op.type);
