/** Which of six grounds a share gets: 0 for nobody, then one for each fifth. The number is always written too. */
export const heatLevel = (count: number, of = 1): number =>
  of === 0 ? 0 : Math.min(5, Math.max(0, Math.ceil((5 * count) / of - 1e-9)));
