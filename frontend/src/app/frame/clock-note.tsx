import { ClockAlert } from "lucide-react";
import { useClockSkew } from "@/lib/clock";
import { formatSpan } from "@/lib/format";

/** Says so when this computer's clock is wrong: what is "3 min ago" here goes by the server's. */
export function ClockNote() {
  const skew = useClockSkew();
  if (skew === 0) return null;
  return (
    <div
      role="status"
      data-print="hide"
      className="flex items-center gap-3 border-b border-line bg-sunken px-4 py-1.5 text-sm md:px-8"
    >
      <ClockAlert size={16} className="shrink-0 text-missed" aria-hidden="true" />
      <p className="min-w-0">
        <span className="font-medium text-missed">
          This computer’s clock is {formatSpan(skew)} {skew > 0 ? "slow" : "fast"}.
        </span>{" "}
        Times here go by the server’s.
      </p>
    </div>
  );
}
