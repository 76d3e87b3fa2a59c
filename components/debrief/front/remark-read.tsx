import type { ComponentProps } from "react";
import { Remark } from "@/components/debrief/front/remark";
import { Markdown } from "@/components/ui/markdown";

/** A remark whose text the server draws, so that the page needs no Markdown of its own. */
export const RemarkRead = (props: Omit<ComponentProps<typeof Remark>, "children">) => (
  <Remark {...props}>{props.remark.text !== null && <Markdown text={props.remark.text} />}</Remark>
);
