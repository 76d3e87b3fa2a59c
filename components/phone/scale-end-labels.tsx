import { AuthoredIn } from "@/components/ui/authored";

interface Props {
  id?: string;
  /** The author's words for the lowest and the highest point. */
  scale: { low: string; high: string; points: number };
}

/** The meanings of both ends of a row of points. */
export function Ends({ id, scale }: Props) {
  return (
    <p className="ends" id={id}>
      <AuthoredIn as="span" text={scale.low}>
        1: {scale.low}
      </AuthoredIn>
      <AuthoredIn as="span" text={scale.high}>
        {scale.points}: {scale.high}
      </AuthoredIn>
    </p>
  );
}
