import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { dossierQuery } from "../api.js";
import { HelpSheet } from "./help.js";
import { useKeys } from "./keys.js";
import { ThemeSwitch } from "./theme.js";

/** What surrounds every page: the name of the dossier, the ways to the pages, the search box, the sheet of keys. */
export function Shell() {
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const searchBox = useRef<HTMLInputElement>(null);
  const { data: dossier } = useQuery(dossierQuery);
  useKeys([
    [["/"], () => searchBox.current?.select()],
    [["g r"], () => navigate({ to: "/reports" })],
    [["g s"], () => navigate({ to: "/statements" })],
    [["?"], () => setHelp(true)],
  ]);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="top">
        <p className="brand">
          <Link to="/reports" className="wordmark">
            Readout
          </Link>
          {dossier && <span className="dossier">{dossier.name}</span>}
          {dossier?.readOnly && <span className="quiet">read-only</span>}
        </p>
        <nav aria-label="Pages">
          <Link to="/reports">Reports</Link>
          <Link to="/statements">Statements</Link>
        </nav>
        <SearchBox box={searchBox} />
        <div className="tools">
          <ThemeSwitch />
          <button type="button" className="icon" aria-label="Keys" title="Keys (?)" onClick={() => setHelp(true)}>
            ?
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <HelpSheet open={help} onClose={() => setHelp(false)} />
    </>
  );
}

function SearchBox({ box }: { box: React.RefObject<HTMLInputElement | null> }) {
  const navigate = useNavigate();
  const asked = useRouterState({
    select: ({ location }) =>
      location.pathname === "/search" ? String((location.search as { q?: string }).q ?? "") : "",
  });
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim())
      navigate({ to: "/search", search: (now) => ({ q: words.trim(), in: "in" in now ? now.in : undefined }) });
  };
  return (
    <search>
      <form className="search-box" onSubmit={submit}>
        <input
          ref={box}
          type="search"
          aria-label="Search reports and statements"
          placeholder="Search"
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        />
        <span className="key-hint" aria-hidden="true">
          /
        </span>
      </form>
    </search>
  );
}
