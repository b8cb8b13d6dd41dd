import { Link } from "react-router";
import type { UpcomingFire } from "@/api/types";
import { MiddleText } from "@/components/ui/middle-text";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { NextHourStrip } from "./next-hour-strip";

const SHOWN = 5;

/** What is due next, soonest first. */
export function NextUp({ fires, isHeld }: { fires: readonly UpcomingFire[]; isHeld: boolean }) {
  return (
    <Section title="Next 60 minutes" note={isHeld ? "held while all scheduling is paused" : null}>
      <NextHourStrip fires={fires} />
      {fires.slice(0, SHOWN).map(({ job_id: id, job_name: name, fire_at: at, schedule_text: text }) => (
        <div
          key={`${id} ${at}`}
          data-row=""
          className="relative grid h-8 grid-cols-[76px_minmax(0,3fr)_minmax(0,2fr)] items-center gap-3 border-b border-line px-1 hover:bg-hover max-sm:grid-cols-[76px_minmax(0,1fr)]"
        >
          <Time
            value={at}
            past={isHeld ? "held" : "due"}
            className="relative z-1 w-fit whitespace-nowrap text-quiet"
          />
          <Link to={paths.job(id)} className="flex min-w-0 after:absolute after:inset-0 after:content-['']">
            <MiddleText>{name}</MiddleText>
          </Link>
          <span className="truncate text-right text-faint max-sm:hidden" title={text}>
            {text}
          </span>
        </div>
      ))}
      {fires.length === 0 ? <p className="py-2 text-quiet">Nothing is scheduled.</p> : null}
    </Section>
  );
}
