/** Permissions on a room's report: the one table that all its pages and actions ask. */

/**
 * "reader": a person with a published link. "onlooker": a trainer at an example room. Presenters have no part
 * in the report.
 */
export type ReportRole = "trainer" | "co-trainer" | "presenter" | "reader" | "onlooker";

export type ReportAction =
  /** The whole debrief with everything that people wrote. */
  | "read"
  /** Reword, hide and restore sentences; write remarks. */
  | "edit"
  /** Release a text of people into reports, or withdraw it. */
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
  /** Only the published part. */
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

export const mayWithReport = (role: ReportRole | null, action: ReportAction): boolean =>
  role !== null && table[action].includes(role);
