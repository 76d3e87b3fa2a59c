/** What tells the answers apart, criterion by criterion: a list, since a phone is narrow. */
import type { Translate } from "@/components/phone/texts";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import type { Criteria } from "@/model/activity/key";

export function PhoneCriteria({ criteria: { columns, rows }, t }: { criteria: Criteria; t: Translate }) {
  return (
    <section className="results grid" aria-labelledby="criteria">
      <h2 id="criteria">{t("criteria")}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.text}>
            <AuthoredIn as="b" text={row.text} />
            {row.cells.map((cell, i) => (
              <span key={columns[i]} className="row">
                <span>
                  <Authored text={columns[i]!} />: <Authored text={cell} />
                </span>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
