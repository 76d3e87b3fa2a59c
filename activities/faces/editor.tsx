import { kindIcons } from "@/activities/faces/icons";
import type { KindName } from "@/activities/kinds";
import { slideEditor } from "@/activities/kinds/slide/editor";
import { sortEditor } from "@/activities/kinds/sort/editor";
import { tableEditor } from "@/activities/kinds/table/editor";
import type { EditorFaces, OwnForm } from "@/components/editor/face";

/** Kinds that need more than the editor's form of fields. */
const ownForms: Partial<Record<KindName, OwnForm>> = {
  slide: slideEditor,
  case: { named: true },
  quiz: { count: ({ items }) => (Array.isArray(items) ? items.length : null) },
  sort: sortEditor,
  table: tableEditor,
};

export const editorFaces = Object.fromEntries(
  Object.entries(kindIcons).map(([kind, icon]) => [kind, { icon, ...ownForms[kind as KindName] }]),
) as EditorFaces;
