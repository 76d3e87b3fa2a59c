import { accountTexts, operationTexts, peopleTexts, signInTexts } from "@/app/page-language";
import { SignOut } from "@/app/trainer/leave";
import styles from "@/app/trainer/trainer.module.css";
import { LanguageChooser } from "@/components/language/chooser";
import { mayWithPeople } from "@/server/accounts/people-permissions";
import type { SignedIn } from "@/server/accounts/session";
import { mayWatch } from "@/server/health/permissions";

/** The bar above a trainer's own pages: where to go, who is signed in, signing out. */
export async function TrainerBar({
  account,
  here,
}: {
  account: SignedIn;
  here: "home" | "account" | "people" | "operation";
}) {
  const [t, own, everybody, watch] = [
    await accountTexts(),
    await signInTexts(),
    await peopleTexts(),
    await operationTexts(),
  ];
  const ways = [
    ...(here === "home" ? [] : [{ href: "/trainer", words: own("account.home") }]),
    { href: "/trainer/workshops", words: t("rooms.workshops") },
    { href: "/trainer/cohorts", words: t("rooms.compare") },
    ...(mayWithPeople(account.role, "list")
      ? [{ href: "/trainer/people", words: everybody("title"), current: here === "people" }]
      : []),
    ...(mayWatch(account.role, "see-operation")
      ? [{ href: "/trainer/operation", words: watch("title"), current: here === "operation" }]
      : []),
    { href: "/trainer/account", words: own("account.link"), current: here === "account" },
  ];
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>Plenary</span>
      {ways.map(({ href, words, current }) => (
        <a key={href} href={href} className={styles.barLink} aria-current={current ? "page" : undefined}>
          {words}
        </a>
      ))}
      <span className={styles.soft}>{t("who", { name: account.name })}</span>
      <LanguageChooser />
      <SignOut />
    </header>
  );
}
