import { FileUp } from "lucide-react";
import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { problemText } from "@/lib/api-problem";
import { cn } from "@/lib/cn";
import { readCrontabFile } from "../read-crontab-file";

interface CrontabInputProps {
  text: string;
  error?: string | undefined;
  onChange: (text: string) => void;
}

const EXAMPLE = "# Back up the orders\n0 2 * * * /usr/local/bin/backup-orders --to s3";

/** Where a crontab is pasted, dropped or chosen. */
export function CrontabInput({ text, error, onChange }: CrontabInputProps) {
  const file = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      onChange(await readCrontabFile(chosen));
      setProblem(undefined);
    } catch (failure) {
      setProblem(problemText(failure));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void read(event.dataTransfer.files[0]);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void read(event.target.files?.[0]);
    event.target.value = "";
  };
  return (
    <div className="relative">
      <Field
        label="Crontab"
        error={problem ?? error}
        hint={
          <>
            What <code>crontab -l</code> prints, or a file of /etc/cron.d. Drop a file here, too.
          </>
        }
      >
        {(control) => (
          <Textarea
            {...control}
            value={text}
            rows={10}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            placeholder={EXAMPLE}
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
      <input ref={file} type="file" hidden aria-label="Crontab file" onChange={choose} />
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
