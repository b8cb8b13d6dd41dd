import { Link } from "react-router";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";
import { useNow } from "@/lib/clock";
import { formatBytes, formatCount } from "@/lib/format";
import { useMemory, useSystem } from "../api/get-system";
import { forecastWords, memoryWords } from "../system/words";

const MINUTE_MS = 60_000;

/** What the product stands on, in a few lines. */
export function Health() {
  const { data: system } = useSystem();
  const { data: memory } = useMemory();
  const now = useNow(MINUTE_MS);
  const alive = (count: number) =>
    count === 0 ? <span className="text-failed">none is alive</span> : `${formatCount(count)} alive`;
  return (
    <Section
      title="Health"
      actions={
        <Link to={paths.adminSystem} className="text-sm text-quiet underline underline-offset-2">
          System
        </Link>
      }
    >
      <div className="pt-3">
        <Facts
          isWide
          items={[
            ["Schedulers", system ? alive(system.schedulers.length) : "–"],
            ["Workers", system ? alive(system.workers.length) : "–"],
            ["Analysts", system ? alive(system.analysts.length) : "–"],
            ["Memory", memory ? memoryWords(memory) : "–"],
            ["Growth", memory ? forecastWords(memory, now) : "–"],
            [
              "Postgres",
              system ? (system.postgres ? formatBytes(system.postgres.bytes) : "does not answer") : "–",
            ],
          ]}
        />
      </div>
    </Section>
  );
}
