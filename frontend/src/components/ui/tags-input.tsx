import { X } from "lucide-react";
import { useState } from "react";
import type { FieldControl } from "@/components/ui/field";
import { cn } from "@/lib/cn";

interface TagsInputProps extends Partial<FieldControl> {
  value: readonly string[];
  onChange: (tags: string[]) => void;
  /** What one is called. */
  noun?: string;
  placeholder?: string;
}

/** Short words; Enter, comma or leaving the field adds one, Backspace takes the last away. */
export function TagsInput({
  value,
  onChange,
  noun = "tag",
  placeholder = "backup, nightly",
  ...control
}: TagsInputProps) {
  const [text, setText] = useState("");
  const add = () => {
    const words = text
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "");
    setText("");
    if (words.length > 0) onChange([...new Set([...value, ...words])]);
  };
  return (
    <div
      className={cn(
        "flex min-h-8 flex-wrap items-center gap-1 rounded-md border border-line-strong bg-page px-1.5 py-1 pointer-coarse:min-h-10",
        "focus-within:border-fg focus-within:outline-1 focus-within:outline-focus",
        control["aria-invalid"] && "border-failed",
      )}
    >
      {value.map((tag) => (
        <span
          key={tag}
          className="inline-flex h-5.5 items-center gap-0.5 rounded-sm bg-sunken pl-1.5 text-xs"
        >
          {tag}
          <button
            type="button"
            aria-label={`Remove ${noun} ${tag}`}
            onClick={() => onChange(value.filter((other) => other !== tag))}
            className="inline-flex size-5 items-center justify-center rounded-sm text-quiet hover:text-fg"
          >
            <X size={12} />
          </button>
        </span>
      ))}
      <input
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if ((event.key === "Enter" || event.key === ",") && text.trim() !== "") {
            event.preventDefault();
            add();
          } else if (event.key === "Backspace" && text === "") onChange(value.slice(0, -1));
        }}
        placeholder={value.length === 0 ? placeholder : ""}
        className="min-w-24 flex-1 bg-transparent px-1 text-sm outline-none pointer-coarse:text-[16px]"
        {...control}
      />
    </div>
  );
}
