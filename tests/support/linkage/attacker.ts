/**
 * An attacker who looks for the giver of each answer. They see, for each question, rows and people, each with
 * everything that can be put in an order: places, transactions, ids, labels, lengths, positions in files. A
 * guess gives each row to one person. They learn the telling orders in a room of their own, where they know
 * all answers.
 */

/** Whatever can be ordered, by its name. */
export type Traits = Record<string, number>;

/** One question; rows and people are as many. */
export interface AttackedQuestion {
  question: string;
  rows: Traits[];
  people: Traits[];
  /** Truth, for judging and for learning: to which person row i belongs. */
  owner: number[];
}

const ranks = (items: readonly Traits[], name: string): number[] => {
  const order = items
    .map((_, i) => i)
    .sort((a, b) => (items[a]![name] ?? 0) - (items[b]![name] ?? 0) || a - b);
  const rank = new Array<number>(items.length);
  for (const [place, i] of order.entries()) rank[i] = place;
  return rank;
};

/** Names of traits in which things differ at all. */
const telling = (items: readonly Traits[]): string[] =>
  Object.keys(items[0] ?? {}).filter((name) => new Set(items.map((t) => t[name])).size > 1);

export const hitsOf = (question: AttackedQuestion, guess: readonly number[]): number =>
  guess.filter((person, row) => person === question.owner[row]).length;

/**
 * All guesses by one order of rows against one order of people, forwards and backwards, over all questions:
 * name to hits.
 */
export function singleOrders(questions: readonly AttackedQuestion[]): Map<string, number> {
  const hits = new Map<string, number>();
  for (const question of questions) {
    for (const r of telling(question.rows)) {
      const rows = ranks(question.rows, r);
      for (const p of telling(question.people)) {
        const people = ranks(question.people, p);
        const holders = new Map(people.map((rank, person) => [rank, person]));
        for (const [way, place] of [
          ["with", (n: number) => n],
          ["against", (n: number) => people.length - 1 - n],
        ] as const) {
          const name = `${r} ${way} ${p}`;
          hits.set(
            name,
            (hits.get(name) ?? 0) +
              hitsOf(
                question,
                rows.map((rank) => holders.get(place(rank))!),
              ),
          );
        }
      }
    }
  }
  return hits;
}

/** Spearman's correlation of each pair of orders, averaged over questions whose truth is known. */
export function learn(questions: readonly AttackedQuestion[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const question of questions) {
    const n = question.rows.length;
    const people = new Map(telling(question.people).map((p) => [p, ranks(question.people, p)]));
    for (const r of telling(question.rows)) {
      const rows = ranks(question.rows, r);
      for (const [p, rank] of people) {
        const d2 = rows.reduce((sum, place, row) => sum + (place - rank[question.owner[row]!]!) ** 2, 0);
        const name = `${r}|${p}`;
        sums.set(name, (sums.get(name) ?? 0) + (1 - (6 * d2) / (n * (n * n - 1))) / questions.length);
      }
    }
  }
  return sums;
}

/** The assignment of rows to people that fits best what was learnt. */
export function bestGuess(question: AttackedQuestion, learnt: ReadonlyMap<string, number>): number[] {
  const n = question.rows.length;
  const cost = question.rows.map(() => new Array<number>(n).fill(0));
  const people = new Map(telling(question.people).map((p) => [p, ranks(question.people, p)]));
  for (const r of telling(question.rows)) {
    const rows = ranks(question.rows, r);
    for (const [p, rank] of people) {
      const weight = learnt.get(`${r}|${p}`) ?? 0;
      // A strong pair tells far more than a weak one.
      const force = (Math.sign(weight) * weight * weight) / (1.0001 - weight * weight);
      for (let row = 0; row < n; row++)
        for (let i = 0; i < n; i++)
          cost[row]![i]! -= force * (rows[row]! - (n - 1) / 2) * (rank[i]! - (n - 1) / 2);
    }
  }
  return assignment(cost);
}

/**
 * The cheapest assignment: the Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987).
 * Column of each row.
 */
export function assignment(cost: readonly (readonly number[])[]): number[] {
  const n = cost.length;
  const [u, v, match, way] = [
    new Array<number>(n + 1).fill(0),
    new Array<number>(n + 1).fill(0),
    new Array<number>(n + 1).fill(0),
    new Array<number>(n + 1).fill(0),
  ];
  for (let row = 1; row <= n; row++) {
    match[0] = row;
    let column = 0;
    const least = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Array<boolean>(n + 1).fill(false);
    do {
      used[column] = true;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const here = cost[match[column]! - 1]![j - 1]! - u[match[column]!]! - v[j]!;
        if (here < least[j]!) [least[j], way[j]] = [here, column];
        if (least[j]! < delta) [delta, next] = [least[j]!, j];
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) {
          u[match[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (match[column] !== 0);
    for (; column; column = way[column]!) match[column] = match[way[column]!]!;
  }
  const out = new Array<number>(n);
  for (let j = 1; j <= n; j++) out[match[j]! - 1] = j - 1;
  return out;
}
