import { Bell, BellOff } from "lucide-react";
import { toast } from "@/lib/toast";
import type { Insight } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useChangeWatch } from "../api/watch";
import { MUTE_SPANS, muteEnd } from "../mutes";
import { TOPIC_WORDS } from "../words";

/** Nobody is told of this topic of this job, for a while or until it is lifted. */
export function MuteMenu({ insight }: { insight: Insight }) {
  const change = useChangeWatch(insight.job_id);
  const topic = TOPIC_WORDS[insight.topic].toLowerCase();
  if (insight.mute)
    return (
      <Button
        isBusy={change.isPending}
        onClick={() =>
          change.mutate(
            { lift: insight.topic },
            { onSuccess: () => toast(`Insights about ${topic} are told again`) },
          )
        }
      >
        <Bell size={14} /> Tell again
      </Button>
    );
  return (
    <Menu
      trigger={
        <Button isBusy={change.isPending}>
          <BellOff size={14} /> Mute…
        </Button>
      }
    >
      {MUTE_SPANS.map(({ label, days }) => (
        <MenuItem
          key={label}
          onSelect={() =>
            change.mutate(
              { mute: insight.topic, until: muteEnd(days, Date.now()) },
              { onSuccess: () => toast(`Nobody is told of ${topic} of ${insight.job_name}`) },
            )
          }
        >
          {TOPIC_WORDS[insight.topic]} of this job, {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
