/**
 * A part of a form that the phone's script draws better than plain controls. The controls inside work by
 * themselves; the island's script is loaded where it is shown, and writes through to them.
 */
import { createElement, type ReactNode } from "react";

export function Island(props: {
  /** Of the element `plenary-<name>`, which phone/islands/<name>.ts or the kind's island.ts defines. */
  name: string;
  /** The same for the same form, so that a swap keeps the element. */
  id: string;
  /** Texts of the island. */
  words: Record<string, string>;
  data?: Record<`data-${string}`, string | number>;
  children: ReactNode;
}) {
  const { name, id, words, data, children } = props;
  return createElement(
    `plenary-${name}`,
    { id, class: "island", "data-island": name, "data-words": JSON.stringify(words), ...data },
    children,
  );
}
