/**
 * What views of groups and their work are made from besides the state. It is asked for with every view, also where nobody
 * is at a worksheet, so what goes through everybody in the room is made once and only when a view looks at it.
 */
import type { Participants } from "@/server/rooms/participants";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { WorkNow } from "@/workshop/views/work";

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
    this.called ??= new Map([...this.participants.all()].map((p) => [p.id, p.alias]));
    return this.called;
  }

  get sectors(): boolean {
    return [...this.participants.all()].some((p) => p.sector !== null);
  }
}
