/** The comparison as a table: the numbers of the page, and the intervals of its shares. */
import { type Cell, csvFile } from "@/workshop/debrief/csv";
import type { Cohorts } from "@/workshop/learning/cohorts/compare";

const head = [
  "what",
  "activity",
  "question",
  "room",
  "value",
  "count",
  "of",
  "low",
  "high",
  "rooms",
] as const;

/**
 * Shares in percent, differences in items; `low` and `high` of a band, or of the 95 % interval of a share or
 * difference.
 */
export function cohortCsv({ room, shares, gains }: Cohorts): string {
  const rows: Cell[][] = [
    ...shares.flatMap((s): Cell[][] => {
      const line = (who: string, share: typeof s.own, rooms: number): Cell[] => [
        s.type,
        s.activity,
        s.label,
        who,
        share.percent,
        share.count,
        share.of,
        share.low,
        share.high,
        rooms,
      ];
      return [
        line(room.title, s.own, 1),
        ...(s.band
          ? [
              [
                s.type,
                s.activity,
                s.label,
                "other rooms",
                null,
                null,
                null,
                s.band.low,
                s.band.high,
                s.band.rooms,
              ],
            ]
          : []),
        ...(s.pooled ? [line("rooms together", s.pooled, s.pooled.rooms)] : []),
      ];
    }),
    ...gains.flatMap((g): Cell[][] => [
      ...g.rooms.map((r): Cell[] => [
        "gain",
        g.activity,
        g.activity,
        r.title,
        r.gain.mean,
        null,
        r.gain.of,
        r.gain.interval?.low ?? null,
        r.gain.interval?.high ?? null,
        1,
      ]),
      ...(g.pooled
        ? [
            [
              "gain",
              g.activity,
              g.activity,
              "rooms together",
              g.pooled.mean,
              null,
              g.pooled.of,
              null,
              null,
              g.pooled.rooms,
            ] as Cell[],
          ]
        : []),
    ]),
  ];
  return csvFile(head, rows);
}
