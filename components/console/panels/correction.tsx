"use client";
/** After a change in the room: the offer to change the workshop too, and its outcome. */
import { createContext, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { type EditorWords, fieldPathLabel } from "@/components/editor/form/field-path-label";
import { fieldAddress } from "@/components/editor/place";
import { Sides } from "@/components/editor/panels/diff-table";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useRequired } from "@/components/ui/use-required";
import type { CorrectionResult, CorrectionTarget } from "@/workshop/editor/merge-correction";
import type { Draft, DraftActivity } from "@/workshop/editor/draft";

/** The console's means to change the stored workshop, handed in by its page. */
export interface CorrectionServices {
  readTarget(room: string): Promise<CorrectionTarget | null>;
  correct(room: string, change: { from: DraftActivity; to: DraftActivity }): Promise<CorrectionResult>;
}

const Context = createContext<CorrectionServices | null>(null);
export const CorrectionProvider = Context.Provider;
export const useCorrection = (): CorrectionServices => useRequired(Context, "a console");

interface Props {
  target: CorrectionTarget;
  from: DraftActivity;
  to: DraftActivity;
  /** Gives the names of the fields of `to`. */
  workshop: Draft;
  onClose: () => void;
}

export function CorrectionOffer({ target, from, to, workshop, onClose }: Props) {
  const t = useTranslations("console.correct");
  const editor = useTranslations("editor");
  const { room, say } = useConsoleContext();
  const { correct } = useCorrection();
  const [asking, setAsking] = useState(false);
  const [result, setResult] = useState<CorrectionResult | "no-answer" | null>(null);

  async function change() {
    setAsking(true);
    const done = await correct(room, { from, to }).catch(() => "no-answer" as const);
    setAsking(false);
    if (done !== "no-answer" && done.ok && done.left.length === 0) {
      say(t(done.changed ? "done" : "same"));
      onClose();
    } else setResult(done);
  }

  if (result === null)
    return (
      <Dialog
        title={t("title")}
        onClose={onClose}
        actions={
          <>
            <Button onClick={onClose}>{t("leave")}</Button>
            <Button look="primary" onClick={change} why={asking ? t("asking") : null}>
              {t("go")}
            </Button>
          </>
        }
      >
        <p>{t("offer", { title: target.title })}</p>
      </Dialog>
    );
  const path = (steps: readonly string[]) => [to.id, ...steps.filter(Boolean)].join("/");
  const left = result !== "no-answer" && result.ok ? result.left : [];
  return (
    <Dialog
      wide
      title={t("leftTitle")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      {result === "no-answer" && <p>{t("failed")}</p>}
      {result !== "no-answer" && !result.ok && <p>{editor(`reasons.${result.reason}`)}</p>}
      {left.length > 0 && (
        <>
          <p>{t("left")}</p>
          <Sides
            heads={[t("room"), t("workshop")]}
            rows={left.map((one) => ({
              ...one,
              name: fieldPathLabel(path(one.path), workshop, editor as unknown as EditorWords).join(" › "),
            }))}
          />
        </>
      )}
      <p>
        <a href={fieldAddress(target.id, path(left[0]?.path ?? ["title"]))} target="_blank" rel="noreferrer">
          {t("open")}
        </a>
      </p>
    </Dialog>
  );
}
