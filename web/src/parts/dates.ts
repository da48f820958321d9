const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/** An EDTF date as a person reads it: "12 Feb 2025", "about Feb 2025", "until 20 Jan 2025", "1 Mar 2025 to 7 Mar 2025". */
export function showDate(edtf: string): string {
  const [from, to] = edtf.split("/");
  if (to === undefined) return showPoint(from!);
  if (isOpen(from!)) return `until ${showPoint(to)}`;
  return isOpen(to) ? `from ${showPoint(from!)}` : `${showPoint(from!)} to ${showPoint(to)}`;
}

const isOpen = (point: string) => point === ".." || point === "";

function showPoint(point: string): string {
  const parts = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%])?$/.exec(point);
  if (!parts) return point;
  const [, year, month, day, doubt] = parts;
  const words = [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  return doubt === "~" || doubt === "%" ? `about ${words}` : doubt === "?" ? `${words} (unsure)` : words;
}

/** "1 statement", "26 statements". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
