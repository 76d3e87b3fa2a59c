/** What a camera has read of a room's answer cards while it moved over them (H-27 to H-29). Pure. */
import type { HandItem } from "@/model/activity/show-of-hands";
import { type CardAnswer, type CardReading, cardAnswers } from "@/model/room/cards/cards";
import { MIN_ANSWERS } from "@/model/room/limits";

interface CollectedCard {
  latest: CardAnswer;
  /** Null until two readings in a row agree. */
  answer: CardAnswer | null;
}

/** By number of the card. */
export type CollectedCards = ReadonlyMap<number, CollectedCard>;

/**
 * Adds what was read on one picture. A card that is there twice tells nothing: a set was printed more than once.
 * @param photo no second picture follows, so its readings count at once
 */
export function withPicture(
  cards: CollectedCards,
  readings: readonly CardReading[],
  photo = false,
): CollectedCards {
  const twice = cardsTwice(readings);
  const next = new Map(cards);
  for (const { card, answer } of readings) {
    if (twice.has(card)) continue;
    const before = cards.get(card);
    const agree = photo || before?.latest === answer;
    next.set(card, { latest: answer, answer: agree ? answer : (before?.answer ?? null) });
  }
  return next;
}

/** Cards of which a picture shows more than one. */
export function cardsTwice(readings: readonly CardReading[]): ReadonlySet<number> {
  const cards = readings.map(({ card }) => card);
  return new Set(cards.filter((card, i) => cards.indexOf(card) !== i));
}

/** Cards whose answers are known. */
export const readCards = (cards: CollectedCards): number =>
  [...cards.values()].filter(({ answer }) => answer !== null).length;

/** Cards that tell another answer than before, or their first. */
export const changedCards = (before: CollectedCards, cards: CollectedCards): number =>
  [...cards].filter(([card, { answer }]) => answer !== (before.get(card)?.answer ?? null)).length;

/** What sums are made of: as before until three cards have changed, so that no answer is seen alone (H-29). */
export const summedCards = (before: CollectedCards, cards: CollectedCards): CollectedCards =>
  changedCards(before, cards) >= MIN_ANSWERS ? cards : before;

/** Cards say one of four letters. */
export const readByCards = ({ options, several }: HandItem): boolean =>
  !several && options.length >= 2 && options.length <= cardAnswers.length;

/** Cards for each option, whose letters follow their order, and those with a letter that no option has. */
export function cardCounts({ options }: HandItem, cards: CollectedCards) {
  const withLetter = (letter: CardAnswer) =>
    [...cards.values()].filter(({ answer }) => answer === letter).length;
  return {
    counts: Object.fromEntries(options.map(({ id }, i) => [id, withLetter(cardAnswers[i]!)])),
    beside: cardAnswers.slice(options.length).reduce((sum, letter) => sum + withLetter(letter), 0),
  };
}
