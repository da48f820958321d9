import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

interface Toast {
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Shows a message at the foot of the window, with one thing that can be done about it. */
export const useToast = () => useContext(ToastContext);

/** The message stays until it is dismissed or another takes its place: nobody has to read against a clock. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const show = useMemo(() => (next: Toast) => setToast(next), []);
  const dismiss = () => setToast(null);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toast-place" role="status">
        {toast && (
          <div className="toast">
            <span>{toast.message}</span>
            {toast.action && (
              <button
                type="button"
                onClick={() => {
                  dismiss();
                  toast.action?.run();
                }}
              >
                {toast.action.label}
              </button>
            )}
            <button type="button" aria-label="Dismiss" onClick={dismiss}>
              ×
            </button>
          </div>
        )}
      </div>
    </ToastContext>
  );
}
