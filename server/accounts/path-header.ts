/** The request header in which proxy.ts tells pages their own path. Only for coming back after signing in. */
export const PATH_HEADER = "x-plenary-path";
