import type { Metadata } from "next";
import { Door } from "@/app/trainer/door";
import { editorTexts as t } from "@/app/trainer/workshops/editor-texts";
import { AcceptShare } from "@/app/trainer/workshops/shared/accept-share";
import { requireAccount } from "@/server/auth/guards";

export const metadata: Metadata = { title: t("accept.title") };

/** The link's secret stands after the # of the address, so that it reaches no log on its way. */
export default async function SharedPage() {
  await requireAccount();
  return (
    <Door>
      <h1>{t("accept.title")}</h1>
      <AcceptShare />
    </Door>
  );
}
