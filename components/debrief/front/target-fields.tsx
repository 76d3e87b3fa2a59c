/**
 * Which text a form writes, as hidden fields. Not as arguments bound to the action: binding while the page is
 * drawn gives other ids at each try, and a page without script never settles.
 */
import type { TextTarget } from "@/workshop/debrief/report/text-state";

export function TargetFields({ target }: { target: TextTarget }) {
  return Object.entries(target).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value ?? ""} />
  ));
}
