import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { LogOut, Monitor, Moon, Pause, Play, Plus, Search, Sun, TextSearch, Variable } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { useNavigate } from "react-router";
import { PaletteGroup } from "@/app/frame/palette-group";
import { PaletteItem } from "@/app/frame/palette-item";
import { type Destination, DESTINATIONS } from "@/app/navigation";
import { JobStateIcon } from "@/components/ui/state-icon";
import { Kbd } from "@/components/ui/kbd";
import { paths } from "@/config/paths";
import { useLogout } from "@/features/auth/api/log-out";
import { findJobsOptions } from "@/features/jobs/api/find-jobs";
import { useTriggerJob } from "@/features/jobs/api/trigger-job";
import { usePauseCommand } from "@/features/pause/components/use-pause-command";
import { setTheme } from "@/lib/theme";
import { useDebounced } from "@/lib/use-debounced";

interface PaletteProps {
  places?: readonly Destination[];
  canPause?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

const TYPING_MS = 120;
const RUN = /^run\s+/i;

/** Finds jobs, goes everywhere, does everything. `run <name>` runs instead of opening. */
export function Palette({
  places: destinations = DESTINATIONS,
  canPause = false,
  isOpen,
  onOpenChange,
}: PaletteProps) {
  const [text, setText] = useState("");
  const navigate = useNavigate();
  const trigger = useTriggerJob();
  const logout = useLogout();
  const { command: pauseCommand, dialog: pauseDialog } = usePauseCommand(canPause);
  const wanted = text.trim().replace(RUN, "");
  const search = useDebounced(wanted, TYPING_MS);
  const isRunning = RUN.test(text);
  const found = useQuery({ ...findJobsOptions(search), enabled: isOpen });
  // What is run must be what was typed, not what an earlier letter found.
  const isSettled = search === wanted && !found.isPlaceholderData;
  const jobs = isSettled || !isRunning ? (found.data?.items ?? []) : [];
  const [selected, setSelected] = useState("");
  const [first, setFirst] = useState("");
  const top = jobs[0] && text !== "" ? `job ${jobs[0].id}` : "";
  if (top !== first) {
    // Answers come after the typing: Enter means the best of them, not what stood there before.
    setFirst(top);
    setSelected(top);
  }
  const close = (action?: () => void) => {
    onOpenChange(false);
    setText("");
    action?.();
  };
  const go = (to: string) => close(() => void navigate(to));
  const places = destinations.map(({ to, word, icon, key }) => ({
    word,
    also: "go to",
    icon,
    note: `g ${key}`,
    act: () => void navigate(to),
  }));
  const deeds = [
    ...(wanted === ""
      ? []
      : [
          {
            word: `Search all logs for “${wanted}”`,
            also: wanted,
            icon: TextSearch,
            act: () => void navigate(paths.searchFor(wanted)),
          },
        ]),
    { word: "New job", also: "create write add", icon: Plus, act: () => void navigate(paths.newJob) },
    ...(pauseCommand
      ? [
          {
            word: pauseCommand.word,
            also: "stop start maintenance",
            icon: pauseCommand.isPause ? Pause : Play,
            act: pauseCommand.act,
          },
        ]
      : []),
    {
      word: "Variables",
      also: "go to values environment",
      icon: Variable,
      act: () => void navigate(paths.variables),
    },
    { word: "Light theme", also: "looks", icon: Sun, act: () => setTheme("light") },
    { word: "Dark theme", also: "looks", icon: Moon, act: () => setTheme("dark") },
    { word: "Theme as the system", also: "looks", icon: Monitor, act: () => setTheme("system") },
    { word: "Log out", also: "sign out", icon: LogOut, act: () => logout.mutate() },
  ];
  const fits = ({ word, also }: { word: string; also: string }) =>
    `${also} ${word}`.toLowerCase().includes(text.trim().toLowerCase());
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
              <Command.List className="max-h-[52vh] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint">
                <Command.Empty className="px-2.5 py-6 text-center text-quiet">Nothing fits.</Command.Empty>
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
                <PaletteGroup heading="Go to" commands={isRunning ? [] : places.filter(fits)} run={close} />
                <PaletteGroup heading="Do" commands={isRunning ? [] : deeds.filter(fits)} run={close} />
              </Command.List>
            </Command>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      {pauseDialog}
    </>
  );
}
