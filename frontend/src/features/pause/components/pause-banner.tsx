import { PauseCircle } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useSchedulingPause } from "../api/get-pause";
import { ResumeSchedulingDialog } from "./resume-scheduling-dialog";

/** Says above every page that nothing is scheduled, since when, by whom and why; administrators resume here. */
export function PauseBanner({ canPause }: { canPause: boolean }) {
  const { data: pause } = useSchedulingPause();
  const [isAsking, setAsking] = useState(false);
  if (!pause?.paused) return null;
  return (
    <div
      role="status"
      className="flex animate-appear flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-4 py-1.5 text-sm md:px-8"
    >
      <PauseCircle size={16} className="shrink-0 text-missed" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-60">
        <span className="font-medium text-missed">All scheduling is paused</span>
        {pause.since === null ? null : (
          <>
            {" "}
            since <Time value={pause.since} as="clock" />
          </>
        )}
        {pause.by ? ` by ${pause.by}` : ""}
        {pause.reason ? `: ${pause.reason}` : ""}
      </p>
      {canPause ? (
        <Button size="sm" onClick={() => setAsking(true)}>
          Resume…
        </Button>
      ) : null}
      {isAsking ? <ResumeSchedulingDialog onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
