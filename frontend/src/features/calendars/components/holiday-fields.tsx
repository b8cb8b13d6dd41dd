import { ChoicePicker } from "@/components/ui/choice-picker";
import { Field } from "@/components/ui/field";
import { problemText } from "@/lib/api-problem";
import { useCountries } from "../api/get-countries";

interface HolidayFieldsProps {
  country: string;
  subdivision: string;
  errorAt: (pointer: string) => string | undefined;
  onChange: (changes: { country?: string; subdivision?: string }) => void;
}

/** Whose public holidays. */
export function HolidayFields({ country, subdivision, errorAt, onChange }: HolidayFieldsProps) {
  const { data: countries = [], error } = useCountries();
  const chosen = countries.find(({ code }) => code === country);
  const parts = chosen?.subdivisions ?? [];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Country" error={(error ? problemText(error) : undefined) ?? errorAt("/source/country")}>
        {(control) => (
          <ChoicePicker
            {...control}
            value={country}
            options={countries.map(({ code, name }) => ({ value: code, label: name, keywords: [code] }))}
            onChange={(code) => onChange({ country: code, subdivision: "" })}
            placeholder="Choose a country"
            searchHint="Type a country"
            nothingFound="No country has this name."
          />
        )}
      </Field>
      <Field
        label="Subdivision"
        isOptional
        hint={chosen && parts.length === 0 ? "Its holidays are the same everywhere." : undefined}
        error={errorAt("/source/subdivision")}
      >
        {(control) => (
          <ChoicePicker
            {...control}
            disabled={parts.length === 0}
            value={subdivision}
            options={[
              { value: "", label: "The whole country" },
              ...parts.map(({ code, name }) => ({
                value: code,
                label: name,
                keywords: [code],
              })),
            ]}
            onChange={(part) => onChange({ subdivision: part })}
            placeholder="The whole country"
            searchHint="Type a state or a region"
            nothingFound="No subdivision has this name."
          />
        )}
      </Field>
    </div>
  );
}
