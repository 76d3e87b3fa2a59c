/** The words of a page's language; values in a sentence keep their own direction. */
import { useLocale, useTranslations as usePlainTranslations } from "use-intl";
import { isolated } from "@/model/text/isolated";

type Translator = ReturnType<typeof usePlainTranslations>;
type Fill = (key: string, values?: Record<string, unknown>, ...formats: unknown[]) => never;

const cache = new WeakMap<Translator, Translator>();

function isolating(plain: Translator, locale: string): Translator {
  const cached = cache.get(plain);
  if (cached) return cached;
  const filling = (fill: unknown): Fill => {
    const call = fill as Fill;
    return (key, values, ...formats) =>
      call(key, values && isolated(values, locale, String(plain.raw(key as never))), ...formats);
  };
  const translator = Object.assign(filling(plain), plain, {
    rich: filling(plain.rich),
    markup: filling(plain.markup),
  }) as Translator;
  cache.set(plain, translator);
  return translator;
}

export const useTranslations = ((namespace?: never) =>
  isolating(usePlainTranslations(namespace), useLocale())) as typeof usePlainTranslations;
