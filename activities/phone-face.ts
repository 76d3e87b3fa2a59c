/** What a kind's phone face is given. Faces are pure markup, rendered on the server. */
import type { MyAnswer } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import type { PhoneView } from "@/workshop/protocol/down";

export interface PhoneFaceProps {
  view: PhoneView;
  /** The server's clock, in milliseconds. */
  now: number;
  /** This person's answer to the question in focus, where the page is made for one person. */
  mine: MyAnswer;
  t: Translate;
}
