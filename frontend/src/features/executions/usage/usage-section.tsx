import { useCallback, useMemo, useState } from "react";
import type { Execution } from "@/api/types";
import { Section } from "@/components/ui/section";
import { useNow } from "@/lib/clock";
import { formatClock } from "@/lib/format";
import { isLive } from "@/lib/status";
import { useZone } from "@/lib/zone";
import { useUsage, useUsageOfGood } from "../api/get-usage";
import { useMoment, usePointed } from "../log/moment";
import { useJumpToTime } from "../log/use-jump";
import { phaseRows, phaseWindow } from "../phases/phases";
import { besideGood, usageCurves } from "./curves";
import { nearestIndex } from "./nearest-index";
import { UsageCurve } from "./usage-curve";

const FEWEST = 2;

interface UsageSectionProps {
  execution: Execution;
  /** The success that it is compared with; null: none. */
  goodId: string | null;
}

/** What an execution used while it ran, as curves over the time that its phases and its log have; nothing of a short one. */
export function UsageSection({ execution, goodId }: UsageSectionProps) {
  const points = useUsage(execution).data?.points;
  const good = useUsageOfGood(goodId).data?.points;
  const times = useMemo(() => (points ?? []).map(({ time }) => Date.parse(time) / 1_000), [points]);
  const curves = useMemo(
    () => besideGood(usageCurves(points ?? []), times, good ?? []),
    [points, times, good],
  );
  const [hovered, setHovered] = useState<number | null>(null);
  const moment = useMoment();
  const pointed = usePointed("log");
  const zone = useZone();
  const jump = useJumpToTime(execution.id);
  const now = useNow(isLive(execution.state) ? 5_000 : 3_600_000);
  const span = phaseWindow(phaseRows(execution, now));
  const [from, to] = [
    span ? span.fromMs / 1_000 : (times[0] ?? 0),
    span ? span.toMs / 1_000 : (times.at(-1) ?? 0),
  ];
  const hover = useCallback(
    (index: number | null) => {
      setHovered(index);
      const at = index === null ? undefined : times[index];
      moment.point(at === undefined ? null : at * 1_000, "chart");
    },
    [moment, times],
  );
  if (times.length < FEWEST || curves.length === 0) return null;
  const shown = hovered ?? (pointed === null ? null : nearestIndex(times, pointed / 1_000));
  const at = shown === null ? undefined : times[shown];
  return (
    <Section
      title="Resources"
      note={at === undefined ? null : formatClock(at * 1_000, at * 1_000, zone, { hasSeconds: true })}
    >
      {curves.map((curve, index) => (
        <UsageCurve
          key={curve.title}
          curve={curve}
          times={times}
          from={from}
          to={to}
          zone={zone}
          hasAxis={index === curves.length - 1}
          hovered={shown}
          pointed={pointed}
          onHover={hover}
          onPick={(place) => void jump(new Date((times[place] ?? 0) * 1_000).toISOString())}
        />
      ))}
      <p className="mt-1 text-xs text-faint">
        {curves.some(({ beside }) => beside) ? "Dashed: the last success. " : ""}
        <span className="print:hidden">A click shows what the log says then.</span>
      </p>
    </Section>
  );
}
