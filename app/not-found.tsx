import { accountTexts } from "@/app/page-language";
import { centeredPage } from "@/app/centered-page";

export default async function Nowhere() {
  const t = await accountTexts();
  return (
    <main style={centeredPage}>
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
