import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { ApiError, answerOf, client, forget } from "../api.js";
import { sentence } from "../parts/states.js";
import { useToast } from "../parts/toast.js";

type From = "text" | "address";

/** A form that reads one report, pasted or fetched, keeps it, and opens it. */
export function AddReport({ open }: { open: boolean }) {
  const [from, setFrom] = useState<From>("text");
  const navigate = useNavigate();
  const toast = useToast();
  const add = useMutation({
    mutationFn: (form: FormData) => answerOf(client.api.reports.$post({ json: requestOf(form) })),
    onSuccess: async (outcome) => {
      if (outcome.status === "unchanged") toast({ message: "This report is already in the dossier." });
      await forget();
      navigate({ to: "/reports/$id", params: { id: outcome.report } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(new FormData(event.currentTarget));
  };
  return (
    <details className="add" open={open}>
      <summary>Add a report</summary>
      <form onSubmit={submit}>
        <fieldset className="choice">
          <legend>From</legend>
          {(["text", "address"] as const).map((name) => (
            <label key={name}>
              <input type="radio" name="from" checked={from === name} onChange={() => setFrom(name)} value={name} />
              {name === "text" ? "pasted text" : "a web address"}
            </label>
          ))}
        </fieldset>
        {from === "text" ? (
          <label>
            <span>Text</span>
            <textarea name="text" rows={8} required dir="auto" />
          </label>
        ) : (
          <label>
            <span>Address</span>
            <input name="address" type="url" required placeholder="https://…" />
          </label>
        )}
        <div className="fields">
          <label>
            <span>Title</span>
            <input name="title" autoComplete="off" />
          </label>
          <label>
            <span>Outlet</span>
            <input name="outlet" autoComplete="off" />
          </label>
          <label>
            <span>Date</span>
            <input
              name="published"
              placeholder="2026-03-14"
              pattern="\d{4}(-\d{2}(-\d{2})?)?"
              title="2026-03-14, 2026-03 or 2026"
            />
          </label>
        </div>
        {add.error && <Refusal error={add.error} />}
        <button type="submit" disabled={add.isPending}>
          {add.isPending ? "Reading …" : "Add"}
        </button>
      </form>
    </details>
  );
}

function Refusal({ error }: { error: Error }) {
  return (
    <p className="refusal" role="alert">
      {sentence(error.message)}. {error instanceof ApiError && error.mend}
    </p>
  );
}

/** What the form holds as the body of `POST /api/reports`; empty fields are left out, so that the report's own words count. */
function requestOf(form: FormData) {
  const fields = ["text", "address", "title", "outlet", "published"] as const;
  const given = fields.map((name) => [name, String(form.get(name) ?? "").trim() && String(form.get(name))] as const);
  return Object.fromEntries(given.filter(([, value]) => value)) as Partial<Record<(typeof fields)[number], string>>;
}
