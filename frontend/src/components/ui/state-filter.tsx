import { Check, ChevronDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ExecutionState } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, menuItemClass, MenuSeparator } from "@/components/ui/menu";
import { StateIcon } from "@/components/ui/state-icon";
import { EXECUTION_LOOK, EXECUTION_STATES, isUnsuccessful } from "@/lib/status";

interface StateFilterProps {
  states: readonly ExecutionState[];
  onChange: (states: ExecutionState[]) => void;
}

const FAILED = EXECUTION_STATES.filter(isUnsuccessful);

/** Which states to show; none chosen means all. */
export function StateFilter({ states, onChange }: StateFilterProps) {
  const toggle = (state: ExecutionState) =>
    onChange(
      EXECUTION_STATES.filter((each) => (each === state ? !states.includes(each) : states.includes(each))),
    );
  return (
    <Menu
      align="start"
      trigger={
        <Button aria-label={`State: ${label(states)}`} className="max-w-64">
          <span className="truncate">{label(states)}</span>
          <ChevronDown size={14} aria-hidden="true" className="text-quiet" />
        </Button>
      }
    >
      <MenuItem onSelect={() => onChange([])}>Any state</MenuItem>
      <MenuItem onSelect={() => onChange(FAILED)}>Everything that failed</MenuItem>
      <MenuSeparator />
      {EXECUTION_STATES.map((state) => (
        <DropdownMenu.CheckboxItem
          key={state}
          checked={states.includes(state)}
          onCheckedChange={() => toggle(state)}
          onSelect={(event) => event.preventDefault()}
          className={menuItemClass}
        >
          <StateIcon state={state} />
          <span className="flex-1">{EXECUTION_LOOK[state].word}</span>
          <DropdownMenu.ItemIndicator>
            <Check size={14} />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.CheckboxItem>
      ))}
    </Menu>
  );
}

function label(states: readonly ExecutionState[]): string {
  if (states.length === 0) return "Any state";
  if (states.length === FAILED.length && FAILED.every((state) => states.includes(state))) return "All failed";
  return states.map((state) => EXECUTION_LOOK[state].word).join(", ");
}
