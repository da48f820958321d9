import { useEffect, useState } from "react";

type Theme = "light" | "dark";
const dark = matchMedia("(prefers-color-scheme: dark)");

const chosen = (): Theme | null => {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : null;
};

function choose(theme: Theme) {
  const isSystem = theme === (dark.matches ? "dark" : "light");
  if (isSystem) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (isSystem) localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage is shut off: the choice lasts as long as the page.
  }
}

/** Switches between light and dark; choosing what the system asks for follows the system again. */
export function ThemeSwitch() {
  const [system, setSystem] = useState<Theme>(dark.matches ? "dark" : "light");
  const [own, setOwn] = useState(chosen);
  useEffect(() => {
    const follow = () => setSystem(dark.matches ? "dark" : "light");
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, []);
  const other: Theme = (own ?? system) === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className="icon"
      aria-label={`Use ${other} colours`}
      title={`Use ${other} colours`}
      onClick={() => {
        choose(other);
        setOwn(chosen());
      }}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
      </svg>
    </button>
  );
}
