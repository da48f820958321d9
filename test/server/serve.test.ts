import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ReadoutError } from "../../src/errors.js";
import { serve } from "../../src/server/serve.js";
import { testDossier } from "./dossier.js";

const open = async () => {
  const { folder } = await testDossier();
  const served = await serve({ folder, port: 0 });
  onTestFinished(() => served.close());
  return served;
};

test("serves a dossier on this machine, at the address that it gives", async () => {
  const { url } = await open();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const answer = await fetch(new URL("api/dossier", url));
  expect(await answer.json()).toMatchObject({ name: "Varenholm talks" });
});

test("serves on IPv6 when told to", async () => {
  const { folder } = await testDossier([]);
  const served = await serve({ folder, port: 0, host: "::1" }).catch((error: unknown) => error);
  // A machine without IPv6 has no such address: then that is what the error says.
  if (served instanceof ReadoutError) return expect(served.code).toBe("USAGE");
  const { url, close } = served as Awaited<ReturnType<typeof serve>>;
  expect(url).toMatch(/^http:\/\/\[::1\]:\d+\/$/);
  expect((await fetch(new URL("api", url))).status).toBe(200);
  await close();
});

test("refuses a rebound name over the wire", async () => {
  const { url } = await open();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(new URL("api/record", url), { headers: { host: "evil.example" } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });
  expect(status).toBe(403);
});

test("says that a port is taken, and lets go of the record", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const { folder } = await testDossier([]);
  await expect(serve({ folder, port })).rejects.toMatchObject({
    code: "PORT_TAKEN",
    message: expect.stringContaining(String(port)),
  });
});

test("says that an address is not this machine's", async () => {
  const { folder } = await testDossier([]);
  await expect(serve({ folder, port: 0, host: "203.0.113.7" })).rejects.toMatchObject({ code: "USAGE" });
});

test("says that a folder is no dossier", async () => {
  await expect(serve({ folder: "/nowhere", port: 0 })).rejects.toMatchObject({ code: "DOSSIER_MISSING" });
});

test("closing ends it, and closing twice is closing once", async () => {
  const { url, close } = await open();
  await fetch(new URL("api", url));
  await Promise.all([close(), close()]);
  await expect(fetch(new URL("api", url))).rejects.toThrow();
});

test("an answer that has begun is ended before the record closes", async () => {
  const { url, close } = await open();
  const answer = fetch(new URL("api/record", url)).then((given) => given.json());
  await new Promise((resolve) => setImmediate(resolve));
  const [record] = await Promise.all([answer.catch(() => null), close()]);
  if (record !== null) expect(record).toMatchObject({ format: "readout-record/1" });
});
