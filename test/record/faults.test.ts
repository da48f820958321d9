import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ReadoutError } from "../../src/errors.js";
import { createDossier, openStore } from "../../src/record/store.js";
import { emptyDossier, FIRST, reading, temporaryFolder } from "./sample.js";

const code = (wanted: string) => (error: unknown) => error instanceof ReadoutError && error.code === wanted;

test("a file that is no database is refused, and left as it is", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "record.db"), "this is no database, whatever its name ".repeat(200));
  const before = readFileSync(join(folder, "record.db"));
  await expect(openStore(folder)).rejects.toSatisfy(code("DATABASE_BROKEN"));
  expect(readFileSync(join(folder, "record.db"))).toEqual(before);
});

test("a closed record is whole in its one file", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  await store.close();
  const copy = temporaryFolder();
  copyFileSync(store.file, join(copy, "record.db"));
  const other = await openStore(copy);
  expect(await other.reports()).toHaveLength(1);
  await other.close();
});

test("a database cut short is refused or found broken, never half read", async () => {
  const store = await emptyDossier();
  for (let i = 0; i < 20; i++) await store.addReading(await reading(`r${i}`, `${FIRST} Number ${i}.`));
  await store.close();
  truncateSync(store.file, 20_000);
  const outcome = await openStore(store.folder)
    .then(async (opened) => {
      const checks = await opened.check().catch((error: unknown) => error);
      await opened.close();
      return checks;
    })
    .catch((error: unknown) => error);
  const broken = code("DATABASE_BROKEN")(outcome) || (Array.isArray(outcome) && outcome.some(({ ok }) => !ok));
  expect(broken).toBe(true);
});

test("a record of a newer version is refused and named", async () => {
  const store = await emptyDossier();
  await store.close();
  const { default: Libsql } = await import("libsql");
  const database = new Libsql(store.file);
  database.exec("PRAGMA user_version = 99");
  database.close();
  await expect(openStore(store.folder)).rejects.toSatisfy(
    (error) => code("DATABASE_NEWER")(error) && /layout 99/.test((error as Error).message),
  );
});

test.skipIf(process.getuid?.() === 0)("a read-only folder is refused for writing and read all the same", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  await store.close();
  chmodSync(store.folder, 0o555);
  onTestFinished(() => chmodSync(store.folder, 0o755));
  await expect(openStore(store.folder)).rejects.toSatisfy(code("FOLDER_READ_ONLY"));
  const reader = await openStore(store.folder, { readOnly: true });
  expect(await reader.reports()).toHaveLength(1);
  await reader.close();
});

/** A folder on a disk of its own of so many bytes, or null where this user may not mount one. */
function smallDisk(bytes: number): string | null {
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync("umount", ["-l", folder]));
  return folder;
}

test("a full disk stops the report in hand and keeps the others whole", async (context) => {
  const disk = smallDisk(3_000_000);
  if (disk === null) return context.skip("this user may not mount a small disk");
  const store = await createDossier(join(disk, "dossier"));
  onTestFinished(() => store.close());
  let added = 0;
  let fault: unknown = null;
  while (fault === null && added < 200) {
    const item = await reading(`r${added}`, `${FIRST} ${`Number ${added} goes on and on. `.repeat(1500)}`);
    await store.addReading(item).then(
      () => added++,
      (error: unknown) => {
        fault = error;
      },
    );
  }
  expect(fault).toSatisfy(code("DISK_FULL"));
  expect(await store.reports()).toHaveLength(added);
  expect((await store.check()).filter(({ ok }) => !ok)).toEqual([]);
});

test("a text that the database could not give back is refused", async () => {
  const store = await emptyDossier();
  for (const text of ["half a \ud83d character", "a NUL \0 inside"]) {
    const record = {
      ...(await store.exportRecord()),
      reports: [
        { id: "r", title: null, text, published: null, outlet: null, url: null, kind: "news" as const, copyOf: null },
      ],
    };
    await expect(store.importRecord(record)).rejects.toSatisfy(code("RECORD_INVALID"));
  }
  expect(await store.reports()).toEqual([]);
});

test("the folder of a new dossier is made, with those above it", async () => {
  const folder = join(temporaryFolder(), "a", "b");
  const store = await createDossier(folder);
  await store.close();
  expect(existsSync(join(folder, "record.db"))).toBe(true);
});
