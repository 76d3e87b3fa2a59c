/** A slide on the phone. */
import type { PhoneFaceProps } from "@/activities/phone-face";
import { wordLink } from "@/components/phone/foot";
import { Markdown } from "@/components/ui/markdown";

export function SlidePhone({ view }: PhoneFaceProps) {
  return view.face.kind === "slide" ? (
    <article className="slide" dir="auto">
      <Markdown text={view.face.body} word={wordLink} />
    </article>
  ) : null;
}
