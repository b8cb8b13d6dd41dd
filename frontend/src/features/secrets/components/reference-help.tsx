import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";

const EXAMPLES: readonly { text: string; line: ReactNode }[] = [
  { text: "${secret:store:db-password}", line: "a secret with one value" },
  { text: "${secret:store:db:password}", line: "the field password of the secret db" },
  { text: "${var:REGION}", line: "a variable" },
];

/** How jobs name secrets and variables. */
export function ReferenceHelp() {
  return (
    <aside aria-label="How jobs use them" className="text-sm">
      <h2 className="font-semibold">How jobs use them</h2>
      <p className="mt-1 text-quiet">
        Write the name where the value belongs: in the environment of a job, or in a field of an HTTP request,
        of an SSH login and the like. The worker puts the value there when an attempt begins.
      </p>
      <dl className="mt-2">
        {EXAMPLES.map(({ text, line }) => (
          <div key={text} className="border-b border-line py-1">
            <dt className="flex items-center gap-0.5">
              <code className="min-w-0 truncate font-mono text-[12px]">{text}</code>
              <CopyButton text={text} label={`Copy ${text}`} />
            </dt>
            <dd className="text-xs text-faint">{line}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-xs text-faint">
        A job takes its own first, then those of its owner. What a secret holds is masked in logs, also in
        other spellings of it.
      </p>
    </aside>
  );
}
