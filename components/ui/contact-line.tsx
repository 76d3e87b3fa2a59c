/** A line that says whom to turn to: its telephone numbers stay whole, and run from left to right. */
import { telephoneParts } from "@/model/text/telephone";

/** Digits of a number beside a person's name, where a room may have one of five, and of a hotline. */
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
