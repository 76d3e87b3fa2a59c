/** Ways to what a participant keeps of a room. */
import type { TranslateAfter } from "@/messages/after";

export function Keepsakes({ certificates, t }: { certificates: boolean; t: TranslateAfter }) {
  return (
    <p className="aside">
      <a href="take-away">{t("takeTitle")}</a>
      {certificates && (
        <>
          {" · "}
          <a href="certificate">{t("certTitle")}</a>
        </>
      )}
    </p>
  );
}
