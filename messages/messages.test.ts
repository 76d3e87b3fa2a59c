import { describe, expect, it } from "vitest";
import { interfaceLanguages } from "@/messages/languages";
import { completed, messages as english } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { amountsApart } from "@/tests/support/as-seen";
import { namespaces, problemOf, textsOf, unusedOf } from "@/tests/support/messages";
import { reasons } from "@/model/reasons";
import { LOSSES } from "@/workshop/import/imported";

/**
 * What people without an account read is whole in every language; trainers' texts may wait and are in English
 * until then.
 */
const WHOLE = ["after", "phone", "reasons"];
const cases = interfaceLanguages.flatMap((language) =>
  namespaces.map((namespace) => ({ language, namespace })),
);

describe.each(cases)("$language/$namespace.json", ({ language, namespace }) => {
  const source = textsOf("en", namespace);
  const texts = textsOf(language, namespace);

  it("has only texts that English has, each well-formed and with the placeholders of English", () => {
    const wrong = Object.entries(texts).flatMap(([key, text]) => {
      const problem =
        source[key] === undefined ? "is not among the English texts" : problemOf(language, text, source[key]);
      return problem ? [`${key} ${problem}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  if (WHOLE.includes(namespace))
    it("has every text (npm run messages lists what is missing)", () => {
      expect(Object.keys(source).filter((key) => texts[key] === undefined)).toEqual([]);
    });
});

it.each(namespaces.filter((name) => name !== "reasons"))(
  "every text of en/%s.json is used by some source",
  (namespace) => {
    expect(unusedOf(namespace, Object.keys(textsOf("en", namespace)))).toEqual([]);
  },
);

it("shows every amount in Arabic with its sign and currency before its number (B-195)", () => {
  expect(namespaces.flatMap((name) => Object.values(textsOf("ar", name)).flatMap(amountsApart))).toEqual([]);
});

it.each(interfaceLanguages)("has a sentence for every reason and no other in %s", (language) => {
  expect(Object.keys(textsOf(language, "reasons")).sort()).toEqual([...reasons].sort());
});

it.each(interfaceLanguages)("says in %s what a slide lost on its way in (B-325)", (language) => {
  const sentences = Object.keys(textsOf(language, "files")).filter((key) => key.startsWith("lost."));
  expect(sentences.sort()).toEqual(LOSSES.map((loss) => `lost.${loss}`).sort());
});

it.each(interfaceLanguages.filter((one) => one !== "en"))(
  "the pages in %s have a text for everything, English where there is no other",
  async (language) => {
    const translation = await translationIn(language);
    expect(Object.keys(translation ?? {}).sort()).toEqual(Object.keys(english).sort());
    const keysOf = (value: unknown, path = ""): string[] =>
      typeof value === "string"
        ? [path]
        : Object.entries(value as object).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
    expect(keysOf(completed(translation))).toEqual(keysOf(english));
  },
);
