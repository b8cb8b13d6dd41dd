import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

export type KeyValue = readonly [name: string, value: string];

interface KeyValueEditorProps {
  /** What one pair is called: "variable". */
  noun: string;
  rows: readonly KeyValue[];
  onChange: (rows: KeyValue[]) => void;
  /** What is wrong with the pair of this name. */
  errorAt?: (name: string) => string | undefined;
}

/** Names and values, one pair a line. */
export function KeyValueEditor({ noun, rows, onChange, errorAt }: KeyValueEditorProps) {
  const change = (index: number, row: KeyValue) =>
    onChange(rows.map((old, at) => (at === index ? row : old)));
  return (
    <div className="flex flex-col gap-1.5">
      {rows.map(([name, value], index) => {
        const isDouble = name !== "" && rows.findIndex(([other]) => other === name) < index;
        const error = isDouble ? "This name is already above." : name === "" ? undefined : errorAt?.(name);
        return (
          <div key={index}>
            <div className="flex gap-1.5">
              <Input
                aria-label={`Name of ${noun} ${index + 1}`}
                aria-invalid={error ? true : undefined}
                className="basis-2/5 font-mono text-xs"
                value={name}
                spellCheck={false}
                autoCapitalize="off"
                onChange={(event) => change(index, [event.target.value, value])}
              />
              <Input
                aria-label={`Value of ${noun} ${index + 1}`}
                className="flex-1 font-mono text-xs"
                value={value}
                spellCheck={false}
                autoCapitalize="off"
                onChange={(event) => change(index, [name, event.target.value])}
              />
              <IconButton
                label={`Remove ${name || noun}`}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <X size={14} />
              </IconButton>
            </div>
            {error ? (
              <p role="alert" className="mt-0.5 text-xs text-failed">
                {error}
              </p>
            ) : null}
          </div>
        );
      })}
      <Button size="sm" variant="ghost" className="self-start" onClick={() => onChange([...rows, ["", ""]])}>
        <Plus size={13} /> Add a {noun}
      </Button>
    </div>
  );
}
