/** A page of a few lines. A style sheet of its own would be fetched with every page. */
export const centeredPage = {
  display: "grid",
  gap: "1rem",
  placeContent: "center",
  justifyItems: "center",
  minBlockSize: "100dvh",
  padding: "2rem",
  textAlign: "center",
} as const;
