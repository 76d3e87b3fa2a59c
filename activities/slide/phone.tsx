/** A slide on the phone. Its picture is fetched when it comes into view; until then, and without it, its words stand there. */
import type { PhoneFaceProps } from "@/activities/phone-face";
import { wordLink } from "@/components/phone/foot";
import { Markdown } from "@/components/ui/markdown";

export function SlidePhone({ view: { face } }: PhoneFaceProps) {
  if (face.kind !== "slide") return null;
  const { picture } = face;
  return (
    <article className="slide" dir="auto">
      {/* biome-ignore lint/performance/noImgElement: phones get plain HTML, without Next. */}
      {picture && <img src={picture.src} alt={picture.alt} loading="lazy" />}
      <Markdown text={face.body} word={wordLink} />
    </article>
  );
}
