import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import { unitWords } from "@/lib/measure";
import { before } from "@/lib/time-span";
import { askValue, type Measured } from "../api/ask";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";
import { isOfNow } from "../values";

interface Compared {
  now: Measured;
  former: Measured | null;
}

/** One number in large type. */
export function FigureWidget({ config }: { config: ConfigOf<"figure"> }) {
  const { value } = config;
  const isCompared = (config.compare ?? true) && !isOfNow(value.of);
  const query = useWidgetQuery<Compared>(["figure", value, isCompared], async (bounds, signal) => {
    const [now, former] = await Promise.all([
      askValue(value, bounds, signal),
      isCompared ? askValue(value, before(bounds), signal) : null,
    ]);
    return { now, former };
  });
  return (
    <WidgetAnswer query={query}>
      {({ now, former }) => (
        <div className="flex h-full flex-col justify-center [container-type:size]">
          <p className="truncate text-[clamp(1.25rem,min(46cqh,19cqw),5rem)] leading-none font-semibold tracking-[-0.02em]">
            {now.value === null ? "–" : unitWords(now.value, now.unit)}
          </p>
          {former ? <Change now={now} former={former} /> : null}
        </div>
      )}
    </WidgetAnswer>
  );
}

function Change({ now, former }: { now: Measured; former: Measured }) {
  if (now.value === null || former.value === null)
    return <p className="mt-1.5 truncate text-xs text-faint">nothing to compare with</p>;
  const difference = now.value - former.value;
  const Arrow = difference === 0 ? ArrowRight : difference > 0 ? ArrowUp : ArrowDown;
  return (
    <p className="mt-1.5 flex items-center gap-1 truncate text-xs text-quiet">
      <Arrow size={12} aria-label={difference === 0 ? "the same" : difference > 0 ? "up" : "down"} />
      from {unitWords(former.value, former.unit)} <span className="text-faint">the span before</span>
    </p>
  );
}
