/** What surfaces see of a slide. */
export interface SlideFace {
  kind: "slide";
  title: string;
  body: string;
  picture: { file: string; alt: string; full: boolean } | null;
}
