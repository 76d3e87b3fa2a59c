/**
 * A part of a form that the phone's script may draw better than plain controls do. What is inside works by itself;
 * the island's script is loaded only where one of its kind is shown, and writes through to the controls inside.
 */
import { createElement, type ReactNode } from "react";

export function Island(props: {
  /** Of phone/islands/<name>.ts or the kind's island.ts, which defines the element `plenary-<name>`. */
  name: string;
  /** The same for the same form, so that a swap keeps the element. */
  id: string;
  /** Texts that the island needs to say by itself. */
  words: Record<string, string>;
  /** What else the island must know, as data attributes. */
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
