import { CalendarDays, Check, ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { Popover } from "radix-ui";
import { Suspense, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { shifted, spanWords } from "@/lib/span-words";
import { boundsOf, type SpanId, SPANS, type TimeSpan } from "@/lib/time-span";
import { useZone } from "@/lib/zone";

// The calendar is heavier than all the rest of a page's controls, and rarely wanted.
const TimeSpanForm = onDemand(async () => (await import("@/components/ui/time-span-form")).TimeSpanForm);

interface TimeSpanPickerProps {
  span: TimeSpan;
  onChange: (span: TimeSpan) => void;
  /** Those of the spans up to now that make sense here; all unless told. */
  presets?: readonly SpanId[];
  /** No wider than needed, for a crowded row: without the steps to earlier and later. */
  isCompact?: boolean;
  align?: "start" | "end";
}

const MINUTE_MS = 60_000;

/** The one way to say of which stretch of time a page tells. */
export function TimeSpanPicker(props: TimeSpanPickerProps) {
  const { span, onChange, isCompact = false, align = "end" } = props;
  const [isOpen, setOpen] = useState(false);
  const zone = useZone();
  const now = useNow(MINUTE_MS);
  const step = (direction: -1 | 1) => onChange(shifted(span, Date.now(), direction));
  const choose = (next: TimeSpan) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <div
      role="group"
      aria-label="Time span"
      className="inline-flex max-w-full items-center"
      data-print="hide"
    >
      {isCompact ? null : (
        <IconButton label="Earlier" size="icon-sm" onClick={() => step(-1)}>
          <ChevronLeft size={16} />
        </IconButton>
      )}
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger className={cn(buttonClass({ variant: "secondary" }), "min-w-0 shrink font-normal")}>
          <CalendarDays size={14} className="text-quiet" aria-hidden="true" />
          <span className="truncate">{spanWords(span, zone, now)}</span>
          <ChevronDown size={13} className="text-quiet" aria-hidden="true" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align={align}
            sideOffset={4}
            collisionPadding={8}
            aria-label="Time span"
            className="z-50 flex max-h-(--radix-popover-content-available-height) animate-appear flex-col overflow-y-auto rounded-lg bg-raised text-sm shadow-float sm:flex-row"
          >
            <Presets {...props} onChange={choose} />
            <div className="min-h-96 w-68 p-3 pointer-coarse:w-82">
              <Suspense>
                <TimeSpanForm bounds={boundsOf(span, now)} now={now} zone={zone} onChange={choose} />
              </Suspense>
            </div>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {isCompact ? null : (
        <IconButton label="Later" size="icon-sm" disabled={span.kind === "last"} onClick={() => step(1)}>
          <ChevronRight size={16} />
        </IconButton>
      )}
    </div>
  );
}

function Presets({ span, presets, onChange }: TimeSpanPickerProps) {
  const offered = SPANS.filter(({ id }) => presets?.includes(id) ?? true);
  return (
    <ul className="grid grid-cols-2 gap-px border-b border-line p-1.5 sm:flex sm:w-40 sm:flex-col sm:border-r sm:border-b-0">
      {offered.map(({ id, label }) => {
        const isChosen = span.kind === "last" && span.id === id;
        return (
          <li key={id}>
            <button
              type="button"
              aria-pressed={isChosen}
              onClick={() => onChange({ kind: "last", id })}
              className="flex h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover pointer-coarse:h-9"
            >
              <span className="flex-1">{label}</span>
              {isChosen ? <Check size={14} aria-hidden="true" /> : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
