/** Dots stand with the entries that got them, on the sheets of the gallery (`phone-gallery.tsx`), and "us too" on the cards. */
export const WorksheetPhoneResults = () => null;
