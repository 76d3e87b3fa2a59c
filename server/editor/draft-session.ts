/**
 * A workshop that is open in editors: its draft in memory, with edits applied one at a time. Permission is
 * checked when an edit has its turn; an edit is durable before it is acknowledged, and acknowledged before
 * others see it.
 */
import type { WorkshopId } from "@/model/ids";
import { may, readDraft } from "@/server/store/editor/authored";
import { findStoredEdit, nameVersion, readVersion, storeChange } from "@/server/store/editor/authored-edits";
import { type Draft, draftSchema } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import type { Op } from "@/workshop/editor/op";
import type { AuthorAct } from "@/workshop/editor/permissions";
import { type EditSummary, summaryOf } from "@/workshop/editor/summary";
import type { EditorAck } from "@/workshop/editor/protocol";

/** Hears of one edit, or that the whole draft has to be sent again. */
export interface DraftListener {
  edited(revision: number, op: Op): void;
  replaced(): void;
}

interface EditRequest {
  accountId: string;
  commandId: string;
}

/** Tries before an edit is refused because others keep changing the draft in the database. */
const MAX_ATTEMPTS = 4;

export class DraftSession {
  private last: Promise<unknown> = Promise.resolve();
  private written: { draft: Draft; text: string } | null = null;

  constructor(
    readonly id: WorkshopId,
    public draft: Draft,
    public revision: number,
  ) {}

  static async open(id: WorkshopId): Promise<DraftSession | null> {
    const now = await readDraft(id);
    return now && new DraftSession(id, now.draft, now.revision);
  }

  /** The draft as JSON, written once for all readers: a large one takes long. */
  get text(): string {
    if (this.written?.draft !== this.draft)
      this.written = { draft: this.draft, text: JSON.stringify(this.draft) };
    return this.written.text;
  }

  /** Applies an edit. @param outlet told after it is stored, before this resolves. */
  edit(request: EditRequest, op: Op, outlet: DraftListener): Promise<EditorAck> {
    return this.inTurnOf(request.accountId, "edit", async () => {
      for (let tries = 1; tries <= MAX_ATTEMPTS; tries++) {
        const edited = edit(this.draft, op);
        if (!edited.ok) {
          // A repeated command whose acknowledgement was lost.
          const before = await findStoredEdit(this.id, request.commandId);
          return before === null ? edited : { ok: true, revision: this.revision };
        }
        if (edited.workshop === this.draft) return { ok: true, revision: this.revision };
        const stored = await this.store(request, edited.workshop, summaryOf(this.draft, op));
        if (stored === "moved-on") {
          if (!(await this.reload(outlet))) return { ok: false, reason: "gone" };
          continue;
        }
        if (stored === "done") outlet.edited(this.revision, op);
        return this.answer(stored);
      }
      return { ok: false, reason: "not-saved" };
    });
  }

  /** Restores a version of the workshop. */
  restore(request: EditRequest, versionId: string, outlet: DraftListener): Promise<EditorAck> {
    return this.inTurnOf(request.accountId, "restore", async () => {
      const version = await readVersion(this.id, versionId);
      const document = draftSchema.safeParse(version);
      if (!document.success) return { ok: false, reason: "bad-edit" };
      const stored = await this.store(request, document.data, [{ did: "restore", what: "" }]);
      if (stored === "moved-on") await this.reload(outlet);
      if (stored === "done") outlet.replaced();
      return stored === "moved-on" ? { ok: false, reason: "not-saved" } : this.answer(stored);
    });
  }

  name(accountId: string, name: string): Promise<EditorAck> {
    return this.inTurnOf(accountId, "name-version", async () => {
      await nameVersion(this.id, accountId, name);
      return { ok: true, revision: this.revision };
    });
  }

  refresh(outlet: DraftListener): Promise<boolean> {
    return this.inTurn(() => this.reload(outlet));
  }

  settled(): Promise<unknown> {
    return this.last;
  }

  private answer(stored: "done" | "again" | "gone" | "too-large"): EditorAck {
    if (stored === "gone" || stored === "too-large") return { ok: false, reason: stored };
    return { ok: true, revision: this.revision };
  }

  private async store(
    request: EditRequest,
    draft: Draft,
    did: EditSummary[],
  ): Promise<"done" | "again" | "moved-on" | "gone" | "too-large"> {
    const stored = await storeChange({ workshopId: this.id, ...request, from: this.revision, draft, did });
    if (!stored.ok) return stored.reason;
    if ("again" in stored) return "again";
    this.draft = draft;
    this.revision = stored.revision;
    return "done";
  }

  private async reload(outlet: DraftListener): Promise<boolean> {
    const now = await readDraft(this.id);
    if (!now) return false;
    if (now.revision !== this.revision) {
      this.draft = now.draft;
      this.revision = now.revision;
      outlet.replaced();
    }
    return true;
  }

  private inTurnOf(account: string, act: AuthorAct, work: () => Promise<EditorAck>): Promise<EditorAck> {
    return this.inTurn(async () =>
      (await may(this.id, account, act)) ? work() : { ok: false, reason: "not-allowed" },
    );
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
