/**
 * Which text a form writes, as hidden fields. Not as arguments bound to the action: a page without script that binds
 * them while it is drawn is never done with drawing its answer, since each try makes other ones.
 */
import type { TextTarget } from "@/workshop/debrief/report/text-state";

export function TargetFields({ target }: { target: TextTarget }) {
  return Object.entries(target).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value ?? ""} />
  ));
}
