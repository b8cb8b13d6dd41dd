import { FileUp } from "lucide-react";
import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { problemText } from "@/lib/api-problem";
import { cn } from "@/lib/cn";
import { readIcsFile } from "../read-ics-file";

interface IcsFieldProps {
  text: string;
  error?: string | undefined;
  onChange: (text: string) => void;
}

/** Where an iCalendar file is pasted, dropped or chosen. */
export function IcsField({ text, error, onChange }: IcsFieldProps) {
  const file = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      onChange(await readIcsFile(chosen));
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
        label="iCalendar text"
        error={problem ?? error}
        hint="The content of an .ics file, repeated events included. Drop a file here, too."
      >
        {(control) => (
          <Textarea
            {...control}
            value={text}
            rows={9}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            placeholder={"BEGIN:VCALENDAR\n…"}
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
      <input
        ref={file}
        type="file"
        accept=".ics,text/calendar"
        hidden
        aria-label="iCalendar file"
        onChange={choose}
      />
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
