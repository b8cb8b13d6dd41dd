import { type ChangeEvent, useRef, useState } from "react";
import { getBrandingLogoUrl } from "@/api/client";
import { BrandMark } from "@/components/ui/brand-mark";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

interface LogoFieldProps {
  /** The name of the one that is saved, the `data:` address of one that was chosen, or empty. */
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

const MAX_BYTES = 64 * 1024;
const TYPES = ["image/png", "image/svg+xml"];

/** The picture beside the name. */
export function LogoField({ value, error, onChange }: LogoFieldProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = "";
    if (!file) return;
    if (!TYPES.includes(file.type)) setProblem("A logo is a PNG or an SVG.");
    else if (file.size > MAX_BYTES) setProblem("A logo has at most 64 KiB.");
    else {
      setProblem(undefined);
      onChange(await dataAddress(file));
    }
  };
  const source = value.startsWith("data:") ? value : getBrandingLogoUrl({ v: value });
  return (
    <Field label="Logo" isOptional hint="PNG or SVG, square, at most 64 KiB." error={problem ?? error}>
      {(control) => (
        <div className="flex items-center gap-3">
          {value === "" ? (
            <BrandMark className="size-8 text-faint" />
          ) : (
            <img src={source} alt="The logo" className="size-8 object-contain" />
          )}
          <Button {...control} onClick={() => chooser.current?.click()}>
            Choose a file
          </Button>
          {value === "" ? null : (
            <Button variant="ghost" onClick={() => onChange("")}>
              Take it away
            </Button>
          )}
          <input
            ref={chooser}
            type="file"
            accept={TYPES.join(",")}
            hidden
            aria-label="A file with the logo"
            onChange={(event) => void choose(event)}
          />
        </div>
      )}
    </Field>
  );
}

function dataAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read."));
    reader.readAsDataURL(file);
  });
}
