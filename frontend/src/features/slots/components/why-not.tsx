import { useId } from "react";
import { Link } from "react-router";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { LookIcon } from "@/components/ui/state-icon";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { useNow } from "@/lib/clock";
import { wallToInstant } from "@/lib/zoned-time";
import { FARTHEST_DAYS, useNearestSlot } from "../api/get-nearest";
import { executionOf, shownSlot, slotLook } from "../looks";
import { nearestWords } from "../words";

interface WhyNotProps {
  jobId: string;
  zone: string;
  isHeld: boolean;
  /** A wall time in `zone`; empty while nothing is asked. */
  value: string;
  onChange: (wall: string) => void;
}

/** Answers "why did it not run at …?" in one line. */
export function WhyNot({ jobId, zone, isHeld, value, onChange }: WhyNotProps) {
  const id = useId();
  const instant = wallToInstant(value, zone);
  const at = instant === null ? null : Date.parse(instant);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className="text-sm text-quiet">
        Why did it not run at
      </label>
      <Input
        id={id}
        type="datetime-local"
        className="w-auto"
        value={value}
        aria-describedby={`${id}-zone`}
        onChange={({ target }) => onChange(target.value)}
      />
      <span id={`${id}-zone`} className="text-xs text-faint">
        {zone}
      </span>
      <div role="status" className="min-w-0 basis-full text-sm empty:hidden">
        {at === null ? null : <Answer jobId={jobId} zone={zone} isHeld={isHeld} at={at} />}
      </div>
    </div>
  );
}

interface AnswerProps extends Pick<WhyNotProps, "jobId" | "zone" | "isHeld"> {
  /** Epoch milliseconds. */
  at: number;
}

function Answer({ jobId, zone, isHeld, at }: AnswerProps) {
  const now = useNow(10_000);
  const nearest = useNearestSlot(jobId, at <= now ? at : null);
  if (at > now) return <p className="text-quiet">That moment is still to come.</p>;
  if (nearest.error) return <p className="text-failed">{problemText(nearest.error)}</p>;
  if (nearest.data === undefined) return <Skeleton className="w-72 max-w-full" />;
  if (nearest.data === null)
    return (
      <p className="text-quiet">
        It was not due within {FARTHEST_DAYS} days of that: the job had no schedule in force then, or what
        became of it is no longer kept.
      </p>
    );
  const slot = shownSlot(nearest.data, isHeld);
  const execution = executionOf(slot);
  return (
    <p className="flex animate-appear items-start gap-1.5">
      <LookIcon look={slotLook(slot)} className="mt-[3px]" label={slotLook(slot).word} />
      <span>
        {nearestWords(slot, at, zone)}
        {execution !== null ? (
          <>
            {" "}
            <Link
              to={paths.execution(execution)}
              className="underline decoration-line-strong underline-offset-2"
            >
              Open the execution
            </Link>
          </>
        ) : null}
      </span>
    </p>
  );
}
