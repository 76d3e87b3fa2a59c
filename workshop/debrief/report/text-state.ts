/** What a form that writes into a report knows of its text, between one save and the next. Plain data. */
export interface TextState {
  /** Of what is stored in this language; 0: nothing yet. */
  revision: number;
  /** Null: the sentence as it is made, or no remark. */
  text: string | null;
  by: string;
  outcome: "none" | "saved" | "conflict" | "signed-out" | "not-allowed" | "too-long";
  /** What was typed and not stored, so that a page without script has it still. */
  typed: string | null;
  /** What somebody else wrote meanwhile, after a conflict. */
  theirs: { revision: number; text: string | null; by: string } | null;
  /** Raised when the text is another one than was typed, so that the field shows it. */
  fresh: number;
}

/** What a form writes: which text, and beside which figures. */
export interface TextTarget {
  room: string;
  key: string;
  language: string;
  basis: string | null;
}

export interface HiddenState {
  revision: number;
  hidden: boolean;
}

export type SaveText = (before: TextState, form: FormData) => Promise<TextState>;
export type SaveHidden = (before: HiddenState, form: FormData) => Promise<HiddenState>;

export const textStateOf = (revision: number, text: string | null, by: string): TextState => ({
  revision,
  text,
  by,
  outcome: "none",
  typed: null,
  theirs: null,
  fresh: 0,
});
