/** Which of six grounds a share gets: 0 for nobody, then one for each fifth. The number is always written too. */
export const levelOf = (count: number, of: number): number => (of === 0 ? 0 : Math.ceil((5 * count) / of));
