/** Counts as upright columns, each also a line of text for screen readers. */
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";

interface Props {
  columns: { label: string; count: number }[];
  ends?: { low: string; high: string };
  t: Translate;
}

export function PhoneColumns({ columns, ends, t }: Props) {
  const most = Math.max(1, ...columns.map((c) => c.count));
  return (
    <>
      <ol className="cols">
        {columns.map(({ label, count }) => (
          <li key={label}>
            <span className="sr">{t("columnSaid", { what: label, count })}</span>
            <span aria-hidden="true">
              <b>{count}</b>
              <i style={{ blockSize: `${(100 * count) / most}%` }} />
            </span>
            <small aria-hidden="true">{label}</small>
          </li>
        ))}
      </ol>
      {ends && (
        <p className="ends">
          <AuthoredIn as="span" text={ends.low} />
          <AuthoredIn as="span" text={ends.high} />
        </p>
      )}
    </>
  );
}
