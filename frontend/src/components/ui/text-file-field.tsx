import { FileUp } from "lucide-react";
import { type ChangeEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { problemText } from "@/lib/api-problem";
import { cn } from "@/lib/cn";

interface TextFileFieldProps {
  label: string;
  /** What the hidden file input is called. */
  fileLabel: string;
  hint: ReactNode;
  placeholder: string;
  rows: number;
  /** Kinds of file that the chooser offers; all when left out. */
  accept?: string;
  text: string;
  error?: string | undefined;
  onChange: (text: string) => void;
  /** The text of a file; rejects with a sentence when it is not of the wanted kind. */
  read: (file: File) => Promise<string>;
}

/** Where the text of a file is pasted, dropped or chosen. */
export function TextFileField(props: TextFileFieldProps) {
  const { label, fileLabel, hint, placeholder, rows, accept, text, error, onChange, read } = props;
  const file = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      onChange(await read(chosen));
      setProblem(undefined);
    } catch (failure) {
      setProblem(problemText(failure));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void take(event.target.files?.[0]);
    event.target.value = "";
  };
  return (
    <div className="relative">
      <Field label={label} error={problem ?? error} hint={hint}>
        {(control) => (
          <Textarea
            {...control}
            value={text}
            rows={rows}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            placeholder={placeholder}
            className={cn("font-mono text-[12.5px] whitespace-pre", isOver && "border-fg bg-hover")}
            onChange={(event) => {
              setProblem(undefined);
              onChange(event.target.value);
            }}
            onDragOver={(event) => {
              event.preventDefault();
              setIsOver(true);
            }}
            onDragLeave={() => setIsOver(false)}
            onDrop={drop}
          />
        )}
      </Field>
      <input ref={file} type="file" accept={accept} hidden aria-label={fileLabel} onChange={choose} />
      <Button
        variant="ghost"
        size="sm"
        className="absolute -top-1.5 right-0"
        onClick={() => file.current?.click()}
      >
        <FileUp size={14} aria-hidden="true" />
        Choose a file
      </Button>
    </div>
  );
}
