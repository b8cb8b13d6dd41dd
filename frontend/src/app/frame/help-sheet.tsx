import type { Destination } from "@/app/navigation";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

type Keys = readonly (readonly [keys: string, does: string])[];

const ANYWHERE: Keys = [
  ["Ctrl K", "Search, go anywhere, do anything (⌘K on a Mac)"],
  ["/", "Search this page"],
  ["?", "This sheet"],
  ["Alt T", "To the message in the corner"],
  ["Esc", "Close what floats"],
];

const ELSEWHERE: readonly { title: string; keys: Keys }[] = [
  {
    title: "In a list",
    keys: [
      ["j", "Next row"],
      ["k", "Previous row"],
      ["Enter", "Open the row"],
      ["x", "Select the row (jobs)"],
      ["r", "Run the row (jobs)"],
      [".", "Actions of the row (jobs)"],
    ],
  },
  {
    title: "On a job",
    keys: [
      ["r", "Run now"],
      ["e", "Edit"],
    ],
  },
  {
    title: "In a log",
    keys: [
      ["f", "Follow the end"],
      ["e", "First error"],
      ["j", "Next line"],
      ["k", "Previous line"],
      ["w", "Wrap long lines"],
      ["z", "Fold repeated lines"],
      ["t", "Turn the column of times"],
    ],
  },
];

interface HelpSheetProps {
  places: readonly Destination[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Every key that does something, by where it does. */
export function HelpSheet({ places, isOpen, onOpenChange }: HelpSheetProps) {
  const going: Keys = places.map(({ key, word }) => [`g ${key}`, word]);
  const groups = [{ title: "Anywhere", keys: ANYWHERE }, { title: "Go to", keys: going }, ...ELSEWHERE];
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Keyboard"
      className="w-[min(720px,calc(100vw-24px))]"
    >
      <div className="gap-8 sm:columns-2">
        {groups.map(({ title, keys }) => (
          <section key={title} className="break-inside-avoid pb-4">
            <h3 className="pb-1 text-xs text-faint">{title}</h3>
            <dl>
              {keys.map(([combination, does]) => (
                <div key={combination} className="flex min-h-7 items-center gap-3">
                  <dt className="flex w-16 shrink-0 gap-1">
                    {combination.split(" ").map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
