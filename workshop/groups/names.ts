/** Short names of things that have none of their own: the same on phones, in the room and in the debrief. They name, they do not hide. */
import { textId } from "@/activities/open/text-id";
import type { GroupId } from "@/workshop/groups/state";

/** Names a member of a group for the others of it. */
export const memberId = (group: GroupId, participant: string): string => textId(`${group} ${participant}`);

/** Names an entry: another text is another entry. @param field path of its list or table, with its section's row */
export const entryIdOf = (group: GroupId, field: string, text: string): string =>
  textId(`${group} ${field} ${text}`);

/** Names a word that is to be black wherever the work on a worksheet is shown; the word itself is kept nowhere. */
export const wordId = (activity: string, word: string): string => textId(`${activity} ${word}`);
