import { IDEAS } from "../words";

/** Questions to begin with. */
export function AskIdeas({ onAsk }: { onAsk: (question: string) => void }) {
  return (
    <ul aria-label="Questions to begin with" className="mt-4 flex flex-wrap gap-2">
      {IDEAS.map((idea) => (
        <li key={idea}>
          <button
            type="button"
            className="rounded-md border border-line px-2.5 py-1.5 text-sm text-quiet hover:border-line-strong hover:text-fg pointer-coarse:py-2.5"
            onClick={() => onAsk(idea)}
          >
            {idea}
          </button>
        </li>
      ))}
    </ul>
  );
}
