import { AuthoredIn } from "@/components/ui/authored";

interface Props {
  id?: string;
  /** What the lowest and the highest point mean, in the author's words. */
  of: { low: string; high: string; points: number };
}

/** What both ends of a row of points mean. */
export function Ends({ id, of }: Props) {
  return (
    <p className="ends" id={id}>
      <AuthoredIn as="span" text={of.low}>
        1: {of.low}
      </AuthoredIn>
      <AuthoredIn as="span" text={of.high}>
        {of.points}: {of.high}
      </AuthoredIn>
    </p>
  );
}
