/** Finds a sentence by its key, with its values put in. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;
