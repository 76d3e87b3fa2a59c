import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";

/** An authored line in the stage's language, with the second one below where there are two. */
export function BothLanguages({ text }: { text: string }) {
  return (
    <>
      <Authored text={text} />
      <Second of={text} />
    </>
  );
}
