/** Something that wants to be looked at: how many, and the same as a sentence for ears. */
export interface Waiting {
  count: number;
  said: string;
}

/** A number on what leads to things that wait. */
export const Badge = ({ waiting }: { waiting: Waiting }) => (
  <>
    {" "}
    <b className="chip canola" aria-hidden="true">
      {waiting.count}
    </b>
    <span className="quiet">{waiting.said}</span>
  </>
);
