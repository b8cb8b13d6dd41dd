import { ArrowUp } from "lucide-react";
import { formatCount } from "@/lib/format";

interface NewRowsPillProps {
  count: number;
  /** There are more than were counted. */
  isMore: boolean;
  isShown: boolean;
  onShow: () => void;
}

/** Tells a reader who has scrolled that newer rows wait at the top. */
export function NewRowsPill({ count, isMore, isShown, onShow }: NewRowsPillProps) {
  if (!isShown || count === 0) return null;
  return (
    <div className="pointer-events-none sticky top-16 z-20 flex h-0 justify-center">
      <button
        type="button"
        onClick={onShow}
        className="pointer-events-auto inline-flex h-7 animate-appear items-center gap-1 rounded-full bg-action px-3 text-sm font-medium text-action-fg shadow-float hover:bg-action-hover"
      >
        <ArrowUp size={14} aria-hidden="true" />
        {formatCount(count)}
        {isMore ? " and more" : ""} new
      </button>
    </div>
  );
}
