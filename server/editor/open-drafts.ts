/**
 * Drafts that are open in editors on this process. Each is read once and shared by its editors, and kept for
 * a while after the last has left, so that reloading a page does not read a large draft again.
 */
import { DraftSession } from "@/server/editor/draft-session";
import type { WorkshopId } from "@/model/ids";

/** Milliseconds for which a draft is kept after the last editor has left. */
const KEPT_MS = 15_000;

interface OpenDraft {
  session: Promise<DraftSession | null>;
  /** Editors that have it open, or are about to. */
  holders: Set<object>;
  leaving: NodeJS.Timeout | undefined;
}

export class OpenDrafts {
  private readonly drafts = new Map<WorkshopId, OpenDraft>();

  /** @param closed called when a draft is not kept any longer */
  constructor(
    private readonly closed: (workshop: WorkshopId) => void,
    private readonly open: (workshop: WorkshopId) => Promise<DraftSession | null> = DraftSession.open,
  ) {}

  workshops = (): WorkshopId[] => [...this.drafts.keys()];
  /** @returns undefined where it is not open, null where it cannot be read */
  find = (workshop: WorkshopId): Promise<DraftSession | null> | undefined =>
    this.drafts.get(workshop)?.session.catch(() => null);

  /** Until `leave`. @returns null where there is no such workshop @throws while the database is away */
  enter(workshop: WorkshopId, holder: object): Promise<DraftSession | null> {
    const draft = this.drafts.get(workshop) ?? this.read(workshop);
    clearTimeout(draft.leaving);
    draft.holders.add(holder);
    return draft.session;
  }

  leave(workshop: WorkshopId, holder: object): void {
    const draft = this.drafts.get(workshop);
    if (!draft?.holders.delete(holder) || draft.holders.size > 0) return;
    draft.leaving = setTimeout(() => this.close(workshop, draft), KEPT_MS).unref();
  }

  private read(workshop: WorkshopId): OpenDraft {
    const draft: OpenDraft = { session: this.open(workshop), holders: new Set(), leaving: undefined };
    this.drafts.set(workshop, draft);
    const failed = () => this.close(workshop, draft);
    draft.session.then((session) => session ?? failed(), failed);
    return draft;
  }

  private close(workshop: WorkshopId, draft: OpenDraft): void {
    if (this.drafts.get(workshop) !== draft) return;
    clearTimeout(draft.leaving);
    this.drafts.delete(workshop);
    this.closed(workshop);
  }
}
