/** The field for a reason in a few words, which may stay empty. */
import { REASON_LENGTH } from "@/activities/shared/reason";
import type { Translate } from "@/components/phone/texts";

export function Reason({ given, t }: { given: string | undefined; t: Translate }) {
  return (
    <label className="text">
      {t("reason")}
      <textarea name="reason" rows={2} maxLength={REASON_LENGTH} dir="auto" defaultValue={given} />
      <small>{t("otherHint")}</small>
    </label>
  );
}
