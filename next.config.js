/** @import { NextConfig } from "next" */

/** Pages are built by `npm start`; types are checked by `npm run types`, lint by `npm run lint`. */
const build = process.env.PAGES_BUILD ?? "";

/** @type {NextConfig} */
const config = {
  // A page says by which build it is when it connects; scripts/build.mjs names it.
  generateBuildId: () => build || null,
  env: { PAGES_BUILD: build },
  reactStrictMode: true,
  // A page for development alone has `page.dev.tsx`.
  pageExtensions: process.env.NODE_ENV === "production" ? ["tsx", "ts"] : ["dev.tsx", "tsx", "ts"],
  experimental: {
    // A page is loaded when it is first asked for: a server that starts again has phones to let in first.
    preloadEntriesOnStart: false,
    // They took 74 MB on disk, and a sixth of the memory of a build.
    turbopackSourceMaps: false,
    // The default puts nearly all styles into one chunk of every page: 133 KB to sign in, where 24 are used.
    cssChunking: { type: "graph", requestCost: 60_000 },
  },
  poweredByHeader: false,
  devIndicators: false,
  // The server itself loads it too, and two copies of it do not understand one another's documents.
  serverExternalPackages: ["yjs"],
  // Next drives the compiler through an API that TypeScript 7 does not have; `npm run types` checks everything.
  typescript: { ignoreBuildErrors: true },
};

export default config;
