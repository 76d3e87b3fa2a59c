/** pdf.js for tests, which read texts and structure alone: what it would draw with is never used. */
class Unused {}
Object.assign(globalThis, { DOMMatrix: Unused, ImageData: Unused, Path2D: Unused });

export const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
