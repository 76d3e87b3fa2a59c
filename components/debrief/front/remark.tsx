"use client";
/** The trainers' remark on an activity or the whole, and its field. */
import { lazy, type ReactNode, Suspense, useActionState, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/debrief/front/story.module.css";
import { TextForm } from "@/components/debrief/front/text-form";
import { longest, remarkKey } from "@/workshop/debrief/report/edits";
import { type SaveText, textStateOf } from "@/workshop/debrief/report/text-state";

const Markdown = lazy(async () => ({ default: (await import("@/components/ui/markdown")).Markdown }));

export interface RemarkOf {
  /** Null: the whole. */
  activity: string | null;
  /** The text that is read in this language. */
  text: string | null;
  /** The text that was written in this language. */
  own: { revision: number; text: string | null; by: string };
}

interface Props {
  remark: RemarkOf;
  room: string;
  language: string;
  saveText: SaveText;
  /** The field is drawn when it is first opened, which takes a script. */
  later?: boolean;
  /** The text that is read, as the server drew it. */
  children?: ReactNode;
}

export function Remark({ remark, room, language, saveText, later = false, children }: Props) {
  const t = useTranslations("front.edit");
  const target = { room, key: remarkKey(remark.activity), language, basis: null };
  const { own } = remark;
  const [state, send, pending] = useActionState(saveText, textStateOf(own.revision, own.text, own.by));
  const read = state.revision > 0 ? state.text : remark.text;
  const [shown, setShown] = useState(!later);
  return (
    <div className={styles.remark} data-remark={remark.activity ?? ""} data-empty={read === null}>
      {read !== null && (
        <div className={styles.remarkText}>
          <div dir="auto">
            {read === remark.text && children ? (
              children
            ) : (
              <Suspense fallback={read}>
                <Markdown text={read} />
              </Suspense>
            )}
          </div>
        </div>
      )}
      <details
        open={state.outcome !== "none"}
        className={later ? styles.later : undefined}
        onToggle={() => setShown(true)}
      >
        <summary>
          {t(read === null ? (remark.activity === null ? "addWhole" : "add") : "changeRemark")}
        </summary>
        {shown && (
          <TextForm
            target={target}
            state={state}
            send={send}
            pending={pending}
            label={t("remarkField")}
            generated={null}
            rows={5}
            most={longest(target.key)}
          />
        )}
      </details>
    </div>
  );
}
