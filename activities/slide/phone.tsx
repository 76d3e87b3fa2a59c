/** A slide on the phone. A whole slide of another program comes as its picture, with its text below for all who cannot read that. */
import type { PhoneFaceProps } from "@/activities/phone-face";
import { wordLink } from "@/components/phone/foot";
import { Picture } from "@/components/ui/picture";
import { Markdown } from "@/components/ui/markdown";

export function SlidePhone({ view, t }: PhoneFaceProps) {
  if (view.face.kind !== "slide") return null;
  const { body, picture, title } = view.face;
  const drawn = picture && (
    <p className="slide-picture">
      <Picture name={picture.file} alt={picture.alt} />
    </p>
  );
  if (picture?.full) {
    return (
      <article className="slide" dir="auto">
        <h1 className="sr">{title}</h1>
        {drawn}
        <details>
          <summary>{t("slideText")}</summary>
          <Markdown text={body} top={2} word={wordLink} />
        </details>
      </article>
    );
  }
  return (
    <article className="slide" dir="auto">
      <Markdown text={body} word={wordLink} />
      {drawn}
    </article>
  );
}
