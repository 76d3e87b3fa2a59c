/** `npm run messages`: what is left to translate, and what is wrong with the texts of the interface. */
import { languages, namespaces, problemOf, textsOf, unusedOf } from "@/tests/support/messages";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
let wrong = 0;

for (const namespace of namespaces) {
  const english = textsOf("en", namespace);
  for (const key of unusedOf(namespace, Object.keys(english))) {
    if (namespace === "reasons") continue;
    say(`en/${namespace}.json: ${key}: nothing uses this text.`);
    wrong++;
  }
  for (const language of languages) {
    const texts = textsOf(language, namespace);
    for (const [key, text] of Object.entries(texts)) {
      const source = english[key];
      const problem =
        source === undefined ? "is not among the English texts" : problemOf(language, text, source);
      if (!problem) continue;
      say(`${language}/${namespace}.json: ${key}: ${problem}.`);
      wrong++;
    }
    const missing = Object.keys(english).filter((key) => texts[key] === undefined);
    if (missing.length === 0) continue;
    say(
      `${language}/${namespace}.json lacks ${missing.length} of ${Object.keys(english).length} texts: ${missing.join(", ")}`,
    );
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
