const FORMS = [
  ["H 2 * * *", "at one minute of 02:00–02:59, the same every day"],
  ["H/15 * * * *", "every 15 minutes, from a minute of its own"],
  ["H(0-29) 4 * * *", "at one minute of the first half hour"],
  ["0~30 3 * * *", "at one minute from 0 to 30: the same in cronie's words"],
] as const;

interface HashedHelpProps {
  onChoose: (expression: string) => void;
}

/** What `H` and `~` do, for jobs that would all start at the same minute. */
export function HashedHelp({ onChoose }: HashedHelpProps) {
  return (
    <details className="mt-1.5 text-xs text-quiet">
      <summary className="w-fit rounded-sm hover:text-fg">Spread jobs out with H and ~</summary>
      <p className="mt-1">
        The job’s id decides the value: it stays the same for this job, and differs between jobs, so that they
        do not all start at once.
      </p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {FORMS.map(([expression, words]) => (
          <li key={expression}>
            <button
              type="button"
              onClick={() => onChoose(expression)}
              className="rounded-sm bg-sunken px-1.5 font-mono hover:bg-selected hover:text-fg pointer-coarse:h-8"
            >
              {expression}
            </button>{" "}
            {words}
          </li>
        ))}
      </ul>
    </details>
  );
}
