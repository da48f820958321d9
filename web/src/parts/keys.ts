import { useEffect, useRef } from "react";

/** Keys by name, such as `j`, `?`, `ArrowDown`, or two in a row: `g r`; and what they do. */
export type Keys = readonly (readonly [keys: readonly string[], action: () => void])[];

/** Longest pause between the two keys of a pair, in milliseconds. */
const PAIR = 1200;

/** Runs the key's action, unless the key is being typed into a field, belongs to a button, or comes with Ctrl, Alt or Meta. */
export function useKeys(keys: Keys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let first = { key: "", at: 0 };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTaken(event)) return;
      const pair = event.timeStamp - first.at < PAIR ? `${first.key} ${event.key}` : "";
      const actionOf = (name: string) => latest.current.find(([names]) => names.includes(name))?.[1];
      const action = actionOf(pair) ?? actionOf(event.key);
      first = { key: event.key, at: event.timeStamp };
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

/** Whether the focused element has a use of its own for this key. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector("dialog[open]")) return true;
  if (target.closest("input, textarea, select, [contenteditable]")) return true;
  return key === "Enter" && target.closest("a, button, summary") !== null;
}

/** Moves the focus to the link of the next row, or of the one before. */
function moveFocus(by: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>(".rows h2 a")];
  const now = links.indexOf(document.activeElement as HTMLElement);
  links[now < 0 ? (by > 0 ? 0 : links.length - 1) : now + by]?.focus();
}

/** The keys j and k for a page with rows. */
export const useRowKeys = () =>
  useKeys([
    [["j"], () => moveFocus(1)],
    [["k"], () => moveFocus(-1)],
  ]);
