import { useQuery } from "@tanstack/react-query";
import { cn } from "@/lib/cn";
import { useDebounced } from "@/lib/use-debounced";
import { type PasswordOwner, strengthOptions } from "../api/estimate-password";

const TYPING_MS = 250;
const WORDS = [
  "Guessed at once",
  "Very easy to guess",
  "Easy to guess",
  "Hard to guess",
  "Very hard to guess",
];
const STEPS = [1, 2, 3, 4];

interface StrengthMeterProps {
  password: string;
  owner: PasswordOwner;
  /** From which a password is taken. */
  minScore: number;
}

/** How hard a password is to guess while it is typed, and what would make it harder. */
export function StrengthMeter({ password, owner, minScore }: StrengthMeterProps) {
  const { data } = useQuery(strengthOptions(useDebounced(password, TYPING_MS), owner));
  if (password === "" || !data) return null;
  const { score, warning, suggestions } = data;
  const isEnough = score >= minScore;
  const advice = [warning, ...suggestions].find((line) => line !== "");
  return (
    <div className="mt-1.5 animate-appear">
      <div
        role="meter"
        aria-label="Strength of the password"
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={score}
        aria-valuetext={WORDS[score]}
        className="grid grid-cols-4 gap-1"
      >
        {STEPS.map((step) => (
          <span
            key={step}
            className={cn(
              "h-1 rounded-full",
              step > Math.max(score, 1) ? "bg-selected" : isEnough ? "bg-succeeded" : "bg-missed",
            )}
          />
        ))}
      </div>
      <p aria-live="polite" className="mt-1 text-xs text-faint">
        <span className={isEnough ? "text-succeeded" : "text-missed"}>{WORDS[score]}</span>
        {!isEnough && advice ? `. ${advice}` : null}
      </p>
    </div>
  );
}
