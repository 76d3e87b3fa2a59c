/** Arrangements of a slide's text and picture, in the order in which they are offered. */
export const slideLayouts = ["title", "text", "beside", "picture", "columns", "quote"] as const;

type SlideLayout = (typeof slideLayouts)[number];

/** The layout in which a slide is drawn. @param slide also one that is half-written */
export const layoutOf = (slide: { layout?: SlideLayout; picture?: { full?: boolean } }): SlideLayout =>
  slide.layout ?? (slide.picture ? (slide.picture.full ? "picture" : "beside") : "text");

export interface SlideFace {
  kind: "slide";
  title: string;
  body: string;
  picture: { file: string; alt: string; full: boolean } | null;
  /** Left out where text and picture say by themselves how they stand. */
  layout?: "title" | "columns" | "quote";
}
