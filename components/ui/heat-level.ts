/** The ground of a share, 0 to 5: one for each fifth. */
export const heatLevel = (count: number, total = 1): number =>
  total === 0 ? 0 : Math.min(5, Math.max(0, Math.ceil((5 * count) / total - 1e-9)));
