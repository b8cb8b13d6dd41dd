import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { streamEventsUrl } from "@/api/client";
import type { ChronosEvent } from "@/api/types";
import { applyCommentEvent } from "@/features/comments/apply-event";
import { applyDeadLetterEvent } from "@/features/dead-letters/apply-event";
import { applyExecutionEvent } from "@/features/executions/apply-event";
import { applyInsightEvent } from "@/features/insights/apply-event";
import { applyJobEvent } from "@/features/jobs/apply-event";
import { applyMetricsEvent } from "@/features/metrics/apply-event";
import { applyNotificationEvent } from "@/features/notifications/apply-event";
import { applyOverviewEvent } from "@/features/overview/apply-event";
import { applyPauseEvent } from "@/features/pause/apply-event";
import { applyScheduleMapEvent } from "@/features/schedule-map/apply-event";
import { applySlotsEvent } from "@/features/slots/apply-event";
import { setConnection } from "@/lib/connection";
import { openSharedStream } from "@/lib/shared-stream";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";

/** Hands a batch of events to the features' caches. */
export function applyEvents(client: QueryClient, events: ChronosEvent[], stale: ThrottledInvalidation): void {
  for (const event of events) {
    if (applyPauseEvent(client, event) || applyCommentEvent(event, stale)) continue;
    if (applyNotificationEvent(event, stale)) continue;
    if (applyInsightEvent(event, stale)) {
      applyMetricsEvent(event, stale);
      continue;
    }
    applyJobEvent(client, event, stale);
    applyExecutionEvent(client, event, stale);
    applyDeadLetterEvent(event, stale);
    applyMetricsEvent(event, stale);
    applySlotsEvent(event, stale);
    applyScheduleMapEvent(event, stale);
    applyOverviewEvent(stale);
  }
}

/** Keeps one events stream open for the tabs of one person in this browser. Draws nothing. */
export function Live({ userId }: { userId: string }) {
  const client = useQueryClient();
  useEffect(() => {
    const controller = new AbortController();
    const stale = new ThrottledInvalidation(client);
    let wasLost = false;
    const refetchAll = () => void client.invalidateQueries();
    openSharedStream({
      name: `chronos.events.${userId}`,
      url: streamEventsUrl(),
      signal: controller.signal,
      onState: (state) => {
        setConnection(state);
        // What was on screen while the line was down may be old even if no event was missed.
        if (state.status === "offline") wasLost = true;
        else if (state.status === "live" && wasLost) {
          wasLost = false;
          refetchAll();
        }
      },
      onEvent: ({ event, data }) => {
        if (event === "reset") refetchAll();
        else if (event === "events") applyEvents(client, JSON.parse(data) as ChronosEvent[], stale);
      },
    }).catch(() => setConnection({ status: "offline", since: Date.now() }));
    return () => {
      controller.abort();
      stale.stop();
    };
  }, [client, userId]);
  return null;
}
