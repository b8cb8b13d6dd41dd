import { TriangleAlert } from "lucide-react";
import type { System } from "../types";

/** What needs a person, in sentences. */
export function ProblemList({ problems }: { problems: System["problems"] }) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Problems" className="mb-5 flex flex-col gap-1.5 text-sm">
      {problems.map(({ part, detail }) => (
        <li key={`${part} ${detail}`} className="flex items-start gap-2">
          <TriangleAlert size={15} className="mt-0.5 shrink-0 text-failed" aria-hidden="true" />
          <span className="min-w-0 break-words">{detail}</span>
        </li>
      ))}
    </ul>
  );
}
