/**
 * What views of groups and their work are made from besides the state. It is asked for with every view, also where nobody
 * is at a worksheet: what has to go through everybody in the room is made when a view looks at it, once.
 */
import type { Crowd } from "@/server/rooms/crowd";
import type { Person } from "@/server/rooms/room-store";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { WorkNow } from "@/workshop/views/work";

/** What it needs of its room. */
interface Room {
  readonly worksheets: Pick<Worksheets, "sheets" | "remarks">;
  readonly crowd: Pick<Crowd, "here">;
  readonly people: ReadonlyMap<string, Person>;
}

export class WorkHere implements WorkNow {
  private present: WorkNow["here"] | undefined;
  private called: WorkNow["names"] | undefined;

  constructor(
    private readonly room: Room,
    readonly now: number,
  ) {}

  get sheets(): WorkNow["sheets"] {
    return this.room.worksheets.sheets();
  }

  get remarks(): WorkNow["remarks"] {
    return this.room.worksheets.remarks();
  }

  get here(): WorkNow["here"] {
    this.present ??= this.room.crowd.here();
    return this.present;
  }

  get names(): WorkNow["names"] {
    this.called ??= new Map([...this.room.people.values()].map((p) => [p.id, p.alias]));
    return this.called;
  }

  get sectors(): boolean {
    return [...this.room.people.values()].some((p) => p.sector !== null);
  }
}
