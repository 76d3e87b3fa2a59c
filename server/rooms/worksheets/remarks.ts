/**
 * Remarks on sheets in the gallery. Stored without an author before they are acknowledged; how many a person
 * made is in memory only.
 */
import { stopOf } from "@/model/worksheets/content";
import { plainText } from "@/model/text/plain-text";
import { ReloadableCache } from "@/server/rooms/reloadable-cache";
import type { UsageCounter } from "@/server/rooms/usage-counter";
import type { SheetStore } from "@/server/platform/room-store";
import type { CommandOf } from "@/workshop/commands/all";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import type { Remark } from "@/model/worksheets/groups";

const MAX_REMARKS_PER_PERSON = 20;

export class Remarks {
  private readonly cache: ReloadableCache<Map<string, Remark>>;

  constructor(
    private readonly roomId: string,
    private readonly store: SheetStore,
    remarks: readonly Remark[],
    private readonly usage: UsageCounter,
  ) {
    this.cache = new ReloadableCache(byId(remarks), async () => byId(await store.remarks(roomId)));
  }

  /** @throws while the database is away */
  refresh(): Promise<void> {
    return this.cache.refresh();
  }

  all(): readonly Remark[] {
    return [...this.cache.now.values()];
  }

  /** Takes a remark while the room reads the sheets of this work. */
  async make(
    state: RoomState,
    participant: string,
    { id, sheet, kind, text }: CommandOf<"remark">,
  ): Promise<Ack> {
    if (this.cache.now.has(id)) return { ok: true };
    const plan = planOf(state.workshop);
    const step = plan.step(state.position.step ?? "");
    const activity = plan.worksheet(sheet.activity);
    if (!activity) return refusal("unknown-activity");
    if (step?.activityId !== activity.id || stopOf(activity, step.id) !== "gallery")
      return refusal("not-here");
    if (!Object.hasOwn(state.work, activity.id) || !state.work[activity.id]!.groups.includes(sheet.group))
      return refusal("no-group");
    if (this.usage.times("remarks", participant) >= MAX_REMARKS_PER_PERSON) return refusal("enough-remarks");
    this.usage.count("remarks", participant);
    const remark: Remark = { id, ...sheet, kind, text: plainText(text) };
    try {
      await this.store.remark(this.roomId, remark);
    } catch {
      this.usage.undo("remarks", participant);
      return refusal("not-stored");
    }
    this.cache.change((stored) => void stored.set(id, remark));
    return { ok: true };
  }
}

const byId = (remarks: readonly Remark[]): Map<string, Remark> => new Map(remarks.map((r) => [r.id, r]));
