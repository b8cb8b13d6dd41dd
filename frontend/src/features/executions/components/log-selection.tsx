import { Copy, Download, Link2, X } from "lucide-react";
import { toast } from "@/lib/toast";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { countOf, formatCount } from "@/lib/format";
import { saveText } from "@/lib/save-text";
import { plainText } from "@/lib/ansi";
import type { LineRange } from "../log/line-link";
import type { LogStore } from "../log/log-store";

interface LogSelectionProps {
  selection: LineRange;
  store: LogStore;
  /** What a file of lines is called, without its end. */
  name: string;
  onClear: () => void;
}

/** What can be done with the lines that are chosen. */
export function LogSelection({ selection, store, name, onClear }: LogSelectionProps) {
  const { first, last } = selection;
  const count = last - first + 1;
  const text = () => [...store.lines(first, last + 1)].map((line) => plainText(line.text)).join("\n");
  const copy = (what: string, said: string) => {
    navigator.clipboard.writeText(what).then(
      () => toast(said),
      () => toast.error("The browser did not allow copying"),
    );
  };
  return (
    <div role="group" aria-label="Chosen lines" className="flex shrink-0 items-center gap-0.5 print:hidden">
      <Button variant="ghost" size="sm" onClick={() => copy(text(), `${countOf(count, "line")} copied`)}>
        <Copy size={14} aria-hidden="true" />
        Copy {count === 1 ? "line" : `${formatCount(count)} lines`}
      </Button>
      <Button variant="ghost" size="sm" onClick={() => copy(window.location.href, "Link copied")}>
        <Link2 size={14} aria-hidden="true" />
        Copy link
      </Button>
      <IconButton
        label="Save these lines"
        size="icon-sm"
        onClick={() => saveText(`${name}-${first + 1}-${last + 1}.log`, `${text()}\n`)}
      >
        <Download size={14} />
      </IconButton>
      <IconButton label="Choose no lines" size="icon-sm" onClick={onClear}>
        <X size={14} />
      </IconButton>
    </div>
  );
}
