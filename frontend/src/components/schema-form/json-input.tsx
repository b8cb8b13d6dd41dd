import { useState } from "react";
import type { FieldControl } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface JsonInputProps extends FieldControl {
  value: unknown;
  onChange: (value: unknown) => void;
}

/** For what has no control of its own: JSON, told on when it can be read. */
export function JsonInput({ value, onChange, ...control }: JsonInputProps) {
  const [text, setText] = useState(() => (value === undefined ? "" : JSON.stringify(value, null, 2)));
  const [isBroken, setBroken] = useState(false);
  const write = (typed: string) => {
    setText(typed);
    try {
      onChange(typed.trim() === "" ? undefined : (JSON.parse(typed) as unknown));
      setBroken(false);
    } catch {
      setBroken(true);
    }
  };
  return (
    <Textarea
      {...control}
      aria-invalid={isBroken ? true : control["aria-invalid"]}
      className="font-mono text-[12.5px]"
      spellCheck={false}
      value={text}
      onChange={({ target }) => write(target.value)}
    />
  );
}
