import { useMemo, useState } from "react";
import type { Execution } from "@/api/types";
import { Section } from "@/components/ui/section";
import { formatClock } from "@/lib/format";
import { useUsage } from "../api/get-usage";
import { useJumpToTime } from "../log/use-jump";
import { usageCurves } from "./curves";
import { UsageCurve } from "./usage-curve";

const FEWEST = 2;

/** What an execution used while it ran, as curves over the same time; nothing of a short one. */
export function UsageSection({ execution }: { execution: Execution }) {
  const points = useUsage(execution).data?.points;
  const curves = useMemo(() => usageCurves(points ?? []), [points]);
  const times = useMemo(() => (points ?? []).map(({ time }) => Date.parse(time) / 1_000), [points]);
  const [hovered, setHovered] = useState<number | null>(null);
  const jump = useJumpToTime(execution.id);
  if (times.length < FEWEST || curves.length === 0) return null;
  const at = hovered === null ? undefined : times[hovered];
  return (
    <Section
      title="Resources"
      note={at === undefined ? null : formatClock(at * 1_000, at * 1_000, undefined, { hasSeconds: true })}
    >
      {curves.map((curve, index) => (
        <UsageCurve
          key={curve.title}
          curve={curve}
          times={times}
          hasAxis={index === curves.length - 1}
          hovered={hovered}
          onHover={setHovered}
          onPick={(place) => void jump(new Date((times[place] ?? 0) * 1_000).toISOString())}
        />
      ))}
      <p className="mt-1 text-xs text-faint">A click shows what the log says then.</p>
    </Section>
  );
}
