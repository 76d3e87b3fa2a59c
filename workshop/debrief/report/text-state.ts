/** A report form's knowledge of its text between saves. Plain data. */
export interface TextState {
  /** Of what is stored in this language; 0: nothing yet. */
  revision: number;
  /** Null: the sentence as it is made, or no remark. */
  text: string | null;
  by: string;
  outcome: "none" | "saved" | "conflict" | "signed-out" | "not-allowed" | "too-long";
  /** Typed and unstored text, kept for a page without script. */
  typed: string | null;
  /** Another trainer's text after a conflict. */
  theirs: { revision: number; text: string | null; by: string } | null;
  /** Raised when the text is another one than was typed, so that the field shows it. */
  fresh: number;
}

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
