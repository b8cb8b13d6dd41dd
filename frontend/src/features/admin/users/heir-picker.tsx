import { useState } from "react";
import type { FieldControl } from "@/components/ui/field";
import { FoundPicker } from "@/components/ui/found-picker";
import { useDebounced } from "@/lib/use-debounced";
import { useFoundUsers } from "../api/list-users";
import type { AdminUser } from "../types";

interface HeirPickerProps extends Partial<FieldControl> {
  value: string;
  /** Who goes. */
  without: readonly string[];
  onChange: (id: string) => void;
}

const TYPING_MS = 200;

function labelOf({ name, email }: AdminUser): string {
  return name ? `${name} (${email})` : email;
}

/** The user who gets what another one owned. */
export function HeirPicker({ value, without, onChange, ...control }: HeirPickerProps) {
  const [text, setText] = useState("");
  const [label, setLabel] = useState<string>();
  const found = useFoundUsers(useDebounced(text.trim(), TYPING_MS));
  const users = (found.data?.items ?? []).filter(({ id }) => !without.includes(id));
  return (
    <FoundPicker
      {...control}
      value={value}
      label={label}
      text={text}
      onText={setText}
      options={users.map((user) => ({ value: user.id, label: labelOf(user) }))}
      isLooking={found.isFetching}
      onChange={(id) => {
        const chosen = users.find((user) => user.id === id);
        setLabel(chosen && labelOf(chosen));
        onChange(id);
      }}
      placeholder="Choose a user"
      searchHint="Name or e-mail address"
    />
  );
}
