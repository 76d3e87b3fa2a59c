/** Growth of `y` with `x`: the slope of the least-squares line. */
export function slopeOf(points: readonly { x: number; y: number }[]): number {
  const mean = (coordinate: (p: { x: number; y: number }) => number) =>
    points.reduce((sum, p) => sum + coordinate(p), 0) / points.length;
  const [x, y] = [mean((p) => p.x), mean((p) => p.y)];
  const over = points.reduce((sum, p) => sum + (p.x - x) * (p.y - y), 0);
  return over / points.reduce((sum, p) => sum + (p.x - x) ** 2, 0);
}
