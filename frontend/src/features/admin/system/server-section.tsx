import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { countOf, formatBytes, formatCount, formatSpan } from "@/lib/format";
import type { System } from "../types";

const SECOND_MS = 1_000;
const TABLES = 4;

/** Redis and Postgres, as they say themselves. */
export function ServerSection({ system }: { system: System }) {
  const { redis, postgres } = system;
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <Section title="Redis" note={redis.version}>
        <div className="pt-3">
          <Facts
            isWide
            items={[
              ["Up", formatSpan(redis.uptime_s * SECOND_MS)],
              ["Role", redis.role === "master" ? "Primary" : "Replica"],
              ["Keys", formatCount(redis.keys)],
              ["Clients", `${formatCount(redis.clients)}, ${formatCount(redis.blocked_clients)} waiting`],
              ["Commands", `${formatCount(redis.commands_per_s)} a second`],
              ["Append-only file", appendWords(redis)],
              [
                "Snapshot",
                redis.is_snapshot_ok ? (
                  <Time key="snapshot" value={redis.last_snapshot_at} fallback="never" />
                ) : (
                  <span key="snapshot" className="text-failed">
                    the last one failed
                  </span>
                ),
              ],
              ["Evicted keys", formatCount(redis.evicted_keys)],
              ["Refused clients", formatCount(redis.rejected_connections)],
              ["Fragmentation", redis.fragmentation.toFixed(2)],
            ]}
          />
        </div>
      </Section>
      <Section title="Postgres" note={postgres?.version}>
        <div className="pt-3">
          {postgres ? (
            <Facts
              isWide
              items={[
                ["Size", formatBytes(postgres.bytes)],
                [
                  "Connections",
                  `${formatCount(postgres.connections)} of ${formatCount(postgres.most_connections)}`,
                ],
                ...postgres.tables
                  .slice(0, TABLES)
                  .map(({ name, bytes, rows }): [string, string] => [
                    name,
                    `${formatBytes(bytes)}, ${countOf(rows, "row")}`,
                  ]),
              ]}
            />
          ) : (
            <p className="text-sm text-failed">It does not answer: nobody can log in.</p>
          )}
        </div>
      </Section>
    </div>
  );
}

function appendWords(redis: System["redis"]): string {
  if (!redis.is_append_only) return "off: what is not in a snapshot is lost when it stops";
  if (!redis.is_append_ok) return "the last write failed";
  return `${formatBytes(redis.append_bytes)}${redis.is_rewriting ? ", being rewritten" : ""}`;
}
