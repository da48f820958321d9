/** What an id that a person gives may look like: it stands in addresses, file names and commands. */
export const REPORT_ID = /^[a-z0-9][a-z0-9._-]{0,199}$/;

/** Longest id that is made of a name, in units. */
const MAX_LENGTH = 80;

/** An id from a file name, an address or a title: small letters, figures and hyphens; never empty. */
export function idFrom(name: string): string {
  const address = /^https?:\/\//i.test(name) && URL.canParse(name) ? new URL(name) : null;
  const last = (address ? safeDecode(address.pathname) : name).split(/[/\\]/).filter(Boolean).at(-1) ?? "";
  const stem = (last === "" || last === "-" ? (address?.hostname ?? last) : last).replace(
    /\.(?:txt|text|md|html?|xhtml)$/i,
    "",
  );
  const slug = stem
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, "");
  return slug || "report";
}

const safeDecode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** The id, or the id with the lowest free number behind it (`talks-2`) where `taken` has it. */
export function uniqueId(id: string, taken: { has(id: string): boolean }): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}
