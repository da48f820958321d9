import { useEffect, useRef } from "react";

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["j", "↓"], "Next statement; in a list, j goes to the next row"],
  [["k", "↑"], "Previous statement or row"],
  [["Enter"], "Bring the statement’s words into view; open the row"],
  [["Esc"], "Clear the selection; close a sheet"],
  [["/"], "Search"],
  [["g", "r"], "Go to the reports"],
  [["g", "s"], "Go to the statements"],
  [["?"], "This sheet"],
];

/** The sheet of keys, as a modal dialog: the browser keeps the focus inside and closes it on Esc. */
export function HelpSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">Keys</h2>
      <dl className="keys">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        In a report, click on words to select the statement they belong to; click again for the statement around it.
      </p>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
