"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Field, FieldFrame } from "@/app/trainer/field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { type Offer, openRoom } from "@/app/trainer/room-actions";
import styles from "@/app/trainer/trainer.module.css";
import { useForm } from "@/app/trainer/use-form";
import { WhatToOpen } from "@/app/trainer/what-to-open";
import { ReachNote, useSharedOrigin } from "@/components/links/shared-origin";
import { Button } from "@/components/ui/button";
import { useFilledEarly } from "@/components/ui/use-filled-early";
import { ownName } from "@/messages/languages";
import { direction } from "@/model/text/language";
import { KEEP_DAYS, MAX_KEEP_DAYS } from "@/workshop/retention/keep-days";

const helpLines = ["support", "hotline", "referral"] as const;

/** Fields under the last line. */
const folded = new Set(["alias", "sectors", "contact", "keep"]);

interface OfferedWorkshop {
  id: string;
  language: string;
  title: string;
}

interface Props {
  shipped: OfferedWorkshop[];
  written: OfferedWorkshop[];
  /** Id of the workshop that is chosen at first. */
  first?: string;
  /** The part of it that is chosen at first. */
  firstPart?: string;
  /** The offer of the first workshop. */
  offer: Offer | null;
}

/** Opens a room for a workshop; its title follows the workshop until it is changed by hand. */
export function OpenRoom({ shipped, written, first, firstPart, offer }: Props) {
  const t = useTranslations("account.openRoom");
  const certificates = useTranslations("certificates");
  const retention = useTranslations("retention");
  const workshops = [...shipped, ...written];
  const [chosen, setChosen] = useState((workshops.find(({ id }) => id === first) ?? workshops[0])?.id ?? "");
  const [typedTitle, setTypedTitle] = useState<string | null>(null);
  const [support, setSupport] = useState("");
  const [certified, setCertified] = useState(false);
  const origin = useSharedOrigin();
  const titleOf = (workshop: string) => workshops.find(({ id }) => id === workshop)?.title ?? "";
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    const opened = await openRoom(form);
    if (!("roomId" in opened)) return opened;
    window.location.assign(`/console/${opened.roomId}`);
    return "leaving";
  });
  useFilledEarly(props.ref, (form) => {
    const early = new FormData(form);
    const title = String(early.get("title") ?? "");
    setSupport(String(early.get("support") ?? ""));
    setCertified(early.get("certificates") === "1");
    setChosen(String(early.get("workshop") ?? ""));
    if (title !== titleOf(chosen)) setTypedTitle(title);
  });
  const title = typedTitle ?? titleOf(chosen);
  const severalLanguages = new Set(workshops.map(({ language }) => language)).size > 1;
  const sectorState = fieldState("sectors");
  /** A line for people who need help, as the phones and the handouts show it. */
  const helpLine = (name: (typeof helpLines)[number]) => (
    <Field
      {...fieldState(name)}
      label={t(name)}
      hint={t(`${name}Hint`)}
      name={name}
      autoComplete="off"
      maxLength={300}
      onInput={name === "support" ? (e) => setSupport(e.currentTarget.value) : undefined}
    />
  );
  return (
    <section className="card" aria-labelledby="open-room">
      <h2 id="open-room">{t("title")}</h2>
      {workshops.length === 0 ? (
        <p className="notice sea">{t("noWorkshops")}</p>
      ) : (
        <form {...props} className="stack">
          <ProblemLine problem={problem} id={problemId} />
          <FieldFrame label={t("workshop")}>
            {(ties) => (
              <select
                {...ties}
                name="workshop"
                dir={direction(workshops.find(({ id }) => id === chosen)?.language ?? "")}
                value={chosen}
                onChange={(e) => setChosen(e.target.value)}
              >
                <Choices
                  workshops={shipped}
                  label={written.length > 0 ? t("shipped") : null}
                  tagged={severalLanguages}
                />
                {written.length > 0 && (
                  <Choices workshops={written} label={t("mine")} tagged={severalLanguages} />
                )}
              </select>
            )}
          </FieldFrame>
          <WhatToOpen
            key={chosen}
            workshop={chosen}
            initial={chosen === first ? offer : null}
            first={chosen === first ? firstPart : undefined}
            partState={fieldState("part")}
          />
          <Field
            {...fieldState("title")}
            label={t("roomTitle")}
            hint={t("roomTitleHint")}
            name="title"
            value={title}
            onChange={(e) => setTypedTitle(e.target.value)}
            autoComplete="off"
            maxLength={300}
            required
          />
          <Button {...submit} look="primary" size="big">
            {busy ? t("working") : t("submit")}
          </Button>
          <div className={styles.lines}>
            <details
              className={styles.more}
              open={helpLines.some((one) => one === problem?.field) || undefined}
            >
              <summary>{t(support.trim() ? "supportNow" : "supportNone", { name: support.trim() })}</summary>
              {helpLine("support")}
              {helpLine("hotline")}
              {helpLine("referral")}
            </details>
            <details className={styles.more}>
              <summary>{t(certified ? "certificatesOn" : "certificatesOff")}</summary>
              <label className="tick">
                <input
                  type="checkbox"
                  name="certificates"
                  value="1"
                  checked={certified}
                  onChange={(e) => setCertified(e.target.checked)}
                />
                <span>
                  {certificates("openRoom")}
                  <small>{certificates("openRoomHint")}</small>
                </span>
              </label>
              {certified && <ReachNote link={origin} lasting />}
            </details>
            <details className={styles.more} open={folded.has(problem?.field ?? "") || undefined}>
              <summary>{t("more")}</summary>
              <fieldset className="stack">
                <legend>{t("alias")}</legend>
                {(["none", "optional"] as const).map((alias) => (
                  <label key={alias} className="tick">
                    <input type="radio" name="alias" value={alias} defaultChecked={alias === "optional"} />
                    <span>
                      {t(alias === "none" ? "aliasNone" : "aliasOptional")}
                      <small>{t(alias === "none" ? "aliasNoneHint" : "aliasOptionalHint")}</small>
                    </span>
                  </label>
                ))}
              </fieldset>
              <FieldFrame
                label={t("sectors")}
                hint={t("sectorsHint")}
                describedBy={sectorState["aria-describedby"]}
              >
                {(ties) => (
                  <textarea
                    {...ties}
                    aria-invalid={sectorState["aria-invalid"]}
                    name="sectors"
                    rows={6}
                    defaultValue={t("sectorsDefault")}
                  />
                )}
              </FieldFrame>
              <Field
                {...fieldState("contact")}
                label={t("contact")}
                hint={t("contactHint")}
                name="contact"
                autoComplete="off"
                maxLength={200}
              />
              <FieldFrame label={retention("openRoom")} hint={retention("openRoomHint")}>
                {(ties) => (
                  <select {...ties} name="keep" defaultValue={KEEP_DAYS}>
                    {[30, KEEP_DAYS, 180, MAX_KEEP_DAYS].map((days) => (
                      <option key={days} value={days}>
                        {retention("days", { days })}
                      </option>
                    ))}
                    <option value="never">{retention("never")}</option>
                  </select>
                )}
              </FieldFrame>
            </details>
          </div>
          <a href={`/trainer/rehearse/${encodeURIComponent(chosen)}`}>{t("rehearse")}</a>
        </form>
      )}
    </section>
  );
}

interface ChoicesProps {
  workshops: OfferedWorkshop[];
  label: string | null;
  tagged: boolean;
}

function Choices({ workshops, label, tagged }: ChoicesProps) {
  const choices = workshops.map(({ id, language, title }) => (
    <option key={id} value={id} lang={language}>
      {tagged ? `${title} (${ownName(language)})` : title}
    </option>
  ));
  return label === null ? choices : <optgroup label={label}>{choices}</optgroup>;
}
