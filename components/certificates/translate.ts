/** Finds a sentence by its key, with its values put in. */
export type Words = (key: string, values?: Record<string, string | number>) => string;
