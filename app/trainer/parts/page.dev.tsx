/** All parts that pages are built of, in each language: in development alone. */
import { PartsShown } from "@/app/trainer/parts/parts-shown";
import { Texts } from "@/components/language/texts";
import { interfaceLanguages } from "@/messages/languages";
import { translationIn } from "@/messages/translations";
import { direction } from "@/model/text/language";

export default async function PartsPage() {
  const languages = await Promise.all(
    interfaceLanguages.map(async (language) => ({ language, own: await translationIn(language) })),
  );
  return languages.map(({ language, own }) => (
    <main key={language} lang={language} dir={direction(language)} className="page">
      <Texts language={language} own={own}>
        <PartsShown language={language} />
      </Texts>
    </main>
  ));
}
