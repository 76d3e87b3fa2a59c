"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import files from "@/components/editor/files/files.module.css";
import { Picker } from "@/components/editor/files/picker";
import { useKnownFiles } from "@/components/editor/files/use-files";
import { controlId, type FieldProps, useFieldTexts, useForm } from "@/components/editor/form/form-context";
import { Frame, useTies } from "@/components/editor/form/field-wrapper";
import { Button } from "@/components/ui/button";
import { addressOf, type AssetKind } from "@/model/activity/asset";

/** The kinds that a field can have, by its name and place. */
const kindsFor = (steps: readonly (string | number)[]): AssetKind[] =>
  steps.includes("captions")
    ? ["captions"]
    : steps.includes("picture") || steps.includes("logo")
      ? ["picture"]
      : ["video", "audio"];

/** A picture, film or sound of the workshop, chosen or uploaded. */
export function FileField({ value, steps, path, onChange, optional }: FieldProps<string | undefined>) {
  const t = useTranslations("files");
  const texts = useFieldTexts(steps);
  const ties = useTies(path, texts.help);
  const { sources, own } = useKnownFiles();
  const { readOnly } = useForm();
  const [open, setOpen] = useState(false);
  const source = value && Object.hasOwn(sources, value) ? sources[value] : undefined;
  // Outside the editor not every file of the workshop is known.
  const missing = own !== null && value !== undefined && value !== "" && !source;
  return (
    <Frame path={path} label={texts.label} help={texts.help} optional={optional} group>
      <div className="row" id={controlId(path)}>
        {source?.kind === "picture" && (
          // biome-ignore lint/performance/noImgElement: the file is small already.
          <img
            className={files.small}
            src={addressOf(source, "phone")}
            alt=""
            width={source.width ?? undefined}
            height={source.height ?? undefined}
          />
        )}
        <span dir="ltr" className={files.name} data-missing={missing || undefined}>
          {value ?? t("nothingChosen")}
        </span>
        {missing && <small className="problem">{t("notThere")}</small>}
        {!readOnly && own && (
          <Button aria-describedby={ties["aria-describedby"]} size="small" onClick={() => setOpen(true)}>
            {t(value ? "change" : "choose")}
          </Button>
        )}
        {!readOnly && value && (
          <Button size="small" look="bare" onClick={() => onChange(undefined, false)}>
            {t("leaveOut")}
          </Button>
        )}
      </div>
      {open && (
        <Picker
          kinds={kindsFor(steps)}
          chosen={value ?? null}
          onClose={() => setOpen(false)}
          onChoose={(name) => {
            onChange(name, false);
            setOpen(false);
          }}
        />
      )}
    </Frame>
  );
}
