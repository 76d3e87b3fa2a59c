/**
 * What views of groups and their work need besides the state. Every view asks for it, also when no worksheet is open, so
 * whatever goes through all participants is computed on first use and once.
 */
import type { Participants } from "@/server/rooms/participants";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { WorkNow } from "@/workshop/views/work-view";

export class CurrentWork implements WorkNow {
  private present: WorkNow["here"] | undefined;
  private called: WorkNow["names"] | undefined;

  constructor(
    private readonly worksheets: Pick<Worksheets, "sheets" | "remarks">,
    private readonly participants: Pick<Participants, "all" | "presence">,
    readonly now: number,
  ) {}

  get sheets(): WorkNow["sheets"] {
    return this.worksheets.sheets();
  }

  get remarks(): WorkNow["remarks"] {
    return this.worksheets.remarks();
  }

  get here(): WorkNow["here"] {
    this.present ??= this.participants.presence.here();
    return this.present;
  }

  get names(): WorkNow["names"] {
    if (!this.called) {
      const called = new Map<string, string | null>();
      for (const { id, alias } of this.participants.all()) called.set(id, alias);
      this.called = called;
    }
    return this.called;
  }

  get sectors(): boolean {
    for (const { sector } of this.participants.all()) if (sector !== null) return true;
    return false;
  }
}
