import { Link } from "react-router";
import type { DayBand } from "@/api/types";
import { paths } from "@/config/paths";
import { countOf, formatCount, formatDuration } from "@/lib/format";

interface BandStripProps {
  band: DayBand;
  onLook: (words: string | null) => void;
}

/** A job that is due so often that its bars would touch: one strip with its name. */
export function BandStrip({ band, onLook }: BandStripProps) {
  const { job_id: id, job_name: name, count, jobs, usual_ms: usualMs } = band;
  const who = jobs > 1 ? countOf(jobs, "more job") : name;
  const words = `${who}: ${countOf(count, "start")} here, ${formatDuration(usualMs)} each as a rule`;
  const className =
    "mb-0.5 flex h-4 items-center gap-2 overflow-hidden rounded-[3px] px-1.5 text-xs leading-4 whitespace-nowrap text-quiet";
  const style = {
    background: "repeating-linear-gradient(90deg, var(--bar-ghost) 0 2px, transparent 2px 6px)",
  };
  const text = (
    <span className="truncate rounded-sm bg-page px-1">
      {who} ×{formatCount(count)}
    </span>
  );
  if (id === "")
    return (
      <div className={className} style={style} title={words}>
        {text}
      </div>
    );
  return (
    <Link
      to={paths.job(id)}
      className={className}
      style={style}
      aria-label={words}
      data-bar=""
      onFocus={() => onLook(words)}
      onPointerEnter={() => onLook(words)}
      onPointerLeave={() => onLook(null)}
    >
      {text}
    </Link>
  );
}
