import { keepExamples, lookAtExample } from "@/app/trainer/room-actions";
import styles from "@/app/trainer/examples/examples.module.css";
import { exampleTexts } from "@/app/page-language";
import { areExamplesHidden, shippedExamples } from "@/server/store/rooms/examples";

/** The examples on the trainer's home. */
export async function Examples({ account }: { account: string }) {
  const t = await exampleTexts();
  const [names, away] = [shippedExamples(), await areExamplesHidden(account)];
  if (names.length === 0) return null;
  if (away)
    return (
      <form action={keepExamples}>
        <button type="submit" className="link">
          {t("back")}
        </button>
      </form>
    );
  return (
    <section className="stack tight muted" aria-labelledby="examples">
      <h2 id="examples" className="kicker">
        {t("title")}
      </h2>
      <p>{t("lead")}</p>
      <ul className={styles.list}>
        {names.map((name) => (
          <li key={name}>
            <form action={lookAtExample}>
              <input type="hidden" name="example" value={name} />
              <button type="submit" className="link">
                {t(`${name}.title`)}
              </button>
              <small>{t(`${name}.what`)}</small>
            </form>
          </li>
        ))}
      </ul>
      <form action={keepExamples}>
        <input type="hidden" name="away" value="1" />
        <button type="submit" className="link">
          {t("away")}
        </button>
      </form>
    </section>
  );
}
