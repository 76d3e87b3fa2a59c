/** The phone face of every kind. */
import { CasePhone } from "@/activities/case/phone";
import type { Kind } from "@/activities/content";
import type { PhoneFaceProps } from "@/activities/phone-face";
import { PollPhone } from "@/activities/poll/phone";
import { SlidePhone } from "@/activities/slide/phone";

export const phoneFaces: Record<Kind, (props: PhoneFaceProps) => React.ReactNode> = {
  slide: SlidePhone,
  poll: PollPhone,
  case: CasePhone,
};
