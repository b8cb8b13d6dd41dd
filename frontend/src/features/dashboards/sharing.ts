import type { DashboardShare } from "@/api/types";
import { isTeam, type Owner } from "@/lib/owners";

const EVERYBODY = "everybody";

/** A share as the value of a choice; empty for none. */
export function shareText(share: DashboardShare | null): string {
  return share === null ? "" : `${share.subject} ${share.level ?? "view"}`;
}

export function shareValue(text: string): DashboardShare | null {
  const [subject = "", level] = text.split(" ");
  return subject === "" ? null : { subject, level: level === "edit" ? "edit" : "view" };
}

/** With whom one can share: nobody, all, one's teams; and what is chosen already, be it another's team. */
export function shareOptions(owners: readonly Owner[], chosen: string): { value: string; label: string }[] {
  const subjects = [{ id: EVERYBODY, name: "Everybody here" }, ...owners.filter(({ id }) => isTeam(id))];
  const options = [
    { value: "", label: "Nobody" },
    ...subjects.flatMap(({ id, name }) => [
      { value: `${id} view`, label: `${name}, to look at` },
      { value: `${id} edit`, label: `${name}, to change it too` },
    ]),
  ];
  return options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: "Another team" }];
}
