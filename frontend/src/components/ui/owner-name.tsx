import { Users } from "lucide-react";
import { cn } from "@/lib/cn";
import { isTeam } from "@/lib/owners";
import { useName } from "@/lib/use-name";

interface OwnerNameProps {
  id: string;
  /** Of who reads it: said as "You". */
  ownId?: string | undefined;
  className?: string;
}

/** A user or a team by name; teams have a mark. */
export function OwnerName({ id, ownId, className }: OwnerNameProps) {
  const isOwn = id !== "" && id === ownId;
  const { data, isPending } = useName(isOwn ? "" : id);
  const name = isOwn ? "You" : (data?.name ?? (isPending ? "" : unknown(id)));
  return (
    <span className={cn("inline-flex max-w-full min-w-0 items-center gap-1", className)}>
      {isTeam(id) ? <Users size={12} className="shrink-0 text-faint" aria-label="Team" /> : null}
      <span className="truncate" title={data?.email ? `${name}, ${data.email}` : name}>
        {name}
      </span>
    </span>
  );
}

function unknown(id: string): string {
  return isTeam(id) ? "Another team" : "Somebody else";
}
