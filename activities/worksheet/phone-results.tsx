/** Marks of entries on the phone are drawn with the entries, in the gallery. */
export const WorksheetPhoneResults = () => null;
