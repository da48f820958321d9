/** The id, or the id with the lowest free number behind it (`talks-2`) where `taken` has it. */
export function uniqueId(id: string, taken: { has(id: string): boolean }): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}
