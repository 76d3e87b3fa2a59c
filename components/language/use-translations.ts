/**
 * The words of a page's language; what a sentence is filled with keeps its own direction
 * (`model/text/isolated.ts`).
 */
import { useLocale, useTranslations as usePlainTranslations } from "use-intl";
import { isolated } from "@/model/text/isolated";

type Translator = ReturnType<typeof usePlainTranslations>;
type Fill = (key: string, values?: Record<string, unknown>, ...formats: unknown[]) => never;

const known = new WeakMap<Translator, Translator>();

function isolating(plain: Translator, locale: string): Translator {
  const before = known.get(plain);
  if (before) return before;
  const filling = (fill: unknown): Fill => {
    const call = fill as Fill;
    return (key, values, ...formats) =>
      call(key, values && isolated(values, locale, String(plain.raw(key as never))), ...formats);
  };
  const made = Object.assign(filling(plain), plain, {
    rich: filling(plain.rich),
    markup: filling(plain.markup),
  }) as Translator;
  known.set(plain, made);
  return made;
}

export const useTranslations = ((namespace?: never) =>
  isolating(usePlainTranslations(namespace), useLocale())) as typeof usePlainTranslations;
