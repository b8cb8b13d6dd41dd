import type { CrontabImport } from "@/api/types";
import { accountLines, looksLikeSystem } from "../crontab-lines";

const result: CrontabImport = {
  jobs: [
    {
      line: 3,
      name: "Back up",
      schedule: { kind: "cron", expression: "0 2 * * *", timezone: "UTC" },
      schedule_text: "every day at 02:00",
      command: "/usr/bin/backup",
      run_as: null,
      environment: {},
      stdin: null,
      next_fire_at: null,
      warnings: [],
      job_id: null,
    },
  ],
  settings: [{ line: 1, name: "SHELL", value: "/bin/sh" }],
  rejected: [{ line: 5, text: "61 * * * * x", reason: "Minute 61 is above 59." }],
  ignored: [{ line: 2, kind: "comment" }],
  totals: { lines: 6, jobs: 1, settings: 1, rejected: 1, comments: 1, blanks: 1 },
};

describe("accounting for each line", () => {
  test("lists all lines in order, each with what became of it", () => {
    const text = "SHELL=/bin/sh\n# Back up\n0 2 * * * /usr/bin/backup\n\n61 * * * * x\nforgotten\n";

    const lines = accountLines(text, result);

    expect(lines.map(({ line, kind }) => [line, kind])).toEqual([
      [1, "setting"],
      [2, "comment"],
      [3, "job"],
      [4, "blank"],
      [5, "rejected"],
      [6, "rejected"],
    ]);
    expect(lines[5]).toMatchObject({ reason: expect.stringContaining("did not say") as string });
  });

  test("recognises a system crontab by its user column", () => {
    expect(looksLikeSystem("17 * * * * root cd / && run-parts /etc/cron.hourly")).toBe(true);
    expect(looksLikeSystem("17 * * * * /usr/bin/root-check now")).toBe(false);
  });
});
