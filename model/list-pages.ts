/** The most texts of people that one list of a view holds. */
export const MAX_TEXTS = 200;

/** A console's piece of a list; omitted: all of it. */
export interface ListPage {
  list: string;
  /** The place of the first that is shown, from 0. */
  from: number;
  of: number;
  /** Those without a decision. */
  waiting: number;
}

export type TurnedList = Pick<ListPage, "list" | "from">;

export function listPageOf<T>(
  all: readonly T[],
  list: string,
  turned: TurnedList | null,
  waits: (one: T) => boolean = () => false,
): { shown: T[]; piece?: ListPage } {
  if (all.length <= MAX_TEXTS) return { shown: [...all] };
  const from = turned?.list === list && turned.from < all.length ? turned.from : 0;
  return {
    shown: all.slice(from, from + MAX_TEXTS),
    piece: { list, from, of: all.length, waiting: all.filter(waits).length },
  };
}

/** The first of a list that cannot be turned, and how many more there are. */
export function truncateList<T>(all: readonly T[], most = MAX_TEXTS): { shown: T[]; more?: number } {
  const shown = all.slice(0, most);
  return shown.length < all.length ? { shown, more: all.length - shown.length } : { shown };
}
