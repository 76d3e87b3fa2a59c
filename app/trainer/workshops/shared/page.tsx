import type { Metadata } from "next";
import { editorTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/sign-in-layout";
import { AcceptShare } from "@/app/trainer/workshops/shared/accept-share";
import { requireAccount } from "@/server/accounts/page-guards";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await editorTexts())("accept.title"),
});

/** The link's secret stands after the # of the address, so that it reaches no log on its way. */
export default async function SharedPage() {
  await requireAccount();
  const t = await editorTexts();
  return (
    <Door>
      <h1>{t("accept.title")}</h1>
      <AcceptShare />
    </Door>
  );
}
