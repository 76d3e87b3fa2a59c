/** What a form is told: nothing to complain about, or one problem, the field it is about, and what fills its sentence. */
export interface Problem {
  /** A key of `account.problems`. */
  problem: string;
  field?: string;
  values?: Record<string, string | number>;
}
