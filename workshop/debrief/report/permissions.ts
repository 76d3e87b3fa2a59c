/** Who may do what with the report of a room: the one table that every page and action of a report asks. */

/**
 * "reader": somebody with a published link that stands. "onlooker": a trainer at an example room. Presenters of one
 * session have no part in the report.
 */
export type ReportRole = "trainer" | "co-trainer" | "presenter" | "reader" | "onlooker";

export type ReportAction =
  /** The whole debrief with everything that people wrote. */
  | "read"
  /** Reword, hide and restore sentences; write remarks. */
  | "edit"
  /** Let a text that somebody wrote into reports, or take it back. */
  | "release"
  /** Make and withdraw links. */
  | "publish"
  /** Word, slides, workbook, tables and pictures. */
  | "export"
  /** See what everybody did with the room's data. */
  | "read-log"
  /** Erase personal data at once, and change how long it is kept. */
  | "purge"
  /** Let another trainer run the room, or no longer. */
  | "name-trainers"
  /** What was published, and nothing else. */
  | "read-published";

const table: Readonly<Record<ReportAction, readonly ReportRole[]>> = {
  read: ["trainer", "co-trainer", "onlooker"],
  edit: ["trainer", "co-trainer"],
  release: ["trainer", "co-trainer"],
  publish: ["trainer", "co-trainer"],
  export: ["trainer", "co-trainer", "onlooker"],
  "read-log": ["trainer"],
  purge: ["trainer"],
  "name-trainers": ["trainer"],
  "read-published": ["trainer", "co-trainer", "reader"],
};

/** @param role null: nobody in particular */
export const mayWithReport = (role: ReportRole | null, action: ReportAction): boolean =>
  role !== null && table[action].includes(role);
