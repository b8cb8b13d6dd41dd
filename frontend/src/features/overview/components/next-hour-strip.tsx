import type { UpcomingFire } from "@/api/types";
import { BarChart } from "@/components/charts";
import { useNow } from "@/lib/clock";
import { useZone } from "@/lib/zone";
import { nextHour, nextHourWords } from "../next-hour";

const MINUTE_MS = 60_000;

/** The coming hour, minute by minute: where it is crowded, and where nothing is due. */
export function NextHourStrip({ fires }: { fires: readonly UpcomingFire[] }) {
  const now = useNow(MINUTE_MS);
  const zone = useZone();
  const hour = nextHour(fires, now);
  return (
    <BarChart
      title="Due within the hour"
      times={hour.times}
      bucketMs={MINUTE_MS}
      parts={[{ name: "due", tone: "quiet", values: hour.counts }]}
      heightPx={30}
      summary={nextHourWords(hour, now, zone)}
    />
  );
}
