import { unreachable } from "@/model/unreachable";
import type { PhoneFaceProps } from "@/components/phone/face";
import { PhoneComparison } from "@/activities/kinds/worksheet/phone-comparison";
import { Task } from "@/activities/kinds/worksheet/phone-card";
import { Gallery } from "@/activities/kinds/worksheet/phone-gallery";
import { Presented } from "@/activities/kinds/worksheet/phone-present";
import { wordLink } from "@/components/phone/foot";
import { AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";

export function WorksheetPhone(props: PhoneFaceProps) {
  const { face } = props.view;
  if (face.kind !== "worksheet") return null;
  switch (face.at) {
    case "present":
      return <Presented {...props} face={face} />;
    case "gallery":
      return <Gallery {...props} face={face} />;
    case "board":
      return (
        <section>
          <Task face={face} />
          <PhoneComparison comparison={props.view.work?.comparison ?? null} t={props.t} />
        </section>
      );
    case "work":
      return (
        <section>
          <Task face={face} />
          {face.text && (
            <AuthoredIn as="div" className="task" text={face.text}>
              <Markdown text={face.text} top={2} word={wordLink} />
            </AuthoredIn>
          )}
        </section>
      );
    default:
      return unreachable(face.at);
  }
}

/** Dots stand with their entries in the gallery, "us too" on the cards. */
export const WorksheetPhoneResults = () => null;
