import type { Translate } from "@/components/certificates/translate";
import { ownName } from "@/messages/languages";

export interface RulesShown {
  attendance: number;
  test: string | null;
  pass: number;
  institutions: string[];
  signer: string | null;
  role: string | null;
  place: string | null;
  language: string | null;
  tests: { id: string; title: string }[];
  languages: readonly string[];
}

interface Props {
  action: string;
  rules: RulesShown;
  open: boolean;
  t: Translate;
}

/** The conditions of the room's certificates, and their texts. */
export function RulesForm({ action, rules, open, t }: Props) {
  return (
    <details className="card" id="rules" open={open}>
      <summary>{t("rulesTitle")}</summary>
      <form method="post" action={action} className="stack">
        <div className="fitted">
          <label className="field">
            {t("institutions")}
            <textarea name="institutions" rows={3} dir="auto" defaultValue={rules.institutions.join("\n")} />
            <small>{t("institutionsHint")}</small>
          </label>
          {(["place", "signer", "role"] as const).map((name) => (
            <label key={name} className="field">
              {t(name)}
              <input name={name} dir="auto" maxLength={300} defaultValue={rules[name] ?? ""} />
            </label>
          ))}
          <label className="field">
            {t("language")}
            <select name="language" defaultValue={rules.language ?? ""}>
              <option value="">{t("languageOwn")}</option>
              {rules.languages.map((language) => (
                <option key={language} value={language} lang={language}>
                  {ownName(language)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            {t("attendance")}
            <input
              name="attendance"
              type="number"
              min={1}
              max={100}
              required
              defaultValue={rules.attendance}
            />
          </label>
          <label className="field">
            {t("test")}
            <select name="test" defaultValue={rules.test ?? ""}>
              <option value="">{t("testNone")}</option>
              {rules.tests.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
            <small>{t("testHint")}</small>
          </label>
          <label className="field">
            {t("pass")}
            <input name="pass" type="number" min={50} max={95} required defaultValue={rules.pass} />
          </label>
        </div>
        <button type="submit" className="button primary">
          {t("saveRules")}
        </button>
      </form>
    </details>
  );
}
