"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { Difference } from "@/workshop/editor/differences";

interface Props {
  heads: readonly [string, string];
  rows: readonly (Difference & { name: string })[];
}

/** Two versions of the same, side by side, field by field. */
export function Sides({ heads, rows }: Props) {
  const t = useTranslations("editor.conflict");
  const empty = <i>{t("empty")}</i>;
  return (
    <div className="scrolls">
      <table className="table">
        <thead>
          <tr>
            {[t("field"), ...heads].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, name, a, b }) => (
            <tr key={path.join("/")}>
              <th scope="row">{name}</th>
              <td dir="auto">{a ?? empty}</td>
              <td dir="auto">{b ?? empty}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
