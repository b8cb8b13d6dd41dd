import type { Permission } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { scopeGroups } from "./scopes";

interface ScopePickerProps {
  /** What the maker of the key may do. */
  permissions: readonly Permission[];
  value: readonly Permission[];
  onChange: (value: Permission[]) => void;
  error?: string | undefined;
}

/** What a key may do, by groups that can be taken as a whole. */
export function ScopePicker({ permissions, value, onChange, error }: ScopePickerProps) {
  const toggle = (scopes: readonly Permission[], isOn: boolean) => {
    const others = value.filter((scope) => !scopes.includes(scope));
    onChange(isOn ? [...others, ...scopes] : others);
  };
  return (
    <fieldset aria-describedby={error ? "scopes-error" : undefined}>
      <legend className="mb-1 text-sm font-medium">What it may do</legend>
      <div className="max-h-56 overflow-y-auto rounded-md border border-line-strong px-2.5 py-1.5">
        {scopeGroups(permissions).map((group) => {
          const scopes = group.scopes.map(({ scope }) => scope);
          const chosen = scopes.filter((scope) => value.includes(scope)).length;
          const all = chosen === scopes.length ? true : chosen > 0 ? "indeterminate" : false;
          return (
            <div key={group.name} role="group" aria-label={group.name} className="py-1">
              <label className="flex items-center gap-2 py-1 text-sm font-medium">
                <Checkbox
                  checked={all}
                  aria-label={`All of ${group.name}`}
                  onCheckedChange={() => toggle(scopes, all !== true)}
                />
                {group.name}
              </label>
              {group.scopes.map(({ scope, words }) => (
                <label key={scope} className="flex items-center gap-2 py-1 pl-6 text-sm">
                  <Checkbox
                    checked={value.includes(scope)}
                    onCheckedChange={(isOn) => toggle([scope], isOn === true)}
                  />
                  <span className="min-w-0 flex-1">{words}</span>
                  <code className="hidden font-mono text-xs text-faint sm:inline">{scope}</code>
                </label>
              ))}
            </div>
          );
        })}
      </div>
      {error ? (
        <p id="scopes-error" role="alert" className="mt-1 text-xs text-failed">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
