"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Bars } from "@/components/ui/bars";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { Tabs } from "@/components/ui/tabs";
import { ownName } from "@/messages/languages";

/** Every part with its states, in the words of a page. */
export function PartsShown({ language }: { language: string }) {
  const t = useTranslations("account");
  const [tab, setTab] = useState("a");
  const [asked, setAsked] = useState(false);
  const words = [t("fields.name"), t("fields.email"), t("fields.password")];
  const looks = ["", "sea", "tangerine", "canola", "danger"];
  return (
    <>
      <h1>{ownName(language)}</h1>
      <div className="row">
        <Button>{t("signIn.submit")}</Button>
        <Button look="primary">{t("signIn.submit")}</Button>
        <Button look="danger">{t("signIn.title")}</Button>
        <Button look="bare">{t("signIn.submit")}</Button>
        <Button why={t("signIn.lead")}>{t("signIn.working")}</Button>
        <Button size="small">{t("signIn.submit")}</Button>
        <a className="button" href="#parts">
          {t("home")}
        </a>
        <button type="button" className="tool" aria-label={t("home")}>
          ↶
        </button>
        <button type="button" className="link">
          {t("home")}
        </button>
        <Menu label={t("home")}>{(close) => <Button onClick={close}>{t("signIn.submit")}</Button>}</Menu>
        <Button onClick={() => setAsked(true)}>{t("signIn.title")} …</Button>
      </div>
      <div className="row">
        {looks.map((look) => (
          <span key={look} className={`chip ${look}`}>
            <i aria-hidden="true" /> {words[0]}
          </span>
        ))}
      </div>
      {["", "sea", "tangerine", "danger", "ok", "plain"].map((look) => (
        <p key={look} className={`notice ${look}`}>
          {t("signIn.lead")}
        </p>
      ))}
      <form className="card" onSubmit={(e) => e.preventDefault()}>
        <h2>{t("signIn.title")}</h2>
        <label className="field">
          <span>{words[0]}</span>
          <input />
          <small>{t("fields.nameHint")}</small>
        </label>
        <label className="field">
          <span>{words[1]}</span>
          <input aria-invalid="true" defaultValue="name" />
        </label>
        <p className="problem">{t("problems.email")}</p>
        <label className="tick">
          <input type="checkbox" defaultChecked />
          <span>
            {t("fields.showPassword")} <small>{t("fields.nameHint")}</small>
          </span>
        </label>
        <fieldset>
          <legend>{t("language")}</legend>
          <div className="picks">
            {words.map((word, i) => (
              <label key={word} className="pick">
                <input type="radio" name={`pick-${language}`} defaultChecked={i === 0} />
                <span>{word}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="segments">
          {words.map((word, i) => (
            <button key={word} type="button" aria-pressed={i === 0}>
              {word}
            </button>
          ))}
        </div>
      </form>
      <details>
        <summary>{t("newAccount.setUpTitle")}</summary>
        <p className="hint">{t("newAccount.setUpLead")}</p>
      </details>
      <table className="table stacked">
        <thead>
          <tr>
            {words.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {words.map((word) => (
              <td key={word} data-label={word}>
                {word}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <ul className="lines">
        {words.map((word) => (
          <li key={word}>
            <span className="handle" /> {word} <Button size="small">{t("signIn.submit")}</Button>
          </li>
        ))}
      </ul>
      <Bars
        bars={(["yes", "unsure", "no", "plain"] as const).map((tone, i) => ({
          id: tone,
          label: words[i % words.length],
          tone,
          percent: 80 - 20 * i,
          value: `${80 - 20 * i} %`,
        }))}
      />
      <p className="muted">{t("rooms.none")}</p>
      <Tabs
        label={t("home")}
        chosen={tab}
        onChoose={setTab}
        tabs={["a", "b"].map((name, i) => ({ name, label: words[i] ?? "", panel: <p>{words[i]}</p> }))}
      />
      {asked && (
        <Dialog
          title={t("signIn.title")}
          onClose={() => setAsked(false)}
          actions={<Button onClick={() => setAsked(false)}>{t("signIn.submit")}</Button>}
        >
          <p>{t("signIn.lead")}</p>
        </Dialog>
      )}
    </>
  );
}
