/** A contact whose telephone numbers stay whole, and run from left to right. */
import { telephoneParts } from "@/model/text/telephone";

/** Least digits of a telephone number: beside a name (room numbers have up to five), of a hotline. */
export const DIGITS = { person: 6, office: 3 };

export const ContactLine = ({ text, least }: { text: string; least: number }) =>
  telephoneParts(text, least).map(({ text, dial }, i) =>
    dial === undefined ? (
      text
    ) : (
      <bdi key={i} dir="ltr" style={{ whiteSpace: "nowrap" }}>
        {text}
      </bdi>
    ),
  );
