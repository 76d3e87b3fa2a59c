import type { PhoneFaceProps } from "@/components/phone/face";
import { wordLink } from "@/components/phone/foot";
import { AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";

export function MediaPhone({ view: { face }, t }: PhoneFaceProps) {
  if (face.kind !== "media") return null;
  return (
    <section className="media">
      <h1>{t(face.type === "audio" ? "listen" : "lookUp")}</h1>
      <AuthoredIn as="p" text={face.title} />
      {face.transcript && (
        <details id="transcript">
          <summary>{t("transcript")}</summary>
          <AuthoredIn as="div" text={face.transcript}>
            <Markdown text={face.transcript} top={2} word={wordLink} />
          </AuthoredIn>
        </details>
      )}
      {face.credit && <AuthoredIn as="small" text={face.credit} />}
    </section>
  );
}
