/**
 * What views of groups and their work need besides the state. Every view asks for it, also when no worksheet is open, so
 * whatever goes through all participants is computed on first use and once.
 */
import type { Participants } from "@/server/rooms/participants";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { WorkNow } from "@/workshop/views/work-view";

export class CurrentWork implements WorkNow {
  private present: WorkNow["here"] | undefined;

  constructor(
    private readonly worksheets: Pick<Worksheets, "sheets" | "remarks">,
    private readonly participants: Pick<Participants, "summary" | "presence">,
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
    return this.participants.summary().names;
  }

  get sectors(): boolean {
    return this.participants.summary().sectors;
  }
}
