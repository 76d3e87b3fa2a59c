/** Where a picture, film or sound of a workshop is fetched from; `server/content/assets.ts` answers there. */
export const assetUrl = (workshop: string, file: string): string => `/assets/${workshop}/${file}`;
