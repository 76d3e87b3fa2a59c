/** A form that says something to the room about groups. It works by itself; the phone's script only sends it quicker. */
import type { ReactNode } from "react";
import type { FormCommand } from "@/workshop/commands/all";

export function CommandForm(props: {
  type: FormCommand["type"];
  /** Fields besides those that people see. */
  fields?: Record<string, string | number>;
  /** The same for the same form, so that what is typed in it outlasts a new view. */
  id?: string;
  className?: string;
  /** Said to screen readers once it is stored. */
  sent?: string;
  children?: ReactNode;
}) {
  return (
    <form
      id={props.id}
      method="post"
      action="group"
      data-group={props.type}
      data-sent={props.sent}
      className={props.className}
    >
      <input type="hidden" name="type" value={props.type} />
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  );
}

/** A command that is on or off: the button says which it is now, and asks for the other. */
export function Toggle(props: { on: boolean; children: ReactNode; className?: string }) {
  return (
    <button
      type="submit"
      name="on"
      value={props.on ? "0" : "1"}
      aria-pressed={props.on}
      className={props.className}
    >
      {props.children}
    </button>
  );
}
