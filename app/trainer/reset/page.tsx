import type { Metadata } from "next";
import { signInTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/sign-in-layout";
import { Reset } from "@/app/trainer/reset/reset";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await signInTexts())("reset.title"),
});

/** The link's token stands after the # of the address, so that it reaches no log on its way. */
export default async function ResetPage() {
  const t = await signInTexts();
  return (
    <Door>
      <h1>{t("reset.title")}</h1>
      <noscript>{t("link.noScript")}</noscript>
      <Reset />
    </Door>
  );
}
