import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { formatCount, formatExact } from "@/lib/format";
import type { AuditEntry } from "../types";
import { changesOf, valueText } from "./words";

interface AuditDetailProps {
  entry: AuditEntry;
  onNarrow: (filters: Record<string, string>) => void;
}

/** Everything that is known of an entry: what changed, from where, and its place in the chain. */
export function AuditDetail({ entry, onNarrow }: AuditDetailProps) {
  const { actor, resource } = entry;
  return (
    <div className="grid animate-appear gap-x-8 gap-y-4 px-1 pt-1 pb-4 text-sm md:pl-7 lg:grid-cols-2">
      <Changes entry={entry} />
      <div className="min-w-0">
        <Facts
          items={[
            ["When", formatExact(entry.time)],
            ["Action", <code key="action">{entry.action}</code>],
            ["Actor", [actor.name, actor.id].filter(Boolean).join(" · ") || actor.kind],
            ["API key", actor.key_id || undefined],
            ["Thing", [resource.kind, resource.name, resource.id].filter(Boolean).join(" · ")],
            ["Refused with", entry.code || undefined],
            ["From", entry.address ?? undefined],
            ["Program", entry.agent ? <span className="break-words">{entry.agent}</span> : undefined],
            [
              "Request",
              <code key="request" className="text-xs break-all">
                {entry.request_id || "–"}
              </code>,
            ],
            ["Not written", entry.omitted > 0 ? `${formatCount(entry.omitted)} more of the same` : undefined],
            [
              "Entry",
              <span key="seq" className="break-all">
                {formatCount(entry.seq)} <code className="text-xs text-faint">{entry.hash}</code>
              </span>,
            ],
          ]}
        />
        <div className="mt-3 flex flex-wrap gap-2">
          {actor.id ? (
            <Button size="sm" onClick={() => onNarrow({ actor: actor.id })}>
              All by this actor
            </Button>
          ) : null}
          {resource.id ? (
            <Button
              size="sm"
              onClick={() => onNarrow({ resource_id: resource.id, resource_kind: resource.kind })}
            >
              All on this thing
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const changes = changesOf(entry);
  if (changes.length === 0) return <p className="text-quiet">It changed no field that is kept here.</p>;
  return (
    <table className="w-full table-fixed self-start text-left">
      <thead className="text-xs text-faint">
        <tr>
          <th className="w-1/4 py-1 pr-3 font-normal">Field</th>
          <th className="py-1 pr-3 font-normal">Before</th>
          <th className="py-1 font-normal">After</th>
        </tr>
      </thead>
      <tbody className="align-top">
        {changes.map(([name, before, after]) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="py-1 pr-3 font-normal break-words text-quiet">
              {name.replaceAll("_", " ")}
            </th>
            <td className="py-1 pr-3 font-mono text-xs break-words text-quiet">{valueText(before)}</td>
            <td className="py-1 font-mono text-xs break-words">{valueText(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
