import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Play, Search, TextSearch } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { useNavigate } from "react-router";
import { PaletteGroup } from "@/app/frame/palette-group";
import { PaletteItem } from "@/app/frame/palette-item";
import { type FoundCommand, usePaletteCommands } from "@/app/frame/use-palette-commands";
import { type Destination, DESTINATIONS } from "@/app/navigation";
import { JobStateIcon } from "@/components/ui/state-icon";
import { Kbd } from "@/components/ui/kbd";
import { paths } from "@/config/paths";
import { findJobsOptions } from "@/features/jobs/api/find-jobs";
import { useTriggerJob } from "@/features/jobs/api/trigger-job";
import { useDebounced } from "@/lib/use-debounced";

interface PaletteProps {
  places?: readonly Destination[];
  canPause?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  openHelp?: () => void;
}

const TYPING_MS = 120;
const RUN = /^run\s+/i;
const LIST =
  "max-h-[52vh] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 " +
  "[&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint";

/** Finds jobs, goes everywhere, does everything. `run <name>` runs instead of opening. */
export function Palette(props: PaletteProps) {
  const { places = DESTINATIONS, canPause = false, isOpen, onOpenChange, openHelp = () => undefined } = props;
  const [text, setText] = useState("");
  const navigate = useNavigate();
  const trigger = useTriggerJob();
  const { offers, dialog } = usePaletteCommands({ isOpen, places, canPause, openHelp });
  const wanted = text.trim().replace(RUN, "");
  const search = useDebounced(wanted, TYPING_MS);
  const isRunning = RUN.test(text);
  const found = useQuery({ ...findJobsOptions(search), enabled: isOpen });
  // What is run must be what was typed, not what an earlier letter found.
  const isSettled = search === wanted && !found.isPlaceholderData;
  const jobs = isSettled || !isRunning ? (found.data?.items ?? []) : [];
  const [selected, setSelected] = useBest(jobs[0] && text !== "" ? `job ${jobs[0].id}` : "");
  const close = (action?: () => void) => {
    onOpenChange(false);
    setText("");
    action?.();
  };
  const go = (to: string) => close(() => void navigate(to));
  const fits = ({ word, also }: FoundCommand) =>
    !isRunning && `${also} ${word}`.toLowerCase().includes(text.trim().toLowerCase());
  const inLogs: FoundCommand = {
    word: `Search all logs for “${wanted}”`,
    also: wanted,
    icon: TextSearch,
    act: () => void navigate(paths.searchFor(wanted)),
  };
  return (
    <>
      <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? onOpenChange(true) : close())}>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed top-[12vh] left-1/2 z-50 w-[min(600px,calc(100vw-24px))] -translate-x-1/2 animate-appear overflow-hidden rounded-lg bg-raised shadow-float"
          >
            <Dialog.Title className="sr-only">Search or do anything</Dialog.Title>
            <Command shouldFilter={false} loop value={selected} onValueChange={setSelected}>
              <div className="flex items-center gap-2.5 border-b border-line px-4">
                <Search size={16} className="text-faint" aria-hidden="true" />
                <Command.Input
                  value={text}
                  onValueChange={setText}
                  placeholder="Search jobs, or type “run” and a name"
                  className="h-12 flex-1 bg-transparent text-base outline-none"
                />
                <Kbd>Esc</Kbd>
              </div>
              <Command.List className={LIST}>
                <Command.Empty className="px-2.5 py-6 text-center text-quiet">Nothing fits.</Command.Empty>
                <PaletteGroup heading="On this page" commands={offers.here.filter(fits)} run={close} />
                <PaletteGroup
                  heading="Looked at lately"
                  commands={text === "" ? offers.recents : []}
                  run={close}
                />
                {jobs.length > 0 ? (
                  <Command.Group heading={isRunning ? "Run now" : "Jobs"}>
                    {jobs.map((job) => (
                      <PaletteItem
                        key={job.id}
                        value={`job ${job.id}`}
                        icon={isRunning ? <Play size={14} /> : <JobStateIcon state={job.state} />}
                        note={job.schedule_text}
                        onSelect={() =>
                          isRunning && job.parameters.length === 0
                            ? close(() => trigger.mutate({ job }))
                            : go(isRunning ? paths.runJob(job.id) : paths.job(job.id))
                        }
                      >
                        {job.name}
                      </PaletteItem>
                    ))}
                  </Command.Group>
                ) : null}
                <PaletteGroup heading="Go to" commands={offers.places.filter(fits)} run={close} />
                <PaletteGroup
                  heading="Do"
                  commands={[...(wanted === "" ? [] : [inLogs]), ...offers.deeds].filter(fits)}
                  run={close}
                />
              </Command.List>
            </Command>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      {dialog}
    </>
  );
}

/** What is selected: the best that was found, until another is chosen. Answers come after the typing. */
function useBest(best: string) {
  const [selected, setSelected] = useState("");
  const [first, setFirst] = useState("");
  if (best !== first) {
    setFirst(best);
    setSelected(best);
  }
  return [selected, setSelected] as const;
}
