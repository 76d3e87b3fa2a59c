/** A film or a sound on the phone: look up; what is seen and heard stands here in words. */
import type { PhoneFaceProps } from "@/activities/phone-face";
import { wordLink } from "@/components/phone/foot";
import { Authored } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";

export function MediaPhone({ view: { face }, t }: PhoneFaceProps) {
  if (face.kind !== "media") return null;
  return (
    <section className="media">
      <h1>{t(face.type === "audio" ? "listen" : "lookUp")}</h1>
      <p dir="auto">
        <Authored text={face.title} />
      </p>
      {face.transcript && (
        <details dir="auto" id="transcript">
          <summary>{t("transcript")}</summary>
          <Markdown text={face.transcript} top={2} word={wordLink} />
        </details>
      )}
      {face.credit && (
        <small dir="auto">
          <Authored text={face.credit} />
        </small>
      )}
    </section>
  );
}
