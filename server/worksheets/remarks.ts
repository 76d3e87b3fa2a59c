/** Remarks on sheets in the gallery. Stored before they are acknowledged, without an author; how many one person has made is only in memory. */
import { stopOf } from "@/activities/worksheet/rules";
import type { SheetStore } from "@/server/worksheets/sheet-store";
import type { RemarkCommand } from "@/workshop/groups/commands";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import { planOf } from "@/workshop/session/plan";
import type { RoomState } from "@/workshop/session/state";
import type { Remark } from "@/workshop/views/work";

/** The most remarks of one person. */
const REMARKS_EACH = 20;

export class Remarks {
  private readonly stored: Map<string, Remark>;
  private readonly made = new Map<string, number>();

  constructor(
    private readonly roomId: string,
    private readonly store: SheetStore,
    remarks: readonly Remark[],
  ) {
    this.stored = new Map(remarks.map((r) => [r.id, r]));
  }

  all(): readonly Remark[] {
    return [...this.stored.values()];
  }

  /** Takes a remark while the room reads the sheets of this work. */
  async make(state: RoomState, participant: string, { id, sheet, kind, text }: RemarkCommand): Promise<Ack> {
    if (this.stored.has(id)) return { ok: true };
    const step = planOf(state.workshop).step(state.stand.step ?? "");
    const activity = planOf(state.workshop).activity(sheet.activity);
    if (activity?.kind !== "worksheet") return refusal("unknown-activity");
    if (step?.activityId !== activity.id || stopOf(activity, step.id) !== "gallery") return refusal("not-here");
    if (!Object.hasOwn(state.work, activity.id) || !state.work[activity.id]!.groups.includes(sheet.group)) return refusal("no-group");
    const made = this.made.get(participant) ?? 0;
    if (made >= REMARKS_EACH) return refusal("enough-remarks");
    this.made.set(participant, made + 1);
    const remark: Remark = { id, ...sheet, kind, text: text.replace(/\0|\p{Surrogate}/gu, "\ufffd") };
    try {
      await this.store.remark(this.roomId, remark);
    } catch {
      this.made.set(participant, made);
      return refusal("not-stored");
    }
    this.stored.set(id, remark);
    return { ok: true };
  }
}
