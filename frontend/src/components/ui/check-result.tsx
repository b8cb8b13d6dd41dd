import { CircleCheck, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { formatDuration } from "@/lib/format";

interface CheckResultProps {
  result: { ok: boolean; detail: string; duration_ms: number };
  children?: ReactNode;
}

/** What a server said when it was asked. */
export function CheckResult({ result, children }: CheckResultProps) {
  const Icon = result.ok ? CircleCheck : CircleX;
  return (
    <div role="status" className="flex items-start gap-2 text-sm">
      <Icon
        size={16}
        className={result.ok ? "mt-0.5 shrink-0 text-succeeded" : "mt-0.5 shrink-0 text-failed"}
        aria-hidden="true"
      />
      <div className="min-w-0">
        <p className="break-words">
          {result.detail} <span className="text-faint">after {formatDuration(result.duration_ms)}</span>
        </p>
        {children}
      </div>
    </div>
  );
}
