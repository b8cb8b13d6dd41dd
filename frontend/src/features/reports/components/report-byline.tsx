import type { Authorship } from "@/api/types";
import { countOf, formatCount } from "@/lib/format";

/** Who worded a report, what that took, and of which facts. */
export function ReportByline({ authorship: by }: { authorship: Authorship }) {
  const tokens = by.input_tokens + by.cached_tokens;
  return (
    <footer className="mt-6 border-t border-line pt-3 text-xs text-quiet">
      <p>
        {by.model
          ? `Worded by ${by.narrator} (${by.model}): ${formatCount(tokens)} tokens in, ${formatCount(by.output_tokens)} out, ${by.cost_usd.toFixed(4)} USD.`
          : "Worded by fixed sentences; nothing was sent to a language model."}{" "}
        Each sentence was checked against the facts it cites.
      </p>
      {by.failure ? <p>{by.detail}</p> : null}
      {by.dropped > 0 ? <p>Dropped, as the facts do not say so: {countOf(by.dropped, "sentence")}.</p> : null}
      <p className="font-mono wrap-anywhere">Facts {by.facts_hash.slice(0, 16)}</p>
    </footer>
  );
}
