"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { Choices } from "@/components/console/groups/choices";
import styles from "@/components/console/groups/groups.module.css";
import { sizeOf, sizesFor } from "@/components/console/groups/sizes";
import { ConfirmButton } from "@/components/console/groups/confirm-button";
import type { PerformAction } from "@/components/console/groups/use-actions";
import { NumberInput } from "@/components/ui/number-input";
import { type Mix, mixes } from "@/model/room/groups";

const places = ["none", "tables", "online"] as const;

/** Groups that the server draws: number, mix and places, with a preview of the sizes. */
export function FormSetup({ perform, onFormed }: { perform: PerformAction; onFormed: () => void }) {
  const t = useTranslations("console.groups");
  const { groups, work } = useConsoleContext().view;
  const people = sizeOf(groups);
  const [by, setBy] = useState<"count" | "size">("count");
  const [n, setN] = useState("4");
  const [mix, setMix] = useState<Mix>(groups.sectors ? "sectors" : "random");
  const [meetNew, setMeetNew] = useState(groups.formed > 0);
  const [place, setPlace] = useState<(typeof places)[number]>("none");
  const wanted = Number(n);
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= 100;
  const sizes = fits ? sizesFor(people, by, wanted) : [];

  async function form() {
    const done = await perform(
      { type: "form-groups", by, n: wanted, mix, meetNew: meetNew && groups.formed > 0, places: place },
      t("formed", { count: sizes.length }),
    );
    if (done) onFormed();
  }

  return (
    <div className="stack">
      <div className="row">
        <Choices
          name="by"
          legend={t("by")}
          value={by}
          onChange={setBy}
          options={[
            { value: "count", text: t("byCount") },
            { value: "size", text: t("bySize") },
          ]}
        />
        <NumberInput
          label={t(by === "count" ? "howMany" : "howLarge")}
          min={1}
          max={100}
          value={n}
          onChange={(e) => setN(e.target.value)}
        />
      </div>
      <p className={styles.preview} role="status">
        {!fits
          ? t("numberFirst")
          : people === 0
            ? t("nobody")
            : t("preview", { people, sizes: sizes.join(", ") })}
      </p>
      <Choices
        name="mix"
        legend={t("mix")}
        value={mix}
        onChange={setMix}
        options={mixes.map((value) => ({
          value,
          text: t(`mixes.${value}`),
          why: value === "sectors" && !groups.sectors ? t("noSectors") : null,
        }))}
      />
      <Choices
        name="places"
        legend={t("places")}
        value={place}
        onChange={setPlace}
        options={places.map((value) => ({ value, text: t(`placesOf.${value}`) }))}
      />
      {groups.formed > 0 && (
        <label className="tick">
          <input type="checkbox" checked={meetNew} onChange={(e) => setMeetNew(e.target.checked)} />
          <span>{t("meetNew")}</span>
        </label>
      )}
      <ConfirmButton
        ask={work?.phase === "open" ? t("openAsk") : null}
        go={t("formAnew")}
        why={!fits ? t("numberFirst") : people === 0 ? t("nobody") : null}
        onGo={form}
      >
        {t(groups.groups.length > 0 ? "formAnew" : "form")}
      </ConfirmButton>
    </div>
  );
}
