import { accountTexts } from "@/app/page-language";
import { inTheMiddle } from "@/app/in-the-middle";

/** What stands at an address that leads nowhere. */
export default async function Nowhere() {
  const t = await accountTexts();
  return (
    <main style={inTheMiddle}>
      <h1>{t("nowhere.title")}</h1>
      <p>{t("nowhere.text")}</p>
      <p>
        <a href="/">{t("nowhere.join")}</a>
      </p>
      <p>
        <a href="/trainer">{t("nowhere.trainers")}</a>
      </p>
    </main>
  );
}
