/** All parts that pages are built of, in each language: in development alone. */
import { PartsShown } from "@/app/trainer/parts/parts-shown";
import { Texts } from "@/components/language/texts";
import { interfaceLanguages } from "@/messages/languages";
import { wordsIn } from "@/messages/words";
import { direction } from "@/model/text/language";

export default async function PartsPage() {
  const languages = await Promise.all(
    interfaceLanguages.map(async (language) => ({
      language,
      words: await wordsIn(language, ["account", "editor"]),
    })),
  );
  return languages.map(({ language, words }) => (
    <main key={language} lang={language} dir={direction(language)} className="page">
      <Texts language={language} words={words}>
        <PartsShown language={language} />
      </Texts>
    </main>
  ));
}
