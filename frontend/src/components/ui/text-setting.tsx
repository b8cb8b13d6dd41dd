import type { ComponentProps, ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface TextSettingProps extends Omit<ComponentProps<typeof Input>, "onChange" | "value"> {
  label: string;
  hint?: ReactNode;
  isOptional?: boolean;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** One line of text that a program reads. */
export function TextSetting(props: TextSettingProps) {
  const { label, hint, isOptional = false, value, error, onChange, ...rest } = props;
  return (
    <Field label={label} hint={hint} isOptional={isOptional} error={error}>
      {(control) => (
        <Input
          {...control}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          {...rest}
        />
      )}
    </Field>
  );
}
