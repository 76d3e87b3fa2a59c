import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { custom, Issuer } from "openid-client";
import { issuerRequestOptions } from "@/server/accounts/issuer-requests";

/** A machine of the inner network: it has no certificate, and tells secrets to whoever asks. */
let asked = 0;
let inside: string;
const server = createServer((req, res) => {
  asked++;
  if (req.url?.startsWith("/moved/")) return void res.writeHead(302, { location: `${inside}/secrets` }).end();
  res.setHeader("content-type", "application/json").end("{}");
});
beforeAll(async () => {
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  inside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

function clientOf(issuer: string) {
  custom.setHttpOptionsDefaults(issuerRequestOptions(issuer));
  const metadata = {
    issuer,
    token_endpoint: `${inside}/token`,
    userinfo_endpoint: `${inside}/me`,
    jwks_uri: `${inside}/keys`,
  };
  return new new Issuer(metadata).Client({ client_id: "plenary", client_secret: "hush" });
}

describe("an organisation's provider whose metadata leads inwards (A-30)", () => {
  it("is followed nowhere by a redirect", async () => {
    clientOf(inside);
    await expect(Issuer.discover(`${inside}/moved/.well-known/openid-configuration`)).rejects.toThrow();
    expect(asked).toBe(1);
  });

  it("over https gets this server to ask nothing in the clear", async () => {
    const before = asked;
    const client = clientOf("https://login.example.org");
    await expect(client.grant({ grant_type: "client_credentials" })).rejects.toThrow(/http:/);
    await expect(client.userinfo("token")).rejects.toThrow(/http:/);
    expect(asked).toBe(before);
  });
});
