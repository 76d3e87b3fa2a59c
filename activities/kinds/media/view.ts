export interface MediaFace {
  kind: "media";
  title: string;
  type: "video" | "audio";
  /** Null on phones, and where the file is missing. */
  file: string | null;
  captions: string | null;
  transcript: string | null;
  credit: string | null;
}
