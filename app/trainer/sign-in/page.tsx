import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { accountTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/door";
import { SignInForm } from "@/app/trainer/sign-in/sign-in-form";
import styles from "@/app/trainer/trainer.module.css";
import { safeNextPath } from "@/server/auth/next-path";
import { currentAccount } from "@/server/auth/session";
import { anyAccount } from "@/server/store/accounts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await accountTexts())("signIn.title") });

/** Where trainers sign in; those who are signed in go on at once. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const t = await accountTexts();
  const next = safeNextPath((await searchParams).next) ?? "/trainer";
  if (await currentAccount()) redirect(next);
  const fresh = !(await anyAccount());
  return (
    <Door>
      <h1>{t("signIn.title")}</h1>
      <p className={styles.lead}>{t("signIn.lead")}</p>
      {fresh && <p className={styles.note}>{t("signIn.fresh")}</p>}
      <SignInForm next={next} />
    </Door>
  );
}
