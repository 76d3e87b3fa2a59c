/** What can be chosen in a form that is one list of choices; empty for every other kind of form. */
import type { Tone } from "@/activities/case/content";
import type { KindForm } from "@/activities/views";

export const choicesOf = (form: KindForm | undefined): { id: string; text: string; tone?: Tone }[] =>
  form && "options" in form ? form.options : [];
