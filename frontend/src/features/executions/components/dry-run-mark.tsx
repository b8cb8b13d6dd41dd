/** Says that an execution only looked whether it could run. */
export function DryRunMark({ className = "" }: { className?: string }) {
  return (
    <span
      className={`rounded-sm border border-line-strong px-1 text-xs leading-4 whitespace-nowrap text-quiet ${className}`}
      title="It looked whether it could run, and did nothing."
    >
      dry run
    </span>
  );
}
