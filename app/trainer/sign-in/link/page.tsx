import type { Metadata } from "next";
import { signInTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/sign-in-layout";
import { UseLink } from "@/app/trainer/sign-in/link/use-link";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await signInTexts())("link.title"),
});

/** Opening the page does nothing: a button uses the link, whose token stands after the # of the address. */
export default async function LinkPage() {
  const t = await signInTexts();
  return (
    <Door>
      <h1>{t("link.title")}</h1>
      <p className="muted">{t("link.lead")}</p>
      <noscript>{t("link.noScript")}</noscript>
      <UseLink />
      <p>
        <a href="/trainer/sign-in">{t("back")}</a>
      </p>
    </Door>
  );
}
