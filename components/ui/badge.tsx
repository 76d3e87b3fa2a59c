/** A number of things that wait, and the same as a sentence for screen readers. */
export interface Waiting {
  count: number;
  said: string;
}

export const Badge = ({ waiting }: { waiting: Waiting }) => (
  <>
    {" "}
    <b className="chip canola" aria-hidden="true">
      {waiting.count}
    </b>
    <span className="quiet">{waiting.said}</span>
  </>
);
