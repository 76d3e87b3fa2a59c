/** Why somebody answers as they do, in a few words; it may be left empty. */
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
