import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

interface AskFormProps {
  question: string;
  onAsk: (question: string) => void;
}

const LONGEST = 500;

/** One line for a question. */
export function AskForm({ question, onAsk }: AskFormProps) {
  const [text, setText] = useState(question);
  return (
    <form
      role="search"
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") onAsk(text.trim());
      }}
    >
      <Input
        type="search"
        aria-label="Your question"
        className="min-w-0 flex-1"
        maxLength={LONGEST}
        value={text}
        placeholder="What failed last night?"
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit" variant="primary" disabled={text.trim() === ""}>
        Ask
      </Button>
    </form>
  );
}
