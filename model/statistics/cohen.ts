/**
 * Cohen's h for two shares: the difference of their arcsine transforms, 2·asin √after − 2·asin √before. Source:
 * J. Cohen (1988), "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, section 6.2.
 */
export const cohensH = (before: number, after: number): number =>
  2 * Math.asin(Math.sqrt(after)) - 2 * Math.asin(Math.sqrt(before));
