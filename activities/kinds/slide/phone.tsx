/**
 * A whole slide of another program comes as its picture, with its text below for those who cannot read that.
 */
import type { PhoneFaceProps } from "@/components/phone/face";
import { wordLink } from "@/components/phone/foot";
import { Picture } from "@/components/ui/picture";
import { AuthoredIn } from "@/components/ui/authored";
import { Markdown, MarkdownColumns } from "@/components/ui/markdown";

export function SlidePhone({ view, t }: PhoneFaceProps) {
  if (view.face.kind !== "slide") return null;
  const { body, layout, picture, title } = view.face;
  const drawn = picture && (
    <p className="slide-picture">
      <Picture name={picture.file} alt={picture.alt} />
    </p>
  );
  if (picture?.full) {
    return (
      <article className="slide">
        <AuthoredIn as="h1" className="sr" text={title} />
        {drawn}
        <details>
          <summary>{t("slideText")}</summary>
          <AuthoredIn as="div" text={body}>
            <Markdown text={body} top={2} word={wordLink} />
          </AuthoredIn>
        </details>
      </article>
    );
  }
  return (
    <AuthoredIn as="article" className={layout ? `slide as-${layout}` : "slide"} text={body}>
      {layout === "columns" ? (
        <MarkdownColumns text={body} word={wordLink} className="two" />
      ) : (
        <Markdown text={body} word={wordLink} />
      )}
      {drawn}
    </AuthoredIn>
  );
}
