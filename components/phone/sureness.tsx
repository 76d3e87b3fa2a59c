/** The field for the sureness of an answer, 1 to 5. */
import type { Translate } from "@/components/phone/texts";

const LEVELS = [1, 2, 3, 4, 5];

export function Sureness({ name, given, t }: { name: string; given: number | undefined; t: Translate }) {
  return (
    <fieldset className="sureness">
      <legend>{t("sureness")}</legend>
      <span>{t("surenessLow")}</span>
      {LEVELS.map((n) => (
        <label key={n}>
          <input type="radio" name={name} value={n} defaultChecked={given === n} />
          {n}
        </label>
      ))}
      <span>{t("surenessHigh")}</span>
    </fieldset>
  );
}
