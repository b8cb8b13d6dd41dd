import { X } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/input";

interface TagFilterProps {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Tags that an execution's job must have; type one and press Enter. */
export function TagFilter({ tags, onChange }: TagFilterProps) {
  const [text, setText] = useState("");
  const add = () => {
    const tag = text.trim();
    if (tag !== "" && !tags.includes(tag)) onChange([...tags, tag]);
    setText("");
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Input
        aria-label="Add a tag to filter by"
        placeholder="Tag…"
        value={text}
        maxLength={100}
        className="w-24"
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === "Enter") add();
        }}
      />
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          aria-label={`Remove the tag ${tag}`}
          onClick={() => onChange(tags.filter((each) => each !== tag))}
          className="inline-flex h-7 max-w-40 items-center gap-1 rounded-md bg-selected px-2 text-sm hover:bg-hover"
        >
          <span className="truncate">{tag}</span>
          <X size={12} className="shrink-0 text-quiet" aria-hidden="true" />
        </button>
      ))}
    </span>
  );
}
