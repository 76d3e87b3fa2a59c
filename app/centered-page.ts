/** A page of a few lines. A style sheet for it would be fetched with every page. */
export const centeredPage = {
  display: "grid",
  gap: "1rem",
  placeContent: "center",
  justifyItems: "center",
  minBlockSize: "100dvh",
  padding: "2rem",
  textAlign: "center",
} as const;
