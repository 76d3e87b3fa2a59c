/**
 * Answer cards: each is a square marker of five by five cells in a black frame, and its quarter turn is the answer.
 * All turns of all cards differ in eight cells or more, so three wrong cells can be put right and a fourth is noticed.
 */

export const CARDS = 100;
/** Cells along a side, without the frame, which is one cell thick. */
export const CELLS = 5;
/** Fewest cells in which two turned cards differ. */
export const DISTANCE = 8;
/** Most wrong cells with which a card is read: more could be put right, but clutter would be read as cards. */
const MENDED = 2;
/** Most wrong cells with which something looks like a card. */
const LIKENESS = 4;

export const cardAnswers = ["A", "B", "C", "D"] as const;
export type CardAnswer = (typeof cardAnswers)[number];

export interface CardReading {
  /** From 1. */
  card: number;
  answer: CardAnswer;
}

export interface Point {
  x: number;
  y: number;
}

// Found once by a seeded search; bit 0 is the upper left cell, the next ones follow along the row; 1 is black.
const codes = `
  ht9cm crlws 82swm 8za4c 02lfy 7kl68 hlblj gwzgp b9vqe b0azp 0rpby d8w2z 22hv9 dg5vk j2mad 4sd1k d13nk
  9j3wf 595m7 3kddq 1s7m3 4bvor jhrfx a4gig jt8sj aozt1 ehd10 6w28j 9rlwx en53m etcz9 7zgpb 52xqn 25grx
  27f37 9vunf bszjq jh1af 84i5e ihqd0 6j62b jsqre 6kewy ihuob fiup1 ck5eu 9edhb 1i7i2 4ju88 7jf7t fviai
  4wjse 30cx4 51p3m iyi19 9cvj6 5grt3 9ue6o fu9tr 4oitt jtnux a9cng 2lcoh 7kc29 2tkdy 1d9xx 914sv 9utpb
  49gz7 5icbk 7ukus fbbgd 3c223 ey38g etlxk hv9xr 78o4k i86j0 1vg0m hnue3 0aei2 avht4 6vpnz 8jm8d a8i7v
  ie3bt hphor 8z2tv hc4b6 i2tnx 4ondm 2m0uq harp2 bbeum cx6u7 fqfbl f4z6u cdgej 7usqf j0nyu
`
  .trim()
  .split(/\s+/)
  .map((code) => Number.parseInt(code, 36));

/** The cells after a quarter turn clockwise. */
function turned(bits: number): number {
  let result = 0;
  for (let row = 0; row < CELLS; row++)
    for (let column = 0; column < CELLS; column++)
      if ((bits >>> (row * CELLS + column)) & 1) result |= 1 << (column * CELLS + CELLS - 1 - row);
  return result;
}

/** Every card in every turn: four of a card, in the order of the answers. */
export const turnedCodes: readonly number[] = codes.flatMap((code) => {
  const turns = [code];
  while (turns.length < cardAnswers.length) turns.push(turned(turns.at(-1)!));
  return turns;
});

/** Rows of a card's cells as printed, true for black. @param card from 1 to `CARDS` */
export function cellsOfCard(card: number): boolean[][] {
  const code = codes[card - 1];
  if (code === undefined) throw new RangeError(`there is no card ${card}`);
  return Array.from({ length: CELLS }, (_, row) =>
    Array.from({ length: CELLS }, (_, column) => ((code >>> (row * CELLS + column)) & 1) === 1),
  );
}

/** The marker alone as SVG; what prints it leaves white around it, a cell wide or more. */
export function markerOf(card: number): string {
  const white = cellsOfCard(card).flatMap((row, y) =>
    row.map((black, x) => (black ? "" : `M${x + 1} ${y + 1}h1v1h-1z`)),
  );
  const side = CELLS + 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="M0 0h${side}v${side}h-${side}z"/><path fill="#fff" d="${white.join("")}"/></svg>`;
}

/**
 * The card and its turn as seen by the camera: upright is A, and each quarter turn clockwise the next letter.
 * @param bits the cells as seen, in the order of the codes
 * @returns "unclear" where they are like a card's, null where they are not
 */
export function decodeCard(bits: number): CardReading | "unclear" | null {
  let least = CELLS * CELLS;
  for (let index = 0; index < turnedCodes.length; index++) {
    const wrong = ones(bits ^ turnedCodes[index]!);
    if (wrong <= MENDED) return { card: (index >> 2) + 1, answer: cardAnswers[index & 3]! };
    least = Math.min(least, wrong);
  }
  return least <= LIKENESS ? "unclear" : null;
}

function ones(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
