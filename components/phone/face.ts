/** A kind's face on the phone: pure markup, rendered on the server. */
import type { ReactNode } from "react";
import type { FormReader } from "@/activities/shared/choices";
import type { KindName } from "@/activities/kinds";
import type { MyAnswer } from "@/components/phone/question";
import type { PhoneResultsProps } from "@/components/phone/results";
import type { Translate } from "@/components/phone/texts";
import type { Key } from "@/model/activity/key";
import type { Face, PhoneView } from "@/workshop/protocol/views";

export interface PhoneFaceProps {
  view: PhoneView;
  /** The server's clock, in milliseconds. */
  now: number;
  /** The person's answer to the question in focus, on a page made for one person. */
  mine: MyAnswer;
  t: Translate;
}

export interface PhoneFace {
  /** A stop of the activity, with its question as a form. */
  Step(props: PhoneFaceProps): ReactNode;
  /** The results as text and bars, so that they can be read without seeing the wall. */
  Results?(props: PhoneResultsProps): ReactNode;
  reader?: FormReader;
  /** The part of a key that belongs to the face in view. */
  keyInView?(key: Key, face: Face): Key;
}

export type PhoneFaces = Record<KindName, PhoneFace>;
