/** A workshop with a worksheet that has every kind of field, and what tests of shared sheets need around it. */
import type { SheetStore, StoredSheet } from "@/server/platform/room-store";
import { workshopSchema } from "@/workshop/content/workshop";
import type { Remark } from "@/model/worksheets/groups";
import { pause } from "@/tests/support/waiting";

const options = [
  { id: "a", text: "Alpha" },
  { id: "b", text: "Beta" },
];

export const sheetWorkshop = workshopSchema.parse({
  id: "sheets",
  language: "en",
  title: "Sheets",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First",
      minutes: 60,
      activities: [
        { id: "hello", kind: "slide", title: "Hello", body: "# Hello" },
        {
          id: "plan",
          kind: "worksheet",
          title: "Plan",
          minutes: 30,
          question: "What will you do?",
          sections: [
            {
              id: "main",
              title: "Main",
              fields: [
                { type: "text", id: "aim", text: "Aim", length: 2_000 },
                { type: "text", id: "short", text: "Slogan", length: 20 },
                { type: "list", id: "help", text: "Help", most: 3, length: 60 },
                { type: "choice", id: "who", text: "Who", options },
                { type: "checklist", id: "checks", text: "Checks", options },
                { type: "number", id: "cost", text: "Cost" },
                {
                  type: "table",
                  id: "steps",
                  text: "Steps",
                  start: 2,
                  most: 4,
                  columns: [
                    { type: "text", id: "what", text: "What" },
                    { type: "agency", id: "by", text: "By" },
                  ],
                },
              ],
            },
            {
              id: "audience",
              title: "Audience",
              repeat: { most: 3 },
              fields: [{ type: "text", id: "name", text: "Name" }],
            },
          ],
        },
      ],
    },
  ],
});

/** A store in memory. `away`: the database takes and gives nothing. */
export class SheetsInMemory implements SheetStore {
  away = false;
  readonly rows: { roomId: string; activity: string; group: string; update: Uint8Array; at: number }[] = [];
  readonly kept: Remark[] = [];
  batches = 0;

  async load(): Promise<StoredSheet[]> {
    const names = [...new Set(this.rows.map((r) => `${r.activity} ${r.group}`))].map((n) => n.split(" "));
    return Promise.all(names.map(([activity, group]) => this.loadOne("", activity!, group!)));
  }

  async loadOne(_room: string, activity: string, group: string): Promise<StoredSheet> {
    await this.reach();
    const rows = this.rows.filter((r) => r.activity === activity && r.group === group);
    return { activity, group, updates: rows.map((r) => r.update), lastAt: rows.at(-1)?.at ?? null };
  }

  async append(rows: Parameters<SheetStore["append"]>[0]): Promise<(number | null)[]> {
    await this.reach();
    this.rows.push(...rows);
    this.batches++;
    return rows.map((_, i) => this.rows.length - rows.length + i);
  }

  async changes(): Promise<StoredSheet[]> {
    return this.load();
  }

  async over(): Promise<void> {
    await this.reach();
  }

  async merge(...[, activity, into, from, make, time]: Parameters<SheetStore["merge"]>): Promise<boolean> {
    const updatesOf = async (group: string) => (await this.loadOne("", activity, group)).updates;
    const update = make(await updatesOf(into), await Promise.all(from.map(updatesOf)));
    if (update) this.rows.push({ roomId: "room", activity, group: into, update, at: time });
    return update !== null;
  }

  async compact(
    _room: string,
    activity: string,
    group: string,
    together: (updates: Uint8Array[]) => Uint8Array,
  ): Promise<number> {
    const { updates, lastAt } = await this.loadOne("", activity, group);
    if (updates.length === 0) return 0;
    const others = this.rows.filter((r) => r.activity !== activity || r.group !== group);
    this.rows.splice(0, this.rows.length, ...others, {
      roomId: "room",
      activity,
      group,
      update: together(updates),
      at: lastAt ?? 0,
    });
    return 1;
  }

  async forget(): Promise<void> {
    await this.reach();
  }

  async remarks(): Promise<Remark[]> {
    return this.kept;
  }

  async remark(_room: string, remark: Remark): Promise<void> {
    await this.reach();
    this.kept.push(remark);
  }

  private async reach(): Promise<void> {
    await pause(1);
    if (this.away) throw new Error("the database is away");
  }
}
