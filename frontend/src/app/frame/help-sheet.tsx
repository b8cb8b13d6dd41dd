import type { Destination } from "@/app/navigation";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const groupsOf = (
  places: readonly Destination[],
): readonly { title: string; keys: readonly [keys: string, does: string][] }[] => [
  {
    title: "Anywhere",
    keys: [
      ["Ctrl K", "Search, go anywhere, do anything (⌘K on a Mac)"],
      ["/", "Search this page"],
      ["?", "This sheet"],
      ...places.map(({ key, word }): [string, string] => [`g ${key}`, `Go to ${word}`]),
    ],
  },
  {
    title: "In a list",
    keys: [
      ["j", "Next row"],
      ["k", "Previous row"],
      ["Enter", "Open the row"],
      ["x", "Select the row (jobs)"],
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
];

interface HelpSheetProps {
  places: readonly Destination[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function HelpSheet({ places, isOpen, onOpenChange }: HelpSheetProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Keyboard">
      <div className="flex flex-col gap-4">
        {groupsOf(places).map(({ title, keys }) => (
          <section key={title}>
            <h3 className="pb-1 text-xs text-faint">{title}</h3>
            <dl>
              {keys.map(([combination, does]) => (
                <div key={combination} className="flex h-7 items-center gap-3">
                  <dt className="flex w-16 gap-1">
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
