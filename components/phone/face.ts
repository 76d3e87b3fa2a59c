/** What the phone needs of a kind of activity. Faces are pure markup, rendered on the server. */
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
  /** This person's answer to the question in focus, where the page is made for one person. */
  mine: MyAnswer;
  t: Translate;
}

export interface PhoneFace {
  /** A stop of the activity, with its question as a form. */
  Step(props: PhoneFaceProps): ReactNode;
  /** The results as text and bars, so that nobody depends on seeing the wall; left out where a phone shows none. */
  Results?(props: PhoneResultsProps): ReactNode;
  reader?: FormReader;
  /** The part of a key that belongs to what is shown; all of it where left out. */
  keyInView?(key: Key, face: Face): Key;
}

export type PhoneFaces = Record<KindName, PhoneFace>;
