/**
 * A word cloud that is fair to every script and to every person: words are found by Unicode's rules, dictionaries
 * included (Thai, Khmer, Lao, Burmese), each person counts once for a word, and a word of one person is never shown.
 */
import type { CloudWord } from "@/model/activity/curation";
import { folded } from "@/model/text/text-id";

/** The most words in a cloud. */
const MAX_CLOUD_WORDS = 40;
/** The fewest people who must have used a word. */
const MIN_CLOUD_PEOPLE = 2;

/** Words that carry no thought, in the languages of the interface. */
const STOP_WORDS = new Set(
  `a about after all also an and any are as at be been before but by can could do does for from had has
   have he her his how i if in into is it its me my no nor not of on or our she so than that the their them
   then there they this to us was we were what when where which who why will with would you your
   ada adalah agar sebelum sesudah tentang semua akan atau bagi bahwa bisa dalam dan dari dengan di dia
   harus ini itu juga kami kita ke lebih mereka oleh pada saya sebagai sudah telah tidak untuk yang
   أي كيف حول لكل من في على إلى عن أن إن لا ما هو هي هم هذا هذه ذلك التي الذي الذين مع كان كانت قد أو و ثم
   لم لن كل بعد قبل عند
   ที่ และ ของ ใน เป็น มี ได้ ให้ ไม่ จะ ว่า การ ความ กับ จาก โดย แต่ หรือ ก็ นี้ นั้น คือ ต้อง อยู่ ไป มา
   이 그 저 것 수 등 및 또는 그리고 하지만 때 더 안 못 은 는 을 를 가 에 의 도 로 으로 와 과`.split(/\s+/),
);

/** The words of a text, each once, folded. Numbers and single Latin letters are no words. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(
    folded(text),
  )) {
    if (!isWordLike || /^[\p{N}\p{P}]+$/u.test(segment) || /^\p{Script=Latin}$/u.test(segment)) continue;
    if (!STOP_WORDS.has(segment)) words.add(segment);
  }
  return words;
}

/**
 * The cloud of what people wrote: `texts` has one list for each person. Words of the question itself are left out.
 * Most used first; words of fewer than MIN_CLOUD_PEOPLE people are in none.
 */
export function cloudOf(texts: readonly (readonly string[])[], question: string): CloudWord[] {
  const asked = wordsOf(question);
  const people = new Map<string, number>();
  for (const list of texts) {
    for (const word of new Set(list.flatMap((text) => [...wordsOf(text)]))) {
      if (!asked.has(word)) people.set(word, (people.get(word) ?? 0) + 1);
    }
  }
  return [...people]
    .filter(([, n]) => n >= MIN_CLOUD_PEOPLE)
    .map(([word, n]) => ({ word, people: n }))
    .sort((a, b) => b.people - a.people || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_CLOUD_WORDS);
}
